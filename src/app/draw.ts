import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { describePicture, receivePicture } from '../image/image.ts';
import type { Logger } from '../log.ts';
import type { CallContext, ImageProvider, ImageSource, ProviderCall } from '../provider/provider.ts';
import { ProviderError } from '../provider/provider.ts';
import type { Call, Failure, FullJob } from '../queue/job.ts';
import type { CallOutcome } from '../queue/worker.ts';
import type { Blobs } from '../store/blobs.ts';
import { markAccepted } from '../store/calls.ts';
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
/** A service that cannot be reached is tried for this long. */
const patienceMs = 120_000;
/** While the disk is full it waits for room: the service keeps results for a day. */
const diskPauseMs = 30_000;

export interface DrawParts {
  db: Database;
  blobs: Blobs;
  provider: ImageProvider;
  /** Something a person can see changed. */
  changed(jobId: string): void;
  metrics: Metrics;
  log: Logger;
}

export interface Drawing {
  /** Sends one call and keeps every picture as it comes. Never rejects. */
  perform(job: FullJob, call: Call, events: { accepted(): void }): Promise<CallOutcome>;
}

export function createDrawing(parts: DrawParts): Drawing {
  const { db, blobs, log } = parts;
  const fetchSlots = createSlots(maxFetches);
  /** Since when a call could not reach the service (epoch ms). */
  const unreachableSince = new Map<string, number>();
  const signal = new AbortController().signal;

  async function perform(job: FullJob, call: Call, events: { accepted(): void }): Promise<CallOutcome> {
    const startedAt = Date.now();
    const first = await tryOnce(job, call, events);
    // A moderation service that failed is asked once more: nothing was drawn.
    const { outcome } = first.again ? await tryOnce(job, call, events) : first;
    const seconds = (Date.now() - startedAt) / 1000;
    parts.metrics.callEnded({ model: job.request.model, outcome: outcome.kind, seconds });
    return outcome;
  }

  async function tryOnce(
    job: FullJob,
    call: Call,
    events: { accepted(): void },
  ): Promise<{ outcome: CallOutcome; again: boolean }> {
    try {
      return { outcome: { kind: 'ended', billedImages: await follow(job, call, events) }, again: false };
    } catch (error) {
      const outcome = outcomeOf(error, waitedFor(call, error));
      const facts = error instanceof ProviderError ? errorFacts(error) : { error: String(error) };
      log.warn({ jobId: job.id, callId: call.id, outcome: outcome.kind, ...facts }, 'a call did not succeed');
      const again = outcome.kind === 'failed' && error instanceof ProviderError && error.retryable;
      return { outcome, again };
    }
  }

  /** How long this call has found nobody at the other end, in milliseconds. */
  function waitedFor(call: Call, error: unknown): number {
    const unreachable = error instanceof ProviderError && isUnreachable(error);
    if (!unreachable) unreachableSince.delete(call.id);
    else if (!unreachableSince.has(call.id)) unreachableSince.set(call.id, Date.now());
    const waitedMs = Date.now() - (unreachableSince.get(call.id) ?? Date.now());
    if (waitedMs >= patienceMs) unreachableSince.delete(call.id);
    return waitedMs;
  }

  async function follow(job: FullJob, call: Call, events: { accepted(): void }): Promise<number | null> {
    const keeping: Promise<void>[] = [];
    let billed: number | null = null;
    try {
      for await (const event of parts.provider.generate(await toProviderCall(job, call), {
        signal,
      } satisfies CallContext)) {
        const index = 'index' in event ? call.firstPicture + event.index : -1;
        const known = 'index' in event && event.index >= 0 && event.index < call.images;
        unreachableSince.delete(call.id);
        if (event.kind === 'accepted') {
          events.accepted();
          const facts = { requestId: event.requestId, handle: event.handle, now: new Date() };
          await insist(log, () => markAccepted(db, call.id, facts));
        } else if (event.kind === 'image' && known) {
          keeping.push(fetchSlots(() => keep(job, index, event.source)));
        } else if (event.kind === 'image-failed' && known) {
          log.info(
            { jobId: job.id, picture: index + 1, ...errorFacts(event.error) },
            'a picture was not made',
          );
          await insist(log, () => failPicture(db, { jobId: job.id, index }, failureOf(event.error)));
          parts.changed(job.id);
        } else if (event.kind === 'done') billed = event.usage?.generatedImages ?? null;
      }
    } finally {
      await Promise.all(keeping);
    }
    return billed;
  }

  async function toProviderCall(job: FullJob, call: Call): Promise<ProviderCall> {
    const references = await Promise.all(
      job.references.map(async ({ key, mime }) => {
        const file = key === null ? null : await blobs.find(key);
        if (!file || !mime)
          throw new ProviderError('input-unreachable', 'a reference is gone', { accepted: false });
        return { path: file.path, mime, bytes: file.bytes };
      }),
    );
    return { callId: call.id, jobId: job.id, request: job.request, images: call.images, references };
  }

  /** A paid picture is fetched until it is safe; only then does anything else happen with it. Never rejects. */
  async function keep(job: FullJob, index: number, source: ImageSource): Promise<void> {
    const kept = await fetchPicture(job, index, source);
    const picture = { jobId: job.id, index };
    if (kept) await insist(log, () => keepPicture(db, picture, { ...kept, now: new Date() }));
    else await insist(log, () => failPicture(db, picture, { code: 'not-kept', params: {}, charged: 'yes' }));
    if (kept) parts.metrics.pictureKept(job.request.model);
    parts.changed(job.id);
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

  return { perform };
}

function outcomeOf(error: unknown, waitedMs: number): CallOutcome {
  if (!(error instanceof ProviderError)) {
    return {
      kind: 'failed',
      failure: { code: 'unexpected', params: { code: 'draw' }, charged: 'unknown' },
      counts: true,
    };
  }
  const waits = error.kind === 'rate-limited' || error.kind === 'overloaded';
  if (waits && error.retryable && error.accepted === false)
    return { kind: 'busy', retryAfterMs: error.retryAfterMs };
  if (isUnreachable(error) && waitedMs < patienceMs) return { kind: 'busy', retryAfterMs: null };
  const counts = error.accepted !== false || error.kind === 'refused-output';
  return { kind: 'failed', failure: failureOf(error), counts };
}

/** What a person needs to know of a service's error. Refused and failed pictures are not billed. */
export function failureOf(error: ProviderError): Failure {
  const charged = error.accepted === 'unknown' ? 'unknown' : 'no';
  const params: Failure['params'] =
    error.kind === 'invalid' ? { detail: error.detail ?? error.serviceCode ?? '' } : {};
  return { code: isUnreachable(error) ? 'unreachable' : error.kind, params, charged };
}

/** No connection was made at all, so nothing can have been drawn. */
function isUnreachable(error: ProviderError): boolean {
  return error.kind === 'upstream' && error.accepted === false && error.serviceCode === null;
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function errorFacts(error: ProviderError) {
  return {
    kind: error.kind,
    serviceCode: error.serviceCode,
    requestId: error.requestId,
    accepted: error.accepted,
  };
}

function createSlots(size: number): (work: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = [];
  let free = size;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
