import type { Json } from '../discord/json.ts';
import type * as actions from './api-acts.ts';

export interface FakeSlackOptions {
  /** How long Slack thinks about an uploaded file. */
  processingMs?: number;
  /** Enforce the rate tiers. */
  limits?: boolean;
  /** What the bot may; all of the bot's own by default, without chat:write.public. */
  scopes?: string[];
}

export interface FakeTeam {
  id: string;
  name: string;
  token: string;
  botUserId: string;
  botId: string;
  /** The organisation it belongs to, which then is who installed the app. */
  enterprise: string | null;
}

export interface FakeUser {
  id: string;
  name: string;
}

export interface FakeChannel {
  id: string;
}

export interface FakeFile {
  id: string;
  name: string;
  title: string;
  /** Empty until processed. */
  mimetype: string;
  size: number;
  bytes: Uint8Array;
  /** Id of whoever uploaded it. */
  by: string;
  urlPrivate: string;
  /** Channels it was shared in. */
  shares: string[];
  processed: boolean;
  deleted: boolean;
}

export interface FakeMessage {
  ts: string;
  channel: string;
  /** Null for what stands in the channel itself. */
  threadTs: string | null;
  user: string;
  text: string;
  blocks: unknown[];
  metadata: unknown;
  files: FakeFile[];
  edits: number;
  deleted: boolean;
  ephemeralFor: string | null;
}

export interface FakeView {
  id: string;
  type: 'modal' | 'home';
  user: string;
  callbackId: string;
  title: string;
  blocks: unknown[];
  privateMetadata: string;
  hash: string;
  /** `values` by block_id and action_id. */
  state: { values: Json };
  closed: boolean;
}

export interface FakeDelivery {
  /** The envelope's. */
  id: string;
  acknowledged: { afterMs: number; status: number; body: unknown } | null;
  /** Why people would see a warning sign instead: operation_timeout, dispatch_failed, http_500 … */
  error: string | null;
  /** Acknowledged, or timed out after 3 s. */
  done: Promise<void>;
  /** What the acknowledgement said, if anything. */
  response?: unknown;
  /** What the app gets. */
  payload: Json;
  /** The message that a mention or a direct message is. */
  message: FakeMessage | null;
  /** The message.channels twin of a mention. */
  twin: FakeDelivery | null;
}

export interface LoggedCall {
  /** A Web API method, 'upload', 'file', 'response_url', or the path of what Slack does not have. */
  method: string;
  args: Json;
  token: string | null;
  at: number;
  status: number;
}

/** `method`: a Web API method, 'upload', 'file' or 'response_url'. */
export interface TroubleMatch {
  method: RegExp | string;
  times?: number;
}

export type Trouble =
  | { error: string; needed?: string; messages?: string[] }
  | { status: number; retryAfter?: number }
  | { afterDoing: true; status: number }
  | { hang: true; afterDoing?: boolean }
  | { neverProcessed: true }
  | { html: true };

export interface RawRequest {
  body: string;
  timestamp?: number | string;
  signature?: string;
  headers?: Record<string, string>;
}

export interface FakeSlack extends actions.FakeActs, FakeSights {
  url: string;
  /** The same server under a name that is not Slack's: a token sent there is a violation. */
  foreignUrl: string;
  env: {
    SLACK_BOT_TOKEN: string;
    SLACK_APP_TOKEN: string;
    SLACK_SIGNING_SECRET: string;
    SLACK_API_URL: string;
  };
  teamId: string;
  botUserId: string;
  botId: string;
  appId: string;
  /** For oauth.v2.access. */
  clientId: string;
  clientSecret: string;
  failNext(match: TroubleMatch, how: Trouble): void;
  /** Warns every socket, or so many of them, and closes those that are still there 10 s later. */
  refreshSockets(most?: number): void;
  /** Cuts every connection. */
  dropSockets(): void;
  readonly sockets: number;
  advance(ms: number): void;
  now(): number;
  close(): Promise<void>;
}

/** What people see, and what went over the wire. */
export interface FakeSights {
  /** What stands in the channel itself, oldest first. */
  messages(channelId: string): FakeMessage[];
  /** Replies without the parent, oldest first. */
  thread(channelId: string, ts: string): FakeMessage[];
  /** What only this user sees. */
  ephemerals(user: FakeUser): FakeMessage[];
  views: FakeView[];
  home(user: FakeUser): FakeView | null;
  /** The modal on top. */
  openView(user: FakeUser): FakeView | null;
  file(id: string): FakeFile | null;
  /** Every setStatus in order. */
  statuses: { channel: string; threadTs: string; status: string }[];
  /** What the thread shows now. */
  status(channelId: string, threadTs: string): string;
  prompts: { channel: string; threadTs: string; prompts: unknown[] }[];
  titles: { channel: string; threadTs: string; title: string }[];
  log: LoggedCall[];
  violations: string[];
  /** Resolves once the check holds; looked at after everything that happens here. */
  until(check: () => boolean): Promise<void>;
}
