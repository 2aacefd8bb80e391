import type { Logger } from '../log.ts';
import type { Limiter } from './limiter.ts';

/** First wait after the service said it is full, and the longest. Doubled each time in between, with jitter. */
const firstPauseMs = 4_000;
const longestPauseMs = 60_000;
/** A service may say when to come back; further off than this it is asked again all the same. */
const longestRetryAfterMs = 600_000;

/** How long models rest whose service takes nothing now. */
export interface Pauses {
  pause(jobId: string, model: string, retryAfterMs: number | null): void;
  /** The service took a call: the next pause is short again. */
  end(model: string): void;
}

export function createPauses({ limiter, log }: { limiter: Limiter; log: Logger }): Pauses {
  const next = new Map<string, number>();

  function nextPause(model: string): number {
    const pause = next.get(model) ?? firstPauseMs;
    next.set(model, Math.min(longestPauseMs, pause * 2));
    return pause * (0.75 + Math.random() * 0.5);
  }

  return {
    /** Calls that are turned away together pause the model once; only the next refusal after that makes it longer. */
    pause(jobId, model, retryAfterMs) {
      const now = Date.now();
      if (retryAfterMs === null && limiter.pausedUntil(model) > now) return;
      const pauseMs = Math.min(longestRetryAfterMs, retryAfterMs ?? nextPause(model));
      limiter.pause(model, now + pauseMs);
      log.info({ jobId, model, pauseMs }, 'the service takes nothing now; the model pauses');
    },
    end: (model) => void next.delete(model),
  };
}
