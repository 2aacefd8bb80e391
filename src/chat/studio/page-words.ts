import type { Words } from '../../words/words.ts';
import type { OptionProblemCode } from '../check-options.ts';
import type { LineProblemCode } from '../command-line.ts';

/** Every text of the studio's page; what stands in braces is filled in. */
export type StudioWords = Words['studio'] & {
  /** There is a sentence for whatever can be wrong with a line. */
  problems: Readonly<Record<LineProblemCode | OptionProblemCode, string>>;
};
