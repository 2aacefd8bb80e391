import { isRecord, type Json, text } from '../discord/json.ts';
import { messageBlocks } from './blocks/surface.ts';
import { faulted, refused } from './errors.ts';
import { fileChecker } from './files.ts';
import { edit, remove, sayAsBot } from './messages.ts';
import type { Message, ResponseUrl } from './things.ts';
import type { World } from './world.ts';

const mostUses = 5;
const lifeMs = 30 * 60_000;

export function responseUrlOf(world: World, address: string): ResponseUrl {
  const url = world.responseUrls.get(address.slice(address.lastIndexOf('/') + 1));
  if (!url) throw new Error(`No response_url: ${address}`);
  return url;
}

/** A request to a response_url. */
export function useResponseUrl(world: World, path: string, body: unknown): void {
  const url = world.responseUrls.get(path.slice(path.lastIndexOf('/') + 1));
  if (!url) throw faulted('no_such_url', `A response_url that was never given: ${path}`);
  if (world.clock.now() - url.issuedAt >= lifeMs) throw refused('expired_url');
  url.uses += 1;
  if (url.uses > mostUses) throw faulted('used_url', `A response_url used more than ${mostUses} times`);
  if (!isRecord(body)) throw faulted('invalid_payload', 'A response_url takes a JSON object');
  respond(world, url, body);
}

/** What an acknowledgement or a response_url says to the person who acted. */
export function respond(world: World, url: ResponseUrl, body: Json): void {
  const { original } = url;
  if (body.delete_original === true) {
    if (!original || original.deleted) throw refused('message_not_found');
    remove(world, original);
    return;
  }
  if (body.files !== undefined) throw faulted('invalid_payload', 'A response_url takes no files');
  const blocks = messageBlocks(body.blocks, fileChecker(world, url.team));
  const said = text(body.text);
  if (said === '' && blocks.length === 0) throw faulted('no_text', 'Neither text nor blocks');
  if (body.replace_original === true && original && !original.deleted) {
    edit(world, original, { text: said, blocks });
    return;
  }
  const message = answer(world, url, body, said, blocks);
  url.original ??= message;
}

function answer(world: World, url: ResponseUrl, body: Json, said: string, blocks: Json[]): Message {
  const isForAll = body.response_type === 'in_channel';
  return sayAsBot(world, {
    channel: world.channel({ id: url.channel }),
    text: said,
    blocks,
    threadTs: text(body.thread_ts) || (body.replace_original === true ? url.threadTs : null),
    metadata: body.metadata ?? null,
    ephemeralFor: isForAll ? null : url.user,
  });
}
