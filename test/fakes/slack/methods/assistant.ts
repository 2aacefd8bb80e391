import { type Json, list, record, text } from '../../discord/json.ts';
import { faulted } from '../errors.ts';
import { setStatus as showStatus } from '../status.ts';
import type { Channel } from '../things.ts';
import { bot, type Call, type Methods, required, threadIn, visibleChannel } from './method.ts';

export const assistantMethods: Methods = {
  'assistant.threads.setStatus': bot('chat:write', 100, setStatus),
  'assistant.threads.setSuggestedPrompts': bot('assistant:write', 100, setPrompts),
  'assistant.threads.setTitle': bot('assistant:write', 100, setTitle),
};

const mostPrompts = 4;
const mostMessages = 10;

function placeOf(call: Call): { channel: string; threadTs: string } {
  const channel: Channel = visibleChannel(call, required(call, 'channel_id'));
  required(call, 'thread_ts');
  return { channel: channel.id, threadTs: threadIn(call, channel) ?? '' };
}

function setStatus(call: Call): Json {
  const { world, args } = call;
  if (typeof args.status !== 'string') required(call, 'status');
  const place = placeOf(call);
  if (list(args.loading_messages).length > mostMessages) {
    throw faulted('invalid_arguments', `More than ${mostMessages} loading messages`);
  }
  showStatus(world, { ...place, status: text(args.status) });
  return {};
}

function setPrompts(call: Call): Json {
  const { world, args } = call;
  const place = placeOf(call);
  const prompts = list(args.prompts);
  const isFine = (one: unknown) => text(record(one).title) !== '' && text(record(one).message) !== '';
  if (prompts.length > mostPrompts || prompts.length === 0 || !prompts.every(isFine)) {
    throw faulted('invalid_arguments', `1 to ${mostPrompts} prompts, each with title and message`);
  }
  world.prompts.push({ ...place, prompts });
  return {};
}

function setTitle(call: Call): Json {
  const title = required(call, 'title');
  call.world.titles.push({ ...placeOf(call), title });
  return {};
}
