import { announce } from './announce.ts';
import type { FakeFile } from './api.ts';
import type { ChannelOptions, GuildOptions, PostAct, UserOptions } from './api-acts.ts';
import { signedUrl, store } from './cdn.ts';
import { guildSnowflake } from './clock.ts';
import { blankMessage } from './compose.ts';
import { isDirect, isThread } from './permissions.ts';
import { attachmentOf } from './render-message.ts';
import type { Channel, Guild, Message, Person, World } from './world.ts';

export function addUser(world: World, options: UserOptions = {}): Person {
  const id = world.clock.snowflake();
  const {
    name = `person${world.people.size}`,
    locale = 'en-US',
    directMessages = true,
    moderator = false,
    bot = false,
  } = options;
  const person = { id, name, locale, directMessages, moderator, bot };
  world.people.set(id, person);
  return person;
}

/** One guild after the other falls to one shard after the other. */
export function addGuild(world: World, options: GuildOptions = {}): Guild {
  const id = guildSnowflake(world.clock, world.guilds.size % world.shards, world.shards);
  const { name = `guild ${world.guilds.size + 1}`, premiumTier = 0, unavailableMs = 0 } = options;
  const { botIsMember = true, locale = 'en-US' } = options;
  const guild = { id, name, premiumTier, unavailableMs, botIsMember, locale };
  world.guilds.set(id, guild);
  return guild;
}

export function addChannel(
  world: World,
  guildId: string | null,
  options: ChannelOptions = {},
  id = world.clock.snowflake(),
): Channel {
  const type = options.type ?? (guildId === null ? 1 : 0);
  const channel: Channel = {
    id,
    type,
    guildId,
    name: `channel-${world.channels.size + 1}`,
    permissions: null,
    parentId: null,
    slowmode: 0,
    archived: false,
    locked: false,
    nsfw: false,
    externalApps: true,
    autoArchive: 1440,
    ownerId: null,
    recipientId: null,
    deleted: false,
    lastSentAt: 0,
    oldEdits: [],
  };
  changeChannel(channel, options);
  world.channels.set(id, channel);
  return channel;
}

export function changeChannel(channel: Channel, options: ChannelOptions): void {
  const { type: _, parent, recipient, ...rest } = options;
  Object.assign(channel, rest);
  if (parent !== undefined) channel.parentId = parent;
  if (recipient !== undefined) channel.recipientId = recipient.id;
}

export function attach(world: World, name: string, bytes: Uint8Array, contentType?: string): FakeFile {
  const id = world.clock.snowflake();
  const folder = `/cdn/ephemeral-attachments/${world.clock.snowflake()}`;
  const type = contentType === undefined ? {} : { contentType };
  const file = store(world, id, { folder, name, bytes, ...type });
  return { id, name: file.filename, bytes, contentType: file.contentType, url: signedUrl(world, file.path) };
}

/** A reply that pings an ordinary message of the bot may be read; one to the answer of a command may not. */
function isPing(world: World, { replyTo, ping = true }: PostAct): boolean {
  if (!replyTo || !ping) return false;
  const answered = world.messageOf(replyTo);
  return answered.authorId === world.bot.id && answered.interaction === null;
}

export function post(world: World, act: PostAct): Message {
  const channel = world.channel(act.channel);
  if (isDirect(channel)) channel.recipientId ??= act.user.id;
  const reference = act.replyTo?.id ?? null;
  const message = blankMessage(world, channel, { authorId: act.user.id, reference });
  const folder = `/cdn/attachments/${channel.id}`;
  message.files = (act.files ?? []).map(({ name, bytes, contentType }) =>
    store(world, world.clock.snowflake(), { folder, name, bytes, contentType }),
  );
  const content = act.content ?? '';
  const pinged = act.ping === false ? undefined : act.replyTo?.authorId;
  const mentions = [...world.people.keys()].filter((id) => content.includes(`<@${id}>`) || id === pinged);
  const attachments = message.files.map((file) => attachmentOf(world, file));
  Object.assign(message, { content, mentions, attachments, flags: 0, loading: false });
  message.pingsBot = content.includes(`<@${world.bot.id}>`) || isPing(world, act);
  if (isThread(channel)) channel.archived = false;
  world.messages.set(message.id, message);
  announce(world, 'MESSAGE_CREATE', message);
  return message;
}
