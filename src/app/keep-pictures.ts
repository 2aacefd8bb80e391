import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createSlots, describePicture, receivePicture } from '../image/image.ts';
import type { Logger } from '../log.ts';
import type { ImageSource } from '../provider/provider.ts';
import type { FullJob } from '../queue/job.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { failPicture, type KeptPicture, keepPicture } from '../store/pictures.ts';
import type { Metrics } from '../web/metrics.ts';
import { insist } from './insist.ts';

/** Larger results are not fetched. A 4K PNG has about 40 MB. */
const maxPictureBytes = 128 * 1024 * 1024;
/** Fetches at once, over all calls. */
const maxFetches = 8;
/** A paid picture is fetched again after these pauses before it is given up. */
const fetchPausesMs = [500, 2_000, 8_000, 30_000];
/** While the disk is full it waits for room: the service keeps results for a day. */
const diskPauseMs = 30_000;

export interface KeepParts {
  db: Database;
  blobs: Blobs;
  /** Something a person can see changed. */
  changed(jobId: string): void;
  metrics: Metrics;
  log: Logger;
}

/** Fetches a paid picture until it is safe; only then does anything else happen with it. Never rejects. */
export type Keep = (job: FullJob, index: number, source: ImageSource) => Promise<void>;

export function createKeep({ db, blobs, changed, metrics, log }: KeepParts): Keep {
  const slots = createSlots(maxFetches);
  const { signal } = new AbortController();

  async function keep(job: FullJob, index: number, source: ImageSource): Promise<void> {
    const kept = await fetchPicture(job, index, source);
    const picture = { jobId: job.id, index };
    if (kept) await insist(log, () => keepPicture(db, picture, { ...kept, now: new Date() }));
    else await insist(log, () => failPicture(db, picture, { code: 'not-kept', params: {}, charged: 'yes' }));
    if (kept) metrics.pictureKept(job.request.model);
    changed(job.id);
  }

  /** Null when it cannot be had. */
  async function fetchPicture(job: FullJob, index: number, source: ImageSource): Promise<KeptPicture | null> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await fetchOnce(source);
      } catch (error) {
        const pauseMs = isDiskFull(error) ? diskPauseMs : fetchPausesMs[attempt];
        const facts = { jobId: job.id, picture: index + 1, attempt, error: String(error) };
        log.warn(facts, 'a finished picture could not be fetched');
        if (pauseMs === undefined) return null;
        await wait(pauseMs);
      }
    }
  }

  async function fetchOnce(source: ImageSource): Promise<KeptPicture> {
    const received = await receivePicture(await source.open(signal), {
      dir: blobs.incomingDir,
      maxBytes: maxPictureBytes,
    });
    const described = await describePicture(received.path);
    if (!described) {
      await rm(received.path, { force: true });
      throw new Error('what was fetched is no picture');
    }
    await blobs.keep(received.path, received.sha256);
    return { key: received.sha256, bytes: received.bytes, ...described };
  }

  return (job, index, source) => slots(1, () => keep(job, index, source));
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
