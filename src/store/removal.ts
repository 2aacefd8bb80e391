import { sql } from 'kysely';
import { imageIdFor } from '../request/address.ts';
import type { Blobs } from './blobs.ts';
import type { Database } from './database.ts';

/**
 * Marks a picture as deleted. False when it was not there to be deleted. Its bytes go with `purgeDeleted`, and until
 * `markTaken` it is listed among those that messages may still show.
 */
export async function markDeleted(db: Database, jobId: string, index: number): Promise<boolean> {
  const deleted = await db
    .updateTable('pictures')
    .set({ state: 'deleted' })
    .where('job_id', '=', jobId)
    .where('index', '=', index)
    .where('state', '=', 'kept')
    .executeTakeFirst();
  if (deleted.numUpdatedRows === 0n) return false;
  await forgetShown(db, [jobId]);
  return true;
}

/** Deleted pictures that stand in a message all the same: it could not be removed, or a crash came between. */
export async function listUntaken(db: Database): Promise<{ jobId: string; index: number }[]> {
  const rows = await db
    .selectFrom('pictures')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.job_id', '=', 'pictures.job_id')
        .on(sql<boolean>`outbox.part in (pictures.part, 'public-' || (pictures.index + 1))`),
    )
    .select(['pictures.job_id', 'pictures.index'])
    .distinct()
    .where('pictures.state', '=', 'deleted')
    .where((eb) => eb.or([eb('pictures.part', 'is not', null), eb('pictures.published', '=', true)]))
    .where('outbox.state', '=', 'sent')
    .execute();
  return rows.map((row) => ({ jobId: row.job_id, index: row.index }));
}

/** The message of a deleted picture does not show it any more. */
export async function markTaken(
  db: Database,
  picture: { jobId: string; index: number; part: string },
): Promise<void> {
  await db
    .updateTable('pictures')
    .set({ part: null })
    .where('job_id', '=', picture.jobId)
    .where('index', '=', picture.index)
    .where('part', '=', picture.part)
    .execute();
}

/** What the cards of these jobs show is not known any more: the next start edits them, should nothing else. */
async function forgetShown(db: Database, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return;
  await db
    .updateTable('outbox')
    .set({ digest: null })
    .where('job_id', 'in', jobIds)
    .where('part', '=', 'card')
    .execute();
}

/** Cards no longer show a picture beside what else their jobs started from. Answers whose cards those are. */
export async function dropSheets(db: Database, imageId: string): Promise<string[]> {
  const children = db.selectFrom('job_references').select('job_id').where('parent', '=', imageId);
  const rows = await db
    .updateTable('jobs')
    .set({ sheet: null })
    .where('id', 'in', children)
    .where('sheet', 'is not', null)
    .returning('id')
    .execute();
  const changed = rows.map(({ id }) => id);
  await forgetShown(db, changed);
  return changed;
}

/** Notes that a blob was made from another, and goes when that one goes. */
export async function noteCopy(db: Database, key: string, copy: string): Promise<void> {
  if (key === copy) return;
  await db
    .insertInto('copies')
    .values({ key, copy })
    .onConflict((conflict) => conflict.columns(['key', 'copy']).doNothing())
    .execute();
}

/**
 * Removes the bytes of deleted pictures, and of every copy made of them, from the disk. A picture that an open job
 * starts from stays until that job has ended.
 */
export async function purgeDeleted(db: Database, blobs: Blobs): Promise<void> {
  const rows = await db
    .selectFrom('pictures')
    .select(['job_id', 'index', 'key'])
    .where('state', '=', 'deleted')
    .where('key', 'is not', null)
    .execute();
  for (const { job_id, index, key } of rows) {
    if (key === null || (await isStillNeeded(db, key, imageIdFor(job_id, index)))) continue;
    await forgetKey(db, { jobId: job_id, index, key });
    if (!(await isUsed(db, key))) await removeBlob(db, blobs, key);
  }
}

/** An open job starts from it. */
async function isStillNeeded(db: Database, key: string, imageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('job_references')
    .innerJoin('jobs', 'jobs.id', 'job_references.job_id')
    .select('jobs.id')
    .where('jobs.ended_at', 'is', null)
    .where((eb) => eb.or([eb('job_references.key', '=', key), eb('job_references.parent', '=', imageId)]))
    .executeTakeFirst();
  return row !== undefined;
}

async function forgetKey(
  db: Database,
  { jobId, index, key }: { jobId: string; index: number; key: string },
): Promise<void> {
  await db
    .updateTable('pictures')
    .set({ key: null })
    .where('job_id', '=', jobId)
    .where('index', '=', index)
    .execute();
  const prepared = await db
    .selectFrom('job_references')
    .select('key')
    .where('parent', '=', imageIdFor(jobId, index))
    .where('key', 'is not', null)
    .execute();
  // A reference may be a converted copy of the picture.
  for (const { key: copy } of prepared) if (copy !== null) await noteCopy(db, key, copy);
  await db
    .updateTable('job_references')
    .set({ key: null })
    .where('parent', '=', imageIdFor(jobId, index))
    .execute();
  await db
    .updateTable('trays')
    .set({
      pictures: sql`coalesce((select jsonb_agg(entry) from jsonb_array_elements(pictures) entry where entry->>'key' <> ${key}), '[]'::jsonb)`,
    })
    .where(sql<boolean>`pictures @> ${JSON.stringify([{ key }])}::jsonb`)
    .execute();
}

/** Another picture or reference has the same bytes. */
async function isUsed(db: Database, key: string): Promise<boolean> {
  const picture = await db.selectFrom('pictures').select('key').where('key', '=', key).executeTakeFirst();
  const reference = await db
    .selectFrom('job_references')
    .select('key')
    .where('key', '=', key)
    .executeTakeFirst();
  return picture !== undefined || reference !== undefined;
}

async function removeBlob(db: Database, blobs: Blobs, key: string): Promise<void> {
  const copies = await db.selectFrom('copies').select('copy').where('key', '=', key).execute();
  for (const { copy } of copies) if (!(await isUsed(db, copy))) await blobs.remove(copy);
  await blobs.remove(key);
  await db.deleteFrom('copies').where('key', '=', key).execute();
}
