import { refused } from './errors.ts';
import type { Channel, World } from './world.ts';

export const permission = {
  manageChannels: 1n << 4n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
  bypassSlowmode: 1n << 52n,
};

const administrator = 1n << 3n;

/** Without ADMINISTRATOR, which would make every other bit meaningless. */
export const allPermissions = ((1n << 53n) - 1n) & ~administrator;

export function permissionsIn(world: World, channel: Channel): bigint {
  if (channel.permissions !== null) return channel.permissions;
  const parent = channel.parentId === null ? undefined : world.channels.get(channel.parentId);
  return parent ? permissionsIn(world, parent) : allPermissions;
}

export function may(world: World, channel: Channel, wanted: bigint): boolean {
  return (permissionsIn(world, channel) & wanted) !== 0n;
}

export function need(world: World, channel: Channel, wanted: bigint): void {
  if (!may(world, channel, wanted)) throw refused(50013);
}

export function isThread(channel: Channel): boolean {
  return channel.type === 10 || channel.type === 11 || channel.type === 12;
}

export function isDirect(channel: Channel): boolean {
  return channel.type === 1 || channel.type === 3;
}

/** The channel, if the bot can see it. */
export function visibleChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel || channel.deleted) throw refused(10003);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  if (guild && !guild.botIsMember) throw refused(50001);
  if (channel.type === 3 || !may(world, channel, permission.viewChannel)) throw refused(50001);
  return channel;
}
