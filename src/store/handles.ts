import { sql } from 'kysely';
import { serviceOf } from '../queue/job.ts';
import type { JobHandle } from '../request/job-handle.ts';
import type { Database } from './database.ts';
import { leaseMs } from './lost-calls.ts';
import { lockJob, settleJob } from './settle.ts';

/** A call that was sent and whose end nobody has written down. */
export interface OpenCall {
  id: string;
  jobId: string;
  modelKey: string;
  handle: JobHandle | null;
  sentAt: Date;
}

/** An unknown call is looked for again this long after it was sent. */
const soughtMs = 24 * 3_600_000;

/** Takes the service's job for one call. False when it is another call's. */
export async function claimHandle(db: Database, callId: string, handle: JobHandle): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const claimed = await tx
      .insertInto('handles')
      .values({ service: handle.provider, id: handle.id, call_id: callId })
      .onConflict((conflict) => conflict.columns(['service', 'id']).doNothing())
      .executeTakeFirst();
    if ((claimed.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
    await tx
      .updateTable('calls')
      .set({ handle: JSON.stringify(handle) })
      .where('id', '=', callId)
      .execute();
    return true;
  });
}

/** Calls of one model with the same words that were sent and have no handle: what is found there may be theirs. */
export async function listUnanswered(
  db: Database,
  { modelKey, prompt }: { modelKey: string; prompt: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('calls')
    .innerJoin('jobs', 'jobs.id', 'calls.job_id')
    .select('calls.id')
    .where('calls.model_key', '=', modelKey)
    .where('calls.state', '=', 'sent')
    .where('calls.handle', 'is', null)
    .where(sql`jobs.request ->> 'prompt'`, '=', prompt)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Calls nobody waits for: `all` that are out, at the start of a process that has the database to itself, else those
 * nobody vouches for. `again` adds what ended as unknown within a day.
 */
export async function listOpenCalls(
  db: Database,
  which: { all: boolean; again: boolean },
  now: Date,
): Promise<OpenCall[]> {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'job_id', 'model_key', 'handle', 'sent_at'])
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'sent'), ...(which.all ? [] : [eb('lease_until', '<', now)])]),
        ...(which.again
          ? [eb.and([eb('state', '=', 'unknown'), eb('sent_at', '>', new Date(now.getTime() - soughtMs))])]
          : []),
      ]),
    )
    .orderBy('sent_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    jobId: row.job_id,
    modelKey: row.model_key,
    handle: row.handle,
    sentAt: row.sent_at ?? now,
  }));
}

/**
 * Takes a call nobody waits for, so that one process alone asks after it; one that ended as unknown is out again.
 * False when somebody else was faster.
 */
export function takeUpCall(
  db: Database,
  call: { id: string; jobId: string },
  { all, now }: { all: boolean; now: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockJob(tx, call.jobId);
    const taken = await tx
      .updateTable('calls')
      .set({ state: 'sent', ended_at: null, failure: null, lease_until: new Date(now.getTime() + leaseMs) })
      .where('id', '=', call.id)
      .where((eb) =>
        eb.or([
          eb('state', '=', 'unknown'),
          eb.and([eb('state', '=', 'sent'), ...(all ? [] : [eb('lease_until', '<', now)])]),
        ]),
      )
      .executeTakeFirst();
    if (taken.numUpdatedRows === 0n) return false;
    await tx
      .updateTable('pictures')
      .set({ state: 'drawing', failure: null })
      .where('call_id', '=', call.id)
      .where('state', '=', 'unknown')
      .execute();
    await settleJob(tx, call.jobId, now);
    return true;
  });
}

/** Lets go of calls this process followed, for the next one to take up at once. */
export async function releaseCalls(db: Database, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('calls')
    .set({ lease_until: now })
    .where('id', 'in', ids)
    .where('state', '=', 'sent')
    .execute();
}

/** The call a webhook's address belongs to. */
export async function findByWebhook(
  db: Database,
  token: string,
): Promise<{ id: string; service: string; handle: JobHandle | null; ended: boolean } | null> {
  const row = await db
    .selectFrom('calls')
    .select(['id', 'model_key', 'handle', 'state'])
    .where('webhook_token', '=', token)
    .executeTakeFirst();
  if (!row) return null;
  return { id: row.id, service: serviceOf(row.model_key), handle: row.handle, ended: row.state !== 'sent' };
}

/** True for one process: the others leave this service alone until then. */
export async function claimProbe(
  db: Database,
  key: string,
  { now, forMs }: { now: Date; forMs: number },
): Promise<boolean> {
  const until = new Date(now.getTime() + forMs);
  const claimed = await db
    .insertInto('probes')
    .values({ key, until })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ until }).where('probes.until', '<=', now))
    .executeTakeFirst();
  return (claimed.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
