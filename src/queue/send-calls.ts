import type { Call, FullJob } from './job.ts';
import type { Lease } from './lease.ts';
import { createPauses } from './pauses.ts';
import type { CallOutcome, Destination, WorkerParts } from './work.ts';

export interface Sending<D> {
  job: FullJob;
  call: Call;
  to: D;
  lease: Lease;
}

export interface SendCalls<D> {
  /** Sends a call whose turn it is. `again`: it was not taken and waits as before. */
  send(sending: Sending<D>): Promise<'again' | 'ended'>;
  /** Follows a call that was sent before, to its end. Rejects when that cannot be written down. */
  follow(job: FullJob, call: Call, work: () => Promise<CallOutcome>): Promise<void>;
  /** It is being claimed or is out: nothing stops it any more. */
  hasBegun(callId: string): boolean;
  /** Calls the service has now. */
  callsOut(): string[];
  /** Sends nothing more; resolves when every call that has begun has ended. */
  stop(): Promise<unknown>;
}

export function createSendCalls<D extends Destination>(parts: WorkerParts<D>): SendCalls<D> {
  const out = new Map<string, Promise<unknown>>();
  /** Calls that are being claimed or are out: these are waited for. */
  const begun = new Map<string, Promise<unknown>>();
  const pauses = createPauses(parts);
  let stopped = false;

  function send(sending: Sending<D>): Promise<'again' | 'ended'> {
    const { id } = sending.call;
    const sent = claimAndPerform(sending).finally(() => begun.delete(id));
    begun.set(id, sent);
    return sent;
  }

  async function claimAndPerform(sending: Sending<D>): Promise<'again' | 'ended'> {
    const { call, to, lease } = sending;
    if (!stopped && (await parts.admit(to)) > 0) {
      lease.refund();
      return 'again';
    }
    const claimed = !stopped && (await parts.claim(call.id, to));
    if (claimed && !stopped) return performCall(sending);
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
    send,
    follow,
    hasBegun: (callId) => begun.has(callId),
    callsOut: () => [...out.keys()],
    stop() {
      stopped = true;
      return Promise.allSettled([...begun.values()]);
    },
  };
}
