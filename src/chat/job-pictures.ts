import { parseImageId } from '../request/address.ts';
import { pickFromWords } from '../request/pick.ts';
import type { AttachmentRef } from './chat.ts';

/** Pictures of ours that somebody may go on from. */
export interface JobPictures {
  /** Of the newest message that has any. */
  newest: readonly AttachmentRef[];
  /** Every picture of the job whose pictures those are, by number: they may have come one by one. */
  set: readonly AttachmentRef[];
  /** The same of every other job there that drew several, the newest first. */
  earlier: readonly (readonly AttachmentRef[])[];
}

/** One message by itself. */
export function jobPicturesIn(pictures: readonly AttachmentRef[]): JobPictures {
  return { newest: pictures, set: pictures, earlier: [] };
}

/** What belongs together of all pictures there, the oldest first. */
export function jobPicturesOf(newest: readonly AttachmentRef[], all: readonly AttachmentRef[]): JobPictures {
  const jobs = new Set(newest.map((picture) => jobOf(picture)?.jobId));
  const [jobId] = jobs;
  const own = jobs.size === 1 ? jobId : undefined;
  const others = new Set(all.toReversed().flatMap((picture) => jobOf(picture)?.jobId ?? []));
  if (own !== undefined) others.delete(own);
  return {
    newest,
    set: own === undefined ? newest : setOf(own, all),
    earlier: [...others].map((id) => setOf(id, all)).filter((set) => mostOf(set) > 1),
  };
}

/** Of a picture that is shown twice the newer one is meant. */
function setOf(jobId: string, all: readonly AttachmentRef[]): readonly AttachmentRef[] {
  const byNumber = new Map<number, AttachmentRef>();
  for (const picture of all) {
    const job = jobOf(picture);
    if (job?.jobId === jobId) byNumber.set(job.index, picture);
  }
  return [...byNumber].sort(([a], [b]) => a - b).map(([, picture]) => picture);
}

/** The highest number somebody may say: not all pictures of a job have to be there. */
function mostOf(set: readonly AttachmentRef[]): number {
  return Math.max(set.length, ...set.map((picture) => (jobOf(picture)?.index ?? -1) + 1));
}

function jobOf({ image }: AttachmentRef): { jobId: string; index: number } | null {
  return image === undefined ? null : parseImageId(image);
}

/** More than any job draws. */
const anyNumber = 99;

/**
 * What an answer in a thread is about: with a number in its words the newest job that has a picture of that number, of
 * which the command chooses, wherever in the thread its pictures are shown; without one the newest message.
 */
export function meantBy(words: string, { newest, set, earlier }: JobPictures): readonly AttachmentRef[] {
  const most = mostOf(set);
  if (most > 1 && pickFromWords(words, most) !== null) return set;
  const named = pickFromWords(words, anyNumber);
  if (named === null) return newest;
  // “The last one” is never one of a job before: it has no number.
  return earlier.find((pictures) => named.index < mostOf(pictures)) ?? (named.prompt === '' ? set : newest);
}
