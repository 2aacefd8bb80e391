import { sql } from 'kysely';
import type { Waiting } from '../queue/place.ts';
import type { Database } from './database.ts';

const windowMs = 60_000;

/** Pictures of calls that count against a limit now: out at the service, or there for less than a minute. */
export async function listUse(
  db: Database,
  by: { scope: 'model' | 'person'; key: string; now: Date },
): Promise<{ images: number; since: number | null; out: boolean }[]> {
  const column = by.scope === 'model' ? 'model_key' : 'person';
  const rows = await db
    .selectFrom('calls')
    .select(['images', 'state', 'accepted_at', 'ended_at'])
    .where(column, '=', by.key)
    .where('counts', '=', true)
    .where('sent_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'sent'),
        eb(sql`coalesce(accepted_at, ended_at)`, '>', new Date(by.now.getTime() - windowMs)),
      ]),
    )
    .execute();
  return rows.map((row) => {
    const since = row.accepted_at ?? row.ended_at;
    return { images: row.images, since: since ? since.getTime() : null, out: row.state === 'sent' };
  });
}

/** Jobs of a model that have not started, oldest first. */
export async function listWaiting(db: Database, modelKey: string): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('jobs')
    .innerJoin('calls', 'calls.job_id', 'jobs.id')
    .select(['jobs.id', 'jobs.person', (eb) => eb.fn.sum<string>('calls.images').as('images')])
    .where('jobs.state', '=', 'queued')
    .where('jobs.ended_at', 'is', null)
    .where('calls.model_key', '=', modelKey)
    .groupBy(['jobs.id', 'jobs.person', 'jobs.queued_at'])
    .orderBy('jobs.queued_at')
    .orderBy('jobs.id')
    .execute();
  return rows.map((row) => ({ jobId: row.id, person: row.person, images: Number(row.images) }));
}

export async function countRunning(db: Database, person: string): Promise<number> {
  const row = await db
    .selectFrom('jobs')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person', '=', person)
    .where('state', '=', 'running')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Mean time of the newest finished calls of a model, in milliseconds; null when none was measured. */
export async function measureCall(db: Database, modelKey: string): Promise<number | null> {
  const rows = await db
    .selectFrom('calls')
    .select(['sent_at', 'ended_at'])
    .where('model_key', '=', modelKey)
    .where('state', '=', 'done')
    .orderBy('sent_at', 'desc')
    .limit(20)
    .execute();
  const times = rows.flatMap((row) =>
    row.sent_at && row.ended_at ? [row.ended_at.getTime() - row.sent_at.getTime()] : [],
  );
  return times.length === 0 ? null : Math.round(times.reduce((sum, time) => sum + time, 0) / times.length);
}
