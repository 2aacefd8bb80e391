import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Order } from './order.ts';
import { drawPicture } from './picture/picture.ts';
import { createRandom } from './picture/random.ts';
import { type Fault, faults } from './refusal.ts';
import { fateOf } from './steering.ts';

/** What became of one picture; `index` counts from 0. */
export type Outcome =
  | { kind: 'drawn'; index: number; path: string; createdAt: number }
  | { kind: 'failed'; index: number; fault: Fault; createdAt: number }
  /** The connection is to break here. */
  | { kind: 'dropped'; index: number };

/** Milliseconds a picture takes at speed 1, in the order of what each family takes in life. */
const paceMs: Readonly<Record<string, number>> = {
  '3.0': 2000,
  seededit: 2400,
  '4.0': 2200,
  '4.5': 3200,
  '5-lite': 2800,
  '5-flash': 2000,
  '5-pro': 4600,
  '5.5': 3400,
};
const usualPaceMs = 3000;
const slowFactor = 4;

export interface Easel {
  /** Bounds how many pictures are drawn at once. */
  draw<T>(work: () => Promise<T>): Promise<T>;
  now: () => number;
  speed: number;
  signal: AbortSignal;
}

/** Which call this is, for the pictures' variety and their numbers. */
export interface Call {
  requestId: string;
  /** Where its pictures are written. */
  dir: string;
  /** The call's place among those of the same prompt within a minute, from 1. */
  recent: number;
  /** The call's place among all of the same prompt, from 1. */
  total: number;
}

/** Draws the pictures of an order one after another, as the service does, each after the time it takes. */
export async function* drawOrder(order: Order, call: Call, easel: Easel): AsyncGenerator<Outcome> {
  for (let index = 0; index < order.pictures; index += 1) {
    const fate = fateOf(order.steering, order.isSet ? index + 1 : call.recent);
    if (fate === 'drawn') {
      const drawn = drawOne(order, { call, index }, easel);
      const [path] = await Promise.all([drawn, waitForPicture(order, placeOf(call, index), easel)]);
      yield { kind: 'drawn', index, path, createdAt: easel.now() };
      continue;
    }
    await waitForPicture(order, placeOf(call, index), easel);
    if (fate === 'dropped') return yield { kind: 'dropped', index };
    const fault = fate === 'refused' ? faults.output : faults.internal;
    yield { kind: 'failed', index, fault, createdAt: easel.now() };
    // An internal error ends the batch; a refusal does not.
    if (fate === 'failed') return;
  }
}

/** Pictures of a set differ by their index, separate calls of one prompt by their order: each takes its own time. */
function placeOf(call: Call, index: number): number {
  return call.recent - 1 + index;
}

/** Waits as long as one picture takes. */
export async function waitForPicture(order: Order, index: number, easel: Easel): Promise<void> {
  const delayMs = pictureDelayMs(order, index) / easel.speed;
  if (delayMs >= 1) await wait(delayMs, undefined, { signal: easel.signal });
}

/** The time one picture takes at speed 1: the pace of its family, a third more or less. */
export function pictureDelayMs(order: Order, index: number): number {
  const pace = paceMs[order.offer.family.family] ?? usualPaceMs;
  const variety = createRandom(`pace ${order.prompt} ${index}`).between(0.7, 1.4);
  return pace * variety * (order.steering.slow ? slowFactor : 1);
}

async function drawOne(
  order: Order,
  { call, index }: { call: Call; index: number },
  easel: Easel,
): Promise<string> {
  const { prompt, references, format, transparent, isSet, pictures } = order;
  const styleKey = styleKeyOf(order, call);
  const wanted = {
    ...order.pixels,
    prompt,
    references,
    styleKey,
    pictureKey: `${styleKey} ${index}`,
    position: isSet && pictures > 1 ? { number: index + 1, total: pictures } : null,
    watermark: order.fields.watermark,
    transparent,
    format,
  };
  const path = join(call.dir, `${call.requestId}_${index}.${format}`);
  await easel.draw(() => drawPicture(wanted, path));
  return path;
}

/** A seed fixes the picture; without one, every further call of a prompt looks different. */
function styleKeyOf({ offer, prompt, references, fields }: Order, call: Call): string {
  const isSeeded = fields.seed !== undefined && fields.seed !== -1;
  const variation = isSeeded ? `seed ${fields.seed}` : `call ${call.total}`;
  return JSON.stringify([offer.family.family, prompt, references.map(({ hash }) => hash), variation]);
}
