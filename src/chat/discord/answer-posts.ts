import type { OutFile, OutMessage } from '../chat.ts';
import { ephemeral } from './acknowledge.ts';
import type { DiscordAddress, InteractionToken } from './address.ts';
import type { Api } from './api.ts';
import { type Body, bodyLimits, describeFiles, filesOf } from './body.ts';
import { cut } from './cut.ts';
import { createTurns } from './in-turn.ts';
import { mergeRows, pictureKeysIn } from './merge-rows.ts';
import { embeddedFiles, type Shown, shownSchema } from './shown.ts';

const maxFiles = 10;
const rememberedMs = 15 * 60_000;

/**
 * Cards and pictures where only the interaction can post: edits of one answer, and follow-ups beyond its ten files. One
 * message may be the card and show all pictures, so what was posted is named by the message and its files.
 */
export interface AnswerPosts {
  /** Answers the id of what was posted. */
  post(address: DiscordAddress, post: Post): Promise<string>;
  update(address: DiscordAddress, id: string, edit: { body: Body; message: OutMessage }): Promise<void>;
  remove(address: DiscordAddress, id: string): Promise<void>;
}

export interface Post {
  body: Body;
  message: OutMessage;
  words: string;
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
  /** What is shown is read before it is changed. */
  const inTurn = createTurns();

  async function followUp(
    interaction: InteractionToken,
    { body, files }: { body: object; files: readonly OutFile[] },
  ): Promise<string> {
    const flags = interaction.visible === 'private' ? { flags: ephemeral } : {};
    const full = { ...body, ...described(files), ...flags };
    const route = routeOf(interaction);
    const sent = { method: 'POST', route, body: full, files, auth: false, once: true } as const;
    return shownSchema.parse(await api.send(sent)).id;
  }

  async function read(interaction: InteractionToken, id: string): Promise<Shown> {
    const route = `${routeOf(interaction)}/messages/${id}` as const;
    return shownSchema.parse(await api.send({ method: 'GET', route, auth: false }));
  }

  async function change(
    interaction: InteractionToken,
    id: string,
    { body, files = [] }: { body: object; files?: readonly OutFile[] },
  ): Promise<void> {
    const route = `${routeOf(interaction)}/messages/${id}` as const;
    await api.send({ method: 'PATCH', route, body, files, auth: false });
  }

  /** Adds what is not there yet: the same pictures twice are there once. Answers the message that shows them. */
  async function addFiles(interaction: InteractionToken, id: string, post: Pictures): Promise<string> {
    const shown = await read(interaction, id);
    const present = shown.attachments;
    const files = post.files.filter(({ name }) => !present.some(({ filename }) => filename === name));
    const held = [...present, ...embeddedFiles(shown)];
    if (files.length === 0) return id;
    if (files.length > maxFiles - held.length) return overflow(interaction, id, { ...post, files });
    const { allowed_mentions } = post.body;
    const attachments = [...held.map((kept) => ({ id: kept.id })), ...describeFiles(files)];
    const content = [shown.content, post.words].filter((line) => line !== '').join('\n');
    const components = mergeRows({
      shown: shown.components,
      given: post.body.components,
      part: 'pictures',
    });
    const body = { attachments, allowed_mentions, components, content: cut(content, bodyLimits.content) };
    await change(interaction, id, { body, files });
    return id;
  }

  async function overflow(interaction: InteractionToken, full: string, post: Pictures): Promise<string> {
    const key = `${interaction.id}:${full}`;
    const next = overflows.get(key);
    if (next) return addFiles(interaction, next, post);
    const { allowed_mentions, components } = post.body;
    const body = { content: post.words, allowed_mentions, components };
    const id = await followUp(interaction, { body, files: post.files });
    overflows.set(key, id);
    setTimeout(() => overflows.delete(key), rememberedMs).unref();
    return id;
  }

  /** Takes files out, and the buttons of what they show. */
  async function keepOnly(
    interaction: InteractionToken,
    posted: Posted,
    { kept, body }: { kept: readonly string[]; body: Pick<Body, 'components' | 'allowed_mentions'> },
  ): Promise<void> {
    const shown = await read(interaction, posted.message);
    const isOut = (name: string) => posted.files.includes(name) && !kept.includes(name);
    const left = shown.attachments.filter(({ filename }) => !isOut(filename));
    if (left.length === 0 && shown.embeds.length === 0) {
      const route = `${routeOf(interaction)}/messages/${posted.message}` as const;
      await api.send({ method: 'DELETE', route, auth: false });
      return;
    }
    const dropped = keysOf(shown).filter((_, index) => isOut(shown.attachments[index]?.filename ?? ''));
    const merge = { shown: shown.components, given: body.components, part: 'pictures', dropped } as const;
    const attachments = [...left, ...embeddedFiles(shown)].map(({ id }) => ({ id }));
    const { allowed_mentions } = body;
    await change(interaction, posted.message, {
      body: { attachments, allowed_mentions, components: mergeRows(merge) },
    });
  }

  async function updateCard(interaction: InteractionToken, id: string, body: Body): Promise<void> {
    const { content, ...rest } = body;
    const shown = await read(interaction, id);
    const components = mergeRows({ shown: shown.components, given: body.components, part: 'card' });
    // Words that came with the pictures stay.
    await change(interaction, id, { body: { ...rest, ...(content !== '' && { content }), components } });
  }

  const post = async ({ interaction, card }: DiscordAddress, { body, message, words }: Post) => {
    const token = needed(interaction);
    const isOwn = token.cause === 'command' && token.deferred === token.visible;
    const target = card ?? (isOwn ? '@original' : null);
    const { files = [] } = message;
    const sent = filesOf(message);
    if (target === null) return named(await followUp(token, { body, files: sent }), files);
    return inTurn(`${token.id}:${target}`, async () => {
      if (files.length > 0) return named(await addFiles(token, target, { body, files, words }), files);
      await change(token, target, { body: { ...body, ...described(sent) }, files: sent });
      return target;
    });
  };

  return {
    post,

    async update({ interaction }, id, { body, message }) {
      const token = needed(interaction);
      const posted = readName(id);
      await inTurn(`${token.id}:${posted.message}`, () => {
        if (posted.files.length === 0) return updateCard(token, posted.message, body);
        const kept = (message.files ?? []).map(({ name }) => name);
        return keepOnly(token, posted, { kept, body });
      });
    },

    async remove({ interaction }, id) {
      const token = needed(interaction);
      const posted = readName(id);
      await inTurn(`${token.id}:${posted.message}`, async () => {
        const body = { components: [], allowed_mentions: { parse: [], users: [], replied_user: false } };
        if (posted.files.length > 0) return keepOnly(token, posted, { kept: [], body });
        const route = `${routeOf(token)}/messages/${posted.message}` as const;
        await api.send({ method: 'DELETE', route, auth: false });
      });
    },
  };
}

/** The pictures of a message in order, where each has its button. */
function keysOf({ attachments, components }: Shown): readonly string[] {
  const keys = pictureKeysIn(components);
  return keys.length === attachments.length ? keys : [];
}

function routeOf({ applicationId, token }: InteractionToken) {
  return `/webhooks/${applicationId}/${token}` as const;
}

function needed(interaction: InteractionToken | null): InteractionToken {
  if (!interaction) throw new Error('an answer needs its interaction');
  return interaction;
}

function described(files: readonly OutFile[]) {
  return files.length > 0 ? { attachments: describeFiles(files) } : {};
}

interface Posted {
  message: string;
  /** The names of its pictures, where other posts may share the message. */
  files: readonly string[];
}

function named(message: string, files: readonly OutFile[]): string {
  if (files.length === 0) return message;
  return `${message}?${new URLSearchParams(files.map(({ name }) => ['file', name]))}`;
}

function readName(id: string): Posted {
  const [message = '', query = ''] = id.split('?');
  return { message, files: new URLSearchParams(query).getAll('file') };
}
