import { anyOf, type Problem } from '../request/request.ts';
import type { CommandSpec, OptionSpec } from './chat.ts';
import { textOption, unknownOption } from './check-options.ts';

/** Every code a typed line can be refused with. */
export type LineProblemCode =
  | 'command-unknown'
  | 'option-unknown'
  | 'option-none'
  | 'option-needs-value'
  | 'option-takes-picture'
  | 'text-not-taken';

export interface ParsedLine {
  /** Null when a command was typed that does not exist. */
  command: CommandSpec | null;
  /** What was typed, in the option's type where it can be read so. Options that need pictures are never here. */
  options: Readonly<Record<string, string | number | boolean>>;
  problems: readonly Problem[];
}

/** An option found in a line. `to` is the first character after it. */
export interface FoundOption {
  /** As the command spells it, or as typed when the command has no such option. */
  name: string;
  spec: OptionSpec | null;
  value: string | null;
  from: number;
  /** Where the value begins or would begin. */
  valueFrom: number;
  to: number;
}

/**
 * Reads `/imagine a fox --ratio 16:9`. Options may stand anywhere, as `--name value`, `--name=value` or `name:value`;
 * a long dash is read as two. An option may also be called by its label, its name in the reader's language. Words
 * without a command go to `plainCommand`. What is left after the options is the command's text, unchanged; where a
 * command begins with choices, its first words are those.
 */
export function parseCommandLine(
  line: string,
  commands: readonly CommandSpec[],
  plainCommand: string,
): ParsedLine {
  const { name, rest } = splitCommand(line);
  const command = commands.find((spec) => spec.name === (name ?? plainCommand)) ?? null;
  if (!command) {
    const known = anyOf(commands.map((spec) => `/${spec.name}`));
    return { command, options: {}, problems: [refusal('command-unknown', { command: name ?? '', known })] };
  }
  return { command, ...readOptions(rest, command) };
}

/** Splits `/name rest`; the name is null when the line does not begin with a command. */
export function splitCommand(line: string): { name: string | null; rest: string; restFrom: number } {
  const match = /^\s*\/([\p{L}\p{N}_-]*)(?=\s|$)/u.exec(line);
  if (!match) return { name: null, rest: line, restFrom: 0 };
  const restFrom = match[0].length;
  return { name: (match[1] ?? '').toLowerCase(), rest: line.slice(restFrom), restFrom };
}

function readOptions(rest: string, command: CommandSpec): Pick<ParsedLine, 'options' | 'problems'> {
  const problems: Problem[] = [];
  const options: Record<string, string | number | boolean> = {};
  const main = mainOption(command);
  let named = false;
  const found = findOptions(rest, command);
  for (const option of found) {
    if (main && option.spec === main) named = true;
    else if (!option.spec) problems.push(unknownOption(option.name, command));
    else if (option.spec.type === 'attachment') {
      problems.push(refusal('option-takes-picture', { option: option.name }));
    } else if (option.value === null) {
      problems.push(refusal('option-needs-value', { option: option.name }));
    } else options[option.name] = readValue(option.spec, option.value);
  }
  const words = textOutside(rest, found);
  const text = named ? unquote(words) : words;
  const flag = command.options.find(({ name, type }) => type === 'boolean' && name === text.toLowerCase());
  if (beginsWithChoices(command)) Object.assign(options, readInOrder(text, command, options));
  else if (text !== '' && main) options[main.name] = text;
  else if (flag) options[flag.name] = true;
  else if (text !== '') problems.push(refusal('text-not-taken', { command: command.name, text }));
  return { options, problems };
}

function beginsWithChoices({ options: [first] }: CommandSpec): boolean {
  return first?.choices !== undefined;
}

/** The option that takes the words as they are; none where each word has its place. */
function mainOption(command: CommandSpec): OptionSpec | null {
  return beginsWithChoices(command) ? null : textOption(command);
}

/**
 * A command that begins with choices is read word by word: one for each of them, one for the option after them, and
 * the rest for the next: `save noir hard light`. What was named already is passed over.
 */
function readInOrder(
  text: string,
  { options }: CommandSpec,
  named: Readonly<Record<string, unknown>>,
): Record<string, string | number | boolean> {
  const strings = options.filter(({ type }) => type === 'string');
  const free = strings.filter(({ choices }) => !choices).slice(0, 2);
  const leading = strings.slice(0, free[0] ? strings.indexOf(free[0]) : undefined);
  const open = [...leading, ...free].filter(({ name }) => named[name] === undefined);
  const read: Record<string, string | number | boolean> = {};
  let rest = text;
  for (const [place, option] of open.entries()) {
    if (rest === '') return read;
    const quoted = quotedAt(rest, 0);
    const to = quoted?.to ?? endOfWord(rest, 0);
    const isLast = place === open.length - 1;
    read[option.name] = readValue(option, isLast ? unquote(rest) : (quoted?.inside ?? rest.slice(0, to)));
    rest = isLast ? '' : rest.slice(to).trim();
  }
  return read;
}

/** Every option in the text after the command, in order. Text between double quotes is left alone. */
export function findOptions(text: string, command: CommandSpec): FoundOption[] {
  const found: FoundOption[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const option = optionAt(text, at, command);
    if (option) found.push(option);
    at = skipSpace(text, option?.to ?? quotedAt(text, at)?.to ?? endOfWord(text, at));
  }
  return found;
}

function optionAt(text: string, at: number, command: CommandSpec): FoundOption | null {
  const dashed = matchAt(/(--|[—–])(\p{L}[\p{L}\p{M}\p{N}_-]*)([=:]?)/uy, text, at);
  if (dashed) {
    const { spec, name, negated } = namedOption(dashed[2] ?? '', command);
    // A long dash is ordinary punctuation unless an option's name follows it.
    if (!spec && dashed[1] !== '--') return null;
    const next = at + dashed[0].length;
    if (negated) return { name, spec, value: 'no', from: at, valueFrom: next, to: next };
    return withValue(text, { name, spec, from: at, next, joined: dashed[3] !== '' }, command);
  }
  const colon = matchAt(/(\p{L}[\p{L}\p{M}\p{N}_-]*):(?=\S)/uy, text, at);
  const spec = colon ? namedOption(colon[1] ?? '', command).spec : null;
  if (!colon || !spec) return null;
  const next = at + colon[0].length;
  return withValue(text, { name: spec.name, spec, from: at, next, joined: true }, command);
}

function namedOption(typed: string, command: CommandSpec) {
  const name = typed.toLowerCase();
  const find = (wanted: string) =>
    command.options.find((option) => option.name === wanted) ??
    command.options.find((option) => option.label === wanted) ??
    null;
  const spec = find(name);
  const opposite = !spec && name.startsWith('no-') ? find(name.slice(3)) : null;
  if (opposite?.type === 'boolean') return { name: opposite.name, spec: opposite, negated: true };
  return { name: spec?.name ?? name, spec, negated: false };
}

interface OptionStart {
  name: string;
  spec: OptionSpec | null;
  from: number;
  next: number;
  /** The value follows `=` or `:` without a space. */
  joined: boolean;
}

function withValue(text: string, start: OptionStart, command: CommandSpec): FoundOption {
  const { name, spec, from, next, joined } = start;
  const valueFrom = joined ? next : skipSpace(text, next);
  const bare = { name, spec, from, valueFrom: next, to: next };
  // The words of a command may be many, so its text option only marks where they begin.
  if (!spec || spec === mainOption(command)) return { ...bare, value: null };
  const flag = spec.type === 'boolean';
  if (flag && !joined && !flagValueAt(text, valueFrom, command)) return { ...bare, value: 'yes' };
  if (!joined && (valueFrom === next || optionAt(text, valueFrom, command))) return { ...bare, value: null };
  const quoted = quotedAt(text, valueFrom);
  const to = quoted?.to ?? endOfWord(text, valueFrom);
  const value = quoted?.inside ?? text.slice(valueFrom, to).replace(/[,;]+$/, '');
  return value === '' ? { ...bare, value: null } : { ...bare, value, valueFrom, to };
}

/** `yes` and `no` may also begin the words that follow a flag: they are its value only where no word comes after. */
function flagValueAt(text: string, at: number, command: CommandSpec): boolean {
  if (matchAt(/(true|false)(?=\s|$)/iy, text, at)) return true;
  const word = matchAt(/(yes|no|on|off)(?=\s|$)/iy, text, at);
  const next = word && skipSpace(text, at + word[0].length);
  return next !== null && (next === text.length || optionAt(text, next, command) !== null);
}

/** The typed value in the option's type; text that cannot be read so stays text, for the check to refuse. */
function readValue(option: OptionSpec, typed: string): string | number | boolean {
  const plain = typed.trim().toLowerCase();
  if (option.type === 'boolean') {
    if (['yes', 'true', 'on', '1'].includes(plain)) return true;
    return ['no', 'false', 'off', '0'].includes(plain) ? false : typed;
  }
  if (option.type === 'integer' || option.type === 'number') {
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : typed;
  }
  const choice = option.choices?.find(
    ({ name, value }) => value.toLowerCase() === plain || name.toLowerCase() === plain,
  );
  return choice?.value ?? typed;
}

function textOutside(text: string, found: readonly FoundOption[]): string {
  const edges = [0, ...found.flatMap((option) => [option.from, option.to]), text.length];
  const parts: string[] = [];
  for (let i = 0; i < edges.length; i += 2) parts.push(text.slice(edges[i], edges[i + 1]).trim());
  return parts.filter((part) => part !== '').join(' ');
}

function refusal(code: LineProblemCode, params: Problem['params']): Problem {
  return { code, params };
}

function quotedAt(text: string, at: number): { inside: string; to: number } | null {
  const match = matchAt(/"([^"]*)"|[“”]([^“”]*)[“”]/y, text, at);
  return match ? { inside: match[1] ?? match[2] ?? '', to: at + match[0].length } : null;
}

function unquote(text: string): string {
  const quoted = quotedAt(text, 0);
  return quoted && quoted.to === text.length ? quoted.inside : text;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function skipSpace(text: string, at: number): number {
  return at + (matchAt(/\s*/y, text, at)?.[0].length ?? 0);
}

function endOfWord(text: string, at: number): number {
  return at + (matchAt(/\S*/y, text, at)?.[0].length ?? 0);
}
