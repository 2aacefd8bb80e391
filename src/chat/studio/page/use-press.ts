import { useRef, useState } from 'preact/hooks';
import { parseActionId } from '../../message.ts';
import type { Done } from '../event-base.ts';
import type { PageMessage } from '../message.ts';
import { post, randomId } from './api.ts';
import { useStudio } from './studio-context.ts';

/** Presses a button of a message, one at a time. `busy` is the action that is under way. */
export function usePress(message: PageMessage, onDone?: () => void) {
  const { words, openForm, expect, takeFromBox } = useStudio();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const running = useRef(false);

  async function press(action: string): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(action);
    setError(null);
    const key = randomId();
    expect(key);
    const result = await post<Done>('/studio/actions', { key, message: message.id, action });
    running.current = false;
    setBusy(null);
    if (!result.ok) return setError(result.error ?? words.pressed);
    if (parseActionId(action)?.action === 'run-with') takeFromBox(message);
    onDone?.();
    if (result.value.form) openForm(result.value.form, message.id);
  }
  return { busy, error, press };
}
