import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type {
  Chat,
  ChatHandlers,
  CommandSpec,
  OptionSpec,
  OutFile,
  SuggestEvent,
} from '../../../src/chat/chat.ts';
import {
  createStudioChat,
  type StudioMessage,
  type StudioMessageStore,
  studioMessageSchema,
} from '../../../src/chat/studio/studio.ts';
import { createWords } from '../../../src/words/words.ts';
import { createHeard, formCommand, type Heard } from '../heard.ts';

export function option(name: string, more: Partial<OptionSpec> = {}): OptionSpec {
  return { name, label: name, description: name, type: 'string', required: false, suggests: false, ...more };
}

export const commands: readonly CommandSpec[] = [
  {
    name: 'imagine',
    label: 'imagine',
    description: 'Make pictures',
    ...{ form: null, draws: true },
    options: [
      option('prompt', { required: true, maxLength: 200 }),
      option('model', { suggests: true }),
      option('ratio', { choices: ['1:1', '16:9'].map((value) => ({ name: value, value })) }),
      option('size'),
      option('count', { type: 'integer', min: 1, max: 4 }),
      option('guidance', { type: 'number', min: 1, max: 10 }),
      option('private', { type: 'boolean' }),
      option('image', { type: 'attachment' }),
    ],
  },
  {
    name: 'edit',
    label: 'edit',
    description: 'Change pictures',
    ...{ form: null, draws: true },
    options: [
      option('prompt', { required: true }),
      option('image', { type: 'attachment', required: true }),
      option('image2', { type: 'attachment' }),
    ],
  },
  { name: 'queue', label: 'queue', description: 'What waits', options: [], form: null, draws: false },
];

/** A store that forgets, and keeps only what survives JSON and the schema. */
export function createMemoryMessages(): StudioMessageStore {
  const rows = new Map<string, string>();
  const read = (row: string): StudioMessage => studioMessageSchema.parse(JSON.parse(row));
  const all = () => [...rows.values()].map(read).sort((a, b) => a.seq - b.seq);
  return {
    async put(message) {
      rows.set(message.id, JSON.stringify(message));
    },
    findByKey: async (address, key) =>
      all().find((message) => message.address === address && message.key === key) ?? null,
    async get(id) {
      const row = rows.get(id);
      return row === undefined ? null : read(row);
    },
    list: async ({ person, before = Infinity, limit }) =>
      all()
        .filter(({ seq, visibleTo }) => seq < before && (visibleTo === null || visibleTo === person))
        .slice(-limit),
    async remove(id) {
      rows.delete(id);
    },
  };
}

export interface StudioStage {
  chat: Chat;
  base: string;
  events: Heard & { suggests: SuggestEvent[] };
  /** A file the chat can send. */
  file(name: string, bytes: Uint8Array, index: number): Promise<OutFile>;
  /** Writes a blob that `openFile` finds. */
  keepBlob(key: string, bytes: string | Uint8Array, mime: string): Promise<void>;
  uploadsDir: string;
  close(): Promise<void>;
}

export interface StageOptions {
  token?: string;
  maxUploadBytes?: number;
  messages?: StudioMessageStore;
  handlers?: Partial<ChatHandlers>;
  now?: () => number;
}

/** A studio on a real server on loopback. */
export async function openStudio(options: StageOptions = {}): Promise<StudioStage> {
  const directory = await mkdtemp(join(tmpdir(), 'studio-'));
  const blobs = new Map<string, { path: string; mime: string; bytes: number }>();
  const uploadsDir = join(directory, 'uploads');
  const chat = createStudioChat({
    messages: options.messages ?? createMemoryMessages(),
    changedSince: null,
    secret: 'a secret for tests',
    token: options.token ?? null,
    uploadsDir,
    maxUploadBytes: options.maxUploadBytes ?? 1_000_000,
    openFile: async (key) => blobs.get(key) ?? null,
    commands: [...commands, formCommand],
    words: createWords('en').studio,
    secureCookie: false,
    ...(options.now && { now: options.now }),
  });
  const { heard, handlers } = createHeard();
  const suggests: SuggestEvent[] = [];
  await chat.start({
    ...handlers,
    async onSuggest(event) {
      suggests.push(event);
      return [{ name: 'Model 4.5', value: '4.5' }];
    },
    ...options.handlers,
  });

  const app = new Hono();
  for (const route of chat.routes())
    app.on(route.method, route.path, (context) => route.handle(context.req.raw));
  const { server, port } = await listen(app);
  async function keepBlob(key: string, bytes: string | Uint8Array, mime: string): Promise<void> {
    const path = join(directory, `blob-${blobs.size}`);
    blobs.set(key, { path, mime, bytes: bytes.length });
    await writeFile(path, bytes);
  }
  return {
    ...{ chat, uploadsDir, keepBlob, events: Object.assign(heard, { suggests }) },
    base: `http://127.0.0.1:${port}`,
    async file(name, bytes, index) {
      const key = `${name}-${index}`;
      await keepBlob(key, bytes, 'image/png');
      const size = { width: 100, height: 100, bytes: bytes.length };
      return { ...size, key, index, name, mime: 'image/png', alt: `picture ${index + 1}`, title: name };
    },
    async close() {
      await chat.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await rm(directory, { recursive: true });
    },
  };
}

function listen(app: Hono): Promise<{ server: ReturnType<typeof serve>; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server, port }),
    );
  });
}
