import type { App, Receiver } from '@slack/bolt';

/** A body as Slack sends it, whatever way it came. */
export type Body = Record<string, unknown>;

export interface Arrival {
  body: Body;
  retryNum?: number;
  retryReason?: string;
  /** Called at most once, with what goes into the answer. */
  answer(payload: unknown): Promise<void>;
}

/**
 * Hands arrivals to Bolt. Commands, forms and buttons are answered as soon as a listener says so; an event only once
 * all listeners are through with it, so that what was not stored is delivered again.
 * @throws whatever a listener threw, and then the event was not answered
 */
export interface Intake {
  take(arrival: Arrival): Promise<void>;
}

/** A Bolt receiver that is fed by hand. */
export function createIntake(): { receiver: Receiver; intake: Intake } {
  let app: App | null = null;
  return {
    receiver: {
      init: (bolt) => {
        app = bolt;
      },
      start: async () => undefined,
      stop: async () => undefined,
    },
    intake: {
      async take({ body, answer, retryNum, retryReason }) {
        if (!app) throw new Error('the app is not ready');
        const isEvent = body.type === 'event_callback';
        let answered = false;
        const ack = async (payload?: unknown) => {
          if (isEvent || answered) return;
          answered = true;
          await answer(payload);
        };
        await app.processEvent({
          ...{ body, ack },
          ...(retryNum !== undefined && { retryNum }),
          ...(retryReason !== undefined && { retryReason }),
        });
        if (isEvent) await answer(undefined);
      },
    },
  };
}
