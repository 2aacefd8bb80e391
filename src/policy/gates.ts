import { type ImageRequest, type Problem, problem } from '../request/request.ts';

/** Jobs of one person that have not ended. */
const maxOpenJobs = 100;
/** Below this, new work is refused so that paid pictures still find room. */
const minFreeBytes = 512 * 1024 * 1024;

export interface GateFacts {
  request: ImageRequest;
  /** Null is without a limit. */
  modelImagesPerMinute: number | null;
  openJobs: number;
  personImagesPerMinute: number;
  freeBytes: number;
  stopping: boolean;
}

/** Whether a checked request may be accepted now. The first closed gate answers. */
export function closedGate(facts: GateFacts): Problem | null {
  if (facts.stopping) return problem('stopping');
  if (facts.freeBytes < minFreeBytes) return problem('disk-full');
  if (facts.openJobs >= maxOpenJobs)
    return problem('too-many-waiting', { count: facts.openJobs, max: maxOpenJobs });
  const perMinute = Math.min(
    facts.personImagesPerMinute,
    facts.modelImagesPerMinute ?? Number.POSITIVE_INFINITY,
  );
  const largestCall = facts.request.mode === 'set' ? facts.request.count : 1;
  return largestCall > perMinute ? problem('more-than-limit', { max: perMinute }) : null;
}
