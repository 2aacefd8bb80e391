import type { Logger } from '../../log.ts';
import type { Words } from '../../words/words.ts';
import type { ChatHandlers, CommandSpec } from '../chat.ts';
import type { Memory } from '../memory.ts';
import type { Acknowledge } from './acknowledge.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import type { Locales } from './locales.ts';
import type { Menu } from './menu.ts';
import type { Originals } from './originals.ts';

/** What taking an interaction needs. */
export interface EventParts {
  api: Api;
  acknowledge: Acknowledge;
  answers: Answers;
  memory: Memory;
  menu: Menu;
  originals: Originals;
  locales: Locales;
  commands: readonly CommandSpec[];
  wordsFor(locale: string): Words;
  handlers(): ChatHandlers | null;
  log: Logger;
}
