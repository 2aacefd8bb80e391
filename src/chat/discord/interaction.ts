import { z } from 'zod';
import type { AttachmentRef, CommandEvent, OptionValue } from '../chat.ts';
import {
  type DiscordAddress,
  encodeAddress,
  personRefOf,
  placeRefOf,
  platform,
  type Visibility,
} from './address.ts';
import { messageSchema } from './message-pictures.ts';

const userSchema = z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() });
const attachmentSchema = z.object({ filename: z.string(), size: z.number(), url: z.string() });
const optionSchema = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  focused: z.boolean().nullish(),
});

/** Only what is read of an interaction, as the gateway sends it. */
export const interactionSchema = z.object({
  id: z.string(),
  application_id: z.string(),
  type: z.number(),
  token: z.string(),
  guild_id: z.string().nullish(),
  channel: z
    .object({ id: z.string(), type: z.number().nullish(), parent_id: z.string().nullish() })
    .nullish(),
  channel_id: z.string().nullish(),
  member: z
    .object({ user: userSchema, nick: z.string().nullish(), permissions: z.string().nullish() })
    .nullish(),
  user: userSchema.nullish(),
  locale: z.string().nullish(),
  app_permissions: z.string().nullish(),
  context: z.number().nullish(),
  authorizing_integration_owners: z.record(z.string(), z.string()).nullish(),
  attachment_size_limit: z.number().nullish(),
  message: z.object({ id: z.string(), flags: z.number().nullish() }).nullish(),
  data: z
    .object({
      name: z.string().nullish(),
      custom_id: z.string().nullish(),
      /** What was chosen in a list. */
      values: z.array(z.string()).nullish(),
      /** Of a command: 1 typed, 3 in a message's menu. */
      type: z.number().nullish(),
      target_id: z.string().nullish(),
      /** Of a form. */
      components: z.unknown().optional(),
      options: z.array(optionSchema).nullish(),
      resolved: z
        .object({
          attachments: z.record(z.string(), attachmentSchema).nullish(),
          messages: z.record(z.string(), messageSchema).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

export type Interaction = z.infer<typeof interactionSchema>;

export const interactionTypes = { command: 2, component: 3, autocomplete: 4, form: 5 } as const;
/** What kind of command: typed, or an entry in a message's menu. */
export const typedCommand = 1;
export const menuOfMessage = 3;

/** Of a message: only one person sees it. */
const ephemeralFlag = 1 << 6;
const defaultFileBytes = 10 * 1024 * 1024;
const manageMessages = 1n << 13n;
const administrator = 1n << 3n;
/** The direct conversation with the bot. */
const botDirect = 1;
const guildInstall = '0';
/** Announcement, public and private thread. */
export const threadTypes = [10, 11, 12];
/** Direct and group conversations. */
const directTypes = [1, 3];

/** Bot messages are possible: the bot is a member, or this is its own conversation with the person. */
function isMember({ context, authorizing_integration_owners: owners }: Interaction): boolean {
  return context === botDirect || owners?.[guildInstall] !== undefined;
}

function userOf(interaction: Interaction) {
  return interaction.member?.user ?? interaction.user ?? { id: '0', username: '?', global_name: null };
}

/** Who is to see its answer. Where the bot is no member, the answer of what draws is the card. */
export function visibilityOf(interaction: Interaction, draws: boolean): Visibility {
  if (isMember(interaction)) return 'private';
  if (interaction.type === interactionTypes.component) return 'public';
  return draws && optionsOf(interaction).private !== true ? 'public' : 'private';
}

/**
 * Who sees that an answer is on its way. A form that was opened from what one person sees may be about a private
 * picture, which is only known later: until then nobody else sees anything.
 */
export function deferredFor({ message }: Interaction, visible: Visibility): Visibility {
  return ((message?.flags ?? 0) & ephemeralFlag) !== 0 ? 'private' : visible;
}

export function addressOf(interaction: Interaction, visible: Visibility): DiscordAddress {
  const member = isMember(interaction);
  const { type = 0, parent_id: parent } = interaction.channel ?? {};
  const isThread = threadTypes.includes(type ?? 0);
  return {
    kind: member ? 'channel' : 'answer',
    channel: interaction.channel?.id ?? interaction.channel_id ?? '',
    guild: interaction.guild_id ?? null,
    isThread: isThread || directTypes.includes(type ?? 0),
    parent: isThread ? (parent ?? null) : null,
    person: personRefOf(userOf(interaction).id),
    locale: interaction.locale ?? 'en',
    permissions: interaction.app_permissions ? BigInt(interaction.app_permissions) : null,
    interaction: {
      id: interaction.id,
      applicationId: interaction.application_id,
      token: interaction.token,
      cause: interaction.type === interactionTypes.component ? 'button' : 'command',
      deferred: deferredFor(interaction, visible),
      visible,
      maxFileBytes: interaction.attachment_size_limit ?? defaultFileBytes,
    },
    card: null,
    asked: null,
    lacksThread: false,
  };
}

/** What commands and buttons have in common. */
export function eventOf(
  interaction: Interaction,
  address: DiscordAddress,
): Omit<CommandEvent, 'command' | 'options'> {
  const user = userOf(interaction);
  const rights = BigInt(interaction.member?.permissions ?? 0);
  const encoded = encodeAddress(address);
  return {
    ref: { platform, token: encoded },
    place: placeRefOf(address),
    person: address.person,
    personName: interaction.member?.nick ?? user.global_name ?? user.username,
    moderator: (rights & (manageMessages | administrator)) !== 0n,
    locale: address.locale,
    address: encoded,
    naturalKey: `${platform}:${interaction.id}`,
  };
}

/** The button that was pressed, or the one chosen in a list. */
export function actionOf({ data }: Interaction): string {
  return data?.values?.[0] ?? data?.custom_id ?? '';
}

const attachmentType = 11;

/** Options by name; an attachment by the link it was uploaded to. */
export function optionsOf({ data }: Interaction): Record<string, OptionValue> {
  const found: Record<string, OptionValue> = {};
  for (const { name, type, value } of data?.options ?? []) {
    if (value === null || value === undefined) continue;
    const attached = type === attachmentType ? attachmentOf(data, String(value)) : value;
    if (attached !== null) found[name] = attached;
  }
  return found;
}

/** An uploaded file by its id, with the link it was uploaded to. */
export function attachmentOf(data: Interaction['data'], id: string): AttachmentRef | null {
  const attachment = data?.resolved?.attachments?.[id];
  return attachment ? { id: attachment.url, name: attachment.filename, bytes: attachment.size } : null;
}
