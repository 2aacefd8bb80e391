import { z } from 'zod';
import type { Address } from '../../request/address.ts';
import type { Words } from '../../words/words.ts';
import type { OutMessage, PostedRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { decodeAddress, encodeAddress, personIdOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { renderMessage, type ShownFile } from './blocks.ts';
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
const searchedMessages = 100;
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
    const known = directs.get(users);
    const channel =
      known ?? openedSchema.parse(await api.call(address, 'conversations.open', { users })).channel.id;
    directs.set(users, channel);
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

  /** An earlier try of this message that was carried out although no answer came. */
  async function findPosted(
    { team, enterprise, channel, thread }: SlackAddress,
    key: string,
  ): Promise<string | null> {
    const common = { channel, limit: searchedMessages, include_all_metadata: true };
    const answer = await (thread === null
      ? api.call({ team, enterprise }, 'conversations.history', common)
      : api.call({ team, enterprise }, 'conversations.replies', { ...common, ts: thread }));
    const { messages } = historySchema.parse(answer);
    return messages.find(({ metadata }) => metadata?.event_payload?.key === key)?.ts ?? null;
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
    const answer = await api.call(address, 'chat.postMessage', {
      channel: address.channel,
      ...(address.thread !== null && { thread_ts: address.thread }),
      ...render(address, message, await uploadAll(address, message)),
      metadata: JSON.stringify({ event_type: eventType, event_payload: { key } }),
      unfurl_links: false,
      unfurl_media: false,
    });
    return ref(postedSchema.parse(answer).ts);
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
