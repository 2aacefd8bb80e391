/** A line in which people take turns, so that nobody's flood holds up the next person. */
export interface FairLine {
  /**
   * Resolves with `leave` when it is this person's turn; nobody else gets a turn until `leave` is called.
   * @throws the signal's reason when it is aborted while waiting
   */
  enter(person: string, signal: AbortSignal): Promise<() => void>;
  /** Gives no turn before this time (epoch ms). */
  pauseUntil(time: number): void;
  readonly pausedUntil: number;
  readonly waiting: number;
}

interface Entry {
  start: () => void;
}

export function createFairLine(now: () => number = Date.now): FairLine {
  const people = new Map<string, Entry[]>();
  let busy = false;
  let pausedUntil = 0;
  let pausing = false;
  let resting: { person: string; entries: Entry[] } | null = null;

  function giveTurn(): void {
    if (busy || people.size === 0) return;
    const pauseMs = pausedUntil - now();
    if (pauseMs > 0) {
      if (!pausing) setTimeout(endPause, pauseMs).unref();
      pausing = true;
      return;
    }
    const [person, entries] = people.entries().next().value ?? [];
    const entry = entries?.shift();
    if (person === undefined || !entries || !entry) return;
    // Map keeps insertion order: whoever had a turn goes to the end when it is over, behind all who came meanwhile.
    people.delete(person);
    busy = true;
    resting = { person, entries };
    entry.start();
  }

  function endPause(): void {
    pausing = false;
    giveTurn();
  }

  function leave(): void {
    busy = false;
    if (resting && resting.entries.length > 0) people.set(resting.person, resting.entries);
    resting = null;
    giveTurn();
  }

  /** Where a person's entries are kept: in line, or aside while it is their turn. */
  function entriesOf(person: string): Entry[] | undefined {
    return resting?.person === person ? resting.entries : people.get(person);
  }

  function drop(person: string, entry: Entry): void {
    const entries = entriesOf(person) ?? [];
    const at = entries.indexOf(entry);
    if (at >= 0) entries.splice(at, 1);
    if (entries.length === 0) people.delete(person);
  }

  return {
    enter(person, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const abort = () => {
          drop(person, entry);
          reject(signal.reason);
        };
        const entry: Entry = {
          start: () => {
            signal.removeEventListener('abort', abort);
            let left = false;
            resolve(() => {
              if (!left) leave();
              left = true;
            });
          },
        };
        signal.addEventListener('abort', abort, { once: true });
        const entries = entriesOf(person);
        if (entries) entries.push(entry);
        else people.set(person, [entry]);
        giveTurn();
      });
    },
    pauseUntil(time) {
      pausedUntil = Math.max(pausedUntil, time);
    },
    get pausedUntil() {
      return pausedUntil;
    },
    get waiting() {
      const inLine = [...people.values()].reduce((sum, entries) => sum + entries.length, 0);
      return inLine + (resting?.entries.length ?? 0);
    },
  };
}
