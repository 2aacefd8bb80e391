import { z } from 'zod';
import { parseImageId } from '../../request/address.ts';
import type { AttachmentRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { type JobPictures, jobPicturesIn, jobPicturesOf } from '../job-pictures.ts';
import type { Api, ApiCall } from './api.ts';
import {
  isOwn,
  jobIdsIn,
  messageSchema,
  type PictureRules,
  picturesIn,
  type ReadMessage,
} from './message-pictures.ts';
import { repliedTo, type Written } from './written.ts';

const listSchema = z.array(
  messageSchema.extend({
    message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
  }),
);
type Listed = z.infer<typeof listSchema>[number];
const pageLength = 50;

/** `unreadable`: there may be pictures, but the platform shows the message only in its menu. */
export type Found = ({ kind: 'pictures' } & JobPictures) | { kind: 'none' } | { kind: 'unreadable' };

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
  if (pictures.length > 0) return { kind: 'pictures', ...jobPicturesIn(pictures) };
  if (!isReadable(message, parts.rules)) return { kind: 'unreadable' };
  return isOwn(message, parts.rules.ownId()) ? resultsOfCard(parts, message, replied) : { kind: 'none' };
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
export async function newestResult(
  parts: EarlierParts,
  { channel, before }: { channel: string; before: string },
): Promise<Found> {
  return newestOf(await listPictures(parts, { channel, query: { before } }));
}

/**
 * A card shows no picture itself: they are in the thread made from it, or reply to it. It stands for all pictures of its
 * job, and for no other that its thread shows.
 */
export async function resultsOfCard(
  parts: EarlierParts,
  card: ReadMessage,
  { channel, message }: { channel: string; message: string },
): Promise<Found> {
  const jobId = jobIdsIn(card)[0];
  const isOfCard = ({ image }: AttachmentRef) =>
    jobId === undefined || image === undefined || parseImageId(image)?.jobId === jobId;
  const query = { after: message };
  const inThread = await listPictures(parts, { channel: message, query });
  const replies = ({ message_reference }: Listed) => message_reference?.message_id === message;
  const listed = inThread.length > 0 ? inThread : await listPictures(parts, { channel, query }, replies);
  const found = newestOf(listed.map((pictures) => pictures.filter(isOfCard)));
  return found.kind === 'pictures' ? { ...found, ...jobPicturesIn(found.set) } : found;
}

/** The pictures of each of our messages, the newest message first. */
async function listPictures(
  { api, rules }: EarlierParts,
  { channel, query }: { channel: string; query: Record<string, string> },
  isMeant: (message: Listed) => boolean = () => true,
): Promise<AttachmentRef[][]> {
  const route = `/channels/${channel}/messages` as const;
  const answer = await ifThere(api, { method: 'GET', route, query: { limit: String(pageLength), ...query } });
  return listSchema
    .parse(answer ?? [])
    .filter((message) => isOwn(message, rules.ownId()) && isMeant(message))
    .map((message) => picturesIn(message, rules))
    .filter((pictures) => pictures.length > 0);
}

function newestOf(shown: readonly (readonly AttachmentRef[])[]): Found {
  const newest = shown.find((pictures) => pictures.length > 0);
  return newest
    ? { kind: 'pictures', ...jobPicturesOf(newest, shown.toReversed().flat()) }
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
