import type { Failure, StoredFile } from '../queue/job.ts';
import type { Database } from './database.ts';

/** A paid step is done: from here a crash repeats the delivery, never the payment. */
export async function keepPicture(
  db: Database,
  picture: { jobId: string; index: number },
  kept: StoredFile & { now: Date },
): Promise<void> {
  const { now, ...file } = kept;
  await db
    .updateTable('pictures')
    .set({ ...file, state: 'kept', kept_at: now, failure: null })
    .where('job_id', '=', picture.jobId)
    .where('index', '=', picture.index)
    .where('state', '<>', 'deleted')
    .execute();
}

export async function failPicture(
  db: Database,
  picture: { jobId: string; index: number },
  failure: Failure,
): Promise<void> {
  await db
    .updateTable('pictures')
    .set({ state: failure.charged === 'unknown' ? 'unknown' : 'failed', failure: JSON.stringify(failure) })
    .where('job_id', '=', picture.jobId)
    .where('index', '=', picture.index)
    .where('state', '<>', 'deleted')
    .execute();
}

/** A picture of a private job is for everybody from now on. */
export function publishPicture(db: Database, jobId: string, index: number): Promise<void> {
  return setPublished(db, { jobId, index }, true);
}

/** Nobody else could be shown it: it is its asker's alone, as before. */
export function unpublishPicture(db: Database, jobId: string, index: number): Promise<void> {
  return setPublished(db, { jobId, index }, false);
}

async function setPublished(
  db: Database,
  { jobId, index }: { jobId: string; index: number },
  published: boolean,
): Promise<void> {
  await db
    .updateTable('pictures')
    .set({ published })
    .where('job_id', '=', jobId)
    .where('index', '=', index)
    .execute();
}
