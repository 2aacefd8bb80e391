import { expect } from 'vitest';
import { z } from 'zod';
import type { FakeChannel, FakeMessage, FakeSlack } from '../fakes/slack/slack.ts';

const imageSchema = z.object({
  type: z.literal('image'),
  block_id: z.string().default(''),
  alt_text: z.string(),
  title: z.object({ text: z.string() }),
});
const actionsSchema = z.object({
  type: z.literal('actions'),
  elements: z.array(z.object({ action_id: z.string(), text: z.object({ text: z.string() }) })),
});

/** What can be seen in a channel. */
export function lookAt(fake: FakeSlack, channel: FakeChannel) {
  const everything = () =>
    fake.messages(channel.id).flatMap((message) => [message, ...fake.thread(channel.id, message.ts)]);
  const card = (prompt: string) =>
    everything().findLast(
      (message) => wordsOf(message).includes(prompt) && wordsOf(message).includes('Seedream'),
    );
  return {
    card,
    everything,
    async cardSays(prompt: string, text: RegExp, timeoutMs = 20_000): Promise<FakeMessage> {
      const say = () => {
        const found = card(prompt);
        return found ? wordsOf(found) : '';
      };
      await expect.poll(say, { timeout: timeoutMs }).toMatch(text);
      const found = card(prompt);
      if (!found) throw new Error('the card is gone');
      return found;
    },
    /** In the thread of a card, or of the message the card answers. */
    pictures(of: FakeMessage) {
      const shown = fake.thread(channel.id, of.threadTs ?? of.ts).flatMap(imagesOf);
      // A card may show what it starts from.
      return shown.filter(({ block_id: id }) => id.startsWith('picture-'));
    },
    button(message: FakeMessage, label: string): string {
      const rows = message.blocks.flatMap((block) => actionsSchema.safeParse(block).data ?? []);
      const found = rows.flatMap(({ elements }) => elements).find(({ text }) => text.text === label);
      if (!found) throw new Error(`no button ${label}`);
      return found.action_id;
    },
  };
}

export function imagesOf({ blocks }: FakeMessage) {
  return blocks.flatMap((block) => imageSchema.safeParse(block).data ?? []);
}

/** All words of a message's blocks. */
export function wordsOf({ blocks, text }: FakeMessage): string {
  return [text, ...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
    .map((part) => part[1] ?? part)
    .join('\n');
}
