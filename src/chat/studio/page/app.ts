import { h } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { StudioState } from '../view.ts';
import { fileUrl } from './api.ts';
import { Composer } from './composer.ts';
import { groupMessages, type Picture, picturesOf } from './conversation.ts';
import { Icon } from './icons.ts';
import { Lightbox } from './lightbox.ts';
import { NameDialog } from './name-dialog.ts';
import { type Studio, StudioContext, useStudio } from './studio-context.ts';
import { Timeline } from './timeline.ts';
import { useConversation } from './use-conversation.ts';
import { useDraft } from './use-draft.ts';
import { useDrop } from './use-drop.ts';

/** Everything on the page, from the state it was opened with. */
export function App({ state }: { state: StudioState }) {
  const { words, commands } = state;
  const [me, setMe] = useState(state.me);
  const [shown, setShown] = useState<Picture | null>(null);
  const [sent, setSent] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(state);
  const { messages, connected, loadOlder } = useConversation(state, draft.notice);
  const entries = useMemo(() => groupMessages(messages), [messages]);
  const pictures = useMemo(
    () => entries.flatMap(({ message, thread }) => picturesOf([message, ...thread])),
    [entries],
  );
  const isDropping = useDrop(draft.references.add);

  const studio: Studio = {
    ...{ words, commands, me },
    backInBox: draft.backInBox,
    putBack(prompt, answerKey) {
      draft.putBack(prompt, answerKey);
      box.current?.focus();
    },
    async useAsReference({ message, file }) {
      setShown(null);
      const blob = await fetch(fileUrl(message.id, file.key)).then((response) => response.blob());
      draft.references.add([new File([blob], file.name, { type: file.mime })]);
      box.current?.focus();
    },
  };

  const tryExample = (text: string) => {
    draft.setText(text);
    box.current?.focus();
  };
  return h(
    StudioContext.Provider,
    { value: studio },
    h(TopBar, { onName: (name: string) => setMe({ ...me, name }) }),
    !connected && h('p', { class: 'banner', role: 'status' }, words.connectionLost),
    h(Timeline, {
      entries,
      sent,
      onOpen: setShown,
      onOlder: loadOlder,
      empty: h(Empty, { onTry: tryExample }),
    }),
    h(Composer, { draft, box, onSent: () => setSent(sent + 1) }),
    shown && h(Lightbox, { pictures, shown, onShow: setShown, onClose: () => setShown(null) }),
    isDropping && h('div', { class: 'drop' }, h('p', {}, h(Icon, { name: 'picture' }), words.dropHere)),
  );
}

function TopBar({ onName }: { onName(name: string): void }) {
  const { words, me } = useStudio();
  const [isNaming, setNaming] = useState(false);
  const done = (name: string | null) => {
    setNaming(false);
    if (name !== null) onName(name);
  };
  return h(
    'header',
    { class: 'top' },
    h('h1', {}, h('span', { class: 'mark', 'aria-hidden': 'true' }), words.title),
    h(
      'button',
      { type: 'button', class: 'quiet me', title: words.changeName, onClick: () => setNaming(true) },
      me.name,
    ),
    isNaming && h(NameDialog, { onDone: done }),
  );
}

function Empty({ onTry }: { onTry(text: string): void }) {
  const { words } = useStudio();
  return h(
    'section',
    { class: 'empty' },
    h('h2', {}, words.emptyHeading),
    h('p', {}, words.emptyHint),
    h(
      'ul',
      {},
      words.examples.map((example) =>
        h(
          'li',
          { key: example },
          h('button', { type: 'button', class: 'example', onClick: () => onTry(example) }, example),
        ),
      ),
    ),
  );
}
