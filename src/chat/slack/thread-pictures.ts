import { z } from 'zod';
import type { AttachmentRef } from '../chat.ts';
import { type JobPictures, jobPicturesOf } from '../job-pictures.ts';
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

export interface ThreadPictures extends JobPictures {
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
  return { ...jobPicturesOf(newest, shown.flat()), isAboutPictures };
}
