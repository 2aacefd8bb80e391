import { z } from 'zod';
import type { OutFile, OutMessage } from '../chat.ts';
import { ephemeral } from './acknowledge.ts';
import type { DiscordAddress, InteractionToken } from './address.ts';
import type { Api } from './api.ts';
import { type Body, bodyLimits, cut, describeFiles } from './body.ts';

const maxFiles = 10;
const rememberedMs = 15 * 60_000;

const messageSchema = z.object({
  id: z.string(),
  content: z.string().default(''),
  attachments: z.array(z.object({ id: z.string(), filename: z.string() })).default([]),
});

/** Cards and pictures where only the interaction can post: edits of one answer, and follow-ups beyond its ten files. */
export interface AnswerPosts {
  /** Answers the id of the message that shows it now. */
  post(address: DiscordAddress, post: { body: Body; message: OutMessage; words: string }): Promise<string>;
}

interface Pictures {
  body: Body;
  files: readonly OutFile[];
  /** What is said about them. */
  words: string;
}

export function createAnswerPosts(api: Api): AnswerPosts {
  /** The follow-up that takes the pictures for which a message has no room. */
  const overflows = new Map<string, string>();

  const routeOf = ({ applicationId, token }: InteractionToken) =>
    `/webhooks/${applicationId}/${token}` as const;

  async function followUp(
    interaction: InteractionToken,
    { body, files }: { body: object; files: readonly OutFile[] },
  ) {
    const flags = interaction.visible === 'private' ? { flags: ephemeral } : {};
    const described = files.length > 0 ? { attachments: describeFiles(files) } : {};
    const full = { ...body, ...described, ...flags };
    const sent = {
      method: 'POST',
      route: routeOf(interaction),
      body: full,
      files,
      auth: false,
      once: true,
    } as const;
    return messageSchema.parse(await api.send(sent)).id;
  }

  /** Adds what is not there yet: the same pictures twice are there once. */
  async function addFiles(interaction: InteractionToken, id: string, post: Pictures) {
    const route = `${routeOf(interaction)}/messages/${id}` as const;
    const shown = messageSchema.parse(await api.send({ method: 'GET', route, auth: false }));
    const present = shown.attachments;
    const missing = post.files.filter(({ name }) => !present.some(({ filename }) => filename === name));
    const room = Math.max(0, maxFiles - present.length);
    if (missing.length > room) await overflow(interaction, id, { ...post, files: missing.slice(room) });
    const files = missing.slice(0, room);
    if (files.length === 0) return id;
    const { allowed_mentions } = post.body;
    const attachments = [...present.map((kept) => ({ id: kept.id })), ...describeFiles(files)];
    const content = [shown.content, post.words].filter((line) => line !== '').join('\n');
    const body = { attachments, allowed_mentions, content: cut(content, bodyLimits.content) };
    await api.send({ method: 'PATCH', route, body, files, auth: false });
    return id;
  }

  async function overflow(interaction: InteractionToken, full: string, post: Pictures): Promise<string> {
    const key = `${interaction.id}:${full}`;
    const next = overflows.get(key);
    if (next) return addFiles(interaction, next, post);
    const { allowed_mentions } = post.body;
    const body = { content: post.words, allowed_mentions };
    const id = await followUp(interaction, { body, files: post.files });
    overflows.set(key, id);
    setTimeout(() => overflows.delete(key), rememberedMs).unref();
    return id;
  }

  return {
    async post({ interaction, card }, { body, message, words }) {
      if (!interaction) throw new Error('an answer needs its interaction');
      const { files = [] } = message;
      const target = card ?? (interaction.cause === 'command' ? '@original' : null);
      if (target === null) return followUp(interaction, { body, files });
      if (files.length > 0) return addFiles(interaction, target, { body, files, words });
      const route = `${routeOf(interaction)}/messages/${target}` as const;
      await api.send({ method: 'PATCH', route, body, auth: false });
      return target;
    },
  };
}
