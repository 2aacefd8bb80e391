import type { Json } from '../discord/json.ts';
import type {
  FakeChannel,
  FakeDelivery,
  FakeFile,
  FakeMessage,
  FakeTeam,
  FakeUser,
  FakeView,
  RawRequest,
} from './api.ts';

/** A workspace or its id; the first one by default. */
export type TeamName = FakeTeam | string;

export interface NewUser {
  name?: string;
  locale?: string;
  admin?: boolean;
  team?: TeamName;
}

export interface NewChannel {
  name?: string;
  member?: boolean;
  archived?: boolean;
  private?: boolean;
  team?: TeamName;
}

export interface NewFile {
  name: string;
  bytes: Uint8Array;
  by?: FakeUser;
  mimetype?: string;
  /** Not looked at by Slack yet. */
  processing?: boolean;
  /** Slack Connect: events have nothing of it but its id. */
  stub?: boolean;
  /** Where a download is sent on to; {id} and {name} stand for the file's. See `downloads.ts`. */
  redirect?: string;
  team?: TeamName;
}

interface Act {
  user: FakeUser;
  channel: FakeChannel;
  text: string;
}

export interface SlashAct extends Act {
  command: string;
  team?: TeamName;
}

export interface PostAct extends Act {
  threadTs?: string;
  files?: FakeFile[];
}

export interface MentionAct extends PostAct {
  eventId?: string;
  /** A message.channels event of the same message as well. */
  alsoAsMessage?: boolean;
}

export interface DirectAct extends Omit<MentionAct, 'channel' | 'alsoAsMessage'> {}

export interface ShortcutAct {
  user: FakeUser;
  callbackId: string;
  message?: FakeMessage;
  channel?: FakeChannel;
}

export interface PressAct {
  user: FakeUser;
  message: FakeMessage;
  actionId: string;
  /** Of an option, or in place of the button's own. */
  value?: string;
}

export type Values = Record<string, string | string[] | boolean | FakeFile[] | null>;

export interface SubmitAct {
  user: FakeUser;
  view: FakeView;
  /** By action_id. */
  values: Values;
}

export interface PressInViewAct {
  user: FakeUser;
  view: FakeView;
  actionId: string;
  value?: string;
  /** What was filled in so far. */
  values?: Values;
}

/** What people and administrators do. */
export interface FakeActs {
  addUser(options?: NewUser): FakeUser;
  addChannel(options?: NewChannel): FakeChannel;
  addTeam(options?: { token?: string; enterprise?: string }): FakeTeam;
  openDm(user: FakeUser): FakeChannel;
  /** A direct message between people, which the app is not in and cannot be brought into. */
  addForeignDm(): FakeChannel;
  /** The user, or the bot if it is none, is no longer in the channel. */
  leave(channel: FakeChannel, user?: FakeUser): void;
  archive(channel: FakeChannel): void;
  /** A code for oauth.v2.access. */
  oauthCode(team?: TeamName): string;
  upload(options: NewFile): FakeFile;
  /** Where events go while no socket is connected. */
  deliverTo(eventsUrl: string | null): void;
  slash(act: SlashAct): FakeDelivery;
  mention(act: MentionAct): FakeDelivery;
  direct(act: DirectAct): FakeDelivery;
  /** A message that the app is not told of. */
  post(act: PostAct): FakeMessage;
  event(type: string, body: Json): FakeDelivery;
  shortcut(act: ShortcutAct): FakeDelivery;
  press(act: PressAct): FakeDelivery;
  pressInView(act: PressInViewAct): FakeDelivery;
  submit(act: SubmitAct): FakeDelivery;
  /** By the cross in the corner: view_closed, if the view asked for it. */
  closeView(act: { user: FakeUser; view: FakeView }): FakeDelivery | null;
  redeliver(delivery: FakeDelivery, retry?: { num: number; reason: string }): FakeDelivery;
  /** Whether the app answers url_verification. */
  verifyUrl(): Promise<boolean>;
  /** Signed as Slack does, but for what is given. */
  sendRaw(request: RawRequest): Promise<{ status: number; body: string }>;
}
