import type { Logger } from '../../log.ts';
import type { Address } from '../../request/address.ts';
import type { Words } from '../../words/words.ts';
import type { OutMessage, PostedRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Memory } from '../memory.ts';
import { type DiscordAddress, decodeAddress, encodeAddress, isAlive, linkOf } from './address.ts';
import type { AnswerPosts } from './answer-posts.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import { type Body, filesOf, renderText } from './body.ts';
import type { CommandLinks } from './command-links.ts';
import { createMessage, type DirectMessages } from './direct.ts';
import { findPosted } from './find-posted.ts';
import type { Originals } from './originals.ts';
import { threadOfAsker } from './threads.ts';

export interface PostParts {
  api: Api;
  answers: Answers;
  answerPosts: AnswerPosts;
  direct: DirectMessages;
  originals: Originals;
  links: CommandLinks;
  render(address: DiscordAddress, message: OutMessage): Body;
  memory: Memory;
  wordsFor(locale: string): Words;
  /** The bot's own user id. */
  ownId(): Promise<string>;
  now(): number;
  log: Logger;
}

interface Post {
  address: DiscordAddress;
  message: OutMessage;
  key: string;
  again: boolean;
}

/** Messages that everybody at an address sees. */
export function createPosts(parts: PostParts) {
  const { api, answerPosts, direct, links, originals, render } = parts;

  async function postInChannel({ message, key, again, ...post }: Post): Promise<PostedRef> {
    const address = await threadOfAsker(api, post.address, message);
    const { content } = render(address, message);
    const earlier = again ? await findPosted(parts, address, { message, key, content }) : null;
    const worded = await sayOnce(parts, address, message);
    const id =
      earlier ??
      (await createMessage(api, {
        ...{ channel: address.channel, key, replyTo: address.card },
        ...{ body: render(address, worded), files: filesOf(message) },
      }));
    const ref = { address: encodeAddress(address), id };
    if (message.card) await linkToCard(parts, address, id);
    return ref;
  }

  async function postDirectly(post: Post): Promise<PostedRef> {
    const channel = await direct.channelOf(post.address);
    const alone = {
      kind: 'channel',
      channel,
      guild: null,
      isThread: true,
      interaction: null,
      card: null,
    } as const;
    const nowhere = { parent: null, asked: null, permissions: null };
    return postInChannel({ ...post, address: { ...post.address, ...alone, ...nowhere } });
  }

  async function postAsAnswer(post: Post): Promise<PostedRef> {
    const { address, message } = post;
    if (!isAlive(address.interaction, parts.now())) return postDirectly(post);
    try {
      // What everybody would see is not changed into what one person may see, nor the other way round.
      if (address.card === null && address.interaction.deferred !== address.interaction.visible)
        await originals.discard(address.interaction);
      const words = renderText(message.text, { linkCommands: links.link });
      const id = await answerPosts.post(address, { body: render(address, message), message, words });
      originals.filled(address.interaction);
      return { address: encodeAddress(address), id };
    } catch (error) {
      const late = error instanceof ChatError && error.code === 'chat-too-late';
      if (!late) throw error;
      return postDirectly(post);
    }
  }

  return {
    async post(
      to: Address,
      message: OutMessage,
      { key, again }: { key: string; again: boolean },
    ): Promise<PostedRef> {
      const post = { address: decodeAddress(to), message, key, again };
      if (post.address.kind === 'answer') return postAsAnswer(post);
      return post.address.kind === 'direct' ? postDirectly(post) : postInChannel(post);
    },
  };
}

/** Where threads are not possible, the first pictures that come as replies say so. */
async function sayOnce({ memory, wordsFor }: PostParts, address: DiscordAddress, message: OutMessage) {
  if (!address.lacksThread || !(await memory.once(`no-thread:${address.channel}:${address.card}`)))
    return message;
  const sentence = wordsFor(address.locale).say('chat.no-threads');
  return { ...message, text: message.text ? `${sentence}\n${message.text}` : sentence };
}

/** The private "thinking" of a command becomes a link to what everybody sees. */
async function linkToCard({ answers, wordsFor, now, log }: PostParts, address: DiscordAddress, id: string) {
  const { interaction, locale } = address;
  if (!isAlive(interaction, now()) || interaction.cause !== 'command') return;
  const text = wordsFor(locale).say('chat.accepted', { link: linkOf(address, id) });
  try {
    await answers.answer(address, { text }, `accepted:${interaction.id}`);
  } catch (error) {
    log.info(
      { interactionId: interaction.id, error: String(error) },
      'the link to a card could not be given',
    );
  }
}
