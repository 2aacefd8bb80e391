import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Address } from '../../request/address.ts';
import type { Words } from '../../words/words.ts';
import type { OutMessage, PostedRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { decodeAddress, encodeAddress, personIdOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { renderMessage, type ShownFile } from './blocks.ts';
import { readPages } from './pages.ts';
import type { UploadFile } from './uploads.ts';

const postedSchema = z.object({ ts: z.string() });
const openedSchema = z.object({ channel: z.object({ id: z.string() }) });
const historySchema = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z.object({ event_payload: z.object({ key: z.string().nullish() }).nullish() }).nullish(),
      }),
    )
    .default([]),
});

/** Names our messages, so that one can be found again after an unclear answer. */
const eventType = 'darkroom_message';
const pageLength = 200;
const fileTries = 4;
const fileWaitMs = 1_500;
const rememberedMs = 15 * 60_000;

export interface PostParts {
  api: Api;
  uploadFile: UploadFile;
  wordsFor(locale: string): Words;
}

export interface Posts {
  post(address: Address, message: OutMessage, options: { key: string; again: boolean }): Promise<PostedRef>;
  update(ref: PostedRef, message: OutMessage): Promise<void>;
  remove(ref: PostedRef): Promise<void>;
  /** The address with the direct conversation's channel in it. */
  openDirect(address: SlackAddress): Promise<SlackAddress>;
}

export function createPosts({ api, uploadFile, wordsFor }: PostParts): Posts {
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
    return { ...address, kind: 'channel', channel };
  }

  function render(address: SlackAddress, message: OutMessage, files: readonly ShownFile[]) {
    const promptBack = wordsFor(address.locale).say('chat.prompt-back');
    const { text, blocks } = renderMessage(message, { files, promptBack });
    return { text, blocks: JSON.stringify(blocks) };
  }

  async function uploadAll(address: SlackAddress, { files = [] }: OutMessage): Promise<ShownFile[]> {
    return Promise.all(
      files.map(async (file) => ({ id: await uploadFile(address, file), alt: file.alt, title: file.title })),
    );
  }

  /** An earlier try of this message that was carried out although no answer came. It is newer than what it answers. */
  async function findPosted(address: SlackAddress, key: string): Promise<string | null> {
    const { channel, thread, at } = address;
    const common = { channel, limit: pageLength, include_all_metadata: true, oldest: String(at / 1000 - 60) };
    const method = thread === null ? 'conversations.history' : 'conversations.replies';
    const asked = thread === null ? common : { ...common, ts: thread };
    for (const page of await readPages(api, address, { method, args: asked })) {
      const { messages } = historySchema.parse(page);
      const found = messages.find(({ metadata }) => metadata?.event_payload?.key === key);
      if (found) return found.ts;
    }
    return null;
  }

  /** A file that was just processed may not be known everywhere yet. */
  async function postPatiently(address: SlackAddress, args: Record<string, unknown>, hasFiles: boolean) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await api.call(address, 'chat.postMessage', args);
      } catch (error) {
        const early = hasFiles && error instanceof ChatError && error.message === 'invalid_blocks';
        if (!early || tries === fileTries) throw error;
        await wait(fileWaitMs);
      }
    }
  }

  async function postOnce(
    to: Address,
    message: OutMessage,
    { key, again }: { key: string; again: boolean },
  ): Promise<PostedRef> {
    const asked = decodeAddress(to);
    const address = asked.kind === 'direct' ? await openDirect(asked) : asked;
    const ref = (ts: string) => ({ address: encodeAddress(address), id: ts });
    const earlier = again ? await findPosted(address, key) : null;
    if (earlier) return ref(earlier);
    const files = await uploadAll(address, message);
    const args = {
      channel: address.channel,
      ...(address.thread !== null && { thread_ts: address.thread }),
      ...render(address, message, files),
      metadata: JSON.stringify({ event_type: eventType, event_payload: { key } }),
      unfurl_links: false,
      unfurl_media: false,
    };
    return ref(postedSchema.parse(await postPatiently(address, args, files.length > 0)).ts);
  }

  return {
    openDirect,

    post(to, message, options) {
      const name = `${to} ${options.key}`;
      const earlier = sent.get(name);
      if (earlier) return earlier;
      const posted = postOnce(to, message, options);
      sent.set(name, posted);
      posted.then(
        () => setTimeout(() => sent.delete(name), rememberedMs).unref(),
        () => sent.delete(name),
      );
      return posted;
    },

    async update(ref, message) {
      const address = decodeAddress(ref.address);
      await api.call(address, 'chat.update', {
        ...{ channel: address.channel, ts: ref.id },
        ...render(address, message, []),
      });
    },

    async remove(ref) {
      const address = decodeAddress(ref.address);
      try {
        await api.call(address, 'chat.delete', { channel: address.channel, ts: ref.id });
      } catch (error) {
        if (!(error instanceof ChatError && error.code === 'chat-gone')) throw error;
      }
    },
  };
}
