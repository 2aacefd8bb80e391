import { z } from 'zod';
import type { AttachmentRef } from '../chat.ts';
import type { SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { imageBlocksOf, messageSchema, type SlackMessage } from './bodies.ts';
import { readPages } from './pages.ts';
import { attachmentOf, isPicture } from './references.ts';

const repliesSchema = z.object({ messages: z.array(messageSchema).default([]) });
const pageLength = 200;

/** The pictures a message shows or carries: ours as image blocks, anybody's as files. */
export function picturesOf(
  where: Pick<SlackAddress, 'team' | 'enterprise'>,
  message: SlackMessage,
): { picture: AttachmentRef; title: string }[] {
  const attached = (message.files ?? [])
    .filter(isPicture)
    .map((file) => ({ picture: attachmentOf(where, file), title: file.name ?? '' }));
  const shown = imageBlocksOf(message).map(({ file, title }) => ({
    picture: { ...attachmentOf(where, { id: file }), name: title || file },
    title,
  }));
  return [...attached, ...shown];
}

/** The newest picture of a thread; null when it has none. */
export async function newestPictureIn(
  api: Api,
  address: SlackAddress,
  before: string,
): Promise<{ picture: AttachmentRef; title: string } | null> {
  if (address.thread === null) return null;
  const { channel, thread } = address;
  const args = { channel, ts: thread, limit: pageLength, latest: before };
  const pages = await readPages(api, address, { method: 'conversations.replies', args });
  const messages = pages.flatMap((page) => repliesSchema.parse(page).messages);
  const found = messages.filter(({ ts }) => ts < before).flatMap((message) => picturesOf(address, message));
  return found.at(-1) ?? null;
}
