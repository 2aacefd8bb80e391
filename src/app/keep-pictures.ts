import type { Logger } from '../log.ts';
import type { FullJob } from '../queue/job.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { failPicture, keepPicture } from '../store/pictures.ts';
import type { Metrics } from '../web/metrics.ts';
import { createFetchPicture, type PaidPicture } from './fetch-picture.ts';
import { insist } from './insist.ts';

export interface KeepParts {
  db: Database;
  blobs: Blobs;
  /** Something a person can see changed. */
  changed(jobId: string): void;
  metrics: Metrics;
  log: Logger;
}

/** Fetches a paid picture until it is safe; only then does anything else happen with it. Never rejects. */
export type Keep = (job: FullJob, paid: Omit<PaidPicture, 'jobId'>) => Promise<void>;

export function createKeep({ db, blobs, changed, metrics, log }: KeepParts): Keep {
  const fetchPicture = createFetchPicture({ blobs, log });

  return async function keep(job, paid) {
    const picture = { jobId: job.id, index: paid.index };
    const kept = await fetchPicture({ ...paid, jobId: job.id });
    if (kept) await insist(log, () => keepPicture(db, picture, { ...kept, now: new Date() }));
    else await insist(log, () => failPicture(db, picture, { code: 'not-kept', params: {}, charged: 'yes' }));
    if (kept) metrics.pictureKept(job.request.model);
    changed(job.id);
  };
}
