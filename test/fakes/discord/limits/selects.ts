import type { Form } from '../errors.ts';
import { type Json, number, records, text } from '../json.ts';
import { count, length, type Path } from './fields.ts';

/** A select menu, in a message or in a modal. */
export function checkSelect(form: Form, path: Path, select: Json): void {
  length(form, [...path, 'custom_id'], select.custom_id, 1, 100);
  length(form, [...path, 'placeholder'], select.placeholder, 0, 150);
  if (select.type !== 3) return;
  count(form, [...path, 'options'], select.options, 1, 25);
  const seen = new Set<string>();
  for (const [index, option] of records(select.options).entries()) {
    const here = [...path, 'options', index];
    length(form, [...here, 'label'], option.label, 1, 100);
    length(form, [...here, 'value'], option.value, 1, 100);
    length(form, [...here, 'description'], option.description, 0, 100);
    const message = 'The specified option value is already used';
    if (seen.has(text(option.value)))
      form.wrong([...here, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    seen.add(text(option.value));
  }
  const chosen = records(select.options).filter((option) => option.default === true).length;
  if (chosen > number(select.max_values ?? 1))
    form.wrong([...path, 'options'], 'SELECT_COMPONENT_MAX_VALUES', 'More defaults than can be chosen.');
  const most = select.max_values === undefined ? 1 : number(select.max_values);
  if (most <= records(select.options).length && most >= 1) return;
  const message = 'Must be between 1 and the number of options.';
  form.wrong([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES', message);
}
