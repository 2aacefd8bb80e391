import type { Logger } from '../../log.ts';
import type { Words } from '../../words/words.ts';
import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Memory } from '../memory.ts';
import type { SlackAddress } from './address.ts';
import { type Answers, originOf } from './answers.ts';

const rememberedMs = 15 * 60_000;
/** Whoever asked so shortly ago still looks; later, words that only they see would vanish unseen. */
const presentMs = 60_000;

export interface TellingParts {
  answers: Answers;
  wordsFor(locale: string): Words;
  memory: Memory;
  now(): number;
  log: Logger;
}

/** Private words outside any event. What cannot reach its person now is kept for their next command. */
export function createTelling({ answers, wordsFor, memory, now, log }: TellingParts) {
  /** An ephemeral answer carries no key of its own. */
  const told = new Set<string>();

  function remember(key: string): void {
    told.add(key);
    setTimeout(() => told.delete(key), rememberedMs).unref();
  }

  return {
    async tell(address: SlackAddress, message: PrivateMessage, key: string): Promise<void> {
      if (told.has(key)) return;
      try {
        await answers.answer(now() - address.at < presentMs ? address : directOf(address), message, key);
        remember(key);
      } catch (error) {
        if (!(error instanceof ChatError && error.permanent)) throw error;
        const words = [message.text, message.returnPrompt].filter(Boolean).join('\n');
        await memory.keep({ key, person: address.person, text: words });
      }
    },

    /** Whoever asked in a channel for what only they see is told there that it goes on in their direct messages. */
    tellMoved(address: SlackAddress, key: string): void {
      const { origin, at, locale } = address;
      if (address.kind !== 'direct' || !origin || now() - at > presentMs || told.has(key)) return;
      remember(key);
      const text = wordsFor(locale).say('chat.sent-directly');
      answers
        .sayThere({ ...address, kind: 'channel', ...origin, origin: null }, { text })
        .catch((error: unknown) => log.info({ error: String(error) }, 'nobody was told where it goes on'));
    },
  };
}

/** Their direct conversation with the app; it knows where they asked. */
export function directOf(address: SlackAddress): SlackAddress {
  const origin = originOf(address);
  return { ...address, kind: 'direct', channel: '', thread: null, responseUrl: null, origin };
}
