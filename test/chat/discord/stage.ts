import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ActionEvent,
  Chat,
  ChatHandlers,
  CommandEvent,
  FilledEvent,
  FormAnswer,
  FormEvent,
  OutFile,
} from '../../../src/chat/chat.ts';
import { encodeAddress, personRefOf } from '../../../src/chat/discord/address.ts';
import { createDiscordChat, type DiscordOptions } from '../../../src/chat/discord/discord.ts';
import type { Memory } from '../../../src/chat/memory.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { createLogger } from '../../../src/log.ts';
import { openDownload } from '../../../src/net/net.ts';
import { createWords } from '../../../src/words/words.ts';
import {
  type FakeChannel,
  type FakeDiscord,
  type FakeGuild,
  type FakeUser,
  startFakeDiscord,
} from '../../fakes/discord/discord.ts';
import { createHeard, type Heard } from '../heard.ts';
import { createMemory } from '../memory.ts';

/** One server with a channel and two people, and the real client connected to it. */
export interface DiscordStage {
  fake: FakeDiscord;
  chat: Chat;
  memory: Memory;
  guild: FakeGuild;
  channel: FakeChannel;
  ana: FakeUser;
  bo: FakeUser;
  address: string;
  /** What the handlers were given, oldest first. */
  commands: CommandEvent[];
  actions: ActionEvent[];
  forms: FormEvent[];
  filled: FilledEvent[];
  /** All of it, and the form that is opened. */
  heard: Heard;
  /** What is answered when a form is asked for. */
  answerForm(how: (event: FormEvent) => Promise<FormAnswer>): void;
  /** Another process of the same bot. */
  connect(): Promise<Chat>;
  /** Resolves with the event of the next command. */
  nextCommand(): Promise<CommandEvent>;
  /** A file the chat can send. */
  file(name: string, bytes: Uint8Array, index?: number): Promise<OutFile>;
  close(): Promise<void>;
}

export async function openDiscordStage(
  changes: Partial<DiscordOptions> = {},
  server: { shards?: number } = {},
): Promise<DiscordStage> {
  const fake = await startFakeDiscord(server);
  const guild = fake.addGuild();
  const channel = fake.addChannel(guild);
  const ana = fake.addUser({ name: 'Ana' });
  const bo = fake.addUser({ name: 'Bo' });
  const memory = createMemory();
  const folder = await mkdtemp(join(tmpdir(), 'darkroom-chat-'));
  const loaded = await loadCommands();
  const { heard, handlers: noting } = createHeard();
  const { commands, actions, forms, filled } = heard;
  let formAnswer: (event: FormEvent) => Promise<FormAnswer> = async () => heard.form;
  const waiting: ((event: CommandEvent) => void)[] = [];
  const handlers: ChatHandlers = {
    ...noting,
    async onCommand(event) {
      commands.push(event);
      if (event.options.prompt === 'break') throw new Error('the store is away');
      waiting.shift()?.(event);
    },
    onForm(event) {
      forms.push(event);
      return formAnswer(event);
    },
    onSuggest: async ({ typed, options }) => [{ name: `${typed}!`, value: String(options.prompt ?? typed) }],
  };
  const connect = async () => {
    const chat = createDiscordChat({
      token: fake.env.DISCORD_TOKEN,
      apiUrl: fake.env.DISCORD_API_URL,
      cdnUrl: fake.env.DISCORD_CDN_URL,
      commandsIn: (language) => describeCommands(loaded, createWords(language)),
      wordsFor: createWords,
      openFile: async (key) => ({ path: join(folder, key) }),
      openDownload,
      maxAttachmentBytes: 30e6,
      memory,
      log: createLogger('test'),
      ...changes,
    });
    await chat.start(handlers);
    return chat;
  };
  const chat = await connect();
  const address = encodeAddress({
    ...{ kind: 'channel', channel: channel.id, guild: guild.id, isThread: false, parent: null },
    ...{ person: personRefOf(ana.id), locale: 'en', permissions: null, interaction: null },
    ...{ card: null, asked: null, lacksThread: false },
  });
  return {
    ...{ fake, chat, memory, guild, channel, ana, bo, address, connect, commands },
    ...{ actions, forms, filled, heard },
    answerForm(how) {
      formAnswer = how;
    },
    nextCommand: () => new Promise((resolve) => waiting.push(resolve)),
    async file(name, bytes, index = 0) {
      const key = createHash('sha256').update(name).update(bytes).digest('hex');
      await writeFile(join(folder, key), bytes);
      const title = `${index + 1} of 4 · 100×100`;
      const size = { width: 100, height: 100, bytes: bytes.length };
      return { ...size, key, index, name, mime: 'image/png', alt: `picture ${index + 1}`, title };
    },
    async close() {
      await chat.stop();
      await fake.close();
      await rm(folder, { recursive: true });
    },
  };
}
