import { anyOf, type Params, type Problem } from '../request/request.ts';
import type { CommandSpec, OptionSpec, Options, OptionValue } from './chat.ts';

/** Every code a command's options can be refused with. */
export type OptionProblemCode =
  | 'option-unknown'
  | 'option-none'
  | 'option-missing'
  | 'option-not-number'
  | 'option-not-whole'
  | 'option-not-yes-or-no'
  | 'option-not-text'
  | 'option-out-of-range'
  | 'option-not-choice'
  | 'option-too-long'
  | 'option-takes-picture'
  | 'picture-missing';

/**
 * What a platform itself would refuse: names, types, ranges and choices as the command declares them. `pictures` came
 * beside the options, and are as good as one in them.
 */
export function checkOptions(command: CommandSpec, options: Options, pictures = 0): Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(options)) {
    const spec = command.options.find((option) => option.name === name);
    const found = spec ? checkValue(spec, value) : unknownOption(name, command);
    if (found) problems.push(found);
  }
  for (const option of command.options) {
    const given = options[option.name] !== undefined || (option.type === 'attachment' && pictures > 0);
    if (option.required && !given) {
      const code = option.type === 'attachment' ? 'picture-missing' : 'option-missing';
      problems.push(refusal(code, { option: option.name, command: command.name }));
    }
  }
  return problems;
}

/** The option that takes the words: the first required string, else the first that is free text. */
export function textOption(command: CommandSpec): OptionSpec | null {
  const strings = command.options.filter((option) => option.type === 'string');
  return strings.find((option) => option.required) ?? strings.find((option) => !option.choices) ?? null;
}

/** For a name the command does not have: the sentence lists those that can be typed. */
export function unknownOption(option: string, command: CommandSpec): Problem {
  const typed = command.options.filter(({ type }) => type !== 'attachment');
  if (typed.length === 0) return refusal('option-none', { option, command: command.name });
  // What takes the words needs no name, but has one.
  const others = typed.filter((known) => known !== textOption(command));
  const known = (others.length > 0 ? others : typed).map(({ name }) => `--${name}`);
  return refusal('option-unknown', { option, command: command.name, known: anyOf(known) });
}

function checkValue(spec: OptionSpec, value: OptionValue): Problem | null {
  const option = spec.name;
  if (spec.type === 'attachment') {
    return typeof value === 'object' ? null : refusal('option-takes-picture', { option });
  }
  if (typeof value === 'object') return refusal('option-not-text', { option });
  if (spec.type === 'boolean') {
    return typeof value === 'boolean' ? null : refusal('option-not-yes-or-no', { option, value: `${value}` });
  }
  if (spec.type === 'string') return checkText(spec, value);
  return checkNumber(spec, value);
}

function checkText(spec: OptionSpec, value: string | number | boolean): Problem | null {
  const option = spec.name;
  if (typeof value !== 'string') return refusal('option-not-text', { option });
  if (spec.choices && !spec.choices.some((choice) => choice.value === value)) {
    const choices = anyOf(spec.choices.map((choice) => choice.value));
    return refusal('option-not-choice', { option, value, choices });
  }
  if (spec.maxLength !== undefined && value.length > spec.maxLength) {
    return refusal('option-too-long', { option, max: spec.maxLength, length: value.length });
  }
  return null;
}

function checkNumber(spec: OptionSpec, value: string | number | boolean): Problem | null {
  const option = spec.name;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return refusal('option-not-number', { option, value: `${value}` });
  }
  if (spec.type === 'integer' && !Number.isInteger(value)) {
    return refusal('option-not-whole', { option, value });
  }
  const { min = -Infinity, max = Infinity } = spec;
  if (value >= min && value <= max) return null;
  return refusal('option-out-of-range', { option, value, range: rangeText(spec) });
}

function rangeText({ min, max }: OptionSpec): string {
  if (min === undefined) return `≤ ${max}`;
  return max === undefined ? `≥ ${min}` : `${min}–${max}`;
}

function refusal(code: OptionProblemCode, params: Params): Problem {
  return { code, params };
}
