import { randomBytes } from 'node:crypto';
import { Watch } from '../watch.ts';
import type { FakeChannel, FakeGuild, FakeInteraction, FakeMessage, FakeUser, LoggedRequest } from './api.ts';
import { Clock } from './clock.ts';
import type { Json } from './json.ts';

export interface Person extends FakeUser {
  directMessages: boolean;
  moderator: boolean;
  bot: boolean;
}

export interface Guild extends FakeGuild {
  name: string;
  premiumTier: number;
  unavailableMs: number;
  botIsMember: boolean;
  locale: string;
}

export interface Channel extends FakeChannel {
  name: string;
  /** Null: those of the parent. */
  permissions: bigint | null;
  parentId: string | null;
  slowmode: number;
  archived: boolean;
  locked: boolean;
  nsfw: boolean;
  externalApps: boolean;
  autoArchive: number;
  ownerId: string | null;
  recipientId: string | null;
  deleted: boolean;
  /** When the bot last wrote here. */
  lastSentAt: number;
  /** When messages older than an hour were edited. */
  oldEdits: number[];
}

export interface StoredFile {
  id: string;
  /** On the CDN, without origin and signature. */
  path: string;
  filename: string;
  description?: string;
  title?: string;
  contentType: string;
  bytes: Uint8Array;
  width?: number;
  height?: number;
}

export interface Message extends FakeMessage {
  files: StoredFile[];
  /** Only this person sees it. */
  ephemeralFor: string | null;
  /** Says "thinking". */
  loading: boolean;
  editedAt: number | null;
  mentionsEveryone: boolean;
  interaction: Interaction | null;
  pingsBot: boolean;
}

export interface Interaction extends FakeInteraction {
  type: number;
  user: Person;
  channel: Channel;
  userInstall: boolean;
  attachmentSizeLimit: number;
  createdAt: number;
  expired: boolean;
  payload: Json;
  /** The message a component sits on. */
  source: Message | null;
  /** The answer, thinking or not. */
  answer: Message | null;
  followUps: Message[];
  suggested: { name: string; value: string | number }[] | null;
}

export type Dispatch = (event: string, guildId: string | null, data: Json, intent?: number) => void;

/** Everything that is true in this Discord. */
export class World extends Watch {
  readonly clock = new Clock();
  readonly token: string;
  readonly applicationId: string;
  readonly bot: Person;
  readonly people = new Map<string, Person>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  readonly interactions: Interaction[] = [];
  /** By CDN path. */
  readonly files = new Map<string, StoredFile>();
  /** By guild id, '' for the global ones. */
  readonly commands = new Map<string, Json[]>();
  readonly violations: string[] = [];
  readonly log: LoggedRequest[] = [];
  readonly secret = randomBytes(16);
  readonly shards: number;
  readonly oldEdits: number;
  readonly rateLimit: boolean;
  origin = '';
  /** How often clients identified. */
  identifies: () => number = () => 0;
  dispatch: Dispatch = () => undefined;

  constructor(options: { shards?: number; oldEdits?: number; rateLimit?: boolean }) {
    super();
    this.shards = options.shards ?? 1;
    this.oldEdits = options.oldEdits ?? 10;
    this.rateLimit = options.rateLimit ?? false;
    this.applicationId = this.clock.snowflake();
    const bot = {
      id: this.applicationId,
      name: 'darkroom',
      locale: 'en-US',
      directMessages: false,
      moderator: false,
      bot: true,
    };
    this.bot = bot;
    this.people.set(bot.id, bot);
    this.token = `${Buffer.from(bot.id).toString('base64url')}.fake.${randomBytes(12).toString('hex')}`;
  }

  person(user: FakeUser): Person {
    const person = this.people.get(user.id);
    if (!person) throw new Error(`Nobody has the id ${user.id} here`);
    return person;
  }

  channel(channel: FakeChannel): Channel {
    const known = this.channels.get(channel.id);
    if (!known) throw new Error(`There is no channel ${channel.id} here`);
    return known;
  }

  messageOf(message: FakeMessage): Message {
    const known = this.messages.get(message.id);
    if (!known) throw new Error(`There is no message ${message.id} here`);
    return known;
  }

  messagesIn(channelId: string): Message[] {
    const seen = (message: Message) =>
      message.channelId === channelId &&
      !message.deleted &&
      !message.loading &&
      message.ephemeralFor === null;
    return [...this.messages.values()].filter(seen);
  }
}
