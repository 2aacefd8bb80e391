import { sql, type Transaction } from 'kysely';
import { type CallState, deriveJobState, type Failure, fateOfMissing, hasEnded } from '../queue/job.ts';
import type { Money } from '../request/request.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables>;

/** A call that ended without a word about some of its pictures, and without any picture. */
const neverCame: Failure = { code: 'upstream', params: {}, charged: 'no' };

export interface CallEnd {
  /** Null when the call ran to its end: its pictures decide. */
  failure: Failure | null;
  billedImages: number | null;
  /** What the service says the call cost. */
  cost?: Money | null;
  /** False when the service certainly did not take it. */
  counts: boolean;
  now: Date;
}

/**
 * Every change of a call locks its job first, so that two calls of one job that end together see each other, and no
 * two transactions wait for each other.
 */
export async function lockJobOf(tx: Tx, callId: string): Promise<string> {
  const call = await tx
    .selectFrom('calls')
    .select('job_id')
    .where('id', '=', callId)
    .executeTakeFirstOrThrow();
  await lockJob(tx, call.job_id);
  return call.job_id;
}

export async function lockJob(tx: Tx, jobId: string): Promise<void> {
  await tx.selectFrom('jobs').select('id').where('id', '=', jobId).forUpdate().execute();
}

export async function isCancelled(tx: Tx, jobId: string): Promise<boolean> {
  const job = await tx
    .selectFrom('jobs')
    .select('cancel_requested')
    .where('id', '=', jobId)
    .executeTakeFirst();
  return job?.cancel_requested ?? false;
}

export async function closeCall(tx: Tx, call: { id: string; state: CallState } & CallEnd): Promise<void> {
  await tx
    .updateTable('calls')
    .set({
      state: call.state,
      ended_at: call.now,
      counts: call.counts,
      billed_images: call.billedImages,
      ...(call.cost && { cost: JSON.stringify(call.cost) }),
      failure: call.failure && JSON.stringify(call.failure),
      lease_until: null,
    })
    .where('id', '=', call.id)
    .execute();
  const missing = call.failure ?? (call.state === 'failed' ? neverCame : null);
  await tx
    .updateTable('pictures')
    .set({ state: fateOfMissing(call.state), failure: missing && JSON.stringify(missing) })
    .where('call_id', '=', call.id)
    .where('state', 'in', ['waiting', 'drawing'])
    .execute();
}

export async function dropWaiting(tx: Tx, jobId: string, now: Date): Promise<void> {
  const dropped = await tx
    .updateTable('calls')
    .set({ state: 'cancelled', ended_at: now, counts: false })
    .where('job_id', '=', jobId)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute();
  if (dropped.length === 0) return;
  const ids = dropped.map((call) => call.id);
  await tx
    .updateTable('pictures')
    .set({ state: 'cancelled' })
    .where('call_id', 'in', ids)
    .where('state', '=', 'waiting')
    .execute();
}

/** A job's state follows from its calls. */
export async function settleJob(tx: Tx, jobId: string, now: Date): Promise<void> {
  const calls = await tx.selectFrom('calls').select('state').where('job_id', '=', jobId).execute();
  const state = deriveJobState(calls);
  const job = await tx.selectFrom('jobs').select('state').where('id', '=', jobId).executeTakeFirst();
  // A job that still collects its references is not queued by a look at its calls.
  if (!job || (job.state === 'collecting' && state === 'queued')) return;
  await tx
    .updateTable('jobs')
    .set({ state, ended_at: hasEnded({ state }) ? sql`coalesce(ended_at, ${now})` : null })
    .where('id', '=', jobId)
    .execute();
}

/** Jobs whose calls have all ended although they have not: settled again. Returns their ids. */
export async function settleStuck(db: Database, now: Date): Promise<string[]> {
  const stuck = await db
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', 'running')
    .where('ended_at', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from calls where job_id = jobs.id and calls.state in ('waiting', 'sent'))`,
    )
    .execute();
  for (const { id } of stuck) {
    await db.transaction().execute(async (tx) => {
      await lockJob(tx, id);
      await settleJob(tx, id, now);
    });
  }
  return stuck.map(({ id }) => id);
}
