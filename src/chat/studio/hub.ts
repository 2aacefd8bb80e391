import type { PersonRef } from '../chat.ts';
import { type StudioMessage, toPageMessage } from './message.ts';

/** A comment this often keeps proxies from closing a quiet stream. */
const heartbeatMs = 15_000;
/** A browser that has fallen this many events behind is cut off: it reconnects and asks for what it missed. */
const maxWaitingEvents = 500;

interface Listener {
  person: PersonRef;
  send(text: string): void;
  /** The browser has gone. */
  leave(): boolean;
  end(): void;
}

export interface Hub {
  publish(message: StudioMessage): void;
  /** A browser listens. */
  isOpen(): boolean;
  /**
   * An event stream for one browser tab. `missed` is read after listening began, so nothing falls between.
   * Null means too much was missed: the browser is told to load the conversation again.
   */
  open(person: PersonRef, missed: () => Promise<readonly StudioMessage[] | null>): Response;
  end(): void;
}

export function createHub(): Hub {
  const listeners = new Set<Listener>();

  function listen(person: PersonRef, controller: ReadableStreamDefaultController<Uint8Array>): Listener {
    const encoder = new TextEncoder();
    const heartbeat = setInterval(() => listener.send(': still here\n\n'), heartbeatMs);
    heartbeat.unref();
    const listener: Listener = {
      person,
      leave() {
        clearInterval(heartbeat);
        return listeners.delete(listener);
      },
      send(text) {
        if ((controller.desiredSize ?? 0) < -maxWaitingEvents) return this.end();
        if (listeners.has(listener)) controller.enqueue(encoder.encode(text));
      },
      end() {
        if (this.leave()) controller.close();
      },
    };
    listeners.add(listener);
    return listener;
  }

  return {
    isOpen: () => listeners.size > 0,
    publish(message) {
      for (const listener of listeners) {
        if (isVisibleTo(message, listener.person)) listener.send(eventOf(message));
      }
    },
    open(person, missed) {
      let listener: Listener | null = null;
      const stream = new ReadableStream<Uint8Array>({
        async start(controller) {
          const mine = listen(person, controller);
          listener = mine;
          mine.send('retry: 1000\n\n');
          const messages = await missed().catch((error) => {
            mine.leave();
            throw error;
          });
          if (!messages) mine.send('event: reload\ndata: {}\n\n');
          for (const message of messages ?? []) mine.send(eventOf(message));
        },
        cancel() {
          listener?.leave();
        },
      });
      return new Response(stream, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      });
    },
    end() {
      for (const listener of [...listeners]) listener.end();
    },
  };
}

export function isVisibleTo(message: StudioMessage, person: PersonRef): boolean {
  return message.visibleTo === null || message.visibleTo === person;
}

function eventOf(message: StudioMessage): string {
  const [name, data] = message.removed
    ? ['removed', { id: message.id, revision: message.revision }]
    : ['message', toPageMessage(message)];
  return `id: ${message.revision}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
