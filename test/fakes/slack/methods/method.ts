import { type Json, text } from '../../discord/json.ts';
import type { FakeTeam } from '../api.ts';
import { faulted, refused } from '../errors.ts';
import type { Channel } from '../things.ts';
import type { World } from '../world.ts';

export interface Call {
  world: World;
  method: string;
  args: Json;
  token: string | null;
  team: FakeTeam;
  /** A test wants the file concerned never to be looked at. */
  neverProcessed: boolean;
}

export interface Method {
  /** Calls a minute; 'post' is one a second in a channel. */
  tier: number | 'post';
  scope: string | null;
  token: 'bot' | 'app' | 'none';
  run: (call: Call) => Json;
}

export type Methods = Record<string, Method>;

export function bot(scope: string | null, tier: Method['tier'], run: Method['run']): Method {
  return { scope, tier, run, token: 'bot' };
}

/** An argument that the method cannot do without. */
export function required(call: Call, name: string): string {
  const value = text(call.args[name]);
  if (value !== '') return value;
  const messages = [`[ERROR] missing required field: ${name}`];
  throw faulted('invalid_arguments', `${name} is missing`, { response_metadata: { messages } });
}

export function count(call: Call, name: string, most: number): number {
  const value = call.args[name];
  return typeof value === 'number' && value > 0 ? Math.min(value, most) : most;
}

/** A channel that the bot can see. */
export function visibleChannel({ world, team }: Call, id: string): Channel {
  const channel = world.channels.get(id);
  const isHidden = channel?.private === true && !channel.member;
  if (!channel || channel.team !== team.id || isHidden) throw refused('channel_not_found');
  return channel;
}

/** Thread timestamps are strings of an existing message, and that of the parent. */
export function threadIn(call: Call, channel: Channel, name = 'thread_ts'): string | null {
  const given = call.args[name];
  if (given === undefined || given === '') return null;
  const parent = call.world.messageAt(channel.id, text(given));
  if (!parent) throw refused('thread_not_found');
  if (parent.threadTs === null) return parent.ts;
  throw faulted('cannot_reply_to_message', `${name} is that of a reply, not of the parent`);
}
