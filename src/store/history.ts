import { sql } from 'kysely';
import type { ImageRequest } from '../request/request.ts';
import type { Database } from './database.ts';

export interface HistoryFilter {
  person: string;
  /** Words that all have to stand in the prompt. */
  search: string;
  favouritesFirst: boolean;
  offset: number;
  limit: number;
}

export interface PastPicture {
  jobId: string;
  index: number;
  key: string;
  request: ImageRequest;
  favourite: boolean;
}

/**
 * A person's own pictures, newest first, or favourites before all others, also those of other people that everybody may
 * see. Deleted ones are not among them.
 */
export async function listPast(db: Database, filter: HistoryFilter): Promise<PastPicture[]> {
  const rows = await pastOf(db, filter)
    .select(['pictures.job_id', 'pictures.index', 'pictures.key', 'favourites.at as favourite'])
    .select('jobs.request')
    .$if(filter.favouritesFirst, (query) => query.orderBy(sql`favourites.at is null`))
    .orderBy('jobs.created_at', 'desc')
    .orderBy('pictures.job_id')
    .orderBy('pictures.index')
    .offset(filter.offset)
    .limit(filter.limit)
    .execute();
  return rows.flatMap(({ job_id, index, key, request, favourite }) =>
    key === null ? [] : [{ jobId: job_id, index, key, request, favourite: favourite !== null }],
  );
}

export async function countPast(db: Database, filter: HistoryFilter): Promise<number> {
  const row = await pastOf(db, filter)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function pastOf(db: Database, { person, search, favouritesFirst }: HistoryFilter) {
  let query = db
    .selectFrom('pictures')
    .innerJoin('jobs', 'jobs.id', 'pictures.job_id')
    .leftJoin('favourites', (join) =>
      join
        .onRef('favourites.job_id', '=', 'pictures.job_id')
        .onRef('favourites.index', '=', 'pictures.index')
        .on('favourites.person', '=', person),
    )
    .where((eb) => {
      const own = eb('jobs.person', '=', person);
      const isPublic = eb.or([eb('jobs.is_private', '=', false), eb('pictures.published', '=', true)]);
      const kept = eb.and([eb('favourites.at', 'is not', null), isPublic]);
      return favouritesFirst ? eb.or([own, kept]) : own;
    })
    .where('pictures.state', '=', 'kept');
  for (const word of search.split(/\s+/).filter((part) => part !== '')) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`jobs.request->>'prompt' ilike ${pattern}`);
  }
  return query;
}

/** Turns it on or off; answers what it is now. */
export async function toggleFavourite(
  db: Database,
  favourite: { person: string; jobId: string; index: number; now: Date },
): Promise<boolean> {
  const { person, jobId, index, now } = favourite;
  const removed = await db
    .deleteFrom('favourites')
    .where('person', '=', person)
    .where('job_id', '=', jobId)
    .where('index', '=', index)
    .executeTakeFirst();
  if (removed.numDeletedRows > 0n) return false;
  await db
    .insertInto('favourites')
    .values({ person, job_id: jobId, index, at: now })
    .onConflict((conflict) => conflict.columns(['person', 'job_id', 'index']).doNothing())
    .execute();
  return true;
}

/** Of one job only this picture stays a person's favourite. */
export async function dropOtherFavourites(
  db: Database,
  { person, jobId, index }: { person: string; jobId: string; index: number },
): Promise<void> {
  await db
    .deleteFrom('favourites')
    .where('person', '=', person)
    .where('job_id', '=', jobId)
    .where('index', '!=', index)
    .execute();
}

/** Whether a person keeps a picture of this job among their favourites. */
export async function hasFavourite(
  db: Database,
  { person, jobId }: { person: string; jobId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('favourites')
    .select('at')
    .where('person', '=', person)
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  return row !== undefined;
}
