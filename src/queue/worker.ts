import type { Logger } from '../log.ts';
import type { Failure, FullJob } from './job.ts';
import type { Lease } from './lease.ts';
import type { Limiter } from './limiter.ts';

type Call = FullJob['calls'][number];

/** How a call ended, in words the queue can act on. */
export type CallOutcome =
  /** It ran to its end; its pictures say the rest. */
  | { kind: 'ended'; billedImages: number | null }
  /** The service takes nothing now. The call waits again and it costs no attempt. */
  | { kind: 'busy'; retryAfterMs: number | null }
  /** The call failed as a whole. `counts`: the service may have had it. */
  | { kind: 'failed'; failure: Failure; counts: boolean };

/** What the worker needs from the rooms around it. */
export interface WorkerParts {
  load(jobId: string): Promise<FullJob | null>;
  /** Writes the intent down. False when the call must not be sent any more. */
  claim(callId: string): Promise<boolean>;
  unclaim(callId: string): Promise<void>;
  /** Sends the call and keeps what comes. Never rejects. */
  perform(job: FullJob, call: Call, events: { accepted(): void }): Promise<CallOutcome>;
  end(
    callId: string,
    end: { failure: Failure | null; billedImages: number | null; counts: boolean },
  ): Promise<void>;
  renewLeases(callIds: readonly string[]): Promise<void>;
  /** Something a person can see changed. */
  changed(jobId: string): void;
  limiter: Limiter;
  limits(job: FullJob): { model: string; imagesPerMinute: number };
  log: Logger;
}

export interface Worker {
  /** Runs what is left of a job. Resolves when nothing of it is waiting or out. */
  run(jobId: string): Promise<void>;
  /** Drops the waiting calls of a job from the line. */
  drop(jobId: string): void;
  /** Sends nothing more; resolves when every call that was out has ended, or at the deadline. */
  drain(deadlineMs: number): Promise<void>;
  /** Calls the service has now. */
  callsOut(): string[];
}

/** First wait after the service said it is full, and the longest. Doubled each time in between, with jitter. */
const firstPauseMs = 4_000;
const longestPauseMs = 60_000;
/** A service may say when to come back; further off than this it is asked again all the same. */
const longestRetryAfterMs = 600_000;
const renewMs = 10_000;

export function createWorker(parts: WorkerParts): Worker {
  const dropped = new Map<string, AbortController>();
  const out = new Map<string, Promise<unknown>>();
  /** Calls that are being claimed or are out: these are waited for. */
  const begun = new Map<string, Promise<unknown>>();
  const pauses = new Map<string, number>();
  let draining = false;
  const renewer = setInterval(() => {
    parts.renewLeases([...out.keys()]).catch((error: unknown) => {
      parts.log.warn({ error: String(error) }, 'leases could not be renewed');
    });
  }, renewMs).unref();

  async function run(jobId: string): Promise<void> {
    if (draining) return;
    const job = await parts.load(jobId);
    if (!job || (job.state !== 'queued' && job.state !== 'running')) return;
    const controller = new AbortController();
    dropped.set(jobId, controller);
    try {
      let started = false;
      const running = parts.limiter.runJob(job.person, () => {
        started = true;
        return runCalls(job, controller.signal);
      });
      await unlessAborted(controller.signal, running, () => started);
    } finally {
      dropped.delete(jobId);
      parts.changed(jobId);
    }
  }

  async function runCalls(job: FullJob, signal: AbortSignal): Promise<void> {
    const waiting = job.calls.filter((call) => call.state === 'waiting');
    const ends = await Promise.allSettled(waiting.map((call) => runCall(job, call, signal)));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed && failed.reason !== signal.reason) throw failed.reason;
  }

  /** Again and again until the service takes it: being told to wait is not a failure. */
  async function runCall(job: FullJob, call: Call, signal: AbortSignal): Promise<void> {
    const { model, imagesPerMinute } = parts.limits(job);
    const ticket = { person: job.person, model, imagesPerMinute, images: call.images, signal };
    let again = true;
    while (again && !signal.aborted) {
      const attempt = parts.limiter.runCall(ticket, (lease) => sendCall(job, call, lease));
      // Once it is being sent, dropping the job no longer stops it.
      again = (await unlessAborted(signal, attempt, () => begun.has(call.id))) === 'busy';
    }
  }

  function sendCall(job: FullJob, call: Call, lease: Lease): Promise<'busy' | 'ended'> {
    const sending = claimAndPerform(job, call, lease).finally(() => begun.delete(call.id));
    begun.set(call.id, sending);
    return sending;
  }

  async function claimAndPerform(job: FullJob, call: Call, lease: Lease): Promise<'busy' | 'ended'> {
    const claimed = !draining && (await parts.claim(call.id));
    if (claimed && !draining) return performCall(job, call, lease);
    if (claimed) await parts.unclaim(call.id);
    lease.refund();
    return 'ended';
  }

  async function performCall(job: FullJob, call: Call, lease: Lease): Promise<'busy' | 'ended'> {
    parts.changed(job.id);
    const sending = parts.perform(job, call, { accepted: () => lease.accepted() });
    out.set(call.id, sending);
    try {
      return await settle(job, call, { outcome: await sending, lease });
    } finally {
      out.delete(call.id);
      parts.changed(job.id);
    }
  }

  async function settle(
    job: FullJob,
    call: Call,
    end: { outcome: CallOutcome; lease: Lease },
  ): Promise<'busy' | 'ended'> {
    const { outcome, lease } = end;
    const { model } = parts.limits(job);
    if (outcome.kind === 'busy') {
      // The pause comes first: what is handed back must not start another call at once.
      pauseModel(job.id, model, outcome.retryAfterMs);
      await parts.unclaim(call.id);
      lease.refund();
      return 'busy';
    }
    pauses.delete(model);
    if (outcome.kind === 'ended') {
      await parts.end(call.id, { failure: null, billedImages: outcome.billedImages, counts: true });
    } else {
      if (!outcome.counts) lease.refund();
      await parts.end(call.id, {
        failure: outcome.failure,
        billedImages: outcome.counts ? null : 0,
        counts: outcome.counts,
      });
    }
    return 'ended';
  }

  /** Calls that are turned away together pause the model once; only the next refusal after a pause makes it longer. */
  function pauseModel(jobId: string, model: string, retryAfterMs: number | null): void {
    const now = Date.now();
    if (retryAfterMs === null && parts.limiter.pausedUntil(model) > now) return;
    const pauseMs = Math.min(longestRetryAfterMs, retryAfterMs ?? nextPause(model));
    parts.limiter.pause(model, now + pauseMs);
    parts.log.info({ jobId, model, pauseMs }, 'the service takes nothing now; the model pauses');
  }

  function nextPause(model: string): number {
    const pause = pauses.get(model) ?? firstPauseMs;
    pauses.set(model, Math.min(longestPauseMs, pause * 2));
    return pause * (0.75 + Math.random() * 0.5);
  }

  return {
    run: (jobId) =>
      run(jobId).catch((error: unknown) => {
        parts.log.error({ jobId, error: describe(error) }, 'a job could not be run');
      }),
    drop(jobId) {
      dropped.get(jobId)?.abort(new Error('dropped'));
    },
    callsOut: () => [...out.keys()],
    async drain(deadlineMs) {
      draining = true;
      for (const controller of dropped.values()) controller.abort(new Error('stopping'));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([Promise.allSettled([...begun.values()]), late]);
      clearTimeout(timer);
      clearInterval(renewer);
    },
  };
}

/** Stops waiting for `work` when the signal is aborted, unless `started` says that it cannot be stopped any more. */
async function unlessAborted<T>(
  signal: AbortSignal,
  work: Promise<T>,
  started: () => boolean,
): Promise<T | 'ended'> {
  let stop = () => {};
  const aborted = new Promise<'ended'>((resolve) => {
    stop = () => {
      if (!started()) resolve('ended');
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
