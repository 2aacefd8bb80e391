import { type CallContext, ProviderError, type ProviderErrorKind, type ProviderEvent } from './provider.ts';

/** What one look at a job finds. How a job failed is a result as well. */
export type Look<Result> =
  | { state: 'waiting'; position?: number | null }
  | { state: 'running'; fraction?: number | null }
  | { state: 'ended'; result: Result };

export interface PollingTimes {
  /** The pause before the first look; each further one is longer. */
  firstMs: number;
  /** The longest pause. */
  mostMs: number;
  /** How long looks may fail in a row. */
  patienceMs: number;
  /** After this the job is left for a later resume. */
  deadlineMs: number;
}

export const pollingTimes: PollingTimes = {
  firstMs: 1000,
  mostMs: 5000,
  patienceMs: 3 * 60_000,
  deadlineMs: 15 * 60_000,
};

const growth = 1.3;

/**
 * Looks at an accepted job until it has ended, tells each change of its state, and returns the result. Looks that
 * fail are repeated as long as the reason may pass; what ends the looking says `accepted: true`.
 * @throws ProviderError `unknown-outcome` when the job has to be asked again later, `cancelled` when `ctx` is aborted
 */
export async function* poll<Result>(
  look: (signal: AbortSignal) => Promise<Look<Result>>,
  ctx: CallContext,
  times: PollingTimes = pollingTimes,
): AsyncGenerator<ProviderEvent, Result> {
  const start = Date.now();
  let heardAt = start;
  let waitMs = times.firstMs;
  let told = '';
  while (true) {
    await pauseFor(jitter(waitMs), ctx);
    const found = await tryLook(look, ctx);
    if (!(found instanceof ProviderError)) {
      heardAt = Date.now();
      if (found.state === 'ended') return found.result;
      const event = toEvent(found);
      if (told !== JSON.stringify(event)) yield event;
      told = JSON.stringify(event);
    } else if (!mayPass(found) || Date.now() - heardAt > times.patienceMs) {
      throw leave('The service cannot be asked what became of the job', found);
    }
    if (Date.now() - start > times.deadlineMs) throw leave('The job has not ended in time');
    const wantedMs = found instanceof ProviderError ? (found.retryAfterMs ?? 0) : 0;
    waitMs = Math.max(Math.min(waitMs * growth, times.mostMs), wantedMs);
  }
}

/** A failed look is an answer too; an abort is not. */
async function tryLook<Result>(
  look: (signal: AbortSignal) => Promise<Look<Result>>,
  ctx: CallContext,
): Promise<Look<Result> | ProviderError> {
  try {
    return await look(ctx.signal);
  } catch (error) {
    if (ctx.signal.aborted) throw stopped(error);
    if (error instanceof ProviderError) return error;
    throw error;
  }
}

async function pauseFor(waitMs: number, ctx: CallContext): Promise<void> {
  try {
    await ctx.pause(waitMs);
  } catch (error) {
    throw ctx.signal.aborted ? stopped(error) : error;
  }
}

/** What a look at a job that goes on tells. */
function toEvent(found: Exclude<Look<unknown>, { state: 'ended' }>): ProviderEvent {
  if (found.state === 'waiting') {
    return { kind: 'waiting', ...(found.position == null ? {} : { position: found.position }) };
  }
  return { kind: 'progress', ...(found.fraction == null ? {} : { fraction: found.fraction }) };
}

const passingKinds: readonly ProviderErrorKind[] = [
  ...(['unreachable', 'upstream', 'timeout', 'unknown-outcome', 'rate-limited', 'overloaded'] as const),
];

function mayPass({ kind, retryable }: ProviderError): boolean {
  return retryable || passingKinds.includes(kind);
}

function jitter(waitMs: number): number {
  return Math.round(waitMs * (0.85 + Math.random() * 0.3));
}

function stopped(cause: unknown): ProviderError {
  return new ProviderError('cancelled', 'The call was cancelled', { accepted: true, cause });
}

function leave(message: string, cause?: ProviderError): ProviderError {
  const { serviceCode, requestId, detail } = cause ?? {};
  return new ProviderError('unknown-outcome', message, {
    accepted: true,
    ...{ serviceCode, requestId, detail, cause },
  });
}
