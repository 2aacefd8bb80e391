import type { Address } from '../request/address.ts';

/** A person on one platform, `platform:…`, opaque outside the platform's folder. */
export type PersonRef = string;

/** Names a stored message; opaque outside the platform's folder. */
export interface PostedRef {
  address: Address;
  id: string;
}

export interface Suggestion {
  name: string;
  value: string;
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

/** Actions that open a form at once. Stated here, because a platform has no time to ask. */
const formActions = ['edit', 'prompt', 'settings', 'blend', 'tray-order', 'tray-draw'];

export function opensForm(action: ActionId): boolean {
  return formActions.includes(parseActionId(action)?.action ?? '');
}

export interface Button {
  id: ActionId;
  label: string;
  style: 'plain' | 'primary' | 'danger';
  /** It opens this address and does nothing else. */
  url?: string;
}

/** A list to choose one of. Choosing is pressing a button whose id is the suggestion's `value`; at most 25. */
export interface Menu {
  label: string;
  options: readonly Suggestion[];
}

/** One thing a form asks for; at most five to a form. */
export type FormField =
  | {
      kind: 'text';
      name: string;
      label: string;
      value: string;
      required: boolean;
      long: boolean;
      maxLength: number;
    }
  /** At most 25 choices. */
  | { kind: 'choice'; name: string; label: string; value: string | null; choices: readonly Suggestion[] }
  /** `most` may be more than the platform takes in one form: it takes what it can, in as many fields as it can. */
  | { kind: 'pictures'; name: string; label: string; most: number };

/** Asked of one person at once. Sending it off brings `onFilled` with the same id. */
export interface Form {
  id: ActionId;
  title: string;
  /** Said above the fields. */
  text?: string;
  fields: readonly FormField[];
}

/** One square per picture. */
export interface Tile {
  state: 'waiting' | 'drawing' | 'done' | 'failed' | 'deleted';
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
  /** True once it was cancelled: no further picture is shown, although some may still be drawn. */
  isCancelled?: boolean;
  /** The pictures it starts from, numbered as the model sees them, side by side in one picture. */
  sheet: OutFile | null;
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
  /** The scene of a storyboard it shows. */
  caption?: string;
  /** True where the picture itself is larger than this file. */
  isCopy?: boolean;
}

/** Everything a message can hold. A platform lays it out; what it cannot show it says in `text`. */
export interface OutMessage {
  card?: Card;
  text?: string;
  files?: readonly OutFile[];
  /** Rows of buttons, at most five of five. */
  buttons?: readonly (readonly Button[])[];
  menu?: Menu;
  /** Told once, and nobody else. */
  mention?: PersonRef;
}

/** Words only this person sees. */
export interface PrivateMessage extends OutMessage {
  /** The asker's prompt, handed back so that nothing typed is lost. */
  returnPrompt?: string;
}
