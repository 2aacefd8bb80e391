import type { Json } from '../discord/json.ts';
import { share } from './files.ts';
import { messageObject } from './render.ts';
import { clearStatus } from './status.ts';
import type { Channel, Message, Person, StoredFile } from './things.ts';
import type { World } from './world.ts';

export interface Said {
  channel: Channel;
  user: string;
  text?: string;
  blocks?: Json[];
  threadTs?: string | null;
  metadata?: unknown;
  files?: StoredFile[];
  ephemeralFor?: string | null;
  fromBot?: boolean;
}

/** A message that stands in a channel from now on. */
export function say(world: World, said: Said): Message {
  const { channel, user, threadTs = null, files = [] } = said;
  const message: Message = {
    ts: world.stamps.next(),
    channel: channel.id,
    team: channel.team,
    threadTs,
    user,
    text: said.text ?? '',
    blocks: said.blocks ?? [],
    metadata: said.metadata ?? null,
    files,
    edits: 0,
    deleted: false,
    ephemeralFor: said.ephemeralFor ?? null,
    fromBot: said.fromBot ?? false,
    editedAt: null,
  };
  world.messages.push(message);
  for (const file of files) share(file, message);
  if (message.fromBot && threadTs !== null && message.ephemeralFor === null) {
    clearStatus(world, channel.id, threadTs);
  }
  world.changed();
  return message;
}

export function edit(world: World, message: Message, changes: Partial<Message>): void {
  Object.assign(message, changes);
  message.edits += 1;
  message.editedAt = world.stamps.next();
  world.changed();
}

export function remove(world: World, message: Message): void {
  message.deleted = true;
  world.changed();
}

export function botOf(world: World, team: string): Person {
  return world.person({ id: world.team(team).botUserId });
}

export function sayAsBot(world: World, said: Omit<Said, 'user' | 'fromBot'>): Message {
  const { id } = botOf(world, said.channel.team);
  return say(world, { ...said, user: id, fromBot: true });
}

/** As the answer to a post has it. */
export function postedObject(world: World, message: Message): Json {
  return messageObject(world, message, true);
}

export function inChannel(channel: Channel, user: Person): boolean {
  if (channel.team !== user.team || channel.left.has(user.id)) return false;
  if (user.bot) return channel.member;
  return channel.kind === 'channel' || channel.user === user.id;
}
