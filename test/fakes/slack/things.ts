import type { Json } from '../discord/json.ts';
import type { FakeDelivery, FakeFile, FakeMessage, FakeUser, FakeView } from './api.ts';

export interface Person extends FakeUser {
  team: string;
  locale: string;
  admin: boolean;
  bot: boolean;
}

export interface Channel {
  id: string;
  name: string;
  team: string;
  kind: 'channel' | 'im';
  private: boolean;
  archived: boolean;
  /** The bot is in it. */
  member: boolean;
  /** The other side of a direct message. */
  user: string | null;
  left: Set<string>;
}

export interface Message extends FakeMessage {
  team: string;
  files: StoredFile[];
  blocks: Json[];
  fromBot: boolean;
  editedAt: string | null;
}

export interface StoredFile extends FakeFile {
  team: string;
  created: number;
  fromBot: boolean;
  stub: boolean;
  redirect: string | null;
  /** Overrides what the bytes and the name tell. */
  claimedType: string | null;
  /** Where it was shared, with the message. */
  shared: { channel: string; ts: string; threadTs: string | null }[];
  completed: boolean;
  uploaded: boolean;
  declaredLength: number;
  neverProcessed: boolean;
  /** Slack says yes and never shares it. */
  neverShared: boolean;
  ticket: string | null;
  whenProcessed: (() => void)[];
}

export interface View extends FakeView {
  team: string;
  blocks: Json[];
  source: Json;
  externalId: string;
  root: string;
  previous: string | null;
}

export interface Trigger {
  user: string;
  team: string;
  issuedAt: number;
  used: boolean;
  /** The modal it was pressed in. */
  view: View | null;
}

export interface ResponseUrl {
  channel: string;
  team: string;
  user: string;
  issuedAt: number;
  uses: number;
  original: Message | null;
  threadTs: string | null;
}

export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Delivery extends FakeDelivery {
  kind: DeliveryKind;
  sentAt: number;
  /** What an acknowledgement brings about; throws Refused for one that Slack would not take. */
  effect: (body: unknown) => void;
  settle: () => void;
}
