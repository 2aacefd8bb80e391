import { type Json, lengthOf, list, text } from '../../discord/json.ts';
import { messageBlocks } from '../blocks/surface.ts';
import { faulted, refused } from '../errors.ts';
import { fileChecker } from '../files.ts';
import { edit, inChannel, postedObject, remove, sayAsBot } from '../messages.ts';
import { openDm } from '../people.ts';
import type { Channel, Message } from '../things.ts';
import { metadataIn } from './metadata.ts';
import { bot, type Call, type Methods, required, threadIn, visibleChannel } from './method.ts';

export const chatMethods: Methods = {
  'chat.postMessage': bot('chat:write', 'post', postMessage),
  'chat.update': bot('chat:write', 50, update),
  'chat.delete': bot('chat:write', 50, deleteMessage),
  'chat.postEphemeral': bot('chat:write', 100, postEphemeral),
  'chat.getPermalink': bot(null, 100, permalink),
};

const cutAt = 40_000;
const mostInUpdate = 4000;

/** A channel to write to. A person's id stands for the direct message with them. */
function targetOf(call: Call, isAnyPublic: boolean): Channel {
  const id = required(call, 'channel');
  const person = call.world.people.get(id);
  if (person && person.team === call.team.id) return openDm(call.world, person);
  const channel = visibleChannel(call, id);
  if (channel.archived) throw refused('is_archived');
  const isPublic = isAnyPublic && !channel.private && call.world.scopes.includes('chat:write.public');
  if (!channel.member && !isPublic) throw refused('not_in_channel');
  return channel;
}

interface Content {
  text: string;
  blocks: Json[] | undefined;
}

function contentOf(call: Call): Content {
  const { world, args, team } = call;
  const said = text(args.text);
  const blocks = messageBlocks(args.blocks, fileChecker(world, team.id));
  const attachments = list(args.attachments);
  if (attachments.length > 100) throw faulted('too_many_attachments', 'More than 100 attachments');
  if (said === '' && blocks.length === 0 && attachments.length === 0) {
    throw faulted('no_text', 'Neither text nor blocks');
  }
  if (said === '') world.fault(`${call.method}: blocks without text, so notifications say nothing`);
  return { text: said, blocks: args.blocks === undefined ? undefined : blocks };
}

function postMessage(call: Call): Json {
  const { world, args } = call;
  const channel = targetOf(call, true);
  const { text: said, blocks } = contentOf(call);
  const threadTs = threadIn(call, channel);
  const metadata = metadataIn(call) ?? null;
  const isCut = lengthOf(said) > cutAt;
  if (isCut) world.fault(`chat.postMessage: ${lengthOf(said)} characters of text are cut at ${cutAt}`);
  const kept = isCut ? [...said].slice(0, cutAt).join('') : said;
  const message = sayAsBot(world, { channel, text: kept, blocks: blocks ?? [], threadTs, metadata });
  const warning = isCut ? { response_metadata: { warnings: ['message_truncated'] } } : {};
  if (args.as_user !== undefined) world.fault('chat.postMessage: as_user is for classic apps');
  return { channel: channel.id, ts: message.ts, message: postedObject(world, message), ...warning };
}

/** A message of the bot's own. */
function ownMessage(call: Call, denied: string): Message {
  const channel = visibleChannel(call, required(call, 'channel'));
  const message = call.world.messageAt(channel.id, required(call, 'ts'));
  if (!message) throw refused('message_not_found');
  if (message.user !== call.team.botUserId) throw faulted(denied, 'A message of somebody else');
  if (channel.archived) throw refused('is_archived');
  return message;
}

function update(call: Call): Json {
  const { world } = call;
  const message = ownMessage(call, 'cant_update_message');
  const given = text(call.args.text);
  if (lengthOf(given) > mostInUpdate) {
    throw faulted('msg_too_long', `chat.update with ${lengthOf(given)} characters of text`);
  }
  const { text: said, blocks } = contentOf(call);
  const metadata = metadataIn(call);
  edit(world, message, {
    text: said,
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata === undefined ? {} : { metadata }),
  });
  return { channel: message.channel, ts: message.ts, text: said, message: postedObject(world, message) };
}

function deleteMessage(call: Call): Json {
  const message = ownMessage(call, 'cant_delete_message');
  remove(call.world, message);
  return { channel: message.channel, ts: message.ts };
}

function postEphemeral(call: Call): Json {
  const { world } = call;
  const channel = targetOf(call, false);
  const user = world.people.get(required(call, 'user'));
  if (!user || !inChannel(channel, user)) throw refused('user_not_in_channel');
  const { text: said, blocks } = contentOf(call);
  const threadTs = threadIn(call, channel);
  const to = { channel, threadTs, ephemeralFor: user.id };
  const message = sayAsBot(world, { ...to, text: said, blocks: blocks ?? [] });
  return { message_ts: message.ts };
}

function permalink(call: Call): Json {
  const channel = visibleChannel(call, required(call, 'channel'));
  const message = call.world.messageAt(channel.id, required(call, 'message_ts'));
  if (!message) throw refused('message_not_found');
  const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const link = `${call.world.origin}/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink: link };
}
