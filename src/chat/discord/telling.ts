import type { PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Memory } from '../memory.ts';
import { type DiscordAddress, isAlive } from './address.ts';
import type { Answers } from './answers.ts';

const rememberedMs = 15 * 60_000;

export type Telling = ReturnType<typeof createTelling>;

/** Private words outside any event. What cannot reach its person now is kept for their next command. */
export function createTelling({ answers, memory, now }: { answers: Answers; memory: Memory; now(): number }) {
  /** An answer through an interaction carries no key of its own. */
  const told = new Set<string>();

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
      }
    },
  };
}
