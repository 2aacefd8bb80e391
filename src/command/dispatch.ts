import type { CommandSpec, OptionSpec, OptionValue, SuggestEvent, Suggestion } from '../chat/chat.ts';
import { allOf, anyOf, problem } from '../request/request.ts';
import { isMessageKey, type MessageKey, type Words } from '../words/words.ts';
import type { Command, CommandContext, CommandResult, Option, SuggestContext } from './command.ts';

export type Commands = ReadonlyMap<string, Command>;

/** The tightest of the chats shows this many suggestions. */
const maxSuggestions = 25;

/** Runs the command an event names. What cannot be read is a problem, never an exception. */
export async function dispatch(commands: Commands, ctx: CommandContext): Promise<CommandResult> {
  const { command: name, options } = ctx.event;
  const command = commands.get(name);
  if (!command) return { kind: 'refuse', problem: problem('command-unknown', { command: name }) };
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    const option = command.options[key];
    if (!option) return unreadable(key, describeOptions(command, ctx.words));
    const read: unknown = option.read(value);
    if (read === undefined && !isEmpty(value)) return unreadable(key, accepted(option, ctx.words));
    values[key] = read;
  }
  return command.run(ctx, values);
}

function isEmpty(value: OptionValue): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function unreadable(option: string, sentence: string): CommandResult {
  return { kind: 'refuse', problem: problem('option-unreadable', { option, accepted: sentence }) };
}

function describeOptions(command: Command, words: Words): string {
  const names = Object.keys(command.options);
  return names.length > 0
    ? words.say('answer.options-are', { options: allOf(names) })
    : words.say('answer.options-none');
}

function accepted(option: Option<unknown>, words: Words): string {
  if (option.choices)
    return words.say('answer.option-choice', { values: anyOf(option.choices.map((c) => c.value)) });
  return words.say(`answer.option-${option.type}`);
}

/** What a person may type next into an option. */
export function suggest(
  commands: Commands,
  event: SuggestEvent,
  ctx: Omit<SuggestContext, 'typed' | 'options'>,
): readonly Suggestion[] {
  const option = commands.get(event.command)?.options[event.option];
  const suggestions = option?.suggest?.({ ...ctx, typed: event.typed, options: event.options }) ?? [];
  return suggestions.slice(0, maxSuggestions);
}

/** The commands as data, for platforms to register and show. */
export function describeCommands(commands: Commands, words: Words): CommandSpec[] {
  return [...commands].map(([name, command]) => ({
    name,
    label: labelOf(name, words),
    description: words.say(command.description),
    form: command.form ?? null,
    draws: 'private' in command.options,
    options: Object.entries(command.options)
      .map(([option, definition]) => describeOption(option, definition, words))
      .sort((a, b) => Number(b.required) - Number(a.required)),
  }));
}

/** `image2` is called after `image`, with its number. */
function labelOf(name: string, words: Words): string {
  const [, base = name, n = ''] = /^(.*?)(\d*)$/.exec(name) ?? [];
  const key = `name.${base}`;
  return isMessageKey(key) ? words.say(key, { n }) : name;
}

function describeOption(name: string, option: Option<unknown>, words: Words): OptionSpec {
  const label = (entry: { value: string; label: MessageKey | null }) =>
    entry.label ? words.say(entry.label) : entry.value;
  return {
    name,
    label: labelOf(name, words),
    description: words.say(option.description, { n: option.number ?? 1 }),
    type: option.type,
    required: option.required,
    suggests: option.suggest !== undefined,
    ...(option.min !== undefined && { min: option.min }),
    ...(option.max !== undefined && { max: option.max }),
    ...(option.maxLength !== undefined && { maxLength: option.maxLength }),
    ...(option.choices && {
      choices: option.choices.map((entry) => ({ name: label(entry), value: entry.value })),
    }),
  };
}
