import type { Address } from '../request/address.ts';
import type { ActionId, PersonRef } from './message.ts';

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
