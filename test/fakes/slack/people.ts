import { randomBytes } from 'node:crypto';
import type { FakeTeam, FakeUser } from './api.ts';
import type { NewChannel, NewFile, NewUser, PostAct, TeamName } from './api-acts.ts';
import { newFile, process } from './files.ts';
import { code, idOf } from './ids.ts';
import { inChannel, say } from './messages.ts';
import { asTyped } from './texts.ts';
import type { Channel, Message, Person, StoredFile } from './things.ts';
import type { World } from './world.ts';

export function addTeam(world: World, options: { token?: string; enterprise?: string } = {}): FakeTeam {
  const id = idOf('T');
  const secret = randomBytes(12).toString('hex');
  const token = options.token ?? `xoxb-1234567890-1234567890123-${secret}`;
  const botUserId = idOf('U');
  const enterprise = options.enterprise ?? null;
  const name = `team-${world.teams.size + 1}`;
  const team = { id, name, token, botUserId, botId: idOf('B'), enterprise, gone: null };
  world.teams.set(id, team);
  const bot = { id: botUserId, name: 'darkroom', team: id, locale: 'en-US', admin: false, bot: true };
  world.people.set(botUserId, bot);
  return team;
}

/** The first workspace unless another one is named. */
export function teamOf(world: World, name?: TeamName): FakeTeam {
  const [first] = world.teams.values();
  const id = typeof name === 'string' ? name : (name?.id ?? first?.id ?? '');
  return world.team(id);
}

export function addUser(world: World, options: NewUser = {}): Person {
  const { name = `user-${world.people.size}`, locale = 'en-US', admin = false } = options;
  const team = teamOf(world, options.team).id;
  const user = { id: idOf('U'), name, locale, admin, team, bot: false };
  world.people.set(user.id, user);
  return user;
}

export function addChannel(world: World, options: NewChannel = {}): Channel {
  const { name = `channel-${world.channels.size + 1}`, member = true, archived = false } = options;
  const channel: Channel = {
    id: idOf('C'),
    name,
    team: teamOf(world, options.team).id,
    kind: 'channel',
    private: options.private ?? false,
    archived,
    member,
    user: null,
    left: new Set(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

export function openDm(world: World, user: FakeUser): Channel {
  const { id, team } = world.person(user);
  const known = [...world.channels.values()].find((one) => one.kind === 'im' && one.user === id);
  return known ?? addDm(world, { team, user: id, member: true });
}

export function addForeignDm(world: World): Channel {
  return addDm(world, { team: teamOf(world).id, user: null, member: false });
}

function addDm(world: World, facts: Pick<Channel, 'team' | 'user' | 'member'>): Channel {
  const channel = addChannel(world, { name: 'directmessage', team: facts.team, private: true });
  world.channels.delete(channel.id);
  Object.assign(channel, { id: idOf('D'), kind: 'im', ...facts });
  world.channels.set(channel.id, channel);
  return channel;
}

export function leave(world: World, place: { id: string }, user?: FakeUser): void {
  const channel = world.channel(place);
  if (user) channel.left.add(user.id);
  else channel.member = false;
}

/** A file of a person, or of the workspace's first one. */
export function upload(world: World, options: NewFile): StoredFile {
  const { name, bytes, processing = false, stub = false, redirect = null, mimetype = null } = options;
  const by = options.by ? world.person(options.by) : someone(world, options.team);
  const file = newFile(world, {
    ...{ name, bytes, stub, team: by.team, by: by.id, fromBot: by.bot, completed: true, uploaded: true },
    claimedType: mimetype,
  });
  const filled = redirect?.replaceAll('{id}', file.id).replaceAll('{name}', encodeURIComponent(name));
  file.redirect = filled ?? null;
  if (processing) world.clock.after(world.processingMs, () => process(world, file));
  else process(world, file);
  return file;
}

function someone(world: World, team?: TeamName): Person {
  const { id } = teamOf(world, team);
  const known = [...world.people.values()].find((one) => !one.bot && one.team === id);
  return known ?? addUser(world, { team: id });
}

export function filesOf(world: World, files: readonly { id: string }[] = []): StoredFile[] {
  return files.map(({ id }) => {
    const file = world.files.get(id);
    if (!file) throw new Error(`There is no file ${id} here`);
    return file;
  });
}

/** A person writes. */
export function post(world: World, act: PostAct): Message {
  const channel = world.channel(act.channel);
  const user = world.person(act.user);
  if (!inChannel(channel, user)) throw new Error(`${user.name} is not in ${channel.name}`);
  const threadTs = act.threadTs ?? null;
  const parent = threadTs === null ? null : world.messageAt(channel.id, threadTs);
  if (threadTs !== null && !parent) throw new Error(`There is no message ${threadTs} to reply to`);
  return say(world, {
    channel,
    user: user.id,
    text: asTyped(act.text),
    threadTs: parent?.threadTs ?? threadTs,
    files: filesOf(world, act.files),
  });
}

export function oauthCode(world: World, team?: TeamName): string {
  const given = code(24);
  world.codes.set(given, teamOf(world, team).id);
  return given;
}
