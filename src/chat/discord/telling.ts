import type { Logger } from '../../log.ts';
import type { Words } from '../../words/words.ts';
import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Memory } from '../memory.ts';
import { type DiscordAddress, isAlive } from './address.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import { renderBody } from './body.ts';
import type { CommandLinks } from './command-links.ts';
import { createMessage } from './direct.ts';

const rememberedMs = 15 * 60_000;

export interface TellingParts {
  api: Api;
  answers: Answers;
  links: CommandLinks;
  memory: Memory;
  wordsFor(locale: string): Words;
  now(): number;
  log: Logger;
}

export type Telling = ReturnType<typeof createTelling>;

/** Private words outside any event. What cannot reach its person now is kept for their next command. */
export function createTelling({ api, answers, links, memory, wordsFor, now, log }: TellingParts) {
  /** An answer through an interaction carries no key of its own. */
  const told = new Set<string>();

  /** Whoever wrote in a channel and can be told nothing directly reads there how to get the answer. */
  async function sayClosed({ kind, channel, guild, locale, person, card, asked }: DiscordAddress) {
    const written = card ?? asked;
    if (kind !== 'channel' || guild === null || written === null) return;
    const message = { text: wordsFor(locale).say('chat.direct-closed'), mention: person };
    const body = renderBody(message, { linkCommands: links.link, promptBack: '' });
    try {
      await createMessage(api, { channel, key: `closed:${written}`, replyTo: written, body, files: [] });
    } catch (error) {
      log.info({ error: String(error) }, 'it could not be said that direct messages are closed');
    }
  }

  return {
    async tell(address: DiscordAddress, message: PrivateMessage, key: string): Promise<void> {
      const { interaction, person } = address;
      if (told.has(key)) return;
      const reachable = isAlive(interaction, now()) ? interaction : null;
      try {
        await answers.answer({ ...address, interaction: reachable }, message, key);
        told.add(key);
        setTimeout(() => told.delete(key), rememberedMs).unref();
      } catch (error) {
        if (!(error instanceof ChatError && error.permanent)) throw error;
        const words = [message.text, message.returnPrompt].filter(Boolean).join('\n');
        await memory.keep({ key, person, text: words });
        if (error.code === 'chat-no-direct' && interaction === null) await sayClosed(address);
      }
    },
  };
}
