import { h, type RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { type DraftParts, plainCommandFor } from './build-command.ts';
import { Chips } from './chips.ts';
import { Icon } from './icons.ts';
import { PictureChip } from './picture-chip.ts';
import { useStudio } from './studio-context.ts';
import { SuggestionList, suggestionId, suggestionListId } from './suggestion-list.ts';
import { Tray } from './tray.ts';
import type { Draft } from './use-draft.ts';
import { useTyping } from './use-typing.ts';

export interface ComposerProps {
  draft: Draft;
  box: RefObject<HTMLTextAreaElement | null>;
  onSent(): void;
}

/** The prompt box with its suggestions, reference pictures and chips. */
export function Composer({ draft, box, onSent }: ComposerProps) {
  const { words, commands } = useStudio();
  const parts: DraftParts = {
    text: draft.text,
    chips: draft.chips,
    pictures: draft.references.list.length,
    commands,
  };
  const typing = useTyping(draft, parts, { box, onSent });
  useGrowing(box, draft.text);
  const { items, active, isOpen } = typing;
  const isEdit = plainCommandFor(parts.pictures) === 'edit';

  return h(
    'form',
    {
      class: 'composer',
      onSubmit: (event: Event) => {
        event.preventDefault();
        typing.send();
      },
    },
    isOpen && h(SuggestionList, { items, active, onChoose: typing.choose }),
    draft.complaints.length > 0 &&
      h(
        'ul',
        { class: 'complaints', role: 'alert' },
        draft.complaints.map((sentence) => h('li', { key: sentence }, sentence)),
      ),
    h(Tray, { references: draft.references }),
    h(
      'div',
      { class: 'box' },
      h('textarea', {
        ref: box,
        rows: 1,
        value: draft.text,
        placeholder: isEdit ? words.editPlaceholder : words.promptPlaceholder,
        'aria-label': words.promptLabel,
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': isOpen,
        'aria-controls': suggestionListId,
        'aria-activedescendant': isOpen && active >= 0 ? suggestionId(active) : undefined,
        autofocus: true,
        spellcheck: true,
        enterkeyhint: 'send',
        ...typing.handlers,
      }),
      h(
        'button',
        { class: 'send', 'aria-label': words.send, title: words.send, disabled: draft.sending },
        h(Icon, { name: 'send' }),
      ),
    ),
    h(
      'div',
      { class: 'chips' },
      h(PictureChip, { references: draft.references }),
      h(Chips, { draft, parts }),
      h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-label': words.moreOptions,
          title: words.moreOptions,
          onClick: () => typing.setText(`${draft.text.trimEnd()} --`.trimStart()),
        },
        h(Icon, { name: 'more' }),
      ),
    ),
  );
}

/** The box is as high as its text, up to what the style sheet allows. */
function useGrowing(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
}
