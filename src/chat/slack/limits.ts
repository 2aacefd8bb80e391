import type { SlackAddress } from './address.ts';
import type { Limit } from './lines.ts';

const minuteMs = 60_000;

/**
 * Calls a minute of each method for one workspace. Source: the rate limit tiers of Slack's reference; edits stay a
 * little below theirs.
 */
const perMinute = {
  'assistant.threads.setTitle': 100,
  'chat.delete': 50,
  'chat.getPermalink': 100,
  'chat.postEphemeral': 100,
  'chat.update': 45,
  'conversations.history': 50,
  'conversations.open': 50,
  'conversations.replies': 50,
  'files.completeUploadExternal': 100,
  'files.delete': 50,
  'files.getUploadURLExternal': 100,
  'files.info': 100,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
  'views.update': 100,
} as const;

/** Posts have a limit of their own, for each channel: about one a second, and short bursts are let through. */
export type SlackMethod = keyof typeof perMinute | 'chat.postMessage';
const postsAtOnce = 5;

export type Place = Pick<SlackAddress, 'team' | 'enterprise'>;

export function limitOf(place: Place, method: SlackMethod, channel: unknown): Limit {
  const name = `${workspaceOf(place)} ${method}`;
  if (method !== 'chat.postMessage') return { name, most: perMinute[method], windowMs: minuteMs };
  return { name: `${name} ${channel}`, most: postsAtOnce, windowMs: postsAtOnce * 1000 };
}

/** Cards that are still changing take half of a workspace's edits, so that one that is done never waits long. */
export function changingCards(place: Place): Limit {
  return { name: `${workspaceOf(place)} cards`, most: 25, windowMs: minuteMs };
}

export function workspaceOf({ team, enterprise }: Place): string {
  return team ?? enterprise ?? '';
}
