import { allOf, type Problem, problem } from '../../request/request.ts';
import type { MessageKey, Words } from '../../words/words.ts';
import type { DiscordAddress } from './address.ts';

const bits = {
  'view-channel': 1n << 10n,
  'send-messages': 1n << 11n,
  'embed-links': 1n << 14n,
  'attach-files': 1n << 15n,
  'read-message-history': 1n << 16n,
  'create-public-threads': 1n << 35n,
  'send-messages-in-threads': 1n << 38n,
} as const;

type Permission = keyof typeof bits;

const inChannels = [
  'view-channel',
  'send-messages',
  'embed-links',
  'attach-files',
  'read-message-history',
] as const;
const inThreads = [
  'view-channel',
  'send-messages-in-threads',
  'embed-links',
  'attach-files',
  'read-message-history',
] as const;
const inAnswers = ['embed-links', 'attach-files'] as const;

/** Everything the bot asks for when it is invited, as the bit set of the invite link. */
export const invitePermissions: bigint = Object.values(bits).reduce((all, bit) => all | bit, 0n);

/** What is missing before paid work starts, named as the reader's own client names it. */
export function permissionProblems(address: DiscordAddress, words: Words): Problem[] {
  const { permissions, guild, kind, isThread } = address;
  if (permissions === null || (guild === null && kind === 'channel')) return [];
  const needed: readonly Exclude<Permission, 'create-public-threads'>[] =
    kind === 'answer' ? inAnswers : isThread ? inThreads : inChannels;
  const missing = needed.filter((name) => (permissions & bits[name]) === 0n);
  if (missing.length === 0) return [];
  const names = missing.map((name) => words.say(`permission.${name}` satisfies MessageKey));
  return [problem('chat-permissions', { permissions: allOf(names) })];
}

/** Whether a thread of pictures can be opened and written in. */
export function canOpenThread({ permissions, guild, isThread }: DiscordAddress): boolean {
  if (guild === null || isThread) return false;
  const needed = bits['create-public-threads'] | bits['send-messages-in-threads'];
  return permissions === null || (permissions & needed) === needed;
}
