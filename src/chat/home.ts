import type { Button, PostedRef, Suggestion } from './message.ts';

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
  jobs: { heading: string; none: string; entries: readonly { text: string; button: Button | null }[] };
  past: { heading: string; none: string; entries: readonly PastEntry[] };
  help: string;
  settings: { label: string; save: string; fields: readonly SettingField[] };
}
