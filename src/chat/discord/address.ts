import { type Address, platformOf } from '../../request/address.ts';
import type { PersonRef, PlaceRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';

export const platform = 'discord';

/** Seen by one person alone, or by everybody. */
export type Visibility = 'private' | 'public';

/** The reply token of something a person did. It is good for 15 minutes. */
export interface InteractionToken {
  /** A snowflake: it says when the interaction was made. */
  id: string;
  applicationId: string;
  token: string;
  /** A command's own answer can be edited; a button's original is the message with the button. */
  cause: 'command' | 'button';
  /** Who sees the deferred answer: that was fixed when it was deferred. */
  deferred: Visibility;
  /** Who is to see what is posted through it. */
  visible: Visibility;
  /** `attachment_size_limit`: counts for answers to this interaction only. */
  maxFileBytes: number;
}

export interface DiscordAddress {
  /** `channel`: messages of the bot. `answer`: through the interaction. `direct`: messages to the person alone. */
  kind: 'channel' | 'answer' | 'direct';
  channel: string;
  guild: string | null;
  /** A thread or a direct conversation: no thread can be opened from its messages. */
  isThread: boolean;
  /** The channel a thread hangs in; null where it is no thread. */
  parent: string | null;
  person: PersonRef;
  locale: string;
  /** What the bot may do in the channel, as a bit set; null where nobody said. */
  permissions: bigint | null;
  interaction: InteractionToken | null;
  /** The card: replied to in a channel, and in an answer the message that pictures are added to. */
  card: string | null;
  /** The message that asked: it is answered in its thread, which the first post starts. */
  asked: string | null;
  /** Threads were wanted and not possible: it is said once. */
  lacksThread: boolean;
}

/** Everything a later process needs to post there. */
export function encodeAddress(address: DiscordAddress): Address {
  const { interaction } = address;
  const fields = new URLSearchParams({ channel: address.channel, person: personIdOf(address.person) });
  fields.set('locale', address.locale);
  if (address.guild !== null) fields.set('guild', address.guild);
  if (address.isThread) fields.set('thread', '1');
  if (address.parent !== null) fields.set('parent', address.parent);
  if (address.permissions !== null) fields.set('permissions', String(address.permissions));
  if (address.card !== null) fields.set('card', address.card);
  if (address.asked !== null) fields.set('asked', address.asked);
  if (address.lacksThread) fields.set('lacks-thread', '1');
  if (interaction) {
    fields.set('interaction', interaction.id);
    fields.set('application', interaction.applicationId);
    fields.set('token', interaction.token);
    fields.set('cause', interaction.cause);
    fields.set('deferred', interaction.deferred);
    fields.set('visible', interaction.visible);
    fields.set('bytes', String(interaction.maxFileBytes));
  }
  return `${platform}:${address.kind}?${fields}`;
}

/** @throws ChatError when the address is not one of this platform's */
export function decodeAddress(address: Address): DiscordAddress {
  const [, kind, query = ''] = /^\w+:(channel|answer|direct)\?(.*)$/.exec(address) ?? [];
  if (platformOf(address) !== platform || (kind !== 'channel' && kind !== 'answer' && kind !== 'direct')) {
    throw new ChatError('chat-gone', 'not an address of this platform', { permanent: true });
  }
  const fields = new URLSearchParams(query);
  if (kind === 'channel' && !/^\d+$/.test(fields.get('channel') ?? '')) {
    throw new ChatError('chat-gone', 'an address without a channel', { permanent: true });
  }
  const permissions = fields.get('permissions');
  return {
    kind,
    channel: fields.get('channel') ?? '',
    guild: fields.get('guild'),
    isThread: fields.has('thread'),
    parent: fields.get('parent'),
    person: personRefOf(fields.get('person') ?? ''),
    locale: fields.get('locale') ?? 'en',
    permissions: permissions === null ? null : BigInt(permissions),
    interaction: decodeToken(fields),
    card: fields.get('card'),
    asked: fields.get('asked'),
    lacksThread: fields.has('lacks-thread'),
  };
}

function decodeToken(fields: URLSearchParams): InteractionToken | null {
  const id = fields.get('interaction');
  if (id === null) return null;
  return {
    id,
    applicationId: fields.get('application') ?? '',
    token: fields.get('token') ?? '',
    cause: fields.get('cause') === 'button' ? 'button' : 'command',
    deferred: visibilityIn(fields, 'deferred'),
    visible: visibilityIn(fields, 'visible'),
    maxFileBytes: Number(fields.get('bytes')),
  };
}

function visibilityIn(fields: URLSearchParams, name: 'deferred' | 'visible'): Visibility {
  return fields.get(name) === 'public' ? 'public' : 'private';
}

export function personRefOf(userId: string): PersonRef {
  return `${platform}:${userId}`;
}

export function personIdOf(person: PersonRef): string {
  return person.slice(platform.length + 1);
}

/** A conversation outside a server is a place of its own. */
export function placeRefOf({ guild, channel }: Pick<DiscordAddress, 'guild' | 'channel'>): PlaceRef {
  return guild === null ? `${platform}:@${channel}` : `${platform}:${guild}`;
}

export function isDirect({ kind, guild }: Pick<DiscordAddress, 'kind' | 'guild'>): boolean {
  return kind === 'direct' || (kind === 'channel' && guild === null);
}

/** The channel with its threads, or the conversation with a person: one name for everybody in it. */
export function channelNameOf(address: DiscordAddress): string {
  const { channel, parent, person } = address;
  return isDirect(address) ? `${platform}:@${personIdOf(person)}` : `${platform}:${parent ?? channel}`;
}

/** Opens a message in the reader's client. */
export function linkOf({ guild, channel }: DiscordAddress, message: string): string {
  return `https://discord.com/channels/${guild ?? '@me'}/${channel}/${message}`;
}

/** A token lives 15 minutes; the last one is left to requests on their way. */
const tokenLifeMs = 14 * 60_000;
const epochMs = 1_420_070_400_000;

export function isAlive(interaction: InteractionToken | null, now: number): interaction is InteractionToken {
  return interaction !== null && now - (Number(BigInt(interaction.id) >> 22n) + epochMs) < tokenLifeMs;
}
