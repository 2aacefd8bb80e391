import { setTimeout as wait } from 'node:timers/promises';
import type { Language, Words } from '../../words/words.ts';
import type { AttachmentRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Api } from './api.ts';
import { locales } from './commands.ts';
import { cut } from './cut.ts';
import { resultsOfCard } from './earlier-pictures.ts';
import { readForm } from './form.ts';
import type { Interaction } from './interaction.ts';
import { isOwn, messageSchema, type PictureRules, picturesIn, type ReadMessage } from './message-pictures.ts';

/** The entries in a message's menu, and the commands they are. */
const entries = { edit: 'menu.edit-image', tray: 'menu.use-image', info: 'menu.image-info' } as const;
export type MenuCommand = keyof typeof entries;

const labelLength = 45;
const maxPromptLength = 4000;
/** A list has 25 entries; one of them is all of them. */
const maxListed = 24;
/** A form may stay open as long as its interaction lives. */
const rememberedMs = 15 * 60_000;
const formPattern = /^v1:edit-picture:(\d+):(\d+):(\d+)$/;
const everyPicture = 'all';
/** An acknowledgement or a form is due within 3 s. */
const longestReadMs = 1000;

/** The entries as the platform registers them. */
export function describeMenus(wordsFor: (language: Language) => Words): object[] {
  return Object.values(entries).map((key) => {
    const named = Object.entries(locales).map(([locale, language]) => [locale, wordsFor(language).say(key)]);
    return { type: 3, name: wordsFor('en').say(key), name_localizations: Object.fromEntries(named) };
  });
}

/** Pictures of one message, and how many of them the message has. */
export interface Picked {
  pictures: readonly AttachmentRef[];
  replied: number;
}

/** Any message's pictures, ours or somebody's. */
export interface Menu {
  /** Which entry was chosen. */
  commandOf(interaction: Interaction): MenuCommand | null;
  /** Of the message, or of our own card those that were made for it. */
  picturesOf(interaction: Interaction): Promise<readonly AttachmentRef[]>;
  /** The form that asks what should change. */
  form(interaction: Interaction, pictures: readonly AttachmentRef[], words: Words): object;
  isForm(interaction: Interaction): boolean;
  /** What was asked for in the form; no pictures when they cannot be found any more. */
  submitted(interaction: Interaction): Promise<Picked>;
}

/** Messages of others are read through their menu only. */
export function sayUnreadable(words: Words): string {
  return words.say('chat.unreadable', { menu: words.say(entries.edit) });
}

/** What was written in the form. */
export function promptOf(interaction: Interaction): string {
  return readForm(interaction).values.prompt ?? '';
}

export interface MenuParts {
  api: Api;
  rules: PictureRules;
  wordsFor(language: Language): Words;
}

export function createMenu({ api, rules, wordsFor }: MenuParts): Menu {
  const names = new Map(Object.entries(entries).map(([command, key]) => [wordsFor('en').say(key), command]));
  /** A message of somebody else cannot be read again without a privileged intent. */
  const chosen = new Map<string, readonly AttachmentRef[]>();

  async function picturesAt(
    shown: ReadMessage,
    where: { channel: string; message: string },
  ): Promise<readonly AttachmentRef[]> {
    const pictures = picturesIn(shown, rules);
    if (pictures.length > 0 || !isOwn(shown, rules.ownId())) return pictures;
    const found = await resultsOfCard({ api, rules }, shown, where);
    return found.kind === 'pictures' ? found.set : [];
  }

  async function findPictures(customId: string): Promise<readonly AttachmentRef[]> {
    const [, menu = '', channel = '', message = ''] = formPattern.exec(customId) ?? [];
    const remembered = chosen.get(menu);
    if (remembered) return remembered;
    try {
      const answer = await api.send({ method: 'GET', route: `/channels/${channel}/messages/${message}` });
      return await picturesAt(messageSchema.parse(answer), { channel, message });
    } catch (error) {
      if (error instanceof ChatError && error.permanent) return [];
      throw error;
    }
  }

  return {
    commandOf({ data }) {
      const command = names.get(data?.name ?? '');
      return command !== undefined && isEntry(command) ? command : null;
    },

    async picturesOf({ data, ...where }) {
      const message = data?.target_id ?? '';
      const channel = where.channel?.id ?? where.channel_id ?? '';
      const target = data?.resolved?.messages?.[message];
      return target ? Promise.race([picturesAt(target, { channel, message }), late()]) : [];
    },

    form(interaction, pictures, words) {
      const { id, data } = interaction;
      chosen.set(id, pictures);
      setTimeout(() => chosen.delete(id), rememberedMs).unref();
      const channel = interaction.channel?.id ?? interaction.channel_id;
      return {
        custom_id: `v1:edit-picture:${id}:${channel}:${data?.target_id}`,
        title: cut(words.say('menu.edit-image'), labelLength),
        components: [promptField(words), ...(pictures.length > 1 ? [choiceField(pictures, words)] : [])],
      };
    },

    isForm: ({ data }) => formPattern.test(data?.custom_id ?? ''),

    async submitted(interaction) {
      const pictures = await findPictures(interaction.data?.custom_id ?? '');
      const { which = everyPicture } = readForm(interaction).values;
      const wanted = which === everyPicture ? pictures : pictures.slice(Number(which) - 1, Number(which));
      return { pictures: wanted, replied: wanted.length };
    },
  };
}

async function late(): Promise<readonly AttachmentRef[]> {
  await wait(longestReadMs, undefined, { ref: false });
  return [];
}

function isEntry(command: string): command is MenuCommand {
  return command in entries;
}

function promptField(words: Words) {
  const component = { type: 4, custom_id: 'prompt', style: 2, required: true, max_length: maxPromptLength };
  return { type: 18, label: cut(words.say('option.prompt-edit'), labelLength), component };
}

function choiceField(pictures: readonly AttachmentRef[], words: Words) {
  const one = pictures.slice(0, maxListed).map(({ name }, index) => ({
    ...{ label: words.say('form.which-one', { n: index + 1 }), value: String(index + 1) },
    ...(name !== '' && { description: cut(name, 100) }),
  }));
  const all = { label: words.say('form.which-all'), value: everyPicture, default: true };
  const component = { type: 3, custom_id: 'which', required: false, options: [all, ...one] };
  return { type: 18, label: cut(words.say('form.which'), labelLength), component };
}
