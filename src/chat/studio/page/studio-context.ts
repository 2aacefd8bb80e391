import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CommandSpec, Form } from '../../chat.ts';
import type { PageMessage } from '../message.ts';
import type { StudioWords } from '../page-words.ts';
import type { Picture } from './conversation.ts';
import type { Linked } from './use-linked.ts';

/** What every part of the page may need. */
export interface Studio {
  words: StudioWords;
  commands: readonly CommandSpec[];
  me: { ref: string; name: string };
  /** Ids of refusals whose words stand in the box again. */
  backInBox: ReadonlySet<string>;
  /** Hands the prompt of a refusal back to the box, with its pictures if it was sent from here. */
  putBack(refusal: PageMessage): void;
  /** What a refusal handed back is drawn after all: it leaves the box. */
  takeFromBox(refusal: PageMessage): void;
  /** Puts a picture into the box, to say there what should change; takes it out when it lies there already. */
  choose(picture: Picture): void;
  isChosen(picture: Picture): boolean;
  /** Puts all pictures of a message into the box. */
  reply(pictures: readonly Picture[]): void;
  /** Opens a form; `message` is the one whose button asked for it. */
  openForm(form: Form, message: string | null): void;
  /** Opens a form again that was refused; null when it is not one of this page's. */
  formAgain(answerKey: string): (() => void) | null;
  /** The private answer to what was done with this key is looked for. */
  expect(key: string): void;
  marked: Linked | null;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('used outside the studio');
  return studio;
}
