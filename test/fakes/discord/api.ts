import type {
  AutocompleteAct,
  ChannelOptions,
  CommandAct,
  GuildOptions,
  ModalAct,
  PostAct,
  PressAct,
  UserOptions,
} from './api-acts.ts';

/** What a test holds in its hands. */
export interface FakeUser {
  id: string;
  name: string;
  locale: string;
}

export interface FakeGuild {
  id: string;
}

export interface FakeChannel {
  id: string;
  type: number;
  guildId: string | null;
}

/** A file that a person uploads as an option or in a modal. */
export interface FakeFile {
  id: string;
  name: string;
  bytes: Uint8Array;
  contentType: string;
  url: string;
}

export interface FakeAttachment {
  id: string;
  filename: string;
  description?: string;
  url: string;
  size: number;
  width?: number;
  height?: number;
}

export interface FakeMessage {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  embeds: unknown[];
  components: unknown[];
  attachments: FakeAttachment[];
  flags: number;
  reference: string | null;
  /** The users that really got pinged. */
  mentions: string[];
  /** How often it says "(edited)": the first filling of a deferred answer is no edit. */
  edits: number;
  nonce: string | null;
  createdAt: number;
  deleted: boolean;
}

export interface FakeInteraction {
  id: string;
  token: string;
  acknowledged: { type: number; flags: number; at: number; afterMs: number } | null;
  /** The answer, or the message that a component sits on; null while it only says "thinking". */
  original: FakeMessage | null;
  followUps: FakeMessage[];
  /** The modal that opened for the person. */
  modal: Record<string, unknown> | null;
  choices(): Promise<{ name: string; value: string | number }[]>;
  waitFor(check: (interaction: FakeInteraction) => boolean): Promise<void>;
}

export interface TroubleMatch {
  method?: string;
  /** Against the decoded path without /api/v10 and without the query. */
  path?: RegExp;
  times?: number;
}

export interface Refusal {
  status: number;
  code?: number;
  message?: string;
  retryAfter?: number;
  scope?: 'user' | 'global' | 'shared';
  html?: boolean;
}

export type Trouble = Refusal | { afterDoing: true; status: number } | { hang: true; afterDoing?: boolean };

export interface LoggedRequest {
  method: string;
  path: string;
  query: string;
  /** 0 when it was never answered. */
  status: number;
  at: number;
  body: unknown;
  files: { name: string; bytes: number }[];
}

export interface FakeDiscordOptions {
  shards?: number;
  /** Enforces 5 messages per 5 seconds and channel. */
  rateLimit?: boolean;
  /** How many edits of messages older than an hour a channel takes per hour. */
  oldEdits?: number;
}

export interface FakeDiscord {
  url: string;
  env: { DISCORD_TOKEN: string; DISCORD_API_URL: string; DISCORD_CDN_URL: string };
  applicationId: string;
  botId: string;
  addUser(options?: UserOptions): FakeUser;
  addGuild(options?: GuildOptions): FakeGuild;
  addChannel(guild: FakeGuild | null, options?: ChannelOptions): FakeChannel;
  command(act: CommandAct): FakeInteraction;
  autocomplete(act: AutocompleteAct): FakeInteraction;
  press(act: PressAct): FakeInteraction;
  submitModal(act: ModalAct): FakeInteraction;
  /** A person writes a message of their own. */
  post(act: PostAct): FakeMessage;
  /** The gateway tells of a message once more. */
  repeat(message: FakeMessage): void;
  /** A person with the right to do so deletes a message. */
  removeMessage(message: FakeMessage): void;
  removeChannel(channel: FakeChannel): void;
  /** What changes in a channel from now on. */
  changeChannel(channel: FakeChannel, changes: ChannelOptions): void;
  messages(channelId: string): FakeMessage[];
  thread(messageId: string): FakeChannel | null;
  ephemerals(user: FakeUser): FakeMessage[];
  directMessages(user: FakeUser): FakeMessage[];
  interactions: FakeInteraction[];
  failNext(match: TroubleMatch, how: Trouble): void;
  dropGateway(how?: { code?: number; op7?: boolean }): void;
  expireTokens(): void;
  advance(ms: number): void;
  /** Its own clock. */
  now(): number;
  log: LoggedRequest[];
  violations: string[];
  /** How often a client identified, resumed, and how many are connected. */
  gateway: { identifies: number; resumes: number; connected: number };
  commands(guildId?: string): unknown[];
  attach(name: string, bytes: Uint8Array, contentType?: string): FakeFile;
  fileOf(attachment: { url: string }): Uint8Array | null;
  /** Resolves as soon as it is true of what people see. */
  until(check: () => boolean): Promise<void>;
  close(): Promise<void>;
}
