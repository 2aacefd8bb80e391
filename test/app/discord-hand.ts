import { expect } from 'vitest';
import type {
  FakeChannel,
  FakeDiscord,
  FakeFile,
  FakeInteraction,
  FakeMessage,
  FakeUser,
} from '../fakes/discord/discord.ts';
import { textOf } from './discord-server.ts';

type Fields = Record<string, string | string[] | FakeFile[]>;

interface Component {
  type: number;
  label?: string;
  custom_id?: string;
  url?: string;
  options?: { label: string; value: string }[];
  components?: Component[];
}

/** A job that is done: its card and the messages that show its pictures. */
export interface Drawn {
  id: string;
  card: FakeMessage;
  shown: FakeMessage[];
}

/** One person in one channel: what they do there, and what they see of it. */
export class Hand {
  readonly user: FakeUser;
  readonly channel: FakeChannel;
  readonly #fake: FakeDiscord;

  constructor(fake: FakeDiscord, channel: FakeChannel, user: FakeUser) {
    this.#fake = fake;
    this.channel = channel;
    this.user = user;
  }

  /** What everybody sees: the channel and its threads. */
  everything(): FakeMessage[] {
    return this.#fake.messages(this.channel.id).flatMap((message) => {
      const thread = this.#fake.thread(message.id);
      return [message, ...(thread ? this.#fake.messages(thread.id) : [])];
    });
  }

  /** What this person alone sees. */
  own(): FakeMessage[] {
    return [...this.#fake.ephemerals(this.user), ...this.#fake.directMessages(this.user)];
  }

  command(name: string, options: Record<string, string | number | boolean | FakeFile> = {}): FakeInteraction {
    return this.#fake.command({ user: this.user, channel: this.channel, name, options });
  }

  menu(target: FakeMessage, name: string): FakeInteraction {
    return this.#fake.command({ user: this.user, channel: this.#roomOf(target), name, type: 3, target });
  }

  press(message: FakeMessage, label: string): FakeInteraction {
    const customId = componentsOf(message).find((found) => found.label === label)?.custom_id;
    if (!customId) throw new Error(`no button ${label} among ${labelsOf(message)}`);
    return this.#fake.press({ user: this.user, channel: this.#roomOf(message), message, customId });
  }

  choose(message: FakeMessage, value: string): FakeInteraction {
    const act = { user: this.user, channel: this.#roomOf(message), message, customId: 'menu' };
    return this.#fake.press({ ...act, values: [value] });
  }

  /** Fills in the form that something opened. */
  async fill(of: FakeInteraction, fields: Fields): Promise<FakeInteraction> {
    await of.waitFor(({ modal }) => modal !== null);
    const customId = String(of.modal?.custom_id);
    return this.#fake.submitModal({ user: this.user, channel: this.channel, customId, fields, of });
  }

  /** Replies with the bot's name in it, or with the ping of a reply alone. */
  reply(replyTo: FakeMessage, words: string, options: { files?: FakeFile[]; named?: boolean } = {}) {
    const { files = [], named = true } = options;
    const content = named ? `<@${this.#fake.botId}> ${words}` : words;
    const channel = this.#roomOf(replyTo);
    return this.#fake.post({ user: this.user, channel, content, files, replyTo });
  }

  /** Writes a message with files, and what the bot may read of it: all where it is named. */
  write(content: string, files: FakeFile[]): FakeMessage {
    return this.#fake.post({ user: this.user, channel: this.channel, content, files });
  }

  cards(prompt: string): FakeMessage[] {
    return [...this.everything(), ...this.own()].filter((message) =>
      plainTextOf(message).includes(`\n> ${prompt}`),
    );
  }

  /** Waits for the newest card of a prompt to say this. */
  async cardSays(prompt: string, text: RegExp): Promise<FakeMessage> {
    const find = () => this.cards(prompt).at(-1);
    await expect.poll(() => plainTextOf(find()), { timeout: 20_000 }).toMatch(text);
    return there(find(), prompt);
  }

  /** Waits until a prompt is drawn and all its pictures are there. */
  async drawn(prompt: string, pictures = 1): Promise<Drawn> {
    const card = await this.cardSays(prompt, /\nDone|✅ {2}Done/);
    const [id = ''] = /[0-9a-z]{12}$/.exec(plainTextOf(card).trim()) ?? [];
    const find = () =>
      [...this.everything(), ...this.own()].filter(
        (message) => message.attachments.length > 0 && idsOf(message).some((custom) => custom.includes(id)),
      );
    await expect
      .poll(() => find().flatMap(({ attachments }) => attachments).length, { timeout: 10_000 })
      .toBe(pictures);
    return { id, card, shown: find() };
  }

  /** Waits for a private answer. */
  async told(text: RegExp): Promise<FakeMessage> {
    const find = () => this.own().findLast((message) => text.test(plainTextOf(message)));
    await expect
      .poll(() => (find() ? 'said' : this.own().map(plainTextOf)), { timeout: 10_000 })
      .toBe('said');
    return there(find(), String(text));
  }

  #roomOf({ channelId }: FakeMessage): FakeChannel {
    return { ...this.channel, id: channelId };
  }
}

export function there<T>(found: T | undefined, what = 'it'): T {
  if (found === undefined) throw new Error(`${what} is not there`);
  return found;
}

/** The one message of a job that was posted all at once. */
export function one({ shown }: Drawn): FakeMessage {
  return there(shown[0], 'a message with pictures');
}

/** All words of a message as they are read, without the marks that keep them as they were typed. */
export function plainTextOf(message: FakeMessage | undefined): string {
  return message ? textOf(message).replaceAll(/\\([\\*_~`|>#[\]()<@-])/g, '$1') : '';
}

function componentsOf({ components }: FakeMessage): Component[] {
  return (components as Component[]).flatMap((row) => row.components ?? []);
}

export function labelsOf(message: FakeMessage): string[] {
  return componentsOf(message).map(({ label }) => label ?? '');
}

function idsOf(message: FakeMessage): string[] {
  return componentsOf(message).flatMap(({ custom_id }) => custom_id ?? []);
}

/** What a message's menu offers. */
export function choicesOf(message: FakeMessage): { label: string; value: string }[] {
  return componentsOf(message).flatMap(({ options }) => options ?? []);
}
