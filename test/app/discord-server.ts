import { afterAll, afterEach, expect } from 'vitest';
import { z } from 'zod';
import {
  type FakeChannel,
  type FakeDiscord,
  type FakeGuild,
  type FakeMessage,
  startFakeDiscord,
} from '../fakes/discord/discord.ts';
import { type Running, startDarkroom, startSimulator } from './harness.ts';

const embedsSchema = z.array(
  z.object({ description: z.string(), footer: z.object({ text: z.string() }).optional() }),
);
const rowsSchema = z.array(
  z.object({ components: z.array(z.object({ custom_id: z.string(), label: z.string() })) }),
);

/** A server with one channel, as its people see it, and the bot in it. */
export interface Server {
  fake: FakeDiscord;
  guild: FakeGuild;
  channel: FakeChannel;
  darkroom: Running;
  /** The card of a prompt in the channel. */
  card(prompt: string): FakeMessage | undefined;
  /** Waits until the card says this. */
  cardSays(prompt: string, text: RegExp, timeoutMs?: number): Promise<FakeMessage>;
  /** Every message with pictures of a card, in its thread or as replies. */
  flushes(card: FakeMessage): FakeMessage[];
  pictures(card: FakeMessage): FakeMessage['attachments'];
  /** The id of a button. */
  button(message: FakeMessage, label: string): string;
}

export async function openServer(
  fake: FakeDiscord,
  options: { baseUrl: string; env?: Record<string, string> },
): Promise<Server> {
  const guild = fake.addGuild({ name: 'Garden' });
  const channel = fake.addChannel(guild, { name: 'pictures' });
  const env = { ...fake.env, ...options.env };
  const darkroom = await startDarkroom({ baseUrl: options.baseUrl, env });
  return { ...lookAt(fake, channel), fake, guild, channel, darkroom };
}

/** For all tests of a file: the bot in a server, and no test may break a limit of the platform. */
export async function openSuite(): Promise<{ fake: FakeDiscord; server: Server }> {
  const sandbox = await startSimulator(20);
  const fake = await startFakeDiscord();
  const server = await openServer(fake, { baseUrl: sandbox.url });
  afterEach(() => expect(fake.violations.splice(0)).toEqual([]));
  afterAll(async () => {
    await server.darkroom.stop();
    await fake.close();
    await sandbox.stop();
  });
  return { fake, server };
}

/** What can be seen in a channel. */
export function lookAt(fake: FakeDiscord, channel: FakeChannel) {
  const card = (prompt: string) =>
    fake.messages(channel.id).findLast((message) => textOf(message).includes(`> ${prompt}`));
  const flushes = (of: FakeMessage) => {
    const thread = fake.thread(of.id);
    const replies = fake.messages(channel.id).filter((message) => message.reference === of.id);
    return [...replies, ...(thread ? fake.messages(thread.id) : [])].filter(
      (it) => it.attachments.length > 0,
    );
  };
  return {
    card,
    flushes,
    async cardSays(prompt: string, text: RegExp, timeoutMs = 20_000): Promise<FakeMessage> {
      const say = () => {
        const found = card(prompt);
        return found ? textOf(found) : '';
      };
      await expect.poll(say, { timeout: timeoutMs }).toMatch(text);
      const found = card(prompt);
      if (!found) throw new Error('the card is gone');
      return found;
    },
    pictures: (of: FakeMessage) => flushes(of).flatMap(({ attachments }) => attachments),
    button(message: FakeMessage, label: string): string {
      const buttons = rowsSchema.parse(message.components).flatMap(({ components }) => components);
      const found = buttons.find((candidate) => candidate.label === label);
      if (!found) throw new Error(`no button ${label}`);
      return found.custom_id;
    },
  };
}

/** All words of a message: content and embeds. */
export function textOf(message: FakeMessage): string {
  const embeds = embedsSchema.parse(message.embeds);
  return [
    message.content,
    ...embeds.flatMap(({ description, footer }) => [description, footer?.text ?? '']),
  ].join('\n');
}
