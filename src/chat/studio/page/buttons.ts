import { h } from 'preact';
import { useState } from 'preact/hooks';
import type { Button } from '../../chat.ts';
import type { PageMessage } from '../message.ts';
import { post, randomId } from './api.ts';
import { useStudio } from './studio-context.ts';

/** The buttons the core put into a message. */
export function Buttons({ message }: { message: PageMessage }) {
  const { words } = useStudio();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  if (message.buttons.length === 0) return null;

  async function press(button: Button) {
    setBusy(button.id);
    setError(null);
    const result = await post('/studio/actions', { key: randomId(), message: message.id, action: button.id });
    setBusy(null);
    if (!result.ok) setError(result.error ?? words.pressed);
  }

  return h(
    'div',
    { class: 'button-rows' },
    message.buttons.map((row, index) =>
      h(
        'div',
        { class: 'button-row', key: index },
        row.map((button) =>
          h(
            'button',
            {
              type: 'button',
              key: button.id,
              class: `button ${button.style}`,
              'aria-busy': busy === button.id,
              disabled: busy === button.id,
              onClick: () => press(button),
            },
            button.label,
          ),
        ),
      ),
    ),
    error && h('p', { class: 'complaint', role: 'alert' }, error),
  );
}
