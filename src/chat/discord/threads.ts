import type { Address } from '../../request/address.ts';
import type { OutMessage, ThreadWish } from '../chat.ts';
import { type DiscordAddress, decodeAddress, encodeAddress } from './address.ts';
import type { Api } from './api.ts';
import { asChatError, isCode } from './api-error.ts';
import { cut } from './cut.ts';
import { canOpenThread } from './permissions.ts';

const nameLength = 100;
/** Minutes a quiet thread stays in the list: a day. */
const autoArchiveMinutes = 1440;
const threadExists = 160004;
const cardGone = [10008, 10003];

/**
 * Where a job's pictures go: one replies to its card, several go into a thread made from it. Where no thread is
 * possible they reply, and where the card is gone they go to the asker.
 */
export async function threadFor(api: Api, { card, pictures, title }: ThreadWish): Promise<Address> {
  const address = decodeAddress(card.address);
  const reply = { ...address, card: card.id };
  if (address.kind !== 'channel' || address.isThread || address.guild === null || pictures < 2) {
    return encodeAddress(reply);
  }
  const opened = canOpenThread(address)
    ? await openThread(api, address, { card: card.id, title })
    : 'refused';
  if (opened === 'gone') return encodeAddress({ ...address, kind: 'direct' });
  if (opened === 'refused') return encodeAddress({ ...reply, lacksThread: true });
  return encodeAddress(inThread(address, opened));
}

function inThread(address: DiscordAddress, thread: string): DiscordAddress {
  return { ...address, channel: thread, isThread: true, parent: address.channel, card: null };
}

/** What was asked for in a message is answered in its thread, or as a reply where none is possible. */
export async function threadOfAsker(
  api: Api,
  { asked, ...rest }: DiscordAddress,
  message: OutMessage,
): Promise<DiscordAddress> {
  const address = { ...rest, asked: null };
  if (asked === null) return address;
  const reply = { ...address, card: asked };
  if (!canOpenThread(address)) return reply;
  const opened = await openThread(api, address, {
    card: asked,
    title: message.card?.prompt ?? message.text ?? '',
  });
  return opened === 'gone' || opened === 'refused' ? reply : inThread(address, opened);
}

/** A thread made from a message has the message's id. */
async function openThread(
  api: Api,
  { channel }: DiscordAddress,
  { card, title }: { card: string; title: string },
): Promise<string> {
  const body = { name: cut(title, nameLength) || '…', auto_archive_duration: autoArchiveMinutes };
  try {
    await api.call({ method: 'POST', route: `/channels/${channel}/messages/${card}/threads`, body });
    return card;
  } catch (error) {
    if (isCode(error, threadExists)) return card;
    if (isCode(error, ...cardGone)) return 'gone';
    const refusal = asChatError(error);
    // Permissions, too many threads, a filter that dislikes the title, a channel without them: the pictures reply.
    if (refusal.permanent) return 'refused';
    throw refusal;
  }
}
