const windowMs = 60_000;

/** A sliding minute per model: pictures are counted when their call is admitted. */
export interface Quota {
  /** Takes the pictures out of the minute, or takes nothing and answers false. */
  take(model: string, images: number, limit: number): boolean;
}

export function createQuota(now: () => number): Quota {
  const taken = new Map<string, { at: number; images: number }[]>();

  function take(model: string, images: number, limit: number): boolean {
    const recent = (taken.get(model) ?? []).filter(({ at }) => now() - at < windowMs);
    taken.set(model, recent);
    const used = recent.reduce((sum, entry) => sum + entry.images, 0);
    if (used + images > limit) return false;
    recent.push({ at: now(), images });
    return true;
  }

  return { take };
}
