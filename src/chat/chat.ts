import type { Readable } from 'node:stream';
import type { Address } from '../request/address.ts';
import type { Problem } from '../request/request.ts';
import type { MessageKey } from '../words/words.ts';
import type {
  ActionEvent,
  AttachmentRef,
  CommandEvent,
  EventRef,
  FilledEvent,
  FormEvent,
  HomeEvent,
  SettingsEvent,
  SuggestEvent,
} from './events.ts';
import type { HomeView } from './home.ts';
import type {
  ActionId,
  Form,
  OutMessage,
  PersonRef,
  PostedRef,
  PrivateMessage,
  Suggestion,
} from './message.ts';

export type {
  ActionEvent,
  AttachmentRef,
  CommandEvent,
  EventRef,
  FilledEvent,
  FormEvent,
  HomeEvent,
  Options,
  OptionValue,
  PlaceRef,
  SettingsEvent,
  SuggestEvent,
} from './events.ts';
export type { HomeView, PastEntry, SettingField } from './home.ts';
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

/** The form, or private words on why there is none. */
export type FormAnswer = { kind: 'form'; form: Form } | { kind: 'refused'; message: PrivateMessage };

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
  /** A typed command brings no files there: a picture that has no id is named by the menu of its message. */
  readonly namesPicturesByMenu?: boolean;
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
  /**
   * A link that opens a stored message, or null where there is none. `index` is which of its pictures is meant, where
   * the platform can point at one.
   */
  linkTo(ref: PostedRef, index?: number): Promise<string | null>;
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
