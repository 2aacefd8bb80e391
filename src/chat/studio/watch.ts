import type { Hub } from './hub.ts';
import type { StudioMessage } from './message.ts';

const roundMs = 1_000;
/** Clocks of processes differ, and what was written is seen a little later: so far back is looked again. */
const slackMs = 5_000;

export interface WatchOptions {
  hub: Hub;
  /** What any process wrote after a revision, in that order. */
  changedSince(revision: number): Promise<readonly StudioMessage[]>;
  now(): number;
}

/** Tells the browsers of this process what other processes write into the conversation. */
export interface Watch {
  /** What this process writes goes to its browsers at once. */
  publish(message: StudioMessage): void;
  start(): void;
  stop(): void;
}

export function createWatch({ hub, changedSince, now }: WatchOptions): Watch {
  /** Revisions the browsers were told of lately, by message. */
  const told = new Map<string, number>();
  let since = now();
  let running = false;

  function publish(message: StudioMessage): void {
    told.set(message.id, message.revision);
    hub.publish(message);
  }

  async function look(): Promise<void> {
    const at = now();
    const found = hub.isOpen() ? await changedSince(since - slackMs) : [];
    for (const message of found) if ((told.get(message.id) ?? 0) < message.revision) publish(message);
    since = at;
    for (const [id, revision] of told) if (revision < at - 2 * slackMs) told.delete(id);
  }

  function startRound(): void {
    // A round that fails is made up for by the next one.
    setTimeout(() => running && void look().then(startRound, startRound), roundMs).unref();
  }

  return {
    publish,
    start() {
      running = true;
      startRound();
    },
    stop() {
      running = false;
    },
  };
}
