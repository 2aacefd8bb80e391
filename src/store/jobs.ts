import { sql } from 'kysely';
import {
  type Failure,
  type FullJob,
  hasEnded,
  type Job,
  type JobState,
  planCalls,
  type Reference,
  type StoredFile,
} from '../queue/job.ts';
import type { Problem } from '../request/request.ts';
import type { Database } from './database.ts';
import { loadFullJobs } from './full-jobs.ts';

export interface NewJob extends Pick<Job, 'id' | 'person' | 'personName' | 'place' | 'locale' | 'address'> {
  request: Job['request'];
  warnings: Job['warnings'];
  delivery: Job['delivery'];
  private: boolean;
  /** A reference that is kept already, such as one of an earlier job, is not fetched again. */
  references: readonly Omit<Reference, 'index'>[];
  /** What the service counts by. */
  modelKey: string;
  now: Date;
}

/** Stores a request before anything else happens with it. False when it was stored before: a redelivery. */
export async function insertJob(db: Database, job: NewJob): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const inserted = await tx
      .insertInto('jobs')
      .values(jobRow(job))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) return false;
    if (job.references.length > 0) await tx.insertInto('job_references').values(referenceRows(job)).execute();
    const plan = planCalls(job.request).map((call, n) => ({ ...call, id: `${job.id}.${n}` }));
    await tx
      .insertInto('calls')
      .values(plan.map((call) => callRow(job, call)))
      .execute();
    await tx
      .insertInto('pictures')
      .values(plan.flatMap((call) => pictureRows(job.id, call)))
      .execute();
    return true;
  });
}

type PlannedCall = { id: string; firstPicture: number; images: number };

function jobRow(job: NewJob) {
  return {
    id: job.id,
    person: job.person,
    person_name: job.personName,
    place: job.place,
    locale: job.locale,
    address: job.address,
    request: JSON.stringify(job.request),
    warnings: JSON.stringify(job.warnings),
    delivery: job.delivery,
    is_private: job.private,
    state: 'collecting' as const,
    created_at: job.now,
  };
}

function referenceRows(job: NewJob) {
  return job.references.map(({ source, ...kept }, index) => ({
    ...kept,
    job_id: job.id,
    index,
    source: JSON.stringify(source),
  }));
}

function callRow(job: NewJob, call: PlannedCall) {
  return {
    id: call.id,
    job_id: job.id,
    person: job.person,
    model_key: job.modelKey,
    first_picture: call.firstPicture,
    images: call.images,
    state: 'waiting' as const,
  };
}

function pictureRows(jobId: string, call: PlannedCall) {
  return Array.from({ length: call.images }, (_, n) => ({
    job_id: jobId,
    index: call.firstPicture + n,
    call_id: call.id,
    state: 'waiting' as const,
  }));
}

export async function findFullJob(db: Database, id: string): Promise<FullJob | null> {
  const [full] = await loadFullJobs(db, [id]);
  return full ?? null;
}

export type OpenState = Extract<JobState, 'collecting' | 'queued' | 'running'>;

export interface JobFilter {
  person?: string;
  states?: readonly JobState[];
  limit: number;
  newestFirst?: boolean;
}

export async function listJobs(db: Database, filter: JobFilter): Promise<FullJob[]> {
  let query = db.selectFrom('jobs').select('id').limit(filter.limit);
  query = query.orderBy('created_at', filter.newestFirst ? 'desc' : 'asc').orderBy('id');
  if (filter.person !== undefined) query = query.where('person', '=', filter.person);
  if (filter.states) query = query.where('state', 'in', filter.states);
  // Says so to the database, which keeps those that are open in an index of their own.
  if (filter.states?.every((state) => !hasEnded({ state }))) query = query.where('ended_at', 'is', null);
  const rows = await query.execute();
  return loadFullJobs(
    db,
    rows.map((row) => row.id),
  );
}

/** Whether a request was stored before. */
export async function hasJob(db: Database, id: string): Promise<boolean> {
  const row = await db.selectFrom('jobs').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Jobs of a person that have not ended: what the waiting limit counts. */
export async function countOpenJobs(db: Database, person: string): Promise<number> {
  const row = await db
    .selectFrom('jobs')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Keeps what was learned about a reference once its bytes are safe. */
export async function keepReference(
  db: Database,
  jobId: string,
  reference: Omit<Reference, 'source' | 'parent'>,
): Promise<void> {
  const { index, ...kept } = reference;
  await db
    .updateTable('job_references')
    .set(kept)
    .where('job_id', '=', jobId)
    .where('index', '=', index)
    .execute();
}

/** The references side by side, for the card. */
export async function keepSheet(db: Database, jobId: string, sheet: StoredFile): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ sheet: JSON.stringify(sheet) })
    .where('id', '=', jobId)
    .execute();
}

/** Notes for the card, such as what was changed in a reference. One that stands there already is not added. */
export async function addWarnings(
  db: Database,
  job: Pick<Job, 'id'>,
  warnings: readonly Problem[],
): Promise<void> {
  for (const warning of warnings) {
    const one = JSON.stringify([warning]);
    await db
      .updateTable('jobs')
      .set({ warnings: sql`warnings || ${one}::jsonb` })
      .where('id', '=', job.id)
      .where(sql<boolean>`not warnings @> ${one}::jsonb`)
      .execute();
  }
}

/** Jobs that have not ended, in one of these states and accepted before a time, oldest first. */
export async function listJobIds(
  db: Database,
  filter: { states: readonly OpenState[]; before: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('state', 'in', filter.states)
    .where('ended_at', 'is', null)
    .where('created_at', '<', filter.before)
    .orderBy('created_at')
    .limit(filter.limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function countJobsByState(db: Database): Promise<ReadonlyMap<JobState, number>> {
  const rows = await db
    .selectFrom('jobs')
    .select(['state', (eb) => eb.fn.countAll<string>().as('count')])
    .where('ended_at', 'is', null)
    .groupBy('state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.count)]));
}

/** From `collecting` to `queued`. False when it was cancelled meanwhile. */
export async function markQueued(db: Database, id: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'queued', queued_at: now })
    .where('id', '=', id)
    .where('state', '=', 'collecting')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends a job no call of which was ever sent. False when one was. */
export async function endUnpaid(
  db: Database,
  id: string,
  end: { state: 'failed' | 'cancelled'; failure: Failure | null; now: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('jobs')
      .set({ state: end.state, failure: end.failure && JSON.stringify(end.failure), ended_at: end.now })
      .where('id', '=', id)
      .where('state', 'in', ['collecting', 'queued'])
      .where(sql<boolean>`not exists (select 1 from calls where job_id = ${id} and state <> 'waiting')`)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return false;
    await tx
      .updateTable('calls')
      .set({ state: end.state, ended_at: end.now, counts: false })
      .where('job_id', '=', id)
      .execute();
    await tx.updateTable('pictures').set({ state: end.state }).where('job_id', '=', id).execute();
    return true;
  });
}
