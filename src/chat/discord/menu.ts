import { z } from 'zod';
import type { Language, Words } from '../../words/words.ts';
import type { AttachmentRef, CommandSpec, Options } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Api } from './api.ts';
import { cut } from './body.ts';
import { locales } from './commands.ts';
import type { Interaction } from './interaction.ts';
import { messageSchema, picturesIn } from './message-pictures.ts';

const openForm = 9;
const labelLength = 45;
const maxPromptLength = 4000;
/** A form may stay open as long as its interaction lives. */
const rememberedMs = 15 * 60_000;
const formPattern = /^v1:edit-picture:(\d+):(\d+):(\d+)$/;

const submittedSchema = z.array(
  z.object({ component: z.object({ custom_id: z.string(), value: z.string().nullish() }).nullish() }),
);

/** The entry in a message's menu. */
export function describeMenu(wordsFor: (language: Language) => Words): object {
  const named = Object.entries(locales).map(([locale, language]) => [
    locale,
    wordsFor(language).say('menu.edit'),
  ]);
  return { type: 3, name: wordsFor('en').say('menu.edit'), name_localizations: Object.fromEntries(named) };
}

/** Any message's pictures, ours or somebody's, become an `/edit`: a form asks what should change. */
export interface Menu {
  /** False when the message has no pictures, and nothing was opened. */
  open(interaction: Interaction, words: Words): Promise<boolean>;
  /** What was asked for in the form; null when the pictures cannot be found any more. */
  submitted(interaction: Interaction): Promise<{ prompt: string; options: Options | null }>;
}

/** What was written in the form. */
export function promptOf({ data }: Interaction): string {
  const fields = submittedSchema.safeParse(data?.components ?? []);
  const written = fields.data?.find(({ component }) => component?.custom_id === 'prompt');
  return written?.component?.value ?? '';
}

export interface MenuParts {
  api: Api;
  edit: CommandSpec | undefined;
  /** Whether a picture may be fetched from there. */
  isAllowed(url: string): boolean;
}

export function createMenu({ api, edit, isAllowed }: MenuParts): Menu {
  const slots = edit?.options.filter(({ type }) => type === 'attachment').map(({ name }) => name) ?? [];
  /** A message of somebody else cannot be read again without a privileged intent. */
  const chosen = new Map<string, readonly AttachmentRef[]>();

  async function findPictures(customId: string): Promise<readonly AttachmentRef[]> {
    const [, menu = '', channel, message] = formPattern.exec(customId) ?? [];
    const remembered = chosen.get(menu);
    if (remembered) return remembered;
    try {
      const answer = await api.send({ method: 'GET', route: `/channels/${channel}/messages/${message}` });
      return picturesIn(messageSchema.parse(answer), isAllowed);
    } catch (error) {
      if (error instanceof ChatError && error.permanent) return [];
      throw error;
    }
  }

  return {
    async open(interaction, words) {
      const { id, token, data } = interaction;
      const target = data?.resolved?.messages?.[data.target_id ?? ''];
      const pictures = target ? picturesIn(target, isAllowed).slice(0, slots.length) : [];
      if (pictures.length === 0) return false;
      chosen.set(id, pictures);
      setTimeout(() => chosen.delete(id), rememberedMs).unref();
      const channel = interaction.channel?.id ?? interaction.channel_id;
      const input = { type: 4, custom_id: 'prompt', style: 2, required: true, max_length: maxPromptLength };
      const form = {
        custom_id: `v1:edit-picture:${id}:${channel}:${data?.target_id}`,
        title: cut(words.say('menu.edit'), labelLength),
        components: [
          { type: 18, label: cut(words.say('option.prompt-edit'), labelLength), component: input },
        ],
      };
      const route = `/interactions/${id}/${token}/callback` as const;
      await api.call({
        method: 'POST',
        route,
        body: { type: openForm, data: form },
        auth: false,
        once: true,
      });
      return true;
    },

    async submitted(interaction) {
      const prompt = promptOf(interaction);
      const pictures = await findPictures(interaction.data?.custom_id ?? '');
      const named = pictures.slice(0, slots.length).map((picture, index) => [slots[index], picture]);
      return { prompt, options: named.length > 0 ? { prompt, ...Object.fromEntries(named) } : null };
    },
  };
}
