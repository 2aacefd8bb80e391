import { createFairLine, type FairLine } from './fair-line.ts';
import { bothLeases, type Lease } from './lease.ts';

export interface Ticket {
  person: string;
  /** Provider and model id: what the service counts by. */
  model: string;
  /** Null is without a limit. */
  imagesPerMinute: number | null;
  images: number;
  signal: AbortSignal;
}

/** What a model has left of its limit. */
export interface Room {
  /** Rejects with the signal's reason when it is aborted. */
  wait(images: number, signal: AbortSignal): Promise<void>;
  hold<T>(images: number, work: (lease: Lease) => Promise<T>): Promise<T>;
}

/** The lines in which people's calls wait for a model, one line for each. */
export interface Turns {
  /** Waits in line and for the model; a call whose model was paused meanwhile goes back into line. */
  take<T>(ticket: Ticket, personLease: Lease, work: (lease: Lease) => Promise<T>): Promise<T>;
  pause(model: string, until: number): void;
  pausedUntil(model: string): number;
}

/** `roomOf`: null where the model has no limit. */
export function createTurns(roomOf: (ticket: Ticket) => Room | null): Turns {
  const lines = new Map<string, FairLine>();

  function lineOf(model: string): FairLine {
    const line = lines.get(model) ?? createFairLine();
    lines.set(model, line);
    return line;
  }

  return {
    async take(ticket, personLease, work) {
      const line = lineOf(ticket.model);
      const room = roomOf(ticket);
      try {
        for (;;) {
          const answer = await tryTurn(ticket, { line, room }, (lease) =>
            work(bothLeases(personLease, lease)),
          );
          if (answer !== 'paused') return answer.result;
        }
      } catch (error) {
        // Left the line without a call: nothing was used.
        if (ticket.signal.aborted && error === ticket.signal.reason) personLease.refund();
        throw error;
      }
    },
    pause: (model, until) => lineOf(model).pauseUntil(until),
    pausedUntil: (model) => lines.get(model)?.pausedUntil ?? 0,
  };
}

async function tryTurn<T>(
  { person, images, signal }: Ticket,
  { line, room }: { line: FairLine; room: Room | null },
  work: (lease: Lease) => Promise<T>,
): Promise<{ result: T } | 'paused'> {
  const leave = await line.enter(person, signal);
  try {
    const start = async (lease: Lease) => {
      const paused = line.pausedUntil > Date.now();
      leave();
      if (paused || signal.aborted) lease.refund();
      signal.throwIfAborted();
      return paused ? 'paused' : { result: await work(lease) };
    };
    if (!room) return await start(noLease);
    await room.wait(images, signal);
    return await room.hold(images, start);
  } finally {
    leave();
  }
}

/** Nothing is counted where there is no limit. */
const noLease: Lease = { accepted: () => undefined, refund: () => undefined };
