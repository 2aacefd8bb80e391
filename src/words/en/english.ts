import { answers } from './answers.ts';
import { card } from './card.ts';
import { commands } from './commands.ts';
import { pictures } from './pictures.ts';
import { problems } from './problems.ts';
import { start } from './start.ts';

export const english = { ...answers, ...card, ...commands, ...pictures, ...problems, ...start } as const;

export type MessageKey = keyof typeof english;
