import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import type { Form } from '../../src/chat/chat.ts';
import type { StudioMessage } from '../../src/chat/studio/studio.ts';
import { readConfig } from '../../src/config.ts';
import type { ImageProvider } from '../../src/provider/provider.ts';
import { createProviders } from '../../src/provider/registry.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { newDataDir } from '../data-dir.ts';

export type Message = Omit<StudioMessage, 'address' | 'key'>;

export interface Running {
  app: App;
  dataDir: string;
  stop(): Promise<void>;
}

export interface RunningOptions {
  env?: Record<string, string>;
  /** Where calls go: to ModelArk there, to these services, or to those that have a key in `env`. */
  baseUrl?: string;
  services?: readonly ImageProvider[];
  routes?: Readonly<Record<string, readonly string[]>>;
  dataDir?: string;
}

/** The whole bot in this process, on a folder of its own. */
export async function startDarkroom({
  env = {},
  baseUrl,
  services,
  routes,
  dataDir,
}: RunningOptions): Promise<Running> {
  const folder = dataDir ?? newDataDir('app');
  const config = {
    ...readConfig({ DATA_DIR: folder, PORT: '0', ...env }),
    ...(routes && { routes: new Map(Object.entries(routes)) }),
  };
  const ark = { name: 'ark', baseUrl: baseUrl ?? '', apiKey: 'test-key' };
  const configured = baseUrl === undefined ? config.services : [ark];
  const providers = services
    ? new Map(services.map((service) => [service.name, service]))
    : createProviders(configured, config.catalogue);
  const app = await startApp({ config, providers, simulated: false });
  return {
    app,
    dataDir: folder,
    async stop() {
      await app.stop();
      if (dataDir === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** For all tests of a file: the bot, and its people in the studio. */
export async function openStudioSuite(): Promise<{ darkroom: Running; person: () => Person }> {
  const sandbox = await startSimulator(20);
  const darkroom = await startDarkroom({ baseUrl: sandbox.url });
  afterAll(async () => {
    await darkroom.stop();
    await sandbox.stop();
  });
  return { darkroom, person: () => new Person(darkroom.app.url) };
}

export function startSimulator(speed: number): Promise<Sandbox> {
  return startSandbox({ port: 0, speed });
}

/** One browser: a person in the studio, without a page. */
export class Person {
  #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** The same browser after a restart: the cookie still holds, the port may differ. */
  movedTo(url: string): void {
    this.#url = url;
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      origin: this.#url,
      cookie: this.#cookie,
      'content-type': 'application/json',
      ...init.headers,
    };
    const response = await fetch(`${this.#url}${path}`, { ...init, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    return response;
  }

  async messages(): Promise<Message[]> {
    const response = await this.#fetch('/studio/state');
    const { messages } = (await response.json()) as { messages: Message[] };
    return messages;
  }

  /** Resolves when the open page was told of this. */
  async hears(text: string): Promise<void> {
    const response = await this.#fetch(`/studio/events?after=${Date.now()}`);
    const decoder = new TextDecoder();
    let heard = '';
    for await (const chunk of response.body ?? []) {
      heard += decoder.decode(chunk, { stream: true });
      if (heard.includes(text)) return;
    }
  }

  async #post(path: string, body: unknown): Promise<Response> {
    if (!this.#cookie) await this.messages();
    const init =
      body instanceof Blob
        ? { body, headers: { 'content-type': 'application/octet-stream' } }
        : { body: JSON.stringify(body) };
    return this.#fetch(path, { method: 'POST', ...init });
  }

  /** Sends a command; the same `key` is the same command. */
  async send(command: string, options: Record<string, unknown>, key = randomUUID()): Promise<void> {
    const response = await this.#post('/studio/commands', { key, command, options });
    expect(response.status, await response.clone().text()).toBe(202);
  }

  async upload(bytes: Uint8Array, name: string): Promise<{ upload: string; name: string }> {
    const response = await this.#post(
      `/studio/uploads?name=${encodeURIComponent(name)}`,
      new Blob([bytes.slice()]),
    );
    expect(response.status, await response.clone().text()).toBeLessThan(300);
    const { id } = (await response.json()) as { id: string };
    return { upload: id, name };
  }

  async press(message: Message, label: string): Promise<void> {
    const button = message.buttons.flat().find((candidate) => candidate.label === label);
    if (!button) throw new Error(`no button ${label}`);
    const response = await this.#post('/studio/actions', {
      key: randomUUID(),
      message: message.id,
      action: button.id,
    });
    expect(response.status, await response.clone().text()).toBe(202);
  }

  /** Presses a button that opens a form; gives the form back. */
  async open(message: Message, label: string): Promise<Form> {
    const action = message.buttons.flat().find((button) => button.label === label)?.id;
    const body = { key: randomUUID(), message: message.id, action };
    const response = await this.#post('/studio/actions', body);
    const { form } = (await response.json()) as { form?: Form };
    if (!form) throw new Error(`${label} opened no form`);
    return form;
  }

  /** Sends a form off. */
  async fill(
    form: Pick<Form, 'id' | 'title'>,
    filled: { values: Record<string, string>; pictures?: readonly object[]; message?: Message },
  ): Promise<void> {
    const response = await this.#post('/studio/filled', {
      ...{ key: randomUUID(), form: form.id, title: form.title, values: filled.values },
      ...{ pictures: filled.pictures ?? [], message: filled.message?.id ?? null },
    });
    expect(response.status, await response.clone().text()).toBe(202);
  }

  /** Answers a message with pictures. */
  async reply(message: Message, prompt: string, added: readonly object[] = []): Promise<void> {
    const shown = message.files.map((file) => ({ message: message.id, file: file.name }));
    const response = await this.#post('/studio/commands', {
      ...{ key: randomUUID(), command: 'edit', options: { prompt } },
      ...{ pictures: [...shown, ...added], replied: shown.length },
    });
    expect(response.status, await response.clone().text()).toBe(202);
  }

  /** Waits for the messages in the thread of a card, and gives them back. */
  async threadOf(card: Message, pictures: number): Promise<Message[]> {
    const find = async () => (await this.messages()).filter((message) => message.thread === card.id);
    await expect
      .poll(async () => (await find()).flatMap(({ files }) => files).length, { timeout: 15_000 })
      .toBe(pictures);
    return find();
  }

  async card(prompt: string): Promise<Message> {
    const card = (await this.messages()).findLast((message) => message.card?.prompt.startsWith(prompt));
    if (!card) throw new Error(`no card for ${prompt}`);
    return card;
  }

  /** Waits until the card of a prompt says this, and gives it back. */
  async cardSays(prompt: string, status: RegExp, timeoutMs = 15_000): Promise<Message> {
    await expect
      .poll(async () => (await this.card(prompt).catch(() => null))?.card?.status ?? '', {
        timeout: timeoutMs,
      })
      .toMatch(status);
    return this.card(prompt);
  }

  async picturesOf(card: Message): Promise<Message['files']> {
    return (await this.messages())
      .filter((message) => message.thread === card.id)
      .flatMap((message) => message.files);
  }

  /** The newest private answer. */
  async answerSays(text: RegExp): Promise<Message> {
    const find = async () =>
      (await this.messages()).findLast(
        (message) => message.visibleTo && message.text && text.test(message.text),
      );
    await expect.poll(async () => Boolean(await find())).toBe(true);
    const answer = await find();
    if (!answer) throw new Error('the answer is gone');
    return answer;
  }

  async download(message: Message, file: Message['files'][number]): Promise<Buffer> {
    const response = await this.#fetch(`/studio/files/${file.key}?message=${message.id}`);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  }
}
