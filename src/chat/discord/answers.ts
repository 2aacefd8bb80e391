import { createHash } from 'node:crypto';
import type { Words } from '../../words/words.ts';
import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { splitText } from '../split-text.ts';
import { ephemeral } from './acknowledge.ts';
import { type DiscordAddress, isAlive } from './address.ts';
import type { Api } from './api.ts';
import { bodyLimits, describeFiles, filesOf, renderBody } from './body.ts';
import type { CommandLinks } from './command-links.ts';
import type { DirectMessages } from './direct.ts';
import type { Originals } from './originals.ts';

const promptPartLength = 3900;

export interface AnswerParts {
  api: Api;
  direct: DirectMessages;
  links: CommandLinks;
  originals: Originals;
  wordsFor(locale: string): Words;
  now(): number;
}

/** Words for one person: through the interaction while it lives, then directly. */
export interface Answers {
  answer(address: DiscordAddress, message: PrivateMessage, key: string): Promise<void>;
}

export function createAnswers({ api, direct, links, originals, wordsFor, now }: AnswerParts): Answers {
  async function send(address: DiscordAddress, message: PrivateMessage, key: string): Promise<void> {
    const { interaction } = address;
    const words = wordsFor(address.locale);
    const body = renderBody(message, { linkCommands: links.link, promptBack: words.say('chat.prompt-back') });
    const files = filesOf(message);
    if (!isAlive(interaction, now())) return direct.send(address, { body, files }, key);
    const route = `/webhooks/${interaction.applicationId}/${interaction.token}` as const;
    const filed = files.length > 0 ? { ...body, attachments: describeFiles(files) } : body;
    if (interaction.deferred === 'private' && (await originals.isOpen(interaction))) {
      await api.send({
        method: 'PATCH',
        route: `${route}/messages/@original`,
        body: filed,
        files,
        auth: false,
      });
      return originals.filled(interaction);
    }
    // The deferred answer would be seen by everybody, and so would the first follow-up while it is empty.
    await originals.discard(interaction);
    const followUp = { ...filed, flags: ephemeral };
    await api.send({ method: 'POST', route, body: followUp, files, auth: false, once: true });
  }

  return {
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

/** The same for every process that gives this answer to what somebody did or wrote. */
export function answerKey({ interaction, card, asked }: DiscordAddress, message: PrivateMessage): string {
  const digest = createHash('sha256').update(JSON.stringify(message)).digest('base64url');
  return `answer:${interaction?.id ?? card ?? asked}:${digest}`;
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
