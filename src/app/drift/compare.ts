import { distance } from '../../image/image.ts';
import type { Sample } from './samples.ts';

/** Of 64 bits. The same noise drawn anew differs in a few; another model in about half. */
const movedBits = 12;
/** Slower or faster than this is more than a busy hour. */
const movedTimes = 3;
const movedMs = 5_000;

/** What is another way than when it was recorded. */
export type Change =
  | { kind: 'new' }
  | { kind: 'gone' }
  | { kind: 'fails'; failure: string }
  | { kind: 'works' }
  | { kind: 'picture'; bits: number }
  | { kind: 'size'; before: string; after: string }
  | { kind: 'format'; before: string; after: string }
  /** In seconds. */
  | { kind: 'time'; before: number; after: number };

export interface Compared {
  before: Sample | null;
  after: Sample | null;
  changes: readonly Change[];
}

/** Lays what is drawn now beside what was recorded, in the order of the record. */
export function compareSamples(before: readonly Sample[], after: readonly Sample[]): Compared[] {
  const isSame = (one: Sample) => (two: Sample) =>
    one.service === two.service && one.family === two.family && one.prompt === two.prompt;
  const known = before.map((old) => {
    const now = after.find(isSame(old)) ?? null;
    return { before: old, after: now, changes: changesOf(old, now) };
  });
  const fresh = after.filter((sample) => !before.some(isSame(sample)));
  return [
    ...known,
    ...fresh.map((sample) => ({ before: null, after: sample, changes: [{ kind: 'new' as const }] })),
  ];
}

function changesOf(before: Sample, after: Sample | null): Change[] {
  if (!after) return [{ kind: 'gone' }];
  if (!after.picture) return before.picture ? [{ kind: 'fails', failure: after.failure ?? '' }] : [];
  if (!before.picture) return [{ kind: 'works' }];
  const [old, now] = [before.picture, after.picture];
  const sizes = { before: `${old.width}×${old.height}`, after: `${now.width}×${now.height}` };
  const bits = distance(old.hash, now.hash);
  const ratio = after.milliseconds / Math.max(1, before.milliseconds);
  return [
    // Without a seed every picture is another one: that says nothing.
    ...(before.seeded && after.seeded && bits > movedBits ? [{ kind: 'picture' as const, bits }] : []),
    ...(sizes.before === sizes.after ? [] : [{ kind: 'size' as const, ...sizes }]),
    ...(old.format === now.format
      ? []
      : [{ kind: 'format' as const, before: old.format, after: now.format }]),
    ...(Math.abs(after.milliseconds - before.milliseconds) > movedMs &&
    (ratio > movedTimes || ratio < 1 / movedTimes)
      ? [{ kind: 'time' as const, before: secondsOf(before), after: secondsOf(after) }]
      : []),
  ];
}

function secondsOf({ milliseconds }: Sample): number {
  return Math.round(milliseconds / 100) / 10;
}
