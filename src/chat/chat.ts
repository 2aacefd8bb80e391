import type { Readable } from 'node:stream';
import type { Address } from '../request/address.ts';
import type { Problem } from '../request/request.ts';
import type { MessageKey } from '../words/words.ts';
import type {
  ActionId,
  Button,
  Form,
  OutMessage,
  PersonRef,
  PostedRef,
  PrivateMessage,
  Suggestion,
} from './message.ts';

export type {
  ActionId,
  Button,
  Card,
  Form,
  FormField,
  Menu,
  OutFile,
  OutMessage,
  PersonRef,
  PostedRef,
  PrivateMessage,
  Suggestion,
  Tile,
} from './message.ts';
export { actionId, opensForm, parseActionId } from './message.ts';

/** A server, a workspace or the studio, `platform:…`. */
export type PlaceRef = string;

/** A picture somebody attached. `id` is opaque outside the platform's folder and is stored with the job. */
export interface AttachmentRef {
  id: string;
  name: string;
  /** As the platform says; sniffed again from the bytes. Null when it does not say. */
  bytes: number | null;
  /**
   * The id of the picture of ours it shows (`imageIdFor`), where a message of our own says so. Whether this person may
   * use it is looked up.
   */
  image?: string;
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
  /** Pictures beside those in the options, in order: those of the message it answers first, then new ones. */
  pictures?: readonly AttachmentRef[];
  /** So many of `pictures`, the first ones, are of one message: a number in the words may pick one of them. */
  replied?: number;
}

/** A press on a button, as it was put into the message. */
export interface ActionEvent extends ChatEvent {
  action: ActionId;
  /** Which message it stands in: the same for every press there. */
  message: string;
  naturalKey: string;
}

/** A button or command that opens a form was used. Asked for at once: a form cannot wait. */
export interface FormEvent extends ChatEvent {
  form: ActionId;
}

/** A form was sent off. */
export interface FilledEvent extends ChatEvent {
  form: ActionId;
  naturalKey: string;
  /** By the field's name; what was left empty is missing. */
  values: Readonly<Record<string, string>>;
  pictures: readonly AttachmentRef[];
}

/** The form, or private words on why there is none. */
export type FormAnswer = { kind: 'form'; form: Form } | { kind: 'refused'; message: PrivateMessage };

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

/** A job of theirs that is over. */
export interface PastEntry {
  text: string;
  link: string | null;
  /** Its first picture, for platforms that can show again what was posted: the message, and which of its job it is. */
  picture: { posted: PostedRef; index: number; alt: string } | null;
}

/** A page for one person, in their words. */
export interface HomeView {
  title: string;
  /** The label of the button that opens a new form. */
  fresh: string;
  jobs: { heading: string; none: string; entries: readonly { text: string; button: Button }[] };
  past: { heading: string; none: string; entries: readonly PastEntry[] };
  help: string;
  settings: { label: string; save: string; fields: readonly SettingField[] };
}

export interface ChatHandlers {
  /** Resolves once the request is stored or answered: platforms acknowledge then. Rejects when it is neither. */
  onCommand(event: CommandEvent): Promise<void>;
  onAction(event: ActionEvent): Promise<void>;
  /** What to open. Its reads are few and indexed; platforms give up after a second. */
  onForm(event: FormEvent): Promise<FormAnswer>;
  onFilled(event: FilledEvent): Promise<void>;
  onSuggest(event: SuggestEvent): Promise<readonly Suggestion[]>;
  /** Somebody looks at their own page of the app. */
  onHome(event: HomeEvent): Promise<HomeView>;
  /** Somebody chose what is used when they choose nothing; null is the operator's choice again. */
  onSettings(event: SettingsEvent): Promise<void>;
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
  /** How it is used there, where people do not ask as elsewhere: by mentions, and commands that bring no files. */
  readonly help?: MessageKey;
  limitsAt(address: Address): ChatLimits;
  start(on: ChatHandlers): Promise<void>;
  /** True while messages can be received and sent. */
  connected(): boolean;
  /** `again`: an earlier try with this key, perhaps of another process, may have been carried out. */
  post(address: Address, message: OutMessage, key: string, again?: boolean): Promise<PostedRef>;
  /**
   * Replaces what a message shows. Of its files it keeps those that `message` names (by `name`, a card's sheet too) and
   * drops the others; none is added.
   */
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
  /** The channel or conversation an address lies in, its threads included: the same name for everybody in it. */
  channelOf(address: Address): string;
  /** Whether it is a conversation of one person with the bot, in which nothing can be shown to others. */
  isDirect(address: Address): boolean;
  /** A link that opens a stored message, or null where there is none. */
  linkTo(ref: PostedRef): Promise<string | null>;
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
  /** True where a signature or an address nobody guesses guards it: it is answered under every name. */
  open?: boolean;
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
  /** The form that opens when it is given without options; null where it simply runs. */
  form: ActionId | null;
  /** It draws: its answer is a card that others see. */
  draws: boolean;
  /** The name in the reader's language, for platforms that show it. */
  label: string;
  description: string;
  options: readonly OptionSpec[];
}
