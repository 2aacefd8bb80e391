import type { Problem } from '../../../request/request.ts';
import type { CommandSpec, OptionSpec } from '../../chat.ts';
import { textOption } from '../../check-options.ts';
import { parseCommandLine, splitCommand } from '../../command-line.ts';

type Plain = string | number | boolean;

/** Chosen below the box; what is typed wins over it. */
export type Chips = Readonly<Record<string, Plain>>;

/** Options a newcomer chooses without typing, in this order. */
const chosenOptions = ['model', 'ratio', 'size', 'count', 'private'];

export interface DraftParts {
  text: string;
  chips: Chips;
  /** How many reference pictures there are. */
  pictures: number;
  commands: readonly CommandSpec[];
}

export interface BuiltCommand {
  command: CommandSpec | null;
  options: Readonly<Record<string, Plain>>;
  problems: readonly Problem[];
}

/** As many pictures as one line takes along; what the model takes is looked at later. */
export const maxPictures = 25;

/** Words alone make a picture; words and reference pictures change them. */
export function plainCommandFor(pictures: number): string {
  return pictures > 0 ? 'edit' : 'imagine';
}

/** The command the box stands for right now; null while its name is unknown. */
export function commandOf({ text, pictures, commands }: Omit<DraftParts, 'chips'>): CommandSpec | null {
  const name = splitCommand(text).name ?? plainCommandFor(pictures);
  return commands.find((command) => command.name === name) ?? null;
}

export function chipOptionsOf(command: CommandSpec | null): OptionSpec[] {
  const options = command?.options ?? [];
  return chosenOptions.flatMap((name) => options.find((option) => option.name === name) ?? []);
}

/** What sending the box would ask for. Missing options are found by `checkOptions`, once pictures are uploaded. */
export function buildCommand({ text, chips, pictures, commands }: DraftParts): BuiltCommand {
  const parsed = parseCommandLine(text, commands, plainCommandFor(pictures));
  const { command } = parsed;
  if (!command) return parsed;
  // A form asks for everything itself, as it is where nothing can be chosen beside a command.
  if (command.form !== null && pictures === 0 && Object.keys(parsed.options).length === 0) return parsed;
  const max = takesPictures(command) ? maxPictures : 0;
  const tooMany: Problem = {
    code: max === 0 ? 'noPictures' : 'tooManyPictures',
    params: { command: command.name, max, extra: pictures - max },
  };
  const chosen = chipOptionsOf(command).flatMap(({ name }) => {
    const value = chips[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    command,
    options: { ...Object.fromEntries(chosen), ...parsed.options },
    problems: pictures > max ? [...parsed.problems, tooMany] : parsed.problems,
  };
}

export function takesPictures({ draws, options }: CommandSpec): boolean {
  return draws || options.some(({ type }) => type === 'attachment');
}

/** The options typed or chosen so far, for suggestions that depend on them. The words themselves do not matter. */
export function optionsSoFar(parts: DraftParts): Record<string, Plain> {
  const { command, options } = buildCommand(parts);
  const text = command && textOption(command)?.name;
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== text));
}
