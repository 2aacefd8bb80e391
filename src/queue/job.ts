import type { Address } from '../request/address.ts';
import type { JobHandle } from '../request/job-handle.ts';
import type { Delivery, ImageRequest, Money, Params, Problem } from '../request/request.ts';
import { priceOf, roundMoney } from '../request/request.ts';

export type JobState = 'collecting' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'unknown';

/**
 * `waiting` has not been sent and is free to drop. `sent` means the intent is stored and the answer is not: after a
 * crash it becomes `unknown`, because it may have been billed.
 */
export type CallState = 'waiting' | 'sent' | 'done' | 'failed' | 'cancelled' | 'unknown';

export type PictureState =
  | 'waiting'
  | 'drawing'
  | 'kept'
  | 'failed'
  | 'unknown'
  | 'cancelled'
  | 'absent'
  | 'deleted';

/** Why something ended badly: a code for `words`, and whether it cost money. */
export interface Failure {
  code: string;
  params: Params;
  /** `maybe`: it failed for certain and may cost money all the same. `unknown`: nobody knows how it ended. */
  charged: 'no' | 'yes' | 'maybe' | 'unknown';
}

/** A picture whose bytes are in the blob store. */
export interface StoredFile {
  /** Name of the bytes there. */
  key: string;
  mime: string;
  bytes: number;
  width: number;
  height: number;
}

/** A reference picture of a job, numbered from 0 in the order the model sees it. */
export interface Reference {
  index: number;
  /**
   * What the chat needs to fetch it, opaque here; `blob` where its bytes are here already, `tray` where they were put
   * aside.
   */
  source: { id: string; name: string; bytes: number | null; blob?: string; tray?: string };
  /** The id of the picture of ours it is, where it is one. */
  parent: string | null;
  /** Name of the bytes in the blob store, once they are kept. */
  key: string | null;
  mime: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
}

export interface Call {
  id: string;
  jobId: string;
  /** Number of its first picture within the job, from 0. */
  firstPicture: number;
  images: number;
  state: CallState;
  sentAt: Date | null;
  acceptedAt: Date | null;
  endedAt: Date | null;
  billedImages: number | null;
  failure: Failure | null;
  /** Service and its id of the model: what limits are counted by. */
  modelKey: string;
  /** Who draws it; null until it was sent. */
  service: string | null;
  handle: JobHandle | null;
  /** List price of one picture there; null where it is not known, or not yet. */
  price: Money | null;
  /** What the service says it cost. */
  cost: Money | null;
}

/** The service in a model key. */
export function serviceOf(modelKey: string): string {
  return modelKey.slice(0, modelKey.indexOf('/'));
}

export interface Picture {
  jobId: string;
  callId: string;
  index: number;
  state: PictureState;
  key: string | null;
  mime: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  keptAt: Date | null;
  failure: Failure | null;
  /** A message carries it, or will. */
  packed: boolean;
  /** Of a private job, but shown to everybody. */
  published: boolean;
}

export interface Job {
  id: string;
  person: string;
  personName: string;
  place: string;
  locale: string;
  /** Where the command was given; the card goes there, or to the person alone when `private`. */
  address: Address;
  request: ImageRequest;
  warnings: readonly Problem[];
  delivery: Delivery;
  private: boolean;
  state: JobState;
  cancelRequested: boolean;
  /** Why the whole job ended before any call, such as a reference that cannot be read. */
  failure: Failure | null;
  /** The references side by side, numbered, as one picture. */
  sheet: StoredFile | null;
  createdAt: Date;
  queuedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** A job with everything that hangs on it. */
export interface FullJob extends Job {
  references: readonly Reference[];
  calls: readonly Call[];
  pictures: readonly Picture[];
}

const endedCalls: readonly CallState[] = ['done', 'failed', 'cancelled', 'unknown'];
const endedJobs: readonly JobState[] = ['done', 'failed', 'cancelled', 'unknown'];

export function hasEnded(job: { state: JobState }): boolean {
  return endedJobs.includes(job.state);
}

/** How a request is cut into paid calls: one for a set, one per picture otherwise. */
export function planCalls(request: ImageRequest): { firstPicture: number; images: number }[] {
  if (request.mode === 'set') return [{ firstPicture: 0, images: request.count }];
  return Array.from({ length: request.count }, (_, index) => ({ firstPicture: index, images: 1 }));
}

/** States are per call; the job's follows from them. A partly refused job is `done`. */
export function deriveJobState(calls: readonly { state: CallState }[]): JobState {
  const has = (state: CallState) => calls.some((call) => call.state === state);
  if (!calls.every((call) => endedCalls.includes(call.state))) {
    return calls.every((call) => call.state === 'waiting') ? 'queued' : 'running';
  }
  if (has('cancelled') && !has('done')) return has('unknown') ? 'unknown' : 'cancelled';
  if (has('done')) return 'done';
  return has('unknown') ? 'unknown' : 'failed';
}

/** What came out of a call that ended without an error of its own. */
export function endOfCall(pictures: readonly { state: PictureState }[]): CallState {
  return pictures.some((picture) => picture.state === 'kept') ? 'done' : 'failed';
}

/** What a picture becomes when its call ended and it never came. */
export function fateOfMissing(ended: CallState): PictureState {
  if (ended === 'unknown') return 'unknown';
  if (ended === 'cancelled') return 'cancelled';
  return ended === 'done' ? 'absent' : 'failed';
}

export interface Bill {
  billed: number;
  /** Pictures whose cost nobody told us. */
  unknown: number;
  total: Money | null;
}

/** What a job has cost so far: what the services said, else at list price. Null where a part is not known. */
export function billOf(job: {
  request: ImageRequest;
  calls: readonly Call[];
  pictures: readonly Picture[];
}): Bill {
  const billed = job.calls.reduce((sum, call) => sum + (call.billedImages ?? keptBy(call, job.pictures)), 0);
  const unknown = job.pictures.filter((picture) => picture.state === 'unknown').length;
  return { billed, unknown, total: totalOf(job) };
}

function totalOf({ request, calls, pictures }: Parameters<typeof billOf>[0]): Money | null {
  const costs = calls.flatMap((call) => {
    const images = call.billedImages ?? keptBy(call, pictures);
    if (call.cost) return call.cost;
    if (images === 0) return [];
    const each = listPrice(call, request);
    return each && { ...each, amount: each.amount * images };
  });
  const [first] = costs;
  if (first === undefined) return request.pricePerImage && { ...request.pricePerImage, amount: 0 };
  if (costs.some((cost) => !cost || cost.currency !== first?.currency)) return null;
  const amount = costs.reduce((sum, cost) => sum + (cost?.amount ?? 0), 0);
  return first && { ...first, amount: roundMoney(amount) };
}

/** Of one picture of the call: at the service that has it, or has not been asked yet. Null where it is not known. */
function listPrice({ service, price }: Call, request: ImageRequest): Money | null {
  if (service === null) return request.pricePerImage;
  return price ?? (service === (request.service ?? service) ? request.pricePerImage : null);
}

/** What a job will cost if every picture succeeds, at list price. Null where a part is not known. */
export function estimateOf({ request, calls }: Pick<FullJob, 'request' | 'calls'>): Money | null {
  const prices = calls.map((call) => ({ each: listPrice(call, request), images: call.images }));
  const [first] = prices;
  if (!first) return priceOf(request);
  if (prices.some(({ each }) => !each || each.currency !== first.each?.currency)) return null;
  const amount = prices.reduce((sum, { each, images }) => sum + (each?.amount ?? 0) * images, 0);
  return first.each && { ...first.each, amount: roundMoney(amount) };
}

/** What a picture of the call cost: its share of what the service said, else the list price. */
export function priceEach(call: Call, request: ImageRequest): Money | null {
  if (!call.cost) return listPrice(call, request);
  return { ...call.cost, amount: roundMoney(call.cost.amount / (call.billedImages || call.images)) };
}

/** It was fetched, whether or not somebody deleted it since. */
export function wasKept({ key, state }: Picture): boolean {
  return key !== null || state === 'deleted';
}

/** It was drawn, whether or not it could be fetched. */
export function wasDrawn(picture: Picture): boolean {
  return wasKept(picture) || picture.failure?.code === 'not-kept';
}

function keptBy(call: Call, pictures: readonly Picture[]): number {
  return pictures.filter((picture) => picture.callId === call.id && wasDrawn(picture)).length;
}
