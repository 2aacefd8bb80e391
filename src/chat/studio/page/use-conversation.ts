import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../message.ts';
import type { MessagePage, StudioState } from '../view.ts';
import { get } from './api.ts';
import { follow } from './connection.ts';
import { addMessages, type Messages, removeMessage } from './conversation.ts';

/** Shorter breaks than this are not worth a word. */
const silentBreakMs = 1500;

/** The messages as they come and go. `onArrival` sees those that come while the page is open. */
export function useConversation(state: StudioState, onArrival: (message: PageMessage) => void) {
  const [messages, setMessages] = useState<Messages>(() => addMessages(new Map(), state.messages));
  const [before, setBefore] = useState(state.before);
  const [connected, setConnected] = useState(true);
  const arrival = useRef(onArrival);
  arrival.current = onArrival;

  useEffect(() => {
    let banner = 0;
    const stop = follow(state.revision, {
      onMessage(message) {
        setMessages((known) => addMessages(known, [message]));
        arrival.current(message);
      },
      onRemoved: (id) => setMessages((known) => removeMessage(known, id)),
      onReload: reload,
      onConnected(isConnected) {
        if (!isConnected) banner ||= window.setTimeout(() => setConnected(false), silentBreakMs);
        else {
          window.clearTimeout(banner);
          banner = 0;
          setConnected(true);
        }
      },
    });
    return () => {
      window.clearTimeout(banner);
      stop();
    };
  }, []);

  async function reload(): Promise<void> {
    const result = await get<StudioState>('/studio/state');
    if (!result.ok) return;
    setMessages(addMessages(new Map(), result.value.messages));
    setBefore(result.value.before);
  }

  async function loadOlder(): Promise<void> {
    const result = await get<MessagePage>(`/studio/older?before=${before}`);
    if (!result.ok) return;
    setMessages((known) => addMessages(known, result.value.messages));
    setBefore(result.value.before);
  }

  return { messages, connected, loadOlder: before === null ? null : loadOlder };
}
