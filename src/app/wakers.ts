import { setTimeout as wait } from 'node:timers/promises';

/** Ends the pauses of calls that are asked after, as soon as somebody says that there is news. */
export interface Wakers {
  /** From here on the call can be woken. */
  expect(callId: string): void;
  /** Resolves after so many milliseconds or when the call is woken. Rejects when `signal` is aborted. */
  pause(callId: string, ms: number, signal: AbortSignal): Promise<void>;
  /** Also good for the next pause, when none runs right now. */
  wake(callId: string): void;
  /** Nobody asks after this call any more. */
  forget(callId: string): void;
}

export function createWakers(): Wakers {
  const bells = new Map<string, AbortController>();

  return {
    expect: (callId) => void bells.set(callId, new AbortController()),
    async pause(callId, ms, signal) {
      const bell = bells.get(callId);
      const ended = bell ? AbortSignal.any([signal, bell.signal]) : signal;
      await wait(ms, undefined, { signal: ended }).catch(() => signal.throwIfAborted());
      if (bell?.signal.aborted) bells.set(callId, new AbortController());
    },
    wake: (callId) => bells.get(callId)?.abort(),
    forget: (callId) => void bells.delete(callId),
  };
}
