/** A limit that calls stand in line for: at most `most` of them in any `windowMs`. */
export interface Limit {
  name: string;
  most: number;
  windowMs: number;
}

export interface Turn {
  limit: Limit;
  /** Who it is for: those of one line are served in turns. */
  lane: string;
  /** Gives up after so long; waits as long as it takes without. */
  patienceMs?: number;
}

/** Hands the place back. One that was used counts for the whole window after it. */
export type LeaveLine = (how: { used: boolean }) => void;

/** The service's limits, kept from this side, so that it seldom has to turn a call away. */
export interface Lines {
  /** Null when it was not this one's turn in time. */
  enter(turn: Turn): Promise<LeaveLine | null>;
  /** True when the next one to come would not wait. */
  isFree(limit: Limit): boolean;
  /** The service asked to be left alone: nobody's turn comes until then. */
  pause(limit: Limit, ms: number): void;
}

interface Waiting {
  /** Its place: the lower, the sooner. */
  start: number;
  call(): void;
}

interface Line {
  taken: number;
  paused: number;
  waiting: Waiting[];
  /** The place that was served last, and for each lane the one its next call gets, if that is later. */
  reached: number;
  next: Map<string, number>;
}

export function createLines(): Lines {
  const lines = new Map<string, Line>();

  function lineOf({ name }: Limit): Line {
    const line = lines.get(name) ?? { taken: 0, paused: 0, waiting: [], reached: 0, next: new Map() };
    lines.set(name, line);
    return line;
  }

  const hasRoom = (line: Line, { most }: Limit) => line.paused === 0 && line.taken < most;

  function serve(limit: Limit): void {
    const line = lineOf(limit);
    while (hasRoom(line, limit)) {
      const next = takeNext(line);
      if (!next) break;
      line.taken += 1;
      next.call();
    }
    if (line.taken === 0 && line.paused === 0 && line.waiting.length === 0) lines.delete(limit.name);
  }

  function leave(limit: Limit): LeaveLine {
    const done = () => {
      lineOf(limit).taken -= 1;
      serve(limit);
    };
    // Counted from the answer on: when exactly the service counted it, only the service knows.
    return ({ used }) => (used ? void setTimeout(done, limit.windowMs).unref() : done());
  }

  return {
    isFree(limit) {
      const line = lines.get(limit.name);
      return !line || (line.waiting.length === 0 && hasRoom(line, limit));
    },

    enter({ limit, lane, patienceMs }) {
      return new Promise((resolve) => {
        const line = lineOf(limit);
        const call = () => {
          clearTimeout(timer);
          resolve(leave(limit));
        };
        const giveUp = () => {
          line.waiting = line.waiting.filter((other) => other.call !== call);
          resolve(null);
        };
        const timer = patienceMs === undefined ? undefined : setTimeout(giveUp, patienceMs);
        const start = Math.max(line.reached, line.next.get(lane) ?? 0);
        line.next.set(lane, start + 1);
        line.waiting.push({ start, call });
        serve(limit);
      });
    },

    pause(limit, ms) {
      const line = lineOf(limit);
      line.paused += 1;
      setTimeout(() => {
        line.paused -= 1;
        serve(limit);
      }, ms).unref();
    },
  };
}

/** The lane that had least goes first: start-time fair queueing, with calls of equal cost. */
function takeNext(line: Line): Waiting | null {
  const [first, ...others] = line.waiting;
  if (!first) return null;
  const next = others.reduce((best, one) => (one.start < best.start ? one : best), first);
  line.waiting.splice(line.waiting.indexOf(next), 1);
  line.reached = next.start;
  for (const [lane, place] of line.next) if (place <= line.reached) line.next.delete(lane);
  return next;
}
