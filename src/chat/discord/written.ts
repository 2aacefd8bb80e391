import { z } from 'zod';
import { type DiscordAddress, encodeAddress, personRefOf, placeRefOf, platform } from './address.ts';
import type { KnownChannel } from './gateway.ts';
import { threadTypes } from './interaction.ts';
import { messageSchema } from './message-pictures.ts';

const ordinary = 0;
const reply = 19;

/** Enough to know whether a message is meant for the bot: most are not. */
const glanceSchema = z.object({
  type: z.number().nullish(),
  guild_id: z.string().nullish(),
  webhook_id: z.string().nullish(),
  author: z.object({ id: z.string(), bot: z.boolean().nullish() }),
  mentions: z.array(z.object({ id: z.string() })).nullish(),
});

const writtenSchema = messageSchema.extend({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().nullish(),
  content: z.string(),
  author: z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() }),
  member: z.object({ nick: z.string().nullish(), roles: z.array(z.string()).nullish() }).nullish(),
  message_reference: z
    .object({
      type: z.number().nullish(),
      message_id: z.string().nullish(),
      channel_id: z.string().nullish(),
    })
    .nullish(),
  /** Null when it is gone. */
  referenced_message: messageSchema.nullish(),
});

/** A message of a person to the bot. */
export type Written = z.infer<typeof writtenSchema>;

/** What somebody wrote to the bot: directly, with a mention, or as a reply that pings it. Null for everything else. */
export function readWritten(raw: unknown, ownId: string | null): Written | null {
  const glance = glanceSchema.safeParse(raw).data;
  if (!glance || ownId === null || glance.author.bot || glance.webhook_id) return null;
  if (glance.type !== ordinary && glance.type !== reply) return null;
  const isNamed = glance.mentions?.some(({ id }) => id === ownId) ?? false;
  return isNamed || !glance.guild_id ? writtenSchema.parse(raw) : null;
}

/** The message it replies to; a forwarded one is no reply. */
export function repliedTo({ message_reference: reference, channel_id }: Written) {
  if (!reference?.message_id || (reference.type ?? 0) !== 0) return null;
  return { channel: reference.channel_id ?? channel_id, message: reference.message_id };
}

export interface WrittenWhere {
  /** Null for a direct conversation. */
  channel: KnownChannel | null;
  locale: string;
}

/** In a thread or a direct conversation the answer replies; elsewhere it gets a thread of its own. */
export function addressOfWritten(written: Written, { channel, locale }: WrittenWhere): DiscordAddress {
  const isThread = channel === null || threadTypes.includes(channel.type);
  return {
    ...{ kind: 'channel', channel: written.channel_id, guild: written.guild_id ?? null, isThread },
    parent: channel !== null && isThread ? channel.parent : null,
    person: personRefOf(written.author.id),
    permissions: channel?.permissions ?? null,
    ...{ locale, interaction: null, lacksThread: false },
    card: isThread ? written.id : null,
    asked: isThread ? null : written.id,
  };
}

/** What every event of a message has in common, but for what its writer may do. */
export function eventOfWritten({ id, author, member }: Written, address: DiscordAddress) {
  const encoded = encodeAddress(address);
  return {
    ref: { platform, token: encoded },
    place: placeRefOf(address),
    person: address.person,
    personName: member?.nick ?? author.global_name ?? author.username,
    locale: address.locale,
    address: encoded,
    naturalKey: `${platform}:${id}`,
  };
}
