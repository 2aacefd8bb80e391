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

/** What an answer in a thread is about, and its words. */
export interface Meant {
  pictures: readonly AttachmentRef[];
  words: string;
}

/**
 * A number in the words means a picture by the number it has in its job, wherever in the thread it is shown; without
 * one the newest message is meant.
 */
export function meantBy(words: string, { newest, set }: JobPictures): Meant {
  const numbers = set.map((picture) => jobOf(picture)?.index ?? -1);
  const most = Math.max(set.length, ...numbers.map((index) => index + 1));
  const picked = most > 1 ? pickFromWords(words, most) : null;
  if (!picked) return { pictures: newest, words };
  // Where nothing is missing, place and number are the same, and the words may go on as they are.
  if (numbers.every((index, place) => index === place || index < 0)) return { pictures: set, words };
  const named = set[numbers.indexOf(picked.index)];
  if (!named) return { pictures: newest, words };
  return picked.prompt === '' ? { pictures: set, words } : { pictures: [named], words: picked.prompt };
}
