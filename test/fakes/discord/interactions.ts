import { randomBytes } from 'node:crypto';
import type { FakeChannel, FakeUser } from './api.ts';
import { type Json, lengthOf } from './json.ts';
import { isDirect, permissionsIn } from './permissions.ts';
import { channelObject, memberObject, userObject } from './render-guild.ts';
import { messageObject } from './render-message.ts';
import { allowanceIn } from './uploads.ts';
import type { Channel, Interaction, Message, World } from './world.ts';

const manageMessages = 1n << 13n;

interface Happening {
  type: number;
  user: FakeUser;
  channel: FakeChannel;
  userInstall?: boolean | undefined;
  attachmentSizeLimit?: number | undefined;
  id?: string | undefined;
  source?: Message | null;
  data: Json;
}

/** Remembers what a person did and tells the gateway; the same id again is only told again. */
export function happen(world: World, happening: Happening): Interaction {
  const known = world.interactions.find(({ id }) => id === happening.id);
  const interaction = known ?? created(world, happening);
  if (!known) world.interactions.push(interaction);
  const { channel, userInstall } = interaction;
  const guild = world.guilds.get(channel.guildId ?? '');
  if (userInstall && guild?.botIsMember) {
    // "Only its user installed it" cannot be true in a guild that the bot is in.
    guild.botIsMember = false;
    world.dispatch('GUILD_DELETE', guild.id, { id: guild.id });
  }
  world.dispatch('INTERACTION_CREATE', channel.guildId, interaction.payload);
  world.changed();
  return interaction;
}

function created(world: World, happening: Happening): Interaction {
  const { type, userInstall = false, source = null } = happening;
  const id = happening.id ?? world.clock.snowflake();
  const channel = world.channel(happening.channel);
  if (isDirect(channel)) channel.recipientId ??= happening.user.id;
  const interaction: Interaction = {
    id,
    token: randomBytes(60).toString('base64url'),
    type,
    user: world.person(happening.user),
    channel,
    userInstall,
    attachmentSizeLimit: happening.attachmentSizeLimit ?? allowanceIn(world, channel).perFile,
    createdAt: world.clock.now(),
    expired: false,
    payload: {},
    source,
    answer: null,
    acknowledged: null,
    get original() {
      return this.answer?.loading || this.answer?.deleted ? null : this.answer;
    },
    followUps: [],
    modal: null,
    suggested: null,
    choices: async () => {
      await world.until(() => interaction.suggested !== null);
      return interaction.suggested ?? [];
    },
    waitFor: (check) => world.until(() => check(interaction)),
  };
  interaction.payload = payloadOf(world, interaction, happening.data);
  return interaction;
}

function payloadOf(world: World, interaction: Interaction, data: Json): Json {
  const { id, token, type, user, channel, source, userInstall, attachmentSizeLimit } = interaction;
  const guild = world.guilds.get(channel.guildId ?? '');
  const permissions = String(permissionsIn(world, channel));
  const rights = permissionsIn(world, channel) & ~(user.moderator ? 0n : manageMessages);
  const member = { ...memberObject(user), permissions: String(rights) };
  const place = guild
    ? {
        guild_id: guild.id,
        guild: { id: guild.id, locale: guild.locale, features: [] },
        guild_locale: guild.locale,
        member,
      }
    : { user: userObject(user) };
  return {
    id,
    application_id: world.applicationId,
    type,
    token,
    version: 1,
    ...place,
    channel_id: channel.id,
    channel: { ...channelObject(world, channel), permissions },
    app_permissions: permissions,
    locale: user.locale,
    entitlements: [],
    authorizing_integration_owners: owners(channel, user.id, userInstall),
    context: guild ? 0 : channel.type === 1 ? 1 : 2,
    attachment_size_limit: attachmentSizeLimit,
    data,
    ...(source ? { message: messageObject(world, source, true) } : {}),
  };
}

function owners(channel: Channel, userId: string, userInstall: boolean): Json {
  return userInstall ? { 1: userId } : { 0: channel.guildId ?? '0' };
}

/** A person cannot type more than the client lets them. */
export function checkTyped(what: string, most: number): string {
  if (lengthOf(what) > most)
    throw new Error(`Nobody can type ${lengthOf(what)} characters where ${most} fit`);
  return what;
}
