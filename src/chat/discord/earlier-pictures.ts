import { z } from 'zod';
import type { AttachmentRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { setOf } from '../job-pictures.ts';
import type { Api, ApiCall } from './api.ts';
import { isOwn, messageSchema, type PictureRules, picturesIn, type ReadMessage } from './message-pictures.ts';
import { repliedTo, type Written } from './written.ts';

const listSchema = z.array(
  messageSchema.extend({
    message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
  }),
);
type Listed = z.infer<typeof listSchema>[number];
const pageLength = 50;

/**
 * `pictures` are those of one message, `set` all of their job that were found. `unreadable`: there may be pictures, but
 * the platform shows the message only in its menu.
 */
export type Found =
  | { kind: 'pictures'; pictures: readonly AttachmentRef[]; set: readonly AttachmentRef[] }
  | { kind: 'none' }
  | { kind: 'unreadable' };

export interface EarlierParts {
  api: Api;
  rules: PictureRules;
}

/** The pictures of the message that was replied to. Null when it is no reply. */
export async function picturesRepliedTo(parts: EarlierParts, written: Written): Promise<Found | null> {
  const replied = repliedTo(written);
  if (!replied) return null;
  const given = written.referenced_message;
  if (given === null) return { kind: 'none' };
  const message = given && isReadable(given, parts.rules) ? given : await fetchMessage(parts, replied);
  if (!message) return { kind: given ? 'unreadable' : 'none' };
  const pictures = picturesIn(message, parts.rules);
  if (pictures.length > 0) return { kind: 'pictures', pictures, set: pictures };
  if (!isReadable(message, parts.rules)) return { kind: 'unreadable' };
  return isOwn(message, parts.rules.ownId()) ? resultsOfCard(parts, replied) : { kind: 'none' };
}

/** Without a privileged intent, messages that are none of ours arrive empty. */
function isReadable(message: ReadMessage, { ownId }: PictureRules): boolean {
  const { content, attachments, embeds } = message;
  return isOwn(message, ownId()) || Boolean(content || attachments?.length || embeds?.length);
}

async function fetchMessage(
  { api }: EarlierParts,
  { channel, message }: { channel: string; message: string },
): Promise<ReadMessage | null> {
  const route = `/channels/${channel}/messages/${message}` as const;
  const answer = await ifThere(api, { method: 'GET', route });
  return answer === null ? null : messageSchema.parse(answer);
}

/** The newest pictures of ours in a thread, before what was just said. */
export function newestResult(
  parts: EarlierParts,
  { channel, before }: { channel: string; before: string },
): Promise<Found> {
  return newestIn(parts, { channel, query: { before } }, () => true);
}

/** A card shows no picture itself: they are in the thread made from it, or reply to it. */
export async function resultsOfCard(
  parts: EarlierParts,
  { channel, message }: { channel: string; message: string },
): Promise<Found> {
  const inThread = await newestIn(parts, { channel: message, query: {} }, () => true);
  if (inThread.kind === 'pictures') return inThread;
  const repliesTo = ({ message_reference }: Listed) => message_reference?.message_id === message;
  return newestIn(parts, { channel, query: { after: message } }, repliesTo);
}

async function newestIn(
  { api, rules }: EarlierParts,
  { channel, query }: { channel: string; query: Record<string, string> },
  isMeant: (message: Listed) => boolean,
): Promise<Found> {
  const route = `/channels/${channel}/messages` as const;
  const answer = await ifThere(api, { method: 'GET', route, query: { limit: String(pageLength), ...query } });
  const shown = listSchema
    .parse(answer ?? [])
    .filter((message) => isOwn(message, rules.ownId()) && isMeant(message))
    .map((message) => picturesIn(message, rules));
  const newest = shown.find((pictures) => pictures.length > 0);
  // They are listed newest first; of a picture that is shown twice the newer one is meant.
  return newest
    ? { kind: 'pictures', pictures: newest, set: setOf(newest, shown.toReversed().flat()) }
    : { kind: 'none' };
}

/** Null when it is gone or may not be read. */
async function ifThere(api: Api, call: ApiCall): Promise<unknown> {
  try {
    return await api.send(call);
  } catch (error) {
    if (error instanceof ChatError && error.permanent) return null;
    throw error;
  }
}
