import { type Problem, problem } from '../request/request.ts';
import { splitCommand } from './command-line.ts';

/**
 * Words that are missing are asked for in the way the others were said: after a command, or as people talk there.
 * `direct` is where nobody has to be mentioned.
 */
export function asSaid(
  problems: readonly Problem[],
  { line, where }: { line: string; where: 'direct' | 'channel' },
): readonly Problem[] {
  if (splitCommand(line).name !== null) return problems;
  return problems.map((found) => {
    if (found.code !== 'option-missing' || found.params.option !== 'prompt') return found;
    return found.params.command === 'edit' ? problem('change-missing', { where }) : problem('prompt-missing');
  });
}
