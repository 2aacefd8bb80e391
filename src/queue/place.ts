/** A job that has calls waiting, in the order it was accepted. */
export interface Waiting {
  jobId: string;
  person: string;
  images: number;
}

/** How much of a sliding minute is left. */
export interface Window {
  imagesPerMinute: number;
  /** Pictures that may start now. */
  free: number;
  /** When the others come back (epoch ms, ascending). */
  returns: readonly number[];
}

export interface LineFacts {
  /** Jobs of the same model that are not drawing yet, oldest first. */
  waiting: readonly Waiting[];
  /** Jobs of the same person that are drawing now. */
  ownRunning: number;
  personRunningJobs: number;
  /** The limit of the model, and the person's own. */
  model: Window;
  own: Window;
  /** Measured time from start to end of a job's calls, in milliseconds. Null until one was measured. */
  typicalMs: number | null;
  /** The model takes nothing before this time (epoch ms). */
  pausedUntil: number;
  now: number;
}

export interface Place {
  /** 1 = next. */
  position: number;
  /** About when drawing starts (epoch ms), or null when nothing was measured yet and it is not next. */
  startsAt: number | null;
}

/**
 * Where a job stands. People take turns, so somebody's tenth job stands behind everybody else's first.
 */
export function placeInLine(jobId: string, facts: LineFacts): Place | null {
  const order = takeTurns(facts.waiting);
  const at = order.findIndex((entry) => entry.jobId === jobId);
  const mine = order[at];
  if (!mine) return null;
  const ahead = order.slice(0, at);
  const ownAhead = ahead.filter((entry) => entry.person === mine.person);
  const slotAt = timeUntilSlot(ownAhead.length, facts);
  const modelAt = timeUntilFree(countImages(ahead) + mine.images, facts.model, facts.now);
  const ownAt = timeUntilFree(countImages(ownAhead) + mine.images, facts.own, facts.now);
  const startsAt = slotAt === null ? null : Math.max(facts.now, facts.pausedUntil, modelAt, ownAt, slotAt);
  return { position: at + 1, startsAt };
}

/** Everybody's first job, then everybody's second, each round in order of arrival. */
export function takeTurns(waiting: readonly Waiting[]): Waiting[] {
  const rounds = new Map<string, number>();
  const ranked = waiting.map((entry) => {
    const round = rounds.get(entry.person) ?? 0;
    rounds.set(entry.person, round + 1);
    return { entry, round };
  });
  return ranked.sort((a, b) => a.round - b.round).map(({ entry }) => entry);
}

function countImages(entries: readonly Waiting[]): number {
  return entries.reduce((sum, entry) => sum + entry.images, 0);
}

function timeUntilFree(images: number, { free, returns, imagesPerMinute }: Window, now: number): number {
  if (images <= free) return now;
  const beyond = images - free;
  const known = returns[beyond - 1];
  if (known !== undefined) return known;
  const windows = Math.ceil((beyond - returns.length) / imagesPerMinute);
  return (returns.at(-1) ?? now) + windows * 60_000;
}

function timeUntilSlot(ownAhead: number, facts: LineFacts): number | null {
  const before = facts.ownRunning + ownAhead - facts.personRunningJobs + 1;
  if (before <= 0) return facts.now;
  if (facts.typicalMs === null) return null;
  return facts.now + Math.ceil(before / facts.personRunningJobs) * facts.typicalMs;
}
