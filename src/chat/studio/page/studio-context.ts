import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CommandSpec } from '../../chat.ts';
import type { StudioWords } from '../page-words.ts';
import type { Picture } from './conversation.ts';

/** What every part of the page may need. */
export interface Studio {
  words: StudioWords;
  commands: readonly CommandSpec[];
  me: { ref: string; name: string };
  /** Keys of refused lines whose words stand in the box again. */
  backInBox: ReadonlySet<string>;
  /** Hands a refused prompt back to the box. `answerKey` names the line that was refused, if it was sent from here. */
  putBack(prompt: string, answerKey: string | null): void;
  useAsReference(picture: Picture): void;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('used outside the studio');
  return studio;
}
