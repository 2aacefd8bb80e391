import type { Logger } from '../log.ts';
import type { Money } from '../request/request.ts';
import type { Failure, FullJob } from './job.ts';
import type { Lease } from './lease.ts';
import type { Limiter } from './limiter.ts';
import { createPauses } from './pauses.ts';
import { unlessAborted } from './unless-aborted.ts';

type Call = FullJob['calls'][number];

/** How a call ended, in words the queue can act on. */
export type CallOutcome =
  /** It ran to its end; its pictures say the rest. */
  | { kind: 'ended'; billedImages: number | null; cost?: Money | null }
  /** The service takes nothing now. The call waits again and it costs no attempt. */
  | { kind: 'busy'; retryAfterMs: number | null }
  /** The service certainly did not take it, and another can draw it: it is asked at once. */
  | { kind: 'elsewhere' }
  /** The call failed as a whole. `counts`: the service may have had it. */
  | { kind: 'failed'; failure: Failure; counts: boolean };

/** Where a call is sent. */
export interface Destination {
  /** Service and its id of the model: what limits are counted by. */
  model: string;
  /** Null is without a limit. */
  imagesPerMinute: number | null;
  /** Aborted when the call should wait elsewhere; null where there is no elsewhere. */
  leave: AbortSignal | null;
}

/** What the worker needs from the rooms around it. */
export interface WorkerParts<D extends Destination> {
  load(jobId: string): Promise<FullJob | null>;
  /** Where the call goes now, or why it can go nowhere. */
  route(job: FullJob, call: Call): Promise<D | { failure: Failure }>;
  /** Asked right before a call is sent: 0, or how many milliseconds the service is to be left alone. */
  admit(destination: D): Promise<number>;
  /** Writes the intent down. False when the call must not be sent any more. */
  claim(callId: string, destination: D): Promise<boolean>;
  unclaim(callId: string): Promise<void>;
  /** Sends the call and keeps what comes. Never rejects. */
  perform(job: FullJob, call: Call, to: D & { accepted(): void }): Promise<CallOutcome>;
  end(
    callId: string,
    end: { failure: Failure | null; billedImages: number | null; counts: boolean; cost?: Money | null },
  ): Promise<void>;
  renewLeases(callIds: readonly string[]): Promise<void>;
  /** Something a person can see changed. */
  changed(jobId: string): void;
  limiter: Limiter;
  log: Logger;
}

interface Sending<D> {
  job: FullJob;
  call: Call;
  to: D;
  lease: Lease;
}

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

const renewMs = 10_000;

export function createWorker<D extends Destination>(parts: WorkerParts<D>): Worker {
  const dropped = new Map<string, AbortController>();
  const out = new Map<string, Promise<unknown>>();
  /** Calls that are being claimed or are out: these are waited for. */
  const begun = new Map<string, Promise<unknown>>();
  const pauses = createPauses(parts);
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

  /** Again and again until a service takes it: being told to wait is not a failure. */
  async function runCall(job: FullJob, call: Call, signal: AbortSignal): Promise<void> {
    let again = true;
    while (again && !signal.aborted) {
      const to = await parts.route(job, call);
      if ('failure' in to) return parts.end(call.id, { failure: to.failure, billedImages: 0, counts: false });
      again = (await tryCall(job, call, { to, signal })) === 'again';
    }
  }

  async function tryCall(
    job: FullJob,
    call: Call,
    { to, signal }: { to: D; signal: AbortSignal },
  ): Promise<'again' | 'ended'> {
    const { model, imagesPerMinute, leave } = to;
    const waiting = leave ? AbortSignal.any([signal, leave]) : signal;
    const ticket = { person: job.person, model, imagesPerMinute, images: call.images, signal: waiting };
    const attempt = parts.limiter.runCall(ticket, (lease) => sendCall({ job, call, to, lease }));
    try {
      // Once it is being sent, nothing stops it any more.
      const end = await unlessAborted(waiting, attempt, () => begun.has(call.id));
      return end === 'aborted' ? 'again' : end;
    } catch (error) {
      if (leave?.aborted && error === leave.reason) return 'again';
      throw error;
    }
  }

  function sendCall(sending: Sending<D>): Promise<'again' | 'ended'> {
    const { id } = sending.call;
    const sent = claimAndPerform(sending).finally(() => begun.delete(id));
    begun.set(id, sent);
    return sent;
  }

  async function claimAndPerform(sending: Sending<D>): Promise<'again' | 'ended'> {
    const { call, to, lease } = sending;
    const waitMs = draining ? 0 : await parts.admit(to);
    if (waitMs > 0) {
      parts.limiter.pause(to.model, Date.now() + waitMs);
      lease.refund();
      return 'again';
    }
    const claimed = !draining && (await parts.claim(call.id, to));
    if (claimed && !draining) return performCall(sending);
    if (claimed) await parts.unclaim(call.id);
    lease.refund();
    return 'ended';
  }

  async function performCall(sending: Sending<D>): Promise<'again' | 'ended'> {
    const { job, call, to, lease } = sending;
    parts.changed(job.id);
    const work = parts.perform(job, call, { ...to, accepted: () => lease.accepted() });
    out.set(call.id, work);
    try {
      return await settle(sending, await work);
    } finally {
      out.delete(call.id);
      parts.changed(job.id);
    }
  }

  async function settle(
    { job, call, to, lease }: Sending<D>,
    outcome: CallOutcome,
  ): Promise<'again' | 'ended'> {
    if (outcome.kind === 'busy' || outcome.kind === 'elsewhere') {
      // The pause comes first: what is handed back must not start another call at once.
      if (outcome.kind === 'busy') pauses.pause(job.id, to.model, outcome.retryAfterMs);
      await parts.unclaim(call.id);
      lease.refund();
      return 'again';
    }
    pauses.end(to.model);
    if (outcome.kind === 'failed' && !outcome.counts) lease.refund();
    await writeEnd(call.id, outcome);
    return 'ended';
  }

  function writeEnd(
    callId: string,
    outcome: Extract<CallOutcome, { kind: 'ended' | 'failed' }>,
  ): Promise<void> {
    if (outcome.kind === 'ended') {
      const { billedImages, cost = null } = outcome;
      return parts.end(callId, { failure: null, billedImages, counts: true, cost });
    }
    const { failure, counts } = outcome;
    return parts.end(callId, { failure, billedImages: counts ? null : 0, counts });
  }

  async function follow(job: FullJob, call: Call, work: () => Promise<CallOutcome>): Promise<void> {
    const following = work();
    out.set(call.id, following);
    begun.set(call.id, following);
    try {
      const outcome = await following;
      if (outcome.kind === 'ended' || outcome.kind === 'failed') await writeEnd(call.id, outcome);
    } finally {
      out.delete(call.id);
      begun.delete(call.id);
      parts.changed(job.id);
    }
  }

  return {
    follow,
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

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
