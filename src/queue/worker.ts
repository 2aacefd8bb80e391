import { setTimeout as wait } from 'node:timers/promises';
import type { Call, FullJob } from './job.ts';
import { createSendCalls } from './send-calls.ts';
import { unlessAborted } from './unless-aborted.ts';
import type { CallOutcome, Destination, WorkerParts } from './work.ts';

export interface Worker {
  /** Runs what is left of a job. Resolves when nothing of it is waiting or out. */
  run(jobId: string): Promise<void>;
  /** Follows a call that was sent before, to its end. Rejects when that cannot be written down. */
  follow(job: FullJob, call: Call, work: () => Promise<CallOutcome>): Promise<void>;
  /** Drops the waiting calls of a job from the line. */
  drop(jobId: string): void;
  /** Sends nothing more; resolves when every call that was out has ended, or at the deadline. */
  drain(deadlineMs: number): Promise<void>;
  /** Calls the service has now. */
  callsOut(): string[];
}

/** A call whose service is left alone until then (epoch ms). */
interface Parked {
  call: Call;
  until: number;
}

const renewMs = 10_000;

export function createWorker<D extends Destination>(parts: WorkerParts<D>): Worker {
  const dropped = new Map<string, AbortController>();
  const calls = createSendCalls(parts);
  let draining = false;
  const renewer = setInterval(() => {
    parts.renewLeases(calls.callsOut()).catch((error: unknown) => {
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
      await runWaiting(job, controller.signal);
    } finally {
      dropped.delete(jobId);
      for (const call of job.calls) parts.forget(call);
      parts.changed(jobId);
    }
  }

  /** What waits for a service that is left alone keeps no slot: other jobs of the same person go on. */
  async function runWaiting(job: FullJob, signal: AbortSignal): Promise<void> {
    let left: readonly Call[] = job.calls.filter((call) => call.state === 'waiting');
    while (left.length > 0 && !signal.aborted) {
      const parked = await runInSlot(job, left, signal);
      const pauseMs = Math.min(...parked.map(({ until }) => until)) - Date.now();
      if (parked.length > 0) await wait(pauseMs, undefined, { signal }).catch(() => undefined);
      left = parked.map(({ call }) => call);
    }
  }

  async function runInSlot(
    job: FullJob,
    waiting: readonly Call[],
    signal: AbortSignal,
  ): Promise<readonly Parked[]> {
    let started = false;
    const running = parts.limiter.runJob(job.person, () => {
      started = true;
      return runCalls(job, waiting, signal);
    });
    const parked = await unlessAborted(signal, running, () => started);
    return parked === 'aborted' ? [] : parked;
  }

  async function runCalls(job: FullJob, waiting: readonly Call[], signal: AbortSignal): Promise<Parked[]> {
    const ends = await Promise.allSettled(waiting.map((call) => runCall(job, call, signal)));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed && failed.reason !== signal.reason) throw failed.reason;
    return ends.flatMap((end) => (end.status === 'fulfilled' && end.value ? [end.value] : []));
  }

  /** Again and again until a service takes it: being told to wait is not a failure. */
  async function runCall(job: FullJob, call: Call, signal: AbortSignal): Promise<Parked | null> {
    let again = true;
    while (again && !signal.aborted) {
      const to = await parts.route(job, call);
      if ('failure' in to) {
        await parts.end(call.id, { failure: to.failure, billedImages: 0, counts: false });
        return null;
      }
      if (to.parkedUntil > Date.now()) return { call, until: to.parkedUntil };
      again = (await tryCall(job, call, { to, signal })) === 'again';
    }
    return null;
  }

  async function tryCall(
    job: FullJob,
    call: Call,
    { to, signal }: { to: D; signal: AbortSignal },
  ): Promise<'again' | 'ended'> {
    const { model, imagesPerMinute, leave } = to;
    const waiting = leave ? AbortSignal.any([signal, leave]) : signal;
    const ticket = { person: job.person, model, imagesPerMinute, images: call.images, signal: waiting };
    const attempt = parts.limiter.runCall(ticket, (lease) => calls.send({ job, call, to, lease }));
    try {
      // Once it is being sent, nothing stops it any more.
      const end = await unlessAborted(waiting, attempt, () => calls.hasBegun(call.id));
      return end === 'aborted' ? 'again' : end;
    } catch (error) {
      if (leave?.aborted && error === leave.reason) return 'again';
      throw error;
    }
  }

  return {
    follow: calls.follow,
    run: (jobId) =>
      run(jobId).catch((error: unknown) => {
        parts.log.error({ jobId, error: String(error) }, 'a job could not be run');
      }),
    drop(jobId) {
      dropped.get(jobId)?.abort(new Error('dropped'));
    },
    callsOut: calls.callsOut,
    async drain(deadlineMs) {
      draining = true;
      for (const controller of dropped.values()) controller.abort(new Error('stopping'));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([calls.stop(), late]);
      clearTimeout(timer);
      clearInterval(renewer);
    },
  };
}
