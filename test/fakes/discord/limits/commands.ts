import { Form } from '../errors.ts';
import { type Json, lengthOf, list, number, record, records, text } from '../json.ts';
import { checkChoices } from './choices.ts';
import { choice, count, length, type Path } from './fields.ts';
import { checkLocalizations } from './localizations.ts';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const mostCharacters = 8000;
const mostOfType: Record<number, number> = { 1: 100, 2: 15, 3: 15 };
const subcommand = 1;
const subcommandGroup = 2;
const withChoices = [3, 4, 10];

/** All commands of one registration. */
export function checkCommands(commands: unknown[]): void {
  const form = new Form();
  for (const [index, command] of records(commands).entries()) checkCommand(form, [index], command);
  const named = records(commands).map(({ type, name }) => `${type ?? 1} ${text(name)}`);
  for (const [index, name] of named.entries()) {
    if (named.indexOf(name) === index) continue;
    const message = 'Application command names must be unique';
    form.wrong([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
  }
  for (const [type, most] of Object.entries(mostOfType)) {
    const found = records(commands).filter((command) => String(command.type ?? 1) === type).length;
    if (found > most)
      form.wrong([], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer commands of type ${type}.`);
  }
  form.check();
}

function checkCommand(form: Form, path: Path, command: Json): void {
  const type = command.type ?? 1;
  choice(form, [...path, 'type'], type, [1, 2, 3, 4]);
  if (type === 1) {
    checkName(form, path, command);
    checkDescription(form, path, command);
    checkOptions(form, path, command, 0);
  } else checkMenu(form, path, command);
  for (const context of list(command.contexts)) choice(form, [...path, 'contexts'], context, [0, 1, 2]);
  for (const kind of list(command.integration_types))
    choice(form, [...path, 'integration_types'], kind, [0, 1]);
  const characters = weight(command);
  if (characters <= mostCharacters) return;
  const message = `Command exceeds maximum size (${mostCharacters})`;
  form.wrong(path, 'APPLICATION_COMMAND_TOO_LARGE', message);
}

/** Entries of the context menu may have spaces and capitals, but no options and no description. */
function checkMenu(form: Form, path: Path, command: Json): void {
  length(form, [...path, 'name'], command.name, 1, 32);
  checkLocalizations(form, [...path, 'name_localizations'], command.name_localizations, 32);
  const message = 'Context menu commands cannot have';
  if (text(command.description) !== '') {
    form.wrong(
      [...path, 'description'],
      'APPLICATION_COMMAND_DESCRIPTION_INVALID',
      `${message} a description`,
    );
  }
  if (records(command.options).length > 0) {
    form.wrong([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_INVALID', `${message} options`);
  }
}

function checkName(form: Form, path: Path, named: Json): void {
  const names = [
    { path: [...path, 'name'], name: named.name },
    ...Object.entries(record(named.name_localizations)).map(([locale, name]) => ({
      path: [...path, 'name_localizations', locale],
      name,
    })),
  ];
  for (const { path: here, name } of names) {
    if (name === null) continue;
    length(form, here, name, 1, 32);
    const isFine = namePattern.test(text(name)) && text(name) === text(name).toLowerCase();
    const message = 'Command name is invalid';
    if (!isFine) form.wrong(here, 'APPLICATION_COMMAND_INVALID_NAME', message);
  }
  checkLocalizations(form, [...path, 'name_localizations'], named.name_localizations, 32);
}

function checkDescription(form: Form, path: Path, described: Json): void {
  length(form, [...path, 'description'], described.description, 1, 100);
  const localizations = described.description_localizations;
  checkLocalizations(form, [...path, 'description_localizations'], localizations, 100);
}

/** `depth` 0 for a command, 1 for a subcommand or group in it, 2 for a subcommand in a group. */
function checkOptions(form: Form, path: Path, holder: Json, depth: number): void {
  const options = records(holder.options);
  count(form, [...path, 'options'], holder.options, 0, 25);
  let sawOptional = false;
  const names = options.map(({ name }) => text(name));
  for (const [index, option] of options.entries()) {
    const here = [...path, 'options', index];
    checkOption(form, here, option, depth);
    const isNested = option.type === subcommand || option.type === subcommandGroup;
    if (option.required === true && sawOptional) {
      const message = 'Required options must be placed before non-required options';
      form.wrong(here, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    if (option.required !== true && !isNested) sawOptional = true;
    if (names.indexOf(text(option.name)) !== index) {
      form.wrong(here, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    }
    if (isNested !== (options[0]?.type === subcommand || options[0]?.type === subcommandGroup)) {
      const message =
        'Sub-command and sub-command group option types are mutually exclusive to all other types';
      form.wrong(here, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
    }
  }
}

function checkOption(form: Form, path: Path, option: Json, depth: number): void {
  const { type, choices, autocomplete } = option;
  const nested = [...(depth < 2 ? [subcommand] : []), ...(depth < 1 ? [subcommandGroup] : [])];
  choice(form, [...path, 'type'], type, [...nested, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  checkName(form, path, option);
  checkDescription(form, path, option);
  if (nested.includes(type as number)) {
    checkOptions(form, path, option, type === subcommand ? 2 : 1);
    return;
  }
  checkFileTypes(form, path, option);
  if (choices === undefined || choices === null) return;
  if (autocomplete === true || !withChoices.includes(type as number)) {
    form.wrong(
      [...path, 'choices'],
      'APPLICATION_COMMAND_OPTION_CHOICES_INVALID',
      'Choices are not allowed here',
    );
  }
  checkChoices(form, [...path, 'choices'], choices, () => (type === 3 ? 'text' : 'number'));
}

function checkFileTypes(form: Form, path: Path, { type, file_types }: Json): void {
  if (file_types === undefined) return;
  count(form, [...path, 'file_types'], file_types, 0, 10);
  const isFine = (value: unknown) => /^(image|video|audio|\.\w+)$/.test(text(value));
  const given = Array.isArray(file_types) ? file_types : [];
  if (type === 11 && given.every(isFine)) return;
  form.wrong([...path, 'file_types'], 'APPLICATION_COMMAND_FILE_TYPES_INVALID', 'Invalid file types');
}

/** Names, descriptions and choice values; of localizations only the longest counts. */
function weight(part: Json): number {
  const longest = (value: unknown, localizations: unknown) =>
    Math.max(...[value, ...Object.values(record(localizations))].map((one) => lengthOf(text(one))));
  const own =
    longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const choices = records(part.choices).map(
    ({ name, name_localizations, value }) =>
      longest(name, name_localizations) + lengthOf(number(value) ? String(value) : text(value)),
  );
  return own + [...choices, ...records(part.options).map(weight)].reduce((sum, size) => sum + size, 0);
}
