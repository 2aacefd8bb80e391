import type { FakeChannel, FakeFile, FakeInteraction, FakeMessage, FakeUser } from './api.ts';

export interface UserOptions {
  name?: string;
  locale?: string;
  /** False: nobody but friends may write to this person. */
  directMessages?: boolean;
  /** May manage messages. */
  moderator?: boolean;
  /** Another app. */
  bot?: boolean;
}

export interface GuildOptions {
  name?: string;
  premiumTier?: 0 | 1 | 2 | 3;
  /** Holds the GUILD_CREATE back; Infinity never sends it. */
  unavailableMs?: number;
  /** False: a guild the app is not installed in. */
  botIsMember?: boolean;
  locale?: string;
}

export interface ChannelOptions {
  type?: number;
  name?: string;
  permissions?: bigint;
  /** Id of the channel a thread hangs in, or of a channel's category. */
  parent?: string;
  /** Seconds between two messages of one author. */
  slowmode?: number;
  archived?: boolean;
  locked?: boolean;
  /** False: answers of an app that only its user installed are seen by that user alone. */
  externalApps?: boolean;
  nsfw?: boolean;
  /** Whom a direct channel is with; else whoever acts in it first. */
  recipient?: FakeUser;
}

interface Act {
  user: FakeUser;
  channel: FakeChannel;
  userInstall?: boolean;
  attachmentSizeLimit?: number;
  /** Given twice, the same interaction is delivered again. */
  id?: string;
}

export type OptionValue = string | number | boolean | FakeFile;

export interface CommandAct extends Act {
  /** With its subcommands, as typed: "album add". */
  name: string;
  options?: Record<string, OptionValue>;
  type?: 1 | 2 | 3;
  target?: FakeMessage;
}

export interface AutocompleteAct extends Act {
  name: string;
  option: string;
  typed: string;
  options?: Record<string, OptionValue>;
}

export interface PressAct extends Act {
  message: FakeMessage;
  customId: string;
  /** What is chosen in a select menu. */
  values?: string[];
}

export interface ModalAct extends Act {
  customId: string;
  fields: Record<string, string | string[] | FakeFile[]>;
  of: FakeInteraction;
}

export interface PostAct {
  user: FakeUser;
  channel: FakeChannel;
  content?: string;
  files?: FakeFile[];
  replyTo?: FakeMessage;
  /** False: the reply does not ping whom it answers. */
  ping?: boolean;
}
