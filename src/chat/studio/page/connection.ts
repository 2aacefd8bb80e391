import type { PageMessage } from '../message.ts';

const retryMs = 2000;

export interface ConnectionEvents {
  onMessage(message: PageMessage): void;
  onRemoved(id: string): void;
  /** Too much was missed to be sent again. */
  onReload(): void;
  onConnected(connected: boolean): void;
}

/** Follows the conversation from a revision on, for as long as the page is open. Returns the way to stop. */
export function follow(after: number, events: ConnectionEvents): () => void {
  let last = after;
  let source: EventSource;
  let retry = 0;

  function open(): void {
    source = new EventSource(`/studio/events?after=${last}`);
    source.onopen = () => events.onConnected(true);
    source.onerror = () => {
      events.onConnected(false);
      // After a dropped line the browser tries again by itself; after a refusal it does not.
      if (source.readyState === EventSource.CLOSED) retry = window.setTimeout(open, retryMs);
    };
    source.addEventListener('message', ({ data, lastEventId }) => {
      last = Math.max(last, Number(lastEventId));
      events.onMessage(JSON.parse(data));
    });
    source.addEventListener('removed', ({ data, lastEventId }) => {
      last = Math.max(last, Number(lastEventId));
      events.onRemoved(JSON.parse(data).id);
    });
    source.addEventListener('reload', () => events.onReload());
  }

  open();
  return () => {
    window.clearTimeout(retry);
    source.close();
  };
}
