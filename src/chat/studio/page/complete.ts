import type { CommandSpec, OptionSpec, Suggestion } from '../../chat.ts';
import { textOption } from '../../check-options.ts';
import { findOptions, splitCommand } from '../../command-line.ts';

/** What is being typed at the caret; `from` to `to` is what a suggestion replaces. */
export type Completion = { from: number; to: number; typed: string } & (
  | { kind: 'command' }
  | { kind: 'option'; command: CommandSpec }
  | { kind: 'value'; command: CommandSpec; option: OptionSpec }
);

export interface CompletionItem {
  label: string;
  detail: string;
  insert: string;
}

/** Null when what is typed at the caret is ordinary text. */
export function completionAt(
  text: string,
  caret: number,
  commands: readonly CommandSpec[],
  plainCommand: string,
): Completion | null {
  const named = /^\s*\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret));
  const to = endOfWord(text, caret);
  if (named) {
    const typed = named[1] ?? '';
    return { kind: 'command', from: caret - typed.length - 1, to, typed: typed.toLowerCase() };
  }
  const { name, rest, restFrom } = splitCommand(text);
  const command = commands.find((spec) => spec.name === (name ?? plainCommand));
  if (!command) return null;
  const value = valueAt(rest, caret - restFrom, command);
  if (value) return { ...value, from: value.from + restFrom, to: value.to + restFrom };
  const dashed = /(?:^|\s)((?:--|[—–])([\w-]*))$/.exec(text.slice(0, caret));
  if (!dashed || caret < restFrom) return null;
  const from = caret - (dashed[1]?.length ?? 0);
  return { kind: 'option', command, from, to, typed: (dashed[2] ?? '').toLowerCase() };
}

function valueAt(rest: string, caret: number, command: CommandSpec): Completion | null {
  for (const { spec, value, valueFrom, to } of findOptions(rest, command)) {
    if (!spec || spec.type === 'attachment' || spec.type === 'boolean' || spec === textOption(command))
      continue;
    if (value !== null && caret >= valueFrom && caret <= to) {
      const typed = rest.slice(valueFrom, caret).replace(/^["“]/, '');
      return { kind: 'value', command, option: spec, from: valueFrom, to, typed };
    }
    const between = rest.slice(to, caret);
    const begun = between === '' ? /[=:]$/.test(rest.slice(0, caret)) : between.trim() === '';
    if (value === null && caret >= to && begun) {
      return { kind: 'value', command, option: spec, from: caret, to: caret, typed: '' };
    }
  }
  return null;
}

/** The command that plain words stand for comes first, then the others that draw. */
export function commandItems(
  typed: string,
  commands: readonly CommandSpec[],
  plainCommand: string,
): CompletionItem[] {
  const rank = ({ name, draws, form }: CommandSpec) =>
    name === plainCommand ? 0 : draws && form === null ? 1 : 2;
  return commands
    .toSorted((a, b) => rank(a) - rank(b))
    .filter(({ name }) => name.startsWith(typed) && name !== typed)
    .map(({ name, description }) => ({ label: `/${name}`, detail: description, insert: `/${name} ` }));
}

/** Options that were typed already are left out. */
export function optionItems(typed: string, command: CommandSpec, used: readonly string[]): CompletionItem[] {
  const main = textOption(command);
  return command.options
    .filter((option) => option.type !== 'attachment' && option !== main && !used.includes(option.name))
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, description }) => ({ label: `--${name}`, detail: description, insert: `--${name} ` }));
}

export function valueItems(typed: string, suggestions: readonly Suggestion[]): CompletionItem[] {
  const wanted = typed.toLowerCase();
  const isLike = ({ name, value }: Suggestion) =>
    name.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted);
  return suggestions.filter(isLike).map(({ name, value }) => ({
    label: value,
    detail: name === value ? '' : name,
    insert: `${/\s/.test(value) ? `"${value}"` : value} `,
  }));
}

/** The box after a suggestion was taken, and where its caret goes. */
export function applyCompletion(text: string, completion: Completion, item: CompletionItem) {
  const before = text.slice(0, completion.from) + item.insert;
  return { text: before + text.slice(completion.to).trimStart(), caret: before.length };
}

function endOfWord(text: string, caret: number): number {
  return caret + (/^\S*/.exec(text.slice(caret))?.[0].length ?? 0);
}
