import type {
  ActionId,
  AttachmentRef,
  CommandEvent,
  Options,
  OptionValue,
  PrivateMessage,
  Suggestion,
} from '../chat/chat.ts';
import type { Catalogue } from '../request/models.ts';
import type { Delivery, Problem, RequestDraft } from '../request/request.ts';
import type { StyleOptions } from '../request/styles.ts';
import type { MessageKey, Words } from '../words/words.ts';

export { actionId } from '../chat/chat.ts';

/** A job as a list shows it. */
export interface JobSummary {
  id: string;
  mine: boolean;
  state: 'collecting' | 'queued' | 'running' | 'parked' | 'stopping';
  prompt: string;
  model: string;
  count: number;
  place: number | null;
}

/** What a command may read. It never posts, enqueues or calls a service. */
export interface CommandContext {
  event: CommandEvent;
  words: Words;
  catalogue: Catalogue;
  defaultModel: string;
  now: Date;
  /** What says how to use it where they ask. */
  help: MessageKey;
  /** Services that cannot draw this model right now. */
  parked(family: string): readonly string[];
  /** Jobs that have not ended; those of others only as far as they are not private. */
  listOpenJobs(): Promise<readonly JobSummary[]>;
}

/** A command answers with data; the app carries it out. */
export type CommandResult =
  | {
      kind: 'generate';
      draft: RequestDraft;
      references: readonly AttachmentRef[];
      delivery: Delivery | null;
      private: boolean;
      /** A style by its name; null is the person's own. */
      style: string | null;
    }
  | { kind: 'answer'; message: PrivateMessage }
  | { kind: 'refuse'; problem: Problem }
  | { kind: 'cancel'; jobId: string }
  /** `index` counts from 0; null is the whole job. */
  | { kind: 'show'; jobId: string; index: number | null }
  /** One picture of those that were answered, with all that can be done with it. */
  | { kind: 'pick'; picture: AttachmentRef }
  /** Puts pictures aside to start from, with words for later; without pictures says what is there. */
  | {
      kind: 'tray';
      pictures: readonly AttachmentRef[];
      prompt: string | null;
      style: string | null;
      clear: boolean;
    }
  /** The picture is the first of so many. */
  | {
      kind: 'info';
      id: { jobId: string; index: number | null } | null;
      picture: AttachmentRef | null;
      count: number;
    }
  | { kind: 'history'; search: string; favouritesFirst: boolean }
  | {
      kind: 'style';
      action: 'list' | 'save' | 'use' | 'delete';
      name: string | null;
      words: string | null;
      options: StyleOptions;
      /** For everybody in the place, not for the person alone. */
      here: boolean;
    };

export interface SuggestContext {
  typed: string;
  options: Options;
  catalogue: Catalogue;
  defaultModel: string;
  /** Names of the styles this person can use. */
  styles: readonly string[];
  now: Date;
}

/** One option of a command. `read` turns what the chat sent into the value, or undefined when it cannot. */
export interface Option<T> {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'attachment';
  description: MessageKey;
  /** For descriptions of numbered options. */
  number?: number;
  required: boolean;
  min?: number;
  max?: number;
  maxLength?: number;
  choices?: readonly { value: string; label: MessageKey | null }[];
  suggest?(ctx: SuggestContext): readonly Suggestion[];
  read(value: OptionValue): T | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a record of options of any value types, each inferred by its key
export type OptionSet = Readonly<Record<string, Option<any>>>;
export type Values<O extends OptionSet> = {
  [K in keyof O]: O[K] extends Option<infer T> ? T | undefined : never;
};

export interface Command<O extends OptionSet = OptionSet> {
  description: MessageKey;
  /** The form that opens when it is given without options. */
  form?: ActionId;
  options: O;
  run(ctx: CommandContext, values: Values<O>): Promise<CommandResult> | CommandResult;
}

/** Declares a command; the file it stands in gives it its name. */
export function defineCommand<const O extends OptionSet>(command: Command<O>): Command<O> {
  return command;
}

interface Common {
  description: MessageKey;
  required?: boolean;
}

export function text(
  option: Common & { maxLength?: number; suggest?: Option<string>['suggest'] },
): Option<string> {
  return {
    ...option,
    type: 'string',
    required: option.required ?? false,
    read: (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined),
  };
}

export function choice<const V extends string>(
  option: Common & { values: readonly { value: V; label: MessageKey | null }[] },
): Option<V> {
  return {
    description: option.description,
    choices: option.values,
    type: 'string',
    required: option.required ?? false,
    read: (value) => option.values.find((entry) => entry.value === String(value).trim().toLowerCase())?.value,
  };
}

export function wholeNumber(option: Common & { min?: number; max?: number }): Option<number> {
  return {
    ...option,
    type: 'integer',
    required: option.required ?? false,
    read: (value) => readNumber(value, true),
  };
}

export function decimal(option: Common & { min?: number; max?: number }): Option<number> {
  return {
    ...option,
    type: 'number',
    required: option.required ?? false,
    read: (value) => readNumber(value, false),
  };
}

function readNumber(value: OptionValue, whole: boolean): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) && (!whole || Number.isInteger(number)) ? number : undefined;
}

export function flag(option: Common): Option<boolean> {
  const words: Readonly<Record<string, boolean>> = {
    true: true,
    yes: true,
    on: true,
    false: false,
    no: false,
    off: false,
  };
  return {
    ...option,
    type: 'boolean',
    required: option.required ?? false,
    read: (value) => (typeof value === 'boolean' ? value : words[String(value).trim().toLowerCase()]),
  };
}

export function picture(option: Common & { number?: number }): Option<AttachmentRef> {
  return {
    ...option,
    type: 'attachment',
    required: option.required ?? false,
    read: (value) => (typeof value === 'object' ? value : undefined),
  };
}
