import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../message.ts';
import type { MessagePage, StudioState } from '../view.ts';
import { get } from './api.ts';
import { follow } from './connection.ts';
import { addMessages, type Messages, removeMessage } from './conversation.ts';

/** Shorter breaks than this are not worth a word. */
const silentBreakMs = 1500;
const retryMs = 2000;

/** The messages as they come and go. `onArrival` sees those that come while the page is open. */
export function useConversation(state: StudioState, onArrival: (message: PageMessage) => void) {
  const [messages, setMessages] = useState<Messages>(() => addMessages(new Map(), state.messages));
  const [before, setBefore] = useState(state.before);
  const [connected, setConnected] = useState(true);
  const arrival = useRef(onArrival);
  arrival.current = onArrival;
  const reloads = useRef(0);
  /** What comes while everything is loaded again. */
  const meanwhile = useRef<PageMessage[] | null>(null);
  /** Ids of what was removed: nothing that was read before brings it back. */
  const removed = useRef(new Set<string>());

  useEffect(() => {
    let banner = 0;
    const stop = follow(state.revision, {
      onMessage(message) {
        meanwhile.current?.push(message);
        setMessages((known) => addMessages(known, [message]));
        arrival.current(message);
      },
      onRemoved(id) {
        removed.current.add(id);
        setMessages((known) => removeMessage(known, id));
      },
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
      reloads.current += 1;
      stop();
    };
  }, []);

  const isThere = ({ id }: PageMessage) => !removed.current.has(id);

  async function reload(): Promise<void> {
    reloads.current += 1;
    const mine = reloads.current;
    const arrived: PageMessage[] = [];
    meanwhile.current = arrived;
    let result = await get<StudioState>('/studio/state');
    while (!result.ok && mine === reloads.current) {
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      result = await get<StudioState>('/studio/state');
    }
    if (!result.ok || mine !== reloads.current) return;
    // An older page that was asked for meanwhile does not follow on what comes now.
    reloads.current += 1;
    meanwhile.current = null;
    const loaded = [...result.value.messages, ...arrived].filter(isThere);
    setMessages(addMessages(new Map(), loaded));
    setBefore(result.value.before);
  }

  async function loadOlder(): Promise<void> {
    const mine = reloads.current;
    const result = await get<MessagePage>(`/studio/older?before=${before}`);
    // What was older then may not follow on what is shown now.
    if (!result.ok || mine !== reloads.current) return;
    const { messages: older, before: next } = result.value;
    setMessages((known) => addMessages(known, older.filter(isThere)));
    setBefore(next);
  }

  return { messages, connected, loadOlder: before === null ? null : loadOlder };
}
