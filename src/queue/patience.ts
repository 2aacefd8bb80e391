export interface PatienceOptions {
  /** How long a call waits for a service that turns calls away before it goes to another. */
  patienceMs?: number;
  now?(): number;
}

/** How long calls that have a choice wait for a service that turns calls away, whatever else it takes meanwhile. */
export interface Patience {
  /**
   * The call stands in that line; aborted when it did so for long enough since a call was turned away there.
   * `mayLeave`: whether another service is worth going to.
   */
  wait(callId: string, model: string, mayLeave: () => boolean): AbortSignal;
  /** The service turns calls away, and this is to be reckoned with for so long. */
  turnedAway(model: string, forMs?: number): void;
  /** The call has left that line, and the service still turns calls away. */
  isSpent(callId: string, model: string): boolean;
  forget(callId: string): void;
}

interface Waiting {
  model: string;
  controller: AbortController;
  timer: NodeJS.Timeout | null;
  mayLeave(): boolean;
  /** Lines it has left. */
  left: Set<string>;
}

const askAgainMs = 5_000;

export function createPatience({ patienceMs = 30_000, now = Date.now }: PatienceOptions = {}): Patience {
  const calls = new Map<string, Waiting>();
  const fullUntil = new Map<string, number>();
  const isFull = (model: string) => (fullUntil.get(model) ?? 0) > now();

  function startClock(waiting: Waiting, afterMs: number): void {
    waiting.timer = setTimeout(() => {
      // Its place in line is given up only for another.
      if (!waiting.mayLeave()) return startClock(waiting, askAgainMs);
      waiting.left.add(waiting.model);
      waiting.controller.abort(new Error('another service is free'));
    }, afterMs).unref();
  }

  function stopClock(waiting: Waiting | undefined): void {
    if (waiting?.timer) clearTimeout(waiting.timer);
  }

  return {
    wait(callId, model, mayLeave) {
      const known = calls.get(callId);
      if (known?.model === model && !known.controller.signal.aborted) return known.controller.signal;
      stopClock(known);
      const left = known?.left ?? new Set();
      const waiting: Waiting = { model, controller: new AbortController(), timer: null, mayLeave, left };
      calls.set(callId, waiting);
      if (isFull(model)) startClock(waiting, patienceMs);
      return waiting.controller.signal;
    },
    // Longer than the longest pause between two tries.
    turnedAway(model, forMs = 3 * patienceMs) {
      fullUntil.set(model, Math.max(fullUntil.get(model) ?? 0, now() + forMs));
      for (const waiting of calls.values())
        if (waiting.model === model && !waiting.timer) startClock(waiting, patienceMs);
    },
    isSpent: (callId, model) => calls.get(callId)?.left.has(model) === true && isFull(model),
    forget(callId) {
      stopClock(calls.get(callId));
      calls.delete(callId);
    },
  };
}
