import { z } from 'zod';
import { parseImageId } from '../../request/address.ts';
import { pickFromWords } from '../../request/pick.ts';
import type { AttachmentRef } from '../chat.ts';
import { imagesShownBy } from '../shown-pictures.ts';
import type { SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { actionsOf, imageBlocksOf, isAboutJob, isOwn, messageSchema, type SlackMessage } from './bodies.ts';
import { readPages } from './pages.ts';
import { attachmentOf, isPicture } from './references.ts';

const repliesSchema = z.object({ messages: z.array(messageSchema).default([]) });
const pageLength = 200;

export interface PictureReader {
  where: Pick<SlackAddress, 'team' | 'enterprise'>;
  /** Ours; null where an event does not say. */
  appId: string | null;
}

/** The pictures a message shows or carries: ours as image blocks, anybody's as files. */
export function picturesOf({ where, appId }: PictureReader, message: SlackMessage): AttachmentRef[] {
  const own = isOwn(message, appId);
  const attached = (message.files ?? []).filter(isPicture).map((file) => attachmentOf(where, file));
  // Of our own only the pictures of jobs: not what a job starts from, sheets or comparisons.
  const shown = imageBlocksOf(message).filter(({ index }) => !own || index !== null);
  const images = own && attached.length === 0 ? imagesShownBy(actionsOf(message), shown.length) : null;
  const blocks = shown.map(({ file, title }, at) => {
    const image = images?.[at];
    return {
      ...attachmentOf(where, { id: file }),
      name: title || file,
      ...(image !== undefined && { image }),
    };
  });
  return [...attached, ...blocks];
}

export interface ThreadPictures {
  /** Of its newest message that has any. */
  newest: readonly AttachmentRef[];
  /** Every picture of the job whose pictures those are, by number: they may have come one by one. */
  set: readonly AttachmentRef[];
  /** A job's, or one with files: words in it are about pictures, whether or not one can be read. */
  isAboutPictures: boolean;
}

/** What a thread shows before a message of it. */
export async function readThread(
  api: Api,
  address: SlackAddress & { thread: string },
  { before, appId }: { before: string; appId: string | null },
): Promise<ThreadPictures> {
  const { channel, thread } = address;
  const args = { channel, ts: thread, limit: pageLength, latest: before, include_all_metadata: true };
  const pages = await readPages(api, address, { method: 'conversations.replies', args });
  const messages = pages
    .flatMap((page) => repliesSchema.parse(page).messages)
    .filter(({ ts }) => ts < before);
  const shown = messages.map((message) => picturesOf({ where: address, appId }, message));
  const newest = shown.findLast((pictures) => pictures.length > 0) ?? [];
  const isAboutPictures = messages.some(
    (message) => (isOwn(message, appId) && isAboutJob(message)) || (message.files ?? []).length > 0,
  );
  return { newest, set: setOf(newest, shown.flat()), isAboutPictures };
}

function setOf(newest: readonly AttachmentRef[], all: readonly AttachmentRef[]): AttachmentRef[] {
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
export function meantBy(words: string, { newest, set }: Pick<ThreadPictures, 'newest' | 'set'>): Meant {
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
