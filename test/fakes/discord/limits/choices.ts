import type { Form } from '../errors.ts';
import { records } from '../json.ts';
import { count, length, type Path } from './fields.ts';
import { checkLocalizations } from './localizations.ts';

type Kind = 'text' | 'number' | 'any';

/** Choices of an option, or suggestions while somebody types. */
export function checkChoices(form: Form, path: Path, choices: unknown, kind: () => Kind): void {
  count(form, path, choices, 0, 25);
  for (const [index, { name, value, name_localizations }] of records(choices).entries()) {
    const here = [...path, index];
    length(form, [...here, 'name'], name, 1, 100);
    checkLocalizations(form, [...here, 'name_localizations'], name_localizations, 100);
    const isNumber = typeof value === 'number';
    if (isNumber ? kind() === 'text' : kind() === 'number') {
      form.wrong([...here, 'value'], 'CHOICE_VALUE_TYPE', 'The value does not have the type of its option');
    } else if (!isNumber) length(form, [...here, 'value'], value, 1, 100);
  }
}
