import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { Address } from '../../request/address.ts';
import type { Words } from '../../words/words.ts';
import type { OutMessage, PostedRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Memory } from '../memory.ts';
import { type DiscordAddress, decodeAddress, encodeAddress, isAlive } from './address.ts';
import type { AnswerPosts } from './answer-posts.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import { type Body, renderBody } from './body.ts';
import type { CommandLinks } from './command-links.ts';
import { createMessage, type DirectMessages } from './direct.ts';
import type { Originals } from './originals.ts';

const postedSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    content: z.string().nullish(),
    attachments: z.array(z.object({ filename: z.string() })).nullish(),
    embeds: z.array(z.object({ footer: z.object({ text: z.string() }).nullish() })).nullish(),
  }),
);

type Posted = z.infer<typeof postedSchema>[number];

/** An earlier try is looked for in so many pages of messages since its cause. */
const searchedPages = 5;
const pageLength = 100;

export interface PostParts {
  api: Api;
  answers: Answers;
  answerPosts: AnswerPosts;
  direct: DirectMessages;
  originals: Originals;
  links: CommandLinks;
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
  const { api, answerPosts, direct, links, originals, wordsFor } = parts;

  function render(address: DiscordAddress, message: OutMessage): Body {
    const promptBack = wordsFor(address.locale).say('chat.prompt-back');
    return renderBody(message, { linkCommands: links.link, promptBack });
  }

  async function postInChannel({ address, message, key, again }: Post): Promise<PostedRef> {
    const earlier = again ? await findPosted(parts, address, { message, key }) : null;
    const worded = await sayOnce(parts, address, message);
    const id =
      earlier ??
      (await createMessage(api, {
        ...{ channel: address.channel, key, replyTo: address.card },
        ...{ body: render(address, worded), files: message.files ?? [] },
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
    return postInChannel({ ...post, address: { ...post.address, ...alone, permissions: null } });
  }

  async function postAsAnswer(post: Post): Promise<PostedRef> {
    const { address, message } = post;
    if (!isAlive(address.interaction, parts.now())) return postDirectly(post);
    try {
      const words = message.text ? links.link(message.text) : '';
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

    async update(ref: PostedRef, message: OutMessage): Promise<void> {
      const address = decodeAddress(ref.address);
      const { content, ...body } = render(address, message);
      // Words that came with the pictures stay.
      const edit = address.kind === 'answer' && content === '' ? body : { content, ...body };
      await api.send({ method: 'PATCH', ...targetOf(address, ref.id), body: edit });
    },

    async remove(ref: PostedRef): Promise<void> {
      try {
        await api.send({ method: 'DELETE', ...targetOf(decodeAddress(ref.address), ref.id) });
      } catch (error) {
        if (!(error instanceof ChatError && error.code === 'chat-gone')) throw error;
      }
    },
  };
}

function targetOf({ kind, channel, interaction }: DiscordAddress, id: string) {
  if (kind === 'answer' && interaction) {
    const { applicationId, token } = interaction;
    return { route: `/webhooks/${applicationId}/${token}/messages/${id}`, auth: false } as const;
  }
  return { route: `/channels/${channel}/messages/${id}` } as const;
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
  const { interaction, guild, channel, locale } = address;
  if (!isAlive(interaction, now()) || interaction.cause !== 'command') return;
  const link = `https://discord.com/channels/${guild ?? '@me'}/${channel}/${id}`;
  const text = wordsFor(locale).say('chat.accepted', { link });
  try {
    await answers.answer(address, { text }, `accepted:${interaction.id}`);
  } catch (error) {
    log.info(
      { interactionId: interaction.id, error: String(error) },
      'the link to a card could not be given',
    );
  }
}

/** An earlier try of this message that was carried out although no answer came. It is newer than what it answers. */
async function findPosted(
  { api, ownId }: PostParts,
  { channel, card, interaction }: DiscordAddress,
  { message, key }: { message: OutMessage; key: string },
): Promise<string | null> {
  const own = await ownId();
  const [jobId = ''] = key.split(':');
  const isSame = (posted: Posted) => {
    if (posted.author.id !== own) return false;
    const names = posted.attachments?.map(({ filename }) => filename) ?? [];
    if (message.files?.length) return message.files.every((file) => names.includes(file.name));
    if (message.card) return posted.embeds?.some(({ footer }) => footer?.text.includes(jobId)) ?? false;
    return message.text !== undefined && posted.content === message.text;
  };
  let after = card ?? interaction?.id ?? null;
  for (let page = 0; page < searchedPages; page += 1) {
    const query = { limit: String(pageLength), ...(after !== null && { after }) };
    const answer = await api.send({ method: 'GET', route: `/channels/${channel}/messages`, query });
    const messages = postedSchema.parse(answer);
    const found = messages.find(isSame);
    if (found) return found.id;
    // Newest first within a page.
    if (after === null || messages.length < pageLength) return null;
    after = messages[0]?.id ?? null;
  }
  return null;
}
