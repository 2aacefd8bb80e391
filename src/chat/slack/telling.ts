import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Memory } from '../memory.ts';
import type { SlackAddress } from './address.ts';
import type { Answers } from './answers.ts';

const rememberedMs = 15 * 60_000;

/** Private words outside any event. What cannot reach its person now is kept for their next command. */
export function createTelling({ answers, memory }: { answers: Answers; memory: Memory }) {
  /** An ephemeral answer carries no key of its own. */
  const told = new Set<string>();

  return {
    async tell(address: SlackAddress, message: PrivateMessage, key: string): Promise<void> {
      if (told.has(key)) return;
      try {
        await answers.answer(address, message, key);
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
