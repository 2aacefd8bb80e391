import { parseImageId } from '../request/address.ts';
import { pickFromWords } from '../request/pick.ts';
import type { AttachmentRef } from './chat.ts';

/** Pictures of ours that somebody may go on from. */
export interface JobPictures {
  /** Of the newest message that has any. */
  newest: readonly AttachmentRef[];
  /** Every picture of the job whose pictures those are, by number: they may have come one by one. */
  set: readonly AttachmentRef[];
}

/** Of all pictures, those of the job the newest ones are of. */
export function setOf(newest: readonly AttachmentRef[], all: readonly AttachmentRef[]): AttachmentRef[] {
  const jobs = new Set(newest.map((picture) => jobOf(picture)?.jobId));
  const [jobId] = jobs;
  if (jobs.size !== 1 || jobId === undefined) return [...newest];
  const byNumber = new Map<number, AttachmentRef>();
  for (const picture of all) {
    const job = jobOf(picture);
    if (job?.jobId === jobId) byNumber.set(job.index, picture);
  }
  return [...byNumber].sort(([a], [b]) => a - b).map(([, picture]) => picture);
}

function jobOf({ image }: AttachmentRef): { jobId: string; index: number } | null {
  return image === undefined ? null : parseImageId(image);
}

/** More than any job draws. */
const anyNumber = 99;

/**
 * What an answer in a thread is about: with a number in its words the whole job, of which the command chooses, wherever in
 * the thread its pictures are shown; without one the newest message.
 */
export function meantBy(words: string, { newest, set }: JobPictures): readonly AttachmentRef[] {
  const most = Math.max(set.length, ...set.map((picture) => (jobOf(picture)?.index ?? -1) + 1));
  const isAlone = pickFromWords(words, anyNumber)?.prompt === '';
  return isAlone || (most > 1 && pickFromWords(words, most) !== null) ? set : newest;
}
