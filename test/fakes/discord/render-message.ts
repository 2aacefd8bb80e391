import type { FakeAttachment } from './api.ts';
import { signedUrl } from './cdn.ts';
import type { Json } from './json.ts';
import { isDirect } from './permissions.ts';
import { channelObject, userObject } from './render-guild.ts';
import type { Message, StoredFile, World } from './world.ts';

export function attachmentOf(world: World, file: StoredFile): FakeAttachment {
  const { id, filename, description, bytes, width, height } = file;
  const described = description === undefined ? {} : { description };
  const sized = width === undefined || height === undefined ? {} : { width, height };
  return { id, filename, ...described, url: signedUrl(world, file.path), size: bytes.length, ...sized };
}

export function attachmentObject(world: World, file: StoredFile): Json {
  const attachment = attachmentOf(world, file);
  const title = file.title === undefined ? {} : { title: file.title };
  return { ...attachment, ...title, proxy_url: attachment.url, content_type: file.contentType, flags: 0 };
}

/** Files that an embed or a component shows are not among the attachments. */
export function loose(message: Message): StoredFile[] {
  const shown = JSON.stringify([message.embeds, message.components]);
  return message.files.filter((file) => !shown.includes(file.path));
}

/** Without the MessageContent intent most messages of people arrive empty. */
function isReadable(world: World, message: Message): boolean {
  const channel = world.channels.get(message.channelId);
  return message.authorId === world.bot.id || message.pingsBot || (channel ? isDirect(channel) : false);
}

export function messageObject(world: World, message: Message, whole = isReadable(world, message)): Json {
  const author = world.people.get(message.authorId) ?? world.bot;
  const mentioned = message.mentions.flatMap((id) => world.people.get(id) ?? []);
  const thread = world.channels.get(message.id);
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userObject(author),
    content: whole ? message.content : '',
    timestamp: stamp(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : stamp(message.editedAt),
    tts: false,
    mention_everyone: message.mentionsEveryone,
    mentions: mentioned.map(userObject),
    mention_roles: [],
    attachments: whole ? loose(message).map((file) => attachmentObject(world, file)) : [],
    embeds: whole ? message.embeds : [],
    components: whole ? message.components : [],
    pinned: false,
    flags: message.flags,
    type: typeOf(message),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(thread && !thread.deleted ? { thread: channelObject(world, thread) } : {}),
    ...referenceFields(world, message),
    ...interactionFields(world, message),
  };
}

function typeOf(message: Message): number {
  if (message.interaction?.answer === message && message.interaction.type === 2) return 20;
  return message.reference === null ? 0 : 19;
}

function referenceFields(world: World, message: Message): Json {
  if (message.reference === null) return {};
  const earlier = world.messages.get(message.reference);
  const guildId = world.channels.get(message.channelId)?.guildId;
  const reference = {
    type: 0,
    message_id: message.reference,
    channel_id: message.channelId,
    ...(guildId ? { guild_id: guildId } : {}),
  };
  const referenced =
    earlier && !earlier.deleted ? messageObject(world, { ...earlier, reference: null }) : null;
  return { message_reference: reference, referenced_message: referenced };
}

function interactionFields(world: World, message: Message): Json {
  if (!message.interaction) return {};
  const { id, type, user } = message.interaction;
  const metadata = { id, type, user: userObject(user), authorizing_integration_owners: {} };
  return {
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: metadata,
  };
}

export function stamp(at: number): string {
  return new Date(at).toISOString().replace('Z', '000+00:00');
}
