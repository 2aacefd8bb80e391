import type { Words } from '../../words/words.ts';
import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { encodeAddress, isDirect, personIdOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { asChatError } from './api-error.ts';
import { type Origin, renderMessage } from './blocks.ts';
import { isOurs, type SlackHosts } from './hosts.ts';
import type { Posts } from './posts.ts';

/** An event's own address takes five answers in half an hour. */
const responseUses = 5;
const responseLifeMs = 29 * 60_000;
const timeoutMs = 10_000;

export interface AnswerParts {
  api: Api;
  posts: Posts;
  hosts: SlackHosts;
  wordsFor(locale: string): Words;
  now(): number;
}

/** Words only one person sees: where they asked, else in their direct conversation with the app. */
export interface Answers {
  answer(address: SlackAddress, message: PrivateMessage, key: string): Promise<void>;
  /** Only where they asked. */
  sayThere(address: SlackAddress, message: PrivateMessage): Promise<void>;
}

export function createAnswers({ api, posts, hosts, wordsFor, now }: AnswerParts): Answers {
  const used = new Map<string, number>();

  /** False when the event's own address takes no more. */
  async function respond({ responseUrl, at, thread }: SlackAddress, body: object): Promise<boolean> {
    if (responseUrl === null || now() - at > responseLifeMs || !isOurs(responseUrl, hosts)) return false;
    const uses = (used.get(responseUrl) ?? 0) + 1;
    if (uses > responseUses) return false;
    if (uses === 1) setTimeout(() => used.delete(responseUrl), responseLifeMs).unref();
    used.set(responseUrl, uses);
    try {
      const answer = await fetch(responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ response_type: 'ephemeral', replace_original: false },
          ...(thread !== null && { thread_ts: thread }),
          ...body,
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch (error) {
      throw asChatError(error);
    }
  }

  async function whisper(address: SlackAddress, body: { text: string; blocks: object[] }): Promise<void> {
    const { channel, thread, person } = address;
    await api.call(address, 'chat.postEphemeral', {
      ...{ channel, user: personIdOf(person), text: body.text, blocks: JSON.stringify(body.blocks) },
      ...(thread !== null && { thread_ts: thread }),
    });
  }

  /** False when it stands elsewhere than where they asked. */
  async function tellDirectly(address: SlackAddress, message: PrivateMessage, key: string): Promise<boolean> {
    const options = { key, again: false, origin: originOf(address) };
    const post = (to: SlackAddress) => posts.post(encodeAddress({ ...to, origin: null }), message, options);
    if (isDirect(address) && address.channel !== '') {
      try {
        await post(address);
        return true;
      } catch (error) {
        if (!(error instanceof ChatError && error.code === 'chat-between-people')) throw error;
      }
    }
    await post({ ...address, kind: 'direct', channel: '', thread: null });
    return address.channel === '';
  }

  /** What only one person sees can hold no pictures. Answers what is left to say where they asked. */
  async function sendPictures(address: SlackAddress, message: PrivateMessage, key: string) {
    const words = wordsFor(address.locale);
    try {
      const isSeen = await tellDirectly(address, message, key);
      return isSeen ? null : { text: words.say('chat.sent-directly') };
    } catch (error) {
      if (!(error instanceof ChatError && error.permanent)) throw error;
      const text = [message.text, words.explain(error)].filter(Boolean).join('\n');
      return { text };
    }
  }

  function render(address: SlackAddress, message: PrivateMessage) {
    const promptBack = wordsFor(address.locale).say('chat.prompt-back');
    return renderMessage(message, { files: [], promptBack, origin: address.origin ?? null });
  }

  return {
    async sayThere(address, message) {
      const body = render(address, message);
      if (!(await respond(address, body))) await whisper(address, body);
    },

    async answer(address, message, key) {
      if (message.files?.length) {
        const rest = await sendPictures(address, message, key);
        return rest === null ? undefined : this.answer(address, rest, `${key}:rest`);
      }
      const body = render(address, message);
      if (await respond(address, body)) return;
      // Ephemeral words would vanish there.
      if (isDirect(address)) return void (await tellDirectly(address, message, key));
      try {
        await whisper(address, body);
      } catch (error) {
        if (!(error instanceof ChatError && error.permanent)) throw error;
        await tellDirectly(address, message, key);
      }
    },
  };
}

/** What is pressed in an answer goes on where the question was asked. */
export function originOf(address: SlackAddress): Origin | null {
  if (isDirect(address)) return address.origin ?? null;
  return { channel: address.channel, thread: address.thread };
}
