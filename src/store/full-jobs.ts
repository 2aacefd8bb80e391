import type { Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { type Call, type FullJob, type Job, type Picture, serviceOf } from '../queue/job.ts';
import type { Database } from './database.ts';
import type { JobsTable } from './tables.ts';

/** Jobs with everything that hangs on them, in the order of `ids`. One statement: every look at a card needs it. */
export async function loadFullJobs(db: Database, ids: readonly string[]): Promise<FullJob[]> {
  if (ids.length === 0) return [];
  const rows = await selectFullJobs(db).where('id', 'in', ids).execute();
  const jobs = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = jobs.get(id);
    if (!row) return [];
    const { references, calls, pictures } = row;
    return { ...toJob(row), references, calls: calls.map(toCall), pictures: pictures.map(toPicture) };
  });
}

function selectFullJobs(db: Database) {
  return db
    .selectFrom('jobs')
    .selectAll()
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('job_references')
          .select(['index', 'source', 'parent', 'key', 'mime', 'bytes', 'width', 'height'])
          .whereRef('job_references.job_id', '=', 'jobs.id')
          .orderBy('index'),
      ).as('references'),
      jsonArrayFrom(
        eb
          .selectFrom('calls')
          .select(['calls.id', 'job_id', 'first_picture', 'images', 'calls.state', 'billed_images'])
          .select(['sent_at', 'accepted_at', 'calls.ended_at', 'calls.failure'])
          .select(['model_key', 'handle', 'price', 'cost'])
          .whereRef('calls.job_id', '=', 'jobs.id')
          .orderBy('first_picture'),
      ).as('calls'),
      jsonArrayFrom(
        eb
          .selectFrom('pictures')
          .select(['job_id', 'call_id', 'index', 'pictures.state', 'key', 'mime', 'bytes', 'width', 'height'])
          .select(['kept_at', 'pictures.failure', 'part', 'published'])
          .whereRef('pictures.job_id', '=', 'jobs.id')
          .orderBy('index'),
      ).as('pictures'),
    ]);
}

type FullRow = Awaited<ReturnType<ReturnType<typeof selectFullJobs>['execute']>>[number];

function toJob(row: Selectable<JobsTable>): Job {
  return {
    id: row.id,
    person: row.person,
    personName: row.person_name,
    place: row.place,
    locale: row.locale,
    address: row.address,
    request: row.request,
    warnings: row.warnings,
    delivery: row.delivery,
    private: row.is_private,
    state: row.state,
    cancelRequested: row.cancel_requested,
    failure: row.failure,
    sheet: row.sheet,
    createdAt: row.created_at,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

function toCall(row: FullRow['calls'][number]): Call {
  return {
    id: row.id,
    jobId: row.job_id,
    firstPicture: row.first_picture,
    images: row.images,
    state: row.state,
    sentAt: toDate(row.sent_at),
    acceptedAt: toDate(row.accepted_at),
    endedAt: toDate(row.ended_at),
    billedImages: row.billed_images,
    failure: row.failure,
    modelKey: row.model_key,
    service: row.sent_at === null ? null : serviceOf(row.model_key),
    handle: row.handle,
    price: row.price,
    cost: row.cost,
  };
}

function toPicture({ job_id, call_id, kept_at, part, ...picture }: FullRow['pictures'][number]): Picture {
  return { ...picture, jobId: job_id, callId: call_id, keptAt: toDate(kept_at), packed: part !== null };
}

/** What hangs on a job comes as JSON, in which a time is text. */
function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
