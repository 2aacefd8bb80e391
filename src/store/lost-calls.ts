import type { Failure } from '../queue/job.ts';
import type { JobHandle } from '../request/job-handle.ts';
import type { Database } from './database.ts';
import { closeCall, lockJob, settleJob, type Tx } from './settle.ts';

/** How long a process vouches for a call it sent before others may call it lost. */
export const leaseMs = 30_000;

/**
 * Calls that were sent and whose answer nobody waits for any more: nobody knows whether they were drawn or billed.
 * `all` is for the start of a process that has the database to itself; else it is calls nobody vouches for, or `ids`.
 * Those that can be asked after are left as they are. Returns the jobs of the others.
 */
export async function loseCalls(
  db: Database,
  which: { all: true } | { ids: readonly string[] } | { expired: true },
  now: Date,
  mayComeBack: (call: { id: string; modelKey: string; handle: JobHandle | null }) => boolean = () => false,
): Promise<string[]> {
  let query = db
    .selectFrom('calls')
    .select(['id', 'job_id', 'model_key', 'handle'])
    .where('state', '=', 'sent');
  if ('ids' in which) query = query.where('id', 'in', which.ids.length > 0 ? which.ids : ['']);
  if ('expired' in which) query = query.where('lease_until', '<', now);
  const found = await query.execute();
  const lost: string[] = [];
  for (const { model_key: modelKey, handle, ...call } of found) {
    if (mayComeBack({ id: call.id, modelKey, handle })) continue;
    const isLost = await db
      .transaction()
      .execute((tx) => loseCall(tx, { ...call, expired: 'expired' in which }, now));
    if (isLost) lost.push(call.job_id);
  }
  return [...new Set(lost)];
}

/** False when it ended, or somebody vouched for it again, meanwhile. */
async function loseCall(
  tx: Tx,
  call: { id: string; job_id: string; expired: boolean },
  now: Date,
): Promise<boolean> {
  await lockJob(tx, call.job_id);
  let query = tx.selectFrom('calls').select('id').where('id', '=', call.id).where('state', '=', 'sent');
  if (call.expired) query = query.where('lease_until', '<', now);
  if (!(await query.executeTakeFirst())) return false;
  const failure: Failure = { code: 'interrupted', params: {}, charged: 'unknown' };
  await closeCall(tx, { id: call.id, state: 'unknown', failure, billedImages: null, counts: true, now });
  await settleJob(tx, call.job_id, now);
  return true;
}

export async function renewLeases(db: Database, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('calls')
    .set({ lease_until: new Date(now.getTime() + leaseMs) })
    .where('id', 'in', ids)
    .where('state', '=', 'sent')
    .execute();
}
