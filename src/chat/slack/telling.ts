import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Memory } from '../memory.ts';
import type { SlackAddress } from './address.ts';
import { type Answers, originOf } from './answers.ts';

const rememberedMs = 15 * 60_000;
/** Whoever asked so shortly ago still looks; later, words that only they see would vanish unseen. */
const presentMs = 60_000;

/** Private words outside any event. What cannot reach its person now is kept for their next command. */
export function createTelling({ answers, memory, now }: { answers: Answers; memory: Memory; now(): number }) {
  /** An ephemeral answer carries no key of its own. */
  const told = new Set<string>();

  return {
    async tell(address: SlackAddress, message: PrivateMessage, key: string): Promise<void> {
      if (told.has(key)) return;
      try {
        await answers.answer(now() - address.at < presentMs ? address : directOf(address), message, key);
        told.add(key);
        setTimeout(() => told.delete(key), rememberedMs).unref();
      } catch (error) {
        if (!(error instanceof ChatError && error.permanent)) throw error;
        const words = [message.text, message.returnPrompt].filter(Boolean).join('\n');
        await memory.keep({ key, person: address.person, text: words });
      }
    },
  };
}

function directOf(address: SlackAddress): SlackAddress {
  const origin = originOf(address);
  return { ...address, kind: 'direct', channel: '', thread: null, responseUrl: null, origin };
}
