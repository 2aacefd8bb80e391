import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { Address } from '../../request/address.ts';
import type { Words } from '../../words/words.ts';
import type { OutFile, OutMessage, PostedRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { decodeAddress, encodeAddress, personIdOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { type Origin, renderMessage, type ShownFile } from './blocks.ts';
import { imageBlocksOf, messageSchema } from './bodies.ts';
import { type Changes, createChanges, type ShownFiles } from './changes.ts';
import { readPages } from './pages.ts';
import type { PostFiles } from './post-files.ts';
import { encodePosted, type Posted, type PostedFile } from './posted.ts';

const postedSchema = z.object({ ts: z.string() });
const openedSchema = z.object({ channel: z.object({ id: z.string() }) });
const historySchema = z.object({ messages: z.array(messageSchema).default([]) });

/** Names our messages, so that one can be found again after an unclear answer. */
const eventType = 'darkroom_message';
const pageLength = 200;
/** Files that cannot be shown by then are brought once more. */
const shownMs = 15_000;
const fileWaitMs = 1_500;
const rememberedMs = 15 * 60_000;

export interface PostParts {
  api: Api;
  files: PostFiles;
  wordsFor(locale: string): Words;
  log: Logger;
}

interface PostWish {
  key: string;
  again: boolean;
  /** Where what is pressed in it goes on, when that is elsewhere. */
  origin?: Origin | null;
}

interface PostOptions extends PostWish {
  /** Of this message at this address. */
  name: string;
}

export interface Posts extends Changes {
  post(address: Address, message: OutMessage, options: PostWish): Promise<PostedRef>;
  /** The address with the direct conversation's channel in it. */
  openDirect(address: SlackAddress): Promise<SlackAddress>;
}

export function createPosts({ api, files, wordsFor, log }: PostParts): Posts {
  const directs = new Map<string, string>();
  /** The same key is the same message, also while it is on its way. */
  const sent = new Map<string, Promise<PostedRef>>();

  async function openDirect(address: SlackAddress): Promise<SlackAddress> {
    const users = personIdOf(address.person);
    const name = `${address.team ?? address.enterprise}:${users}`;
    const known = directs.get(name);
    const channel =
      known ?? openedSchema.parse(await api.call(address, 'conversations.open', { users })).channel.id;
    directs.set(name, channel);
    return { ...address, kind: 'channel', channel, responseUrl: null, origin: null };
  }

  function render(
    address: SlackAddress,
    message: OutMessage,
    { origin = null, ...shown }: ShownFiles & { origin?: Origin | null },
  ) {
    const words = wordsFor(address.locale);
    const askedIn = origin && words.say('chat.asked-in', { channel: `<#${origin.channel}>` });
    return renderMessage(message, { ...shown, promptBack: words.say('chat.prompt-back'), origin, askedIn });
  }

  async function bring(address: SlackAddress, post: string, file: OutFile): Promise<ShownFile> {
    return { ...file, id: await files.bring(address, post, file) };
  }

  /** A card says in words what it starts from, too: it does not fail for the picture of that. */
  async function bringSheet(
    address: SlackAddress,
    post: string,
    sheet: OutFile | null,
  ): Promise<ShownFile | null> {
    try {
      return sheet && (await bring(address, post, sheet));
    } catch (error) {
      const spared = ['chat-stuck-upload', 'picture-gone', 'chat-file-too-large'];
      if (!(error instanceof ChatError && spared.includes(error.code))) throw error;
      log.info({ error: error.message }, 'a card goes without the pictures it starts from');
      return null;
    }
  }

  /** An earlier try of this message that was carried out although no answer came. It is newer than what it answers. */
  async function findPosted(address: SlackAddress, message: OutMessage, key: string): Promise<Posted | null> {
    const { channel, thread, at } = address;
    const common = { channel, limit: pageLength, include_all_metadata: true, oldest: String(at / 1000 - 60) };
    const method = thread === null ? 'conversations.history' : 'conversations.replies';
    const asked = thread === null ? common : { ...common, ts: thread };
    for (const page of await readPages(api, address, { method, args: asked })) {
      const { messages } = historySchema.parse(page);
      const found = messages.find(({ metadata }) => metadata?.event_payload?.key === key);
      if (found) return { ts: found.ts, files: recognise(message, imageBlocksOf(found)) };
    }
    return null;
  }

  /** A file that is said to be processed may not be so everywhere yet. */
  async function postPatiently(address: SlackAddress, args: Record<string, unknown>, hasFiles: boolean) {
    const until = Date.now() + shownMs;
    for (;;) {
      try {
        return await api.call(address, 'chat.postMessage', args);
      } catch (error) {
        if (!hasFiles || !isNotShown(error) || Date.now() > until) throw error;
        await wait(fileWaitMs);
      }
    }
  }

  /** Answers null for a message whose files cannot be shown. */
  async function postWithFiles(
    address: SlackAddress,
    message: OutMessage,
    post: PostOptions,
  ): Promise<Posted | null> {
    const [shown, sheet] = await Promise.all([
      Promise.all((message.files ?? []).map((file) => bring(address, post.name, file))),
      bringSheet(address, post.name, message.card?.sheet ?? null),
    ]);
    const all = [...(sheet ? [sheet] : []), ...shown];
    const { text, blocks } = render(address, message, { files: shown, sheet, origin: post.origin ?? null });
    const args = {
      channel: address.channel,
      ...(address.thread !== null && { thread_ts: address.thread }),
      ...{ text, blocks: JSON.stringify(blocks) },
      metadata: JSON.stringify({ event_type: eventType, event_payload: { key: post.key } }),
      unfurl_links: false,
      unfurl_media: false,
    };
    try {
      const { ts } = postedSchema.parse(await postPatiently(address, args, all.length > 0));
      return { ts, files: all.map(({ index, id, name }) => ({ index, id, name })) };
    } catch (error) {
      if (all.length > 0 && isNotShown(error)) return null;
      throw error;
    }
  }

  async function postOnce(address: SlackAddress, message: OutMessage, post: PostOptions): Promise<Posted> {
    let posted = post.again ? await findPosted(address, message, post.key) : null;
    while (!posted) {
      posted = await postWithFiles(address, message, post);
      // They are brought as often as they may be; then that ends it.
      if (!posted) files.renew(address, post.name);
    }
    return posted;
  }

  async function postTo(to: Address, message: OutMessage, post: PostOptions): Promise<PostedRef> {
    const asked = decodeAddress(to);
    const address = asked.kind === 'direct' ? await openDirect(asked) : asked;
    try {
      const posted = await postOnce(address, message, post);
      files.settle(post.name);
      return { address: encodeAddress(address), id: encodePosted(posted) };
    } catch (error) {
      // What is too large is tried again with smaller copies, beside which the others stay as they are.
      const isOver = error instanceof ChatError && error.permanent && error.code !== 'chat-file-too-large';
      if (isOver) files.abandon(address, post.name);
      throw isBetweenPeople(address, error) ? betweenPeople(error) : error;
    }
  }

  return {
    ...createChanges({ api, log, render }),
    openDirect,

    post(to, message, options) {
      const name = `${to} ${options.key}`;
      const earlier = sent.get(name);
      if (earlier) return earlier;
      const posted = postTo(to, message, { ...options, name });
      sent.set(name, posted);
      posted.then(
        () => setTimeout(() => sent.delete(name), rememberedMs).unref(),
        () => sent.delete(name),
      );
      return posted;
    },
  };
}

/** The files of a message that is found again, in the order it shows them: a card's own first. */
function recognise(
  { card, files = [] }: OutMessage,
  shown: readonly { file: string; index: number | null }[],
) {
  const wanted = [...(card?.sheet ? [card.sheet] : []), ...files];
  const complete = wanted.length === shown.length;
  return shown.map(
    ({ file, index }, at): PostedFile => ({
      id: file,
      index,
      name: complete ? (wanted[at]?.name ?? null) : null,
    }),
  );
}

/** Slack says no more than this of a file that it has not processed. */
function isNotShown(error: unknown): boolean {
  return error instanceof ChatError && error.message === 'invalid_blocks';
}

/** Of direct messages it can only be in its own, and nobody can invite it into others. */
function isBetweenPeople({ channel }: SlackAddress, error: unknown): boolean {
  return channel.startsWith('D') && error instanceof ChatError && error.code === 'chat-not-member';
}

function betweenPeople(cause: unknown): ChatError {
  return new ChatError('chat-between-people', 'a direct message of others', { permanent: true, cause });
}
