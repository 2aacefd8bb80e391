import type { SpokenKey } from '../en/english.ts';
import { answers } from './answers.ts';
import { card } from './card.ts';
import { chats } from './chats.ts';
import { commands } from './commands.ts';
import { followUps } from './follow-ups.ts';
import { lines } from './lines.ts';
import { names } from './names.ts';
import { pictures } from './pictures.ts';
import { problems } from './problems.ts';

export const spanish: Record<SpokenKey, string> = {
  ...answers,
  ...card,
  ...chats,
  ...commands,
  ...followUps,
  ...lines,
  ...names,
  ...pictures,
  ...problems,
};
