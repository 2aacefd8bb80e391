import { type Json, list, number, record, text } from '../../discord/json.ts';
import { messageBlocks } from '../blocks/surface.ts';
import { faulted, refused } from '../errors.ts';
import { fileChecker, fileObject, newFile, process, whenProcessed } from '../files.ts';
import { code } from '../ids.ts';
import { remove, sayAsBot } from '../messages.ts';
import type { Channel, StoredFile } from '../things.ts';
import { bot, type Call, type Methods, required, threadIn, visibleChannel } from './method.ts';

export const fileMethods: Methods = {
  'files.getUploadURLExternal': bot('files:write', 100, getUploadUrl),
  'files.completeUploadExternal': bot('files:write', 100, complete),
  'files.info': bot('files:read', 100, info),
  'files.delete': bot('files:write', 50, deleteFile),
};

const mostBytes = 1024 ** 3;

function getUploadUrl(call: Call): Json {
  const { world, args, team, neverProcessed } = call;
  const name = required(call, 'filename');
  const length = number(args.length);
  if (!Number.isInteger(length) || length <= 0) {
    throw faulted('missing_argument', `A file of length ${String(args.length)}`);
  }
  if (length > mostBytes) throw faulted('file_upload_size_restricted', `A file of ${length} bytes`);
  const neverShared = args.alt_txt !== undefined;
  if (neverShared) world.fault('files.getUploadURLExternal: a file with alt_txt is silently never shared');
  const by = { by: team.botUserId, team: team.id, fromBot: true };
  const ticket = code(32);
  const file = newFile(world, { name, ...by, ticket, declaredLength: length, neverShared, neverProcessed });
  return { upload_url: `${world.origin}/upload/v1/${ticket}`, file_id: file.id };
}

function complete(call: Call): Json {
  const { world, args } = call;
  const entries = list(args.files).map(record);
  if (entries.length === 0) throw faulted('invalid_arguments', 'No files to complete');
  const files = entries.map(({ id }) => uploaded(call, text(id)));
  const channel = text(args.channel_id) === '' ? null : targetOf(call);
  const threadTs = channel ? threadIn(call, channel) : null;
  if (args.thread_ts !== undefined && !channel) {
    throw faulted('invalid_arguments', 'thread_ts without channel_id');
  }
  const blocks = messageBlocks(args.blocks, fileChecker(world, call.team.id));
  for (const [index, file] of files.entries()) {
    file.completed = true;
    file.title = text(entries[index]?.title) || file.name;
    file.neverProcessed ||= call.neverProcessed;
    world.clock.after(world.processingMs, () => process(world, file));
  }
  if (channel) {
    const comment = text(args.initial_comment);
    shareAll(files, () => {
      const said = { text: comment, blocks: comment === '' ? blocks : [] };
      sayAsBot(world, { channel, threadTs, files, ...said });
    });
  }
  return { files: files.map((file) => fileObject(world, file)) };
}

function uploaded(call: Call, id: string): StoredFile {
  const file = own(call, id);
  if (!file.uploaded) throw faulted('file_not_found', `${id} is completed before its bytes are uploaded`);
  if (file.completed) throw refused('file_not_found');
  return file;
}

function targetOf(call: Call): Channel {
  const channel = visibleChannel(call, required(call, 'channel_id'));
  if (channel.archived) throw refused('is_archived');
  if (!channel.member) throw refused('not_in_channel');
  return channel;
}

/** One message for all of them, once the last one is processed. */
function shareAll(files: StoredFile[], act: () => void): void {
  let left = files.length;
  const isShared = !files.some(({ neverShared }) => neverShared);
  for (const file of files) {
    whenProcessed(file, () => {
      left -= 1;
      if (left === 0 && isShared) act();
    });
  }
}

/** A file of the workspace. */
function found({ world, team }: Call, id: string): StoredFile {
  const file = world.files.get(id);
  if (!file || file.team !== team.id) throw refused('file_not_found');
  if (file.deleted) throw refused('file_deleted');
  return file;
}

function own(call: Call, id: string): StoredFile {
  const file = found(call, id);
  if (!file.fromBot) throw refused('file_not_found');
  return file;
}

function info(call: Call): Json {
  const file = found(call, required(call, 'file'));
  if (!file.completed) throw refused('file_not_found');
  return { file: fileObject(call.world, file), comments: [], response_metadata: { next_cursor: '' } };
}

function deleteFile(call: Call): Json {
  const { world } = call;
  const file = found(call, required(call, 'file'));
  if (!file.fromBot) throw faulted('cant_delete_file', 'A file of somebody else');
  file.deleted = true;
  for (const message of world.messages) {
    if (message.files.includes(file) && message.files.every(({ deleted }) => deleted)) remove(world, message);
  }
  world.changed();
  return {};
}
