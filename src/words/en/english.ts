import { answers } from './answers.ts';
import { card } from './card.ts';
import { chats } from './chats.ts';
import { commands } from './commands.ts';
import { followUps } from './follow-ups.ts';
import { lines } from './lines.ts';
import { names } from './names.ts';
import { pictures } from './pictures.ts';
import { problems } from './problems.ts';
import { start } from './start.ts';

/** What chats say: every language has all of it. */
export const spoken = {
  ...answers,
  ...card,
  ...chats,
  ...commands,
  ...followUps,
  ...lines,
  ...names,
  ...pictures,
  ...problems,
} as const;
export const english = { ...spoken, ...start } as const;

export type MessageKey = keyof typeof english;
export type SpokenKey = keyof typeof spoken;
