import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from './api.ts';
import { useStudio } from './studio-context.ts';

/** Asks what others should call this person. */
export function NameDialog({ onDone }: { onDone(name: string | null): void }) {
  const { words, me } = useStudio();
  const dialog = useRef<HTMLDialogElement>(null);
  const saved = useRef<string | null>(null);
  const [name, setName] = useState(me.name);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  async function save(event: Event) {
    event.preventDefault();
    const result = await post<{ name: string }>('/studio/name', { name });
    if (result.ok) {
      saved.current = result.value.name;
      dialog.current?.close();
    } else setError(result.error ?? words.sendFailed);
  }

  return h(
    'dialog',
    {
      class: 'name-dialog',
      ref: dialog,
      'aria-label': words.changeName,
      closedby: 'any',
      onClose: () => onDone(saved.current),
    },
    h(
      'form',
      { onSubmit: save },
      h(
        'label',
        {},
        words.yourName,
        h('input', {
          value: name,
          maxLength: 40,
          autofocus: true,
          autocomplete: 'nickname',
          onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => setName(currentTarget.value),
        }),
      ),
      error && h('p', { class: 'complaint', role: 'alert' }, error),
      h('button', { class: 'button primary' }, words.save),
    ),
  );
}
