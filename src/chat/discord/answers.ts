import type { Words } from '../../words/words.ts';
import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { ephemeral } from './acknowledge.ts';
import { type DiscordAddress, isAlive } from './address.ts';
import type { Api } from './api.ts';
import { bodyLimits, describeFiles, renderBody, splitText } from './body.ts';
import type { CommandLinks } from './command-links.ts';
import type { DirectMessages } from './direct.ts';

/** How long it is remembered which interactions were answered. */
const rememberedMs = 15 * 60_000;
const promptPartLength = 3900;

export interface AnswerParts {
  api: Api;
  direct: DirectMessages;
  links: CommandLinks;
  wordsFor(locale: string): Words;
  now(): number;
}

/** Words for one person: through the interaction while it lives, then directly. */
export interface Answers {
  answer(address: DiscordAddress, message: PrivateMessage, key: string): Promise<void>;
  /** The deferred answer shows the job's card or a link to it: what comes later is a message of its own. */
  used(address: DiscordAddress): void;
}

export function createAnswers({ api, direct, links, wordsFor, now }: AnswerParts): Answers {
  /** Interactions whose deferred answer is filled. */
  const answered = new Set<string>();

  function used({ interaction }: DiscordAddress): void {
    if (!interaction || answered.has(interaction.id)) return;
    answered.add(interaction.id);
    setTimeout(() => answered.delete(interaction.id), rememberedMs).unref();
  }

  async function send(address: DiscordAddress, message: PrivateMessage, key: string): Promise<void> {
    const { interaction } = address;
    const words = wordsFor(address.locale);
    const body = renderBody(message, { linkCommands: links.link, promptBack: words.say('chat.prompt-back') });
    const files = message.files ?? [];
    if (!isAlive(interaction, now())) return direct.send(address, { body, files }, key);
    const route = `/webhooks/${interaction.applicationId}/${interaction.token}` as const;
    const filed = files.length > 0 ? { ...body, attachments: describeFiles(files) } : body;
    const empty = interaction.cause === 'command' && !answered.has(interaction.id);
    used(address);
    if (empty && interaction.visible === 'private') {
      await api.send({
        method: 'PATCH',
        route: `${route}/messages/@original`,
        body: filed,
        files,
        auth: false,
      });
      return;
    }
    // The deferred answer would be seen by everybody.
    if (empty) await api.send({ method: 'DELETE', route: `${route}/messages/@original`, auth: false });
    const followUp = { ...filed, flags: ephemeral };
    await api.send({ method: 'POST', route, body: followUp, files, auth: false, once: true });
  }

  return {
    used,
    async answer(address, message, key) {
      for (const [index, part] of partsOf(message).entries()) {
        try {
          await send(address, part, `${key}:${index}`);
        } catch (error) {
          const late = error instanceof ChatError && error.code === 'chat-too-late';
          if (!late) throw error;
          await send({ ...address, interaction: null }, part, `${key}:${index}`);
        }
      }
    },
  };
}

/** What is too long for one message comes as several, in order; files and buttons go with the first. */
function partsOf({ text, returnPrompt, ...rest }: PrivateMessage): PrivateMessage[] {
  const texts = text ? splitText(text, bodyLimits.content - 500) : [];
  const prompts = returnPrompt ? splitText(returnPrompt, promptPartLength) : [];
  const count = Math.max(1, texts.length, prompts.length);
  return Array.from({ length: count }, (_, index) => ({
    ...(index === 0 && rest),
    ...(texts[index] && { text: texts[index] }),
    ...(prompts[index] && { returnPrompt: prompts[index] }),
  }));
}
