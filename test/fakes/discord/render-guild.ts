import type { Json } from './json.ts';
import { allPermissions, isDirect, isThread, permission, permissionsIn } from './permissions.ts';
import type { Channel, Guild, Person, World } from './world.ts';

const { manageMessages } = permission;
/** In every guild the same. */
const moderatorRole = '100000000000000001';
const joinedAt = '2026-01-01T00:00:00.000000+00:00';

export function userObject(person: Person): Json {
  return {
    id: person.id,
    username: person.name,
    global_name: person.bot ? null : person.name,
    discriminator: person.bot ? '0001' : '0',
    avatar: null,
    bot: person.bot,
    public_flags: 0,
  };
}

export function memberObject(person: Person): Json {
  return {
    user: userObject(person),
    roles: person.moderator ? [moderatorRole] : [],
    nick: null,
    avatar: null,
    joined_at: joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function channelObject(world: World, channel: Channel): Json {
  const { id, type, name, guildId } = channel;
  if (isDirect(channel)) {
    const recipient = channel.recipientId === null ? undefined : world.people.get(channel.recipientId);
    return {
      id,
      type,
      flags: 0,
      last_message_id: null,
      recipients: recipient ? [userObject(recipient)] : [],
    };
  }
  const shared = { id, type, name, guild_id: guildId, parent_id: channel.parentId, flags: 0 };
  const slowmode = { rate_limit_per_user: channel.slowmode, last_message_id: null };
  // Threads inherit whether they are age-restricted and do not carry it.
  if (isThread(channel)) return { ...shared, ...slowmode, ...threadFields(world, channel) };
  const denied = allPermissions & ~permissionsIn(world, channel);
  const overwrite = { id: world.bot.id, type: 1, allow: '0', deny: String(denied) };
  const overwrites = denied === 0n ? [] : [overwrite];
  return { ...shared, ...slowmode, position: 0, nsfw: channel.nsfw, permission_overwrites: overwrites };
}

function threadFields(world: World, channel: Channel): Json {
  const { archived, locked, autoArchive, ownerId } = channel;
  const metadata = {
    archived,
    locked,
    auto_archive_duration: autoArchive,
    archive_timestamp: joinedAt,
    create_timestamp: joinedAt,
  };
  const member = { id: channel.id, user_id: world.bot.id, join_timestamp: joinedAt, flags: 0 };
  return { owner_id: ownerId, thread_metadata: metadata, member_count: 1, message_count: 0, member };
}

export function ready(world: World, guilds: Guild[], sessionId: string, shard: [number, number]): Json {
  return {
    v: 10,
    user: { ...userObject(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: sessionId,
    resume_gateway_url: `${world.origin.replace('http', 'ws')}/resume`,
    shard,
    application: { id: world.applicationId, flags: 0 },
  };
}

export function guildCreate(world: World, guild: Guild): Json {
  const channels = [...world.channels.values()].filter(
    (channel) => channel.guildId === guild.id && !channel.deleted,
  );
  const render = (channel: Channel) => channelObject(world, channel);
  const { id, name, premiumTier, locale } = guild;
  const empty = Object.fromEntries(emptyLists.map((key) => [key, []]));
  const nothing = Object.fromEntries(absent.map((key) => [key, null]));
  return {
    ...empty,
    ...nothing,
    ...levels,
    id,
    name,
    owner_id: id,
    roles: [
      roleOf(id, '@everyone', allPermissions & ~manageMessages),
      roleOf(moderatorRole, 'moderators', manageMessages),
    ],
    channels: channels.filter((channel) => !isThread(channel)).map(render),
    threads: channels.filter((channel) => isThread(channel) && !channel.archived).map(render),
    members: [memberObject(world.bot)],
    member_count: world.people.size,
    joined_at: joinedAt,
    premium_tier: premiumTier,
    preferred_locale: locale,
    unavailable: false,
    large: false,
  };
}

const emptyLists = [
  'presences',
  'voice_states',
  'stage_instances',
  'guild_scheduled_events',
  'emojis',
  'stickers',
  'soundboard_sounds',
  'features',
];

const absent = [
  'icon',
  'splash',
  'banner',
  'description',
  'discovery_splash',
  'afk_channel_id',
  'application_id',
  'system_channel_id',
  'rules_channel_id',
  'public_updates_channel_id',
  'safety_alerts_channel_id',
  'vanity_url_code',
  'incidents_data',
];

const levels = {
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  system_channel_flags: 0,
  premium_progress_bar_enabled: false,
};

function roleOf(id: string, name: string, permissions: bigint): Json {
  return {
    id,
    name,
    permissions: String(permissions),
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}
