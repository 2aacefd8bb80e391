import { h } from 'preact';
import { useState } from 'preact/hooks';
import { NameDialog } from './name-dialog.ts';
import { useStudio } from './studio-context.ts';

/** The studio's name, and this person's. */
export function TopBar({ onName }: { onName(name: string): void }) {
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
