import { announce } from '../announce.ts';
import { blankMessage, say } from '../compose.ts';
import { invalidForm, Refused, refused } from '../errors.ts';
import { type Json, list, record, text } from '../json.ts';
import { flag } from '../limits/message.ts';
import { isDirect, isThread, may, need, permission, permissionsIn, visibleChannel } from '../permissions.ts';
import { messageObject } from '../render-message.ts';
import { allowanceIn } from '../uploads.ts';
import type { Channel, Message, World } from '../world.ts';
import { type Answer, type Call, route } from './route.ts';

const hour = 60 * 60 * 1000;
const nonceMemory = 5 * 60 * 1000;
const forum = [15, 16];

export const messageRoutes = [
  route('POST /channels/:channel/messages', create),
  route('PATCH /channels/:channel/messages/:message', edit),
  route('DELETE /channels/:channel/messages/:message', remove),
  route('GET /channels/:channel/messages/:message', getOne),
  route('GET /channels/:channel/messages', getList),
];

/** A message that the bot could see in a channel. */
export function messageIn(world: World, channel: Channel, id: string): Message {
  const message = world.messages.get(id);
  const isThere = message && message.channelId === channel.id && !message.deleted;
  if (!isThere || message.ephemeralFor !== null) throw refused(10008);
  return message;
}

function create(call: Call, channelId: string): Answer {
  const { world, payload } = call;
  const channel = visibleChannel(world, channelId);
  needToWrite(world, channel, call);
  const nonce = typeof payload.nonce === 'number' ? String(payload.nonce) : text(payload.nonce) || null;
  const earlier =
    payload.enforce_nonce === true && nonce !== null ? earlierWith(world, channel, nonce) : null;
  if (earlier) return { status: 200, body: messageObject(world, earlier) };
  const reference = referenceOf(world, channel, payload);
  const message = blankMessage(world, channel, { authorId: world.bot.id, reference, nonce });
  if ((Number(payload.flags) & flag.ephemeral) !== 0) {
    world.violations.push('A channel message cannot be ephemeral: everybody sees it');
  }
  say(world, message, call, allowanceIn(world, channel));
  channel.archived = false;
  channel.lastSentAt = world.clock.now();
  announce(world, 'MESSAGE_CREATE', message);
  return { status: 200, body: messageObject(world, message) };
}

function needToWrite(world: World, channel: Channel, call: Call): void {
  if (forum.includes(channel.type)) throw refused(40058);
  const recipient = channel.recipientId === null ? undefined : world.people.get(channel.recipientId);
  if (isDirect(channel)) {
    if (recipient?.directMessages === false) throw refused(50007);
    return;
  }
  if (channel.archived && channel.locked) throw refused(50083);
  if (channel.locked) throw refused(160005);
  need(world, channel, isThread(channel) ? permission.sendMessagesInThreads : permission.sendMessages);
  needToShow(world, channel, call);
  needToWait(world, channel);
}

function needToShow(world: World, channel: Channel, { files, payload }: Call): void {
  if (isDirect(channel)) return;
  if (files.length > 0) need(world, channel, permission.attachFiles);
  if (list(payload.embeds).length > 0) need(world, channel, permission.embedLinks);
}

function needToWait(world: World, channel: Channel): void {
  const { manageChannels, manageMessages, bypassSlowmode } = permission;
  if ((permissionsIn(world, channel) & (manageChannels | manageMessages | bypassSlowmode)) !== 0n) return;
  const left = channel.lastSentAt + channel.slowmode * 1000 - world.clock.now();
  if (left <= 0) return;
  const message = 'This action cannot be performed due to slowmode rate limit.';
  throw new Refused(429, 20016, message, { retryAfter: left / 1000 });
}

function earlierWith(world: World, channel: Channel, nonce: string): Message | null {
  const since = world.clock.now() - nonceMemory;
  const isIt = (message: Message) =>
    message.nonce === nonce && message.channelId === channel.id && message.createdAt > since;
  return [...world.messages.values()].find(isIt) ?? null;
}

function referenceOf(world: World, channel: Channel, payload: Json): string | null {
  const reference = record(payload.message_reference);
  const id = text(reference.message_id);
  if (id === '') return null;
  if (!isDirect(channel)) {
    if (!may(world, channel, permission.readMessageHistory)) throw refused(160002);
  }
  const message = world.messages.get(id);
  const isThere = message && !message.deleted && message.ephemeralFor === null;
  if (isThere && message.channelId === channel.id) return id;
  if (reference.fail_if_not_exists === false) return null;
  const error = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
  throw invalidForm({ message_reference: { _errors: [error] } });
}

function edit(call: Call, channelId: string, messageId: string): Answer {
  const { world } = call;
  const channel = visibleChannel(world, channelId);
  const message = messageIn(world, channel, messageId);
  if (message.authorId !== world.bot.id) throw refused(50005, "Edited somebody else's message");
  if (channel.archived) throw refused(50083);
  needToShow(world, channel, call);
  countOldEdit(world, channel, message);
  say(world, message, call, allowanceIn(world, channel));
  announce(world, 'MESSAGE_UPDATE', message);
  return { status: 200, body: messageObject(world, message) };
}

function countOldEdit(world: World, channel: Channel, message: Message): void {
  const now = world.clock.now();
  if (now - message.createdAt <= hour) return;
  channel.oldEdits = channel.oldEdits.filter((at) => now - at < hour);
  if (channel.oldEdits.length >= world.oldEdits) throw refused(30046, 'Too many edits of old messages');
  channel.oldEdits.push(now);
}

function remove({ world }: Call, channelId: string, messageId: string): Answer {
  const channel = visibleChannel(world, channelId);
  const message = messageIn(world, channel, messageId);
  if (message.authorId !== world.bot.id) {
    if (isDirect(channel)) throw refused(50005, "Deleted somebody else's direct message");
    need(world, channel, permission.manageMessages);
  }
  if (channel.archived) throw refused(50083);
  message.deleted = true;
  announce(world, 'MESSAGE_DELETE', message);
  return { status: 204 };
}

function getOne({ world }: Call, channelId: string, messageId: string): Answer {
  const channel = visibleChannel(world, channelId);
  if (!isDirect(channel)) need(world, channel, permission.readMessageHistory);
  return { status: 200, body: messageObject(world, messageIn(world, channel, messageId)) };
}

function getList({ world, query }: Call, channelId: string): Answer {
  const channel = visibleChannel(world, channelId);
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    const error = { code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' };
    throw invalidForm({ limit: { _errors: [error] } }, 'limit of messages not between 1 and 100');
  }
  const canRead = isDirect(channel) || may(world, channel, permission.readMessageHistory);
  const newestFirst = canRead ? world.messagesIn(channel.id).reverse() : [];
  return {
    status: 200,
    body: page(newestFirst, query, limit).map((message) => messageObject(world, message)),
  };
}

function page(newestFirst: Message[], query: URLSearchParams, limit: number): Message[] {
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  const older = (id: string) => newestFirst.filter((message) => BigInt(message.id) < BigInt(id));
  const newer = (id: string) => newestFirst.filter((message) => BigInt(message.id) > BigInt(id));
  if (around) {
    const half = Math.floor(limit / 2);
    const middle = newestFirst.filter(({ id }) => id === around);
    return [...newer(around).slice(-half || newestFirst.length), ...middle, ...older(around).slice(0, half)];
  }
  if (after) return newer(after).slice(-limit);
  return (before ? older(before) : newestFirst).slice(0, limit);
}
