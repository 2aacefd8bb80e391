import type { CardFacts } from '../delivery/card.ts';
import { type FullJob, serviceOf } from '../queue/job.ts';
import type { Use } from '../queue/limiter.ts';
import { type Place, placeInLine, type Window } from '../queue/place.ts';
import { serviceTitle } from '../request/catalogue-services.ts';
import { findModel } from '../request/models.ts';
import type { ImageRequest } from '../request/request.ts';
import { countRunning, listUse, listWaiting, measureCall } from '../store/limits.ts';
import type { Parts } from './parts.ts';

/** Facts about a model's line are read once for all cards that are drawn in the same moment. */
const freshMs = 1_000;
const windowMs = 60_000;

/** What the service counts by, as the request was accepted. */
export function modelKeyOf({ config }: Pick<Parts, 'config'>, request: ImageRequest): string {
  return `${request.service ?? config.catalogue.home}/${request.modelId}`;
}

/** By what its calls wait now. */
function lineOf(parts: Pick<Parts, 'config'>, job: FullJob): string {
  return job.calls.find((call) => call.state === 'waiting')?.modelKey ?? modelKeyOf(parts, job.request);
}

/** It waits for a service that does not work. */
export function isParked(parts: Pick<Parts, 'config' | 'health'>, job: FullJob): boolean {
  return job.state === 'queued' && parts.health.parkedUntil(lineOf(parts, job)) > 0;
}

/** Null is without a limit. */
export function imagesPerMinuteOf(
  { config }: Pick<Parts, 'config'>,
  { model }: ImageRequest,
  modelKey: string,
): number | null {
  const offer = config.catalogue.offers.find(
    (candidate) =>
      candidate.family === model &&
      Object.values(candidate.ids).some((id) => `${candidate.service}/${id}` === modelKey),
  );
  return offer?.imagesPerMinute ?? null;
}

/** Services that are left alone right now although they offer the model. */
export function parkedServices(
  { config, health }: Pick<Parts, 'config' | 'health'>,
  family: string,
): string[] {
  const parked = config.catalogue.offers.filter(
    (offer) =>
      offer.family === family &&
      Object.values(offer.ids).some((id) => health.parkedUntil(`${offer.service}/${id}`) > 0),
  );
  return [...new Set(parked.map((offer) => offer.service))];
}

type PlaceParts = Pick<Parts, 'db' | 'config' | 'limiter'>;

const readModelFacts = createCache(async (parts: PlaceParts, modelKey: string) => {
  const [waiting, uses, typicalMs] = await Promise.all([
    listWaiting(parts.db, modelKey),
    listUse(parts.db, { scope: 'model', key: modelKey, now: new Date() }),
    measureCall(parts.db, modelKey),
  ]);
  return { waiting, uses, typicalMs };
});

/** Where a waiting job stands and about when it starts; null when it is not waiting. */
export async function placeOf(parts: PlaceParts, job: FullJob): Promise<Place | null> {
  if (job.state !== 'queued') return null;
  const modelKey = lineOf(parts, job);
  const { waiting, uses, typicalMs } = await readModelFacts(parts, modelKey);
  const now = Date.now();
  const own = await listUse(parts.db, { scope: 'person', key: job.person, now: new Date(now) });
  return placeInLine(job.id, {
    waiting,
    ownRunning: await countRunning(parts.db, job.person),
    personRunningJobs: parts.config.person.runningJobs,
    model: windowOf(uses, imagesPerMinuteOf(parts, job.request, modelKey) ?? Number.POSITIVE_INFINITY, now),
    own: windowOf(own, parts.config.person.imagesPerMinute, now),
    typicalMs,
    pausedUntil: parts.limiter.pausedUntil(modelKey),
    now,
  });
}

function windowOf(uses: readonly Use[], imagesPerMinute: number, now: number): Window {
  const returns = uses.flatMap(({ images, since }) =>
    Array.from({ length: images }, () => (since ?? now) + windowMs),
  );
  return {
    imagesPerMinute,
    free: Math.max(0, imagesPerMinute - returns.length),
    returns: returns.sort((a, b) => a - b),
  };
}

/** Everything a card shows besides its job. Times are rounded, so that an estimate that hardly moved is no new card. */
export async function cardFactsOf(
  parts: PlaceParts & Pick<Parts, 'wordsFor' | 'simulated' | 'health'>,
  job: FullJob,
): Promise<CardFacts> {
  const place = await placeOf(parts, job);
  const model = findModel(parts.config.catalogue, job.request.model);
  const line = lineOf(parts, job);
  return {
    words: parts.wordsFor(job.locale),
    modelName: model?.family.name ?? job.request.model,
    simulated: parts.simulated,
    place: place && { ...place, startsAt: place.startsAt && roundUp(place.startsAt) },
    pausedUntil: roundUp(parts.limiter.pausedUntil(line)),
    parked: isParked(parts, job) ? serviceTitle(serviceOf(line)) : null,
    now: Date.now(),
  };
}

const roundMs = 5_000;

function roundUp(time: number): number {
  return Math.ceil(time / roundMs) * roundMs;
}

function createCache<T>(read: (parts: PlaceParts, key: string) => Promise<T>) {
  const cached = new WeakMap<PlaceParts['db'], Map<string, { at: number; value: Promise<T> }>>();
  return (parts: PlaceParts, key: string): Promise<T> => {
    const entries = cached.get(parts.db) ?? new Map<string, { at: number; value: Promise<T> }>();
    cached.set(parts.db, entries);
    const known = entries.get(key);
    if (known && Date.now() - known.at < freshMs) return known.value;
    const value = read(parts, key);
    entries.set(key, { at: Date.now(), value });
    return value;
  };
}
