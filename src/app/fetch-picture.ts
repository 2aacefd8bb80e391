import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError, isDiskFull } from '../errors.ts';
import { createSlots, describePicture, type ReceivedPicture, receivePicture } from '../image/image.ts';
import type { Logger } from '../log.ts';
import type { ImageSource } from '../provider/provider.ts';
import type { StoredFile } from '../queue/job.ts';
import type { Blobs } from '../store/blobs.ts';

/** Larger results are not fetched. A 4K PNG has about 40 MB. */
const maxPictureBytes = 128 * 1024 * 1024;
/** Fetches at once, over all calls. */
const maxFetches = 8;

export interface FetchTimes {
  /** A fetch that takes longer is broken off and begun again. */
  longestFetchMs: number;
  /** The pauses after the first failures, which any failure is given. */
  pausesMs: readonly number[];
  /** The pause after each further one, where the reason may pass. */
  laterPauseMs: number;
  /** While the disk is full it waits for room, and that is no failure. */
  diskPauseMs: number;
  /** After so long it is given up: until then the call keeps its place among its person's jobs. */
  longestTryMs: number;
}

export const fetchTimes: FetchTimes = {
  longestFetchMs: 600_000,
  pausesMs: [500, 2_000, 8_000, 30_000],
  laterPauseMs: 300_000,
  diskPauseMs: 30_000,
  // Links work for a day, but a person must not be kept from drawing elsewhere for as long.
  longestTryMs: 2 * 3_600_000,
};

/** A picture that is paid for and not here yet. */
export interface PaidPicture {
  jobId: string;
  index: number;
  source: ImageSource;
  /** The same picture by a new link; null where the service cannot be asked for one. */
  renew(): Promise<ImageSource | null>;
}

interface FetchParts {
  blobs: Blobs;
  log: Logger;
}

/** Fetches a paid picture as long as there is hope; null when it cannot be had. Never rejects. */
export type FetchPicture = (paid: PaidPicture) => Promise<StoredFile | null>;

export function createFetchPicture({ blobs, log }: FetchParts, times: FetchTimes = fetchTimes): FetchPicture {
  const slots = createSlots(maxFetches);

  async function fetchPicture(paid: PaidPicture): Promise<StoredFile | null> {
    const giveUpAt = Date.now() + times.longestTryMs;
    let { source } = paid;
    for (let failures = 0; ; ) {
      try {
        return await slots(1, () => fetchOnce(source));
      } catch (error) {
        tell(paid, failures, error);
        if (isDiskFull(error)) {
          await wait(times.diskPauseMs);
          continue;
        }
        const pauseMs = pauseAfter(error, failures, giveUpAt);
        if (pauseMs === null) return null;
        failures += 1;
        await wait(pauseMs);
        if (!mayPass(error) || failures > times.pausesMs.length) source = (await renewed(paid)) ?? source;
      }
    }
  }

  function pauseAfter(error: unknown, failures: number, giveUpAt: number): number | null {
    const goesOn = mayPass(error) && Date.now() + times.laterPauseMs < giveUpAt;
    return times.pausesMs[failures] ?? (goesOn ? times.laterPauseMs : null);
  }

  async function renewed(paid: PaidPicture): Promise<ImageSource | null> {
    try {
      return await paid.renew();
    } catch (error) {
      const facts = { jobId: paid.jobId, picture: paid.index + 1, error: String(error) };
      log.warn(facts, 'a service could not be asked for a new link');
      return null;
    }
  }

  async function fetchOnce(source: ImageSource): Promise<StoredFile> {
    const limit = AbortSignal.timeout(times.longestFetchMs);
    try {
      const stream = await source.open(limit);
      return await keepFile(
        await receivePicture(stream, { dir: blobs.incomingDir, maxBytes: maxPictureBytes }),
      );
    } catch (cause) {
      if (!limit.aborted) throw cause;
      throw new AppError('fetch-too-slow', 'the picture took too long to come', { retryable: true, cause });
    }
  }

  async function keepFile({ path, sha256, bytes }: ReceivedPicture): Promise<StoredFile> {
    try {
      const described = await describePicture(path);
      if (!described) throw new AppError('no-picture', 'what was fetched is no picture');
      await blobs.keep(path, sha256);
      return { key: sha256, bytes, ...described };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  function tell({ jobId, index }: PaidPicture, attempt: number, error: unknown): void {
    const facts = { jobId, picture: index + 1, attempt, error: String(error) };
    log.warn(facts, 'a finished picture could not be fetched');
  }

  return fetchPicture;
}

function mayPass(error: unknown): boolean {
  return !(error instanceof AppError) || error.retryable;
}
