import type { Params, Problem } from '../../request/request.ts';
import { joinList } from '../../words/join-list.ts';

/** Puts the parameters into a text: `fill('{count} pictures', { count: 4 })`. Unknown names stay as they are. */
export function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name] ?? whole;
    return typeof value === 'object' ? joinList(value, 'en') : `${value}`;
  });
}

/** The sentence for a problem of `checkOptions` or `parseCommandLine`. */
export function sentenceFor(problem: Problem, sentences: Readonly<Record<string, string>>): string {
  return fill(sentences[problem.code] ?? problem.code, problem.params);
}
