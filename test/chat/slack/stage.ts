import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ActionEvent,
  Chat,
  ChatHandlers,
  CommandEvent,
  HomeView,
  OutFile,
  SettingsEvent,
} from '../../../src/chat/chat.ts';
import type { Memory } from '../../../src/chat/memory.ts';
import { encodeAddress, personRefOf } from '../../../src/chat/slack/address.ts';
import { createSingleWorkspace } from '../../../src/chat/slack/single-workspace.ts';
import { createSlackChat, type SlackOptions } from '../../../src/chat/slack/slack.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { createLogger } from '../../../src/log.ts';
import { openDownload } from '../../../src/net/net.ts';
import { createWords } from '../../../src/words/words.ts';
import { type FakeChannel, type FakeSlack, type FakeUser, startFakeSlack } from '../../fakes/slack/slack.ts';
import { createHeard, type Heard } from '../heard.ts';
import { createMemory } from '../memory.ts';

/** One workspace with a channel and two people, and the real client connected to it. */
export interface SlackStage {
  fake: FakeSlack;
  chat: Chat;
  memory: Memory;
  channel: FakeChannel;
  ana: FakeUser;
  bo: FakeUser;
  address: string;
  /** What the handlers were given, oldest first. */
  commands: CommandEvent[];
  actions: ActionEvent[];
  settings: SettingsEvent[];
  /** All of it, with forms. */
  heard: Heard;
  /** What people find in their home from now on. */
  showPast(entries: HomeView['past']['entries']): void;
  /** What waits for people, as their home has it from now on. */
  showJobs(entries: HomeView['jobs']['entries']): void;
  /** Nobody's home is described until it is let go. */
  holdHome(): { release(): void };
  /** Nobody's home can be described. */
  breakHome(): void;
  /** Nobody is told what an option can be. */
  holdSuggestions(): void;
  /** Another process of the same bot. */
  connect(): Promise<Chat>;
  /** Resolves with the event of the next command. */
  nextCommand(): Promise<CommandEvent>;
  /** A file the chat can send. */
  file(name: string, bytes: Uint8Array, index?: number): Promise<OutFile>;
  close(): Promise<void>;
}

const home: HomeView = {
  ...{ title: 'Your pictures', fresh: 'New image', help: 'Type /imagine' },
  jobs: { heading: 'Waiting', none: 'Nothing', entries: [] },
  past: { heading: 'Lately', none: 'Nothing yet', entries: [] },
  settings: {
    ...{ label: 'Settings', save: 'Save' },
    fields: [{ name: 'model', label: 'Model', choices: [{ name: 'Four', value: '4.5' }], value: null }],
  },
};

export async function openSlackStage(changes: Partial<SlackOptions> = {}): Promise<SlackStage> {
  const fake = await startFakeSlack({ processingMs: 20 });
  const channel = fake.addChannel({ name: 'pictures' });
  const ana = fake.addUser({ name: 'Ana' });
  const bo = fake.addUser({ name: 'Bo' });
  const memory = createMemory();
  const folder = await mkdtemp(join(tmpdir(), 'darkroom-slack-'));
  const loaded = await loadCommands();
  const { heard, handlers: noting } = createHeard();
  const { commands, actions } = heard;
  const settings: SettingsEvent[] = [];
  let past: HomeView['past']['entries'] = [];
  let jobs: HomeView['jobs']['entries'] = [];
  let homeHeld = Promise.resolve();
  let suggestionsHeld = Promise.resolve();
  const waiting: ((event: CommandEvent) => void)[] = [];
  const handlers: ChatHandlers = {
    ...noting,
    async onCommand(event) {
      commands.push(event);
      if (event.options.prompt === 'break') throw new Error('the store is away');
      waiting.shift()?.(event);
    },
    async onSuggest({ option }) {
      await suggestionsHeld;
      return [{ name: `${option} one`, value: 'one' }];
    },
    async onHome() {
      await homeHeld;
      return {
        ...home,
        jobs: { ...home.jobs, entries: jobs },
        past: { ...home.past, entries: past },
      };
    },
    async onSettings(event) {
      settings.push(event);
    },
  };
  const log = createLogger('test');
  const apiUrl = fake.env.SLACK_API_URL;
  const connect = async () => {
    const chat = createSlackChat({
      transport: { kind: 'socket', appToken: fake.env.SLACK_APP_TOKEN },
      workspaces: createSingleWorkspace({ token: fake.env.SLACK_BOT_TOKEN, apiUrl, log }),
      commandsIn: (language) => describeCommands(loaded, createWords(language)),
      wordsFor: createWords,
      openFile: async (key) => ({ path: join(folder, key) }),
      maxAttachmentBytes: 30e6,
      ...{ apiUrl, openDownload, memory, log },
      ...changes,
    });
    await chat.start(handlers);
    return chat;
  };
  const chat = await connect();
  await fake.until(() => changes.transport?.kind === 'http' || fake.sockets === 2);
  const address = encodeAddress({
    ...{ kind: 'channel', team: fake.teamId, enterprise: null, channel: channel.id, thread: null },
    ...{ person: personRefOf(ana.id), locale: 'en', responseUrl: null, at: Date.now() },
  });
  return {
    ...{ fake, chat, memory, channel, ana, bo, address, connect, commands, actions, settings, heard },
    showPast: (entries) => {
      past = entries;
    },
    showJobs: (entries) => {
      jobs = entries;
    },
    holdHome() {
      const { promise, resolve: release } = Promise.withResolvers<void>();
      homeHeld = promise;
      return { release };
    },
    breakHome() {
      homeHeld = Promise.reject(new Error('the store is away'));
      homeHeld.catch(() => undefined);
    },
    holdSuggestions() {
      suggestionsHeld = new Promise(() => undefined);
    },
    nextCommand: () => new Promise((resolve) => waiting.push(resolve)),
    async file(name, bytes, index = 0) {
      const key = `${name}-${index}`;
      await writeFile(join(folder, key), bytes);
      const size = { width: 100, height: 100, bytes: bytes.length };
      const title = `${index + 1} of 4 · 100×100`;
      return { ...size, key, index, name, mime: 'image/png', alt: `picture ${index + 1}`, title };
    },
    async close() {
      await chat.stop();
      await fake.close();
      await rm(folder, { recursive: true });
    },
  };
}
