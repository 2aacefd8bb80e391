import { type Json, text } from '../../discord/json.ts';
import { faulted, refused } from '../errors.ts';
import { microseconds } from '../ids.ts';
import { openDm } from '../people.ts';
import { channelObject, messageObject } from '../render.ts';
import type { Channel, Message } from '../things.ts';
import { bot, type Call, count, type Methods, required, visibleChannel } from './method.ts';

export const conversationMethods: Methods = {
  'conversations.open': bot('im:write', 50, open),
  'conversations.info': bot(null, 50, info),
  'conversations.history': bot(null, 50, history),
  'conversations.replies': bot(null, 50, replies),
};

const mostMessages = 999;

function open(call: Call): Json {
  const { world, args, team } = call;
  if (text(args.channel) !== '') return { channel: { id: visibleChannel(call, text(args.channel)).id } };
  const ids = required(call, 'users').split(',');
  if (ids.length > 1) throw faulted('method_not_supported', 'This Slack has no group messages');
  const person = world.people.get(ids[0]?.trim() ?? '');
  if (!person || person.team !== team.id) throw refused('user_not_found');
  if (person.bot) throw faulted('cannot_dm_bot', 'A direct message to a bot');
  const isOpen = [...world.channels.values()].some((one) => one.user === person.id);
  const channel = openDm(world, person);
  const already = isOpen ? { no_op: true, already_open: true } : {};
  return { ...already, channel: args.return_im === true ? channelObject(channel) : { id: channel.id } };
}

function scopeFor(call: Call, channel: Channel, what: 'read' | 'history'): void {
  const kind = channel.kind === 'im' ? 'im' : channel.private ? 'groups' : 'channels';
  const needed = `${kind}:${what}`;
  const { scopes } = call.world;
  if (!scopes.includes(needed)) throw refused('missing_scope', { needed, provided: scopes.join(',') });
}

function info(call: Call): Json {
  const channel = visibleChannel(call, required(call, 'channel'));
  scopeFor(call, channel, 'read');
  return { channel: channelObject(channel) };
}

function readable(call: Call): Channel {
  const channel = visibleChannel(call, required(call, 'channel'));
  scopeFor(call, channel, 'history');
  if (!channel.member) throw refused('not_in_channel');
  return channel;
}

function history(call: Call): Json {
  const channel = readable(call);
  const all = call.world.messagesIn(channel.id).filter(({ threadTs }) => threadTs === null);
  return page(call, within(call, all).reverse());
}

function replies(call: Call): Json {
  const channel = readable(call);
  const ts = required(call, 'ts');
  const parent = call.world.messageAt(channel.id, ts);
  const answers = call.world.messagesIn(channel.id).filter(({ threadTs }) => threadTs === ts);
  if (!parent && answers.length === 0) throw refused('thread_not_found');
  return page(call, [...(parent ? [parent] : []), ...within(call, answers)]);
}

/** Between oldest and latest; exclusive unless said otherwise. */
function within({ args }: Call, messages: Message[]): Message[] {
  const oldest = text(args.oldest) || '0';
  const latest = text(args.latest) || '9999999999';
  const slack = args.inclusive === true ? 1n : 0n;
  return messages.filter(({ ts }) => {
    const at = microseconds(ts);
    return at > microseconds(oldest) - slack && at < microseconds(latest) + slack;
  });
}

function page(call: Call, messages: Message[]): Json {
  const { world, args } = call;
  const size = args.limit === undefined ? 100 : count(call, 'limit', mostMessages);
  const start = args.cursor ? startOf(text(args.cursor)) : 0;
  const end = start + size;
  const hasMore = messages.length > end;
  const cursor = hasMore ? Buffer.from(`next:${end}`).toString('base64') : '';
  const shown = messages.slice(start, end);
  return {
    messages: shown.map((one) => messageObject(world, one, args.include_all_metadata === true)),
    has_more: hasMore,
    response_metadata: { next_cursor: cursor },
  };
}

function startOf(cursor: string): number {
  const start = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (start === undefined) throw faulted('invalid_cursor', 'A cursor that was never given');
  return Number(start);
}
