import { sql } from 'kysely';
import { type CallState, endOfCall, type Failure } from '../queue/job.ts';
import type { JobHandle } from '../request/job-handle.ts';
import type { Money } from '../request/request.ts';
import type { Database } from './database.ts';
import { leaseMs } from './lost-calls.ts';
import {
  type CallEnd,
  closeCall,
  dropWaiting,
  isCancelled,
  lockJob,
  lockJobOf,
  settleJob,
  type Tx,
} from './settle.ts';

/**
 * Writes down the intent to send a call, before it is sent. False when it is not waiting any more or its job was
 * cancelled: then it must not be sent. `to` says where it goes, when that was not settled before.
 */
export function claimCall(
  db: Database,
  id: string,
  now: Date,
  to: { modelKey: string; price: Money | null; webhookToken: string | null } | null = null,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const jobId = await lockJobOf(tx, id);
    if (await isCancelled(tx, jobId)) return false;
    const claimed = await tx
      .updateTable('calls')
      .set({ state: 'sent', sent_at: now, counts: true, lease_until: new Date(now.getTime() + leaseMs) })
      .set(to ? addressed(to) : {})
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (claimed.numUpdatedRows === 0n) return false;
    await tx
      .updateTable('pictures')
      .set({ state: 'drawing' })
      .where('call_id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
    await tx
      .updateTable('jobs')
      .set({ state: 'running', started_at: sql`coalesce(started_at, ${now})` })
      .where('id', '=', jobId)
      .execute();
    return true;
  });
}

function addressed(to: { modelKey: string; price: Money | null; webhookToken: string | null }) {
  const price = to.price && JSON.stringify(to.price);
  return { model_key: to.modelKey, webhook_token: to.webhookToken, price };
}

/** The service certainly did not take it: the call waits again and nothing counts. */
export function returnCall(db: Database, id: string, now: Date): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const jobId = await lockJobOf(tx, id);
    const returned = await tx
      .updateTable('calls')
      .set({ state: 'waiting', sent_at: null, accepted_at: null, counts: false, lease_until: null })
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .executeTakeFirst();
    if (returned.numUpdatedRows === 0n) return;
    await tx
      .updateTable('pictures')
      .set({ state: 'waiting' })
      .where('call_id', '=', id)
      .where('state', '=', 'drawing')
      .execute();
    if (await isCancelled(tx, jobId)) await dropWaiting(tx, jobId, now);
    await settleJob(tx, jobId, now);
  });
}

/** Says the service by which the call waits, when that is another one now. */
export async function moveCall(db: Database, id: string, modelKey: string): Promise<void> {
  await db
    .updateTable('calls')
    .set({ model_key: modelKey })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** The service has it. Its handle is the call's own, whoever found it by searching. */
export async function markAccepted(
  db: Database,
  id: string,
  facts: { requestId: string | null; handle: JobHandle | null; now: Date },
): Promise<void> {
  const { handle } = facts;
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('calls')
      .set({
        accepted_at: facts.now,
        request_id: facts.requestId,
        ...(handle && { handle: JSON.stringify(handle) }),
      })
      .where('id', '=', id)
      .execute();
    if (!handle) return;
    await tx
      .insertInto('handles')
      .values({ service: handle.provider, id: handle.id, call_id: id })
      .onConflict((conflict) => conflict.columns(['service', 'id']).doUpdateSet({ call_id: id }))
      .execute();
  });
}

export function endCall(db: Database, id: string, end: CallEnd): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const jobId = await lockJobOf(tx, id);
    // Its service said that it stopped in time: that nothing comes of it is no news.
    if (end.failure && (await stateOf(tx, id)) === 'cancelled') return;
    const pictures = await tx.selectFrom('pictures').select('state').where('call_id', '=', id).execute();
    const state = end.failure ? stateFor(end.failure) : endOfCall(pictures);
    await closeCall(tx, { id, state, ...end });
    await settleJob(tx, jobId, end.now);
  });
}

/** The service stopped a call that was out before it drew anything: it is free. */
export function stopCall(db: Database, id: string, now: Date): Promise<void> {
  const failure: Failure = { code: 'cancelled', params: {}, charged: 'no' };
  return db.transaction().execute(async (tx) => {
    const jobId = await lockJobOf(tx, id);
    if ((await stateOf(tx, id)) !== 'sent') return;
    await closeCall(tx, { id, state: 'cancelled', failure, billedImages: 0, counts: true, now });
    await settleJob(tx, jobId, now);
  });
}

async function stateOf(tx: Tx, id: string): Promise<CallState | undefined> {
  return (await tx.selectFrom('calls').select('state').where('id', '=', id).executeTakeFirst())?.state;
}

export async function isStopped(db: Database, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => (await stateOf(tx, id)) === 'cancelled');
}

export function isJobCancelled(db: Database, jobId: string): Promise<boolean> {
  return db.transaction().execute((tx) => isCancelled(tx, jobId));
}

function stateFor(failure: Failure): CallState {
  if (failure.code === 'cancelled' && failure.charged !== 'unknown') return 'cancelled';
  return failure.charged === 'unknown' ? 'unknown' : 'failed';
}

/** Asks a job to stop: what was not sent is dropped and free; what the service has runs to its end. */
export function cancelJob(db: Database, jobId: string, now: Date): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await lockJob(tx, jobId);
    await tx
      .updateTable('jobs')
      .set({ cancel_requested: true })
      .where('id', '=', jobId)
      .where('ended_at', 'is', null)
      .execute();
    await dropWaiting(tx, jobId, now);
    await settleJob(tx, jobId, now);
  });
}
