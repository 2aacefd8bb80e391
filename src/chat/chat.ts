import type { Readable } from 'node:stream';
import type { Address } from '../request/address.ts';
import type { Problem } from '../request/request.ts';

/** A person on one platform, `platform:…`, opaque outside the platform's folder. */
export type PersonRef = string;
/** A server, a workspace or the studio, `platform:…`. */
export type PlaceRef = string;

/** A picture somebody attached. `id` is opaque outside the platform's folder and is stored with the job. */
export interface AttachmentRef {
  id: string;
  name: string;
  /** As the platform says; sniffed again from the bytes. Null when it does not say. */
  bytes: number | null;
}

/** Names a stored message; opaque outside the platform's folder. */
export interface PostedRef {
  address: Address;
  id: string;
}

/** Answers one event privately while its reply token lives; opaque, and good for this process only. */
export interface EventRef {
  platform: string;
  token: string;
}

export type OptionValue = string | number | boolean | AttachmentRef;
export type Options = Readonly<Record<string, OptionValue>>;

interface ChatEvent {
  ref: EventRef;
  place: PlaceRef;
  person: PersonRef;
  /** For the card: what others call them. */
  personName: string;
  /** May delete and cancel what others made. */
  moderator: boolean;
  /** BCP 47, as the platform reports it. */
  locale: string;
  /** Where the card goes. */
  address: Address;
}

/** A slash command, a mention, a reply, a menu entry or a shortcut: all arrive in this shape. */
export interface CommandEvent extends ChatEvent {
  command: string;
  options: Options;
  /** The same key for every redelivery of the same request. */
  naturalKey: string;
}

/** A press on a button, as it was put into the message. */
export interface ActionEvent extends ChatEvent {
  action: ActionId;
  naturalKey: string;
}

/** What a person is typing into an option right now. */
export interface SuggestEvent {
  person: PersonRef;
  place: PlaceRef;
  locale: string;
  command: string;
  option: string;
  typed: string;
  /** The options filled in so far. */
  options: Options;
}

export interface HomeEvent {
  person: PersonRef;
  place: PlaceRef;
  locale: string;
}

export interface SettingsEvent {
  person: PersonRef;
  values: Readonly<Record<string, string | null>>;
}

/** One thing a person may set for themselves. */
export interface SettingField {
  name: string;
  label: string;
  choices: readonly Suggestion[];
  /** Null is what the operator chose. */
  value: string | null;
}

/** A page for one person, in their words. */
export interface HomeView {
  title: string;
  /** The label of the button that opens a new form. */
  fresh: string;
  jobs: { heading: string; none: string; entries: readonly { text: string; button: Button }[] };
  past: { heading: string; none: string; entries: readonly { text: string; link: string | null }[] };
  help: string;
  settings: { label: string; save: string; fields: readonly SettingField[] };
}

export interface Suggestion {
  name: string;
  value: string;
}

export interface ChatHandlers {
  /** Resolves once the request is stored or answered: platforms acknowledge then. Rejects when it is neither. */
  onCommand(event: CommandEvent): Promise<void>;
  onAction(event: ActionEvent): Promise<void>;
  onSuggest(event: SuggestEvent): Promise<readonly Suggestion[]>;
  /** Somebody looks at their own page of the app. */
  onHome(event: HomeEvent): Promise<HomeView>;
  /** Somebody chose what is used when they choose nothing; null is the operator's choice again. */
  onSettings(event: SettingsEvent): Promise<void>;
}

/** `v1:<action>:<id>[:<n>]`: a button carries the id of a stored row and nothing else. */
export type ActionId = string;

export function actionId(action: string, id: string, index?: number): ActionId {
  return index === undefined ? `v1:${action}:${id}` : `v1:${action}:${id}:${index}`;
}

export function parseActionId(text: ActionId): { action: string; id: string; index: number | null } | null {
  const match = /^v1:([a-z-]{1,24}):([0-9a-z-]{1,40})(?::(\d{1,3}))?$/.exec(text);
  if (!match?.[1] || !match[2]) return null;
  return { action: match[1], id: match[2], index: match[3] === undefined ? null : Number(match[3]) };
}

export interface Button {
  id: ActionId;
  label: string;
  style: 'plain' | 'primary' | 'danger';
}

/** One square per picture. */
export interface Tile {
  state: 'waiting' | 'drawing' | 'done' | 'failed';
  /** Read by screen readers: "Picture 2 of 4: drawing". */
  label: string;
}

/** A job's state as one message, already in the reader's words. */
export interface Card {
  tone: 'working' | 'done' | 'partial' | 'failed';
  /** "Ana asked for" */
  heading: string;
  prompt: string;
  /** "Seedream 4.5 · 4 pictures · 2K 16:9 · 2 references" */
  settings: string;
  tiles: readonly Tile[];
  /** Width divided by height of the pictures that are to come; 1 where it is not known. */
  ratio: number;
  status: string;
  /** When the status counts down to something: epoch milliseconds. Platforms show it in the reader's own clock. */
  countdownTo: number | null;
  /** Cost, refusals, warnings: one sentence each. */
  notes: readonly string[];
}

/** A picture or file to send. It is read from disk when it is sent, never held in memory. */
export interface OutFile {
  /** Name of the bytes in the blob store. */
  key: string;
  /** The picture's number within its job, from 0; null where it has none. */
  index: number | null;
  name: string;
  mime: string;
  bytes: number;
  width: number;
  height: number;
  /** Alt text. */
  alt: string;
  /** "2 of 4 · 2848×1600" */
  title: string;
}

/** Everything a message can hold. A platform lays it out; what it cannot show it says in `text`. */
export interface OutMessage {
  card?: Card;
  text?: string;
  files?: readonly OutFile[];
  /** Rows of buttons. */
  buttons?: readonly (readonly Button[])[];
  /** Told once, and nobody else. */
  mention?: PersonRef;
}

/** Words only this person sees. */
export interface PrivateMessage extends OutMessage {
  /** The asker's prompt, handed back so that nothing typed is lost. */
  returnPrompt?: string;
}

/** What a platform can take at one address; larger content is fitted before it is sent. */
export interface ChatLimits {
  filesPerMessage: number;
  bytesPerFile: number;
  /** All files of one message together. */
  bytesPerMessage: number;
  formats: readonly string[];
  altTextLength: number;
  /** Least time between two edits of one message, in milliseconds. */
  editSpacingMs: number;
}

/** Where a platform shows a job's pictures. */
export interface ThreadWish {
  /** The job's card. */
  card: PostedRef;
  /** Pictures asked for. */
  pictures: number;
  title: string;
}

/**
 * One chat platform. Every method may be called again after a failure; `post` with the same `key` makes one message.
 * @throws ChatError with `permanent` when the same call can never succeed
 */
export interface Chat {
  readonly platform: string;
  limitsAt(address: Address): ChatLimits;
  start(on: ChatHandlers): Promise<void>;
  /** True while messages can be received and sent. */
  connected(): boolean;
  /** `again`: an earlier try with this key, perhaps of another process, may have been carried out. */
  post(address: Address, message: OutMessage, key: string, again?: boolean): Promise<PostedRef>;
  update(ref: PostedRef, message: OutMessage): Promise<void>;
  remove(ref: PostedRef): Promise<void>;
  /** Where the pictures of a card go: its thread, the same place, or the person alone. */
  threadFor(wish: ThreadWish): Promise<Address>;
  /** Private words; falls back to the platform's other private ways while it has any. */
  answer(ref: EventRef, reply: PrivateMessage): Promise<void>;
  /** Private words outside any event, for late errors. */
  tell(person: PersonRef, address: Address, message: PrivateMessage, key: string): Promise<void>;
  /** The address only this person sees. */
  privateAddress(person: PersonRef, address: Address): Promise<Address>;
  /** What is missing at an address before paid work starts. */
  problemsIn(address: Address): Promise<readonly Problem[]>;
  /** The attachment's bytes, host-checked. The reader counts and caps them. */
  openAttachment(ref: AttachmentRef, signal: AbortSignal): Promise<Readable>;
  stop(): Promise<void>;
  /** A person's page may show something else now. */
  homeChanged?(person: PersonRef): void;
  /** What it wants on the shared web server. */
  routes?(): ChatRoute[];
}

/** Routes a platform wants on the shared web server. */
export interface ChatRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  handle(request: Request): Promise<Response>;
}

/** An option of a command, in the shape every platform can register. */
export interface OptionSpec {
  name: string;
  /** The name in the reader's language, for platforms that show it. */
  label: string;
  description: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'attachment';
  required: boolean;
  min?: number;
  max?: number;
  maxLength?: number;
  choices?: readonly Suggestion[];
  /** True when `onSuggest` answers for this option. */
  suggests: boolean;
}

export interface CommandSpec {
  name: string;
  /** The name in the reader's language, for platforms that show it. */
  label: string;
  description: string;
  options: readonly OptionSpec[];
}
