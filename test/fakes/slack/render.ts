import type { Json } from '../discord/json.ts';
import { eventFile } from './files.ts';
import type { Channel, Message, Person, View } from './things.ts';
import type { World } from './world.ts';

export function messageObject(world: World, message: Message, withMetadata = false): Json {
  const { ts, user, text, team, blocks, files, metadata, fromBot, editedAt } = message;
  const threadTs = message.threadTs ?? (repliesTo(world, message).length > 0 ? ts : null);
  return {
    ...(fromBot ? botFields(world, team) : { client_msg_id: clientId(ts) }),
    ...{ type: 'message', user, text, ts, team },
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(files.length > 0 ? { files: files.map((file) => eventFile(world, file)), upload: false } : {}),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(threadTs === ts ? threadFields(world, message) : {}),
    ...(message.threadTs === null ? {} : { parent_user_id: parentUser(world, message) }),
    ...(editedAt === null ? {} : { edited: { user, ts: editedAt } }),
    ...(withMetadata && metadata !== null ? { metadata } : {}),
  };
}

function botFields(world: World, team: string): Json {
  const { botId } = world.team(team);
  const profile = { id: botId, app_id: world.appId, name: 'darkroom', deleted: false, team_id: team };
  return { bot_id: botId, app_id: world.appId, bot_profile: profile };
}

/** A UUID that is the same each time a message is told of. */
function clientId(ts: string): string {
  const digits = ts.replace('.', '').padStart(32, '0').slice(-32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function repliesTo(world: World, { channel, ts }: Message): Message[] {
  return world.messagesIn(channel).filter(({ threadTs }) => threadTs === ts);
}

function threadFields(world: World, parent: Message): Json {
  const replies = repliesTo(world, parent);
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: replies.at(-1)?.ts ?? parent.ts,
    subscribed: false,
  };
}

function parentUser(world: World, { channel, threadTs }: Message): string {
  return world.messageAt(channel, threadTs ?? '')?.user ?? '';
}

export function userObject(world: World, person: Person, withLocale: boolean): Json {
  const { id, name, team, admin, bot, locale } = person;
  const profile = {
    real_name: name,
    display_name: name,
    team,
    ...(bot ? { bot_id: botOf(world, team) } : {}),
  };
  return {
    ...{ id, team_id: team, name, deleted: false, real_name: name, tz: 'Europe/Kyiv', tz_offset: 7200 },
    profile,
    ...{ is_admin: admin, is_owner: false, is_bot: bot, is_app_user: false, is_restricted: false },
    ...(withLocale ? { locale } : {}),
  };
}

function botOf(world: World, team: string): string {
  return world.team(team).botId;
}

export function channelObject(channel: Channel): Json {
  const { id, name, kind, archived, member, user, team } = channel;
  if (kind === 'im') return { id, is_im: true, user, is_archived: archived, context_team_id: team };
  return {
    ...{ id, name, name_normalized: name, is_channel: !channel.private, is_group: channel.private },
    ...{ is_im: false, is_mpim: false, is_private: channel.private, is_archived: archived },
    ...{ is_member: member, is_general: false, is_shared: false, context_team_id: team },
  };
}

export function viewObject(world: World, view: View): Json {
  const { id, type, team, source, blocks, hash, callbackId, privateMetadata, externalId, previous } = view;
  const { title, close, submit, clear_on_close: clear, notify_on_close: notify } = source;
  return {
    ...{ id, team_id: team, type, blocks, private_metadata: privateMetadata, callback_id: callbackId },
    state: structuredClone(view.state),
    hash,
    ...(type === 'modal' ? { title, close: close ?? null, submit: submit ?? null } : {}),
    ...{ clear_on_close: clear ?? false, notify_on_close: notify ?? false },
    ...{ previous_view_id: previous, root_view_id: view.root, app_id: world.appId },
    ...{ external_id: externalId, app_installed_team_id: team, bot_id: world.team(team).botId },
  };
}
