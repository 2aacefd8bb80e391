import { Form } from '../errors.ts';
import { type Json, lengthOf, number, record, records, text } from '../json.ts';
import { choice, count, length, type Path } from './fields.ts';
import { checkSelect } from './selects.ts';

const row = 1;
const textInput = 4;
const textDisplay = 10;
const label = 18;
const fileUpload = 19;
const radioGroup = 21;
const checkboxGroup = 22;
const checkbox = 23;
const selects = [3, 5, 6, 7, 8];
const inLabel = [textInput, ...selects, fileUpload, radioGroup, checkboxGroup, checkbox];

export function checkModal(modal: Json): void {
  const form = new Form();
  const path = ['data'];
  length(form, [...path, 'title'], modal.title, 1, 45);
  length(form, [...path, 'custom_id'], modal.custom_id, 1, 100);
  count(form, [...path, 'components'], modal.components, 1, 5);
  const seen = new Set<string>();
  for (const [index, component] of records(modal.components).entries()) {
    const here = [...path, 'components', index];
    choice(form, [...here, 'type'], component.type, [row, textDisplay, label]);
    checkTop(form, here, component);
    const id = text(inputOf(component)?.custom_id);
    const message = 'Component custom id cannot be duplicated';
    if (id !== '' && seen.has(id)) form.wrong(here, 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    seen.add(id);
  }
  form.check();
}

/** What a person fills in within a label or a row. */
export function inputOf(component: Json): Json | null {
  if (component.type === label) return record(component.component);
  return component.type === row ? record(records(component.components)[0]) : null;
}

function checkTop(form: Form, path: Path, component: Json): void {
  if (component.type === textDisplay) {
    length(form, [...path, 'content'], component.content, 1, 4000);
    return;
  }
  if (component.type === row) {
    count(form, [...path, 'components'], component.components, 1, 1);
    const input = record(records(component.components)[0]);
    choice(form, [...path, 'components', 0, 'type'], input.type, [textInput]);
    length(form, [...path, 'components', 0, 'label'], input.label, 1, 45);
    checkInput(form, [...path, 'components', 0], input);
    return;
  }
  if (component.type !== label) return;
  length(form, [...path, 'label'], component.label, 1, 45);
  length(form, [...path, 'description'], component.description, 0, 100);
  const input = record(component.component);
  choice(form, [...path, 'component', 'type'], input.type, inLabel);
  checkInput(form, [...path, 'component'], input);
}

function checkInput(form: Form, path: Path, input: Json): void {
  if (selects.includes(number(input.type))) {
    checkSelect(form, path, input);
    return;
  }
  length(form, [...path, 'custom_id'], input.custom_id, 1, 100);
  if (input.type === textInput) checkText(form, path, input);
  if (input.type === fileUpload) checkFiles(form, path, input);
  if (input.type === radioGroup) count(form, [...path, 'options'], input.options, 2, 10);
  if (input.type === checkboxGroup) count(form, [...path, 'options'], input.options, 1, 10);
}

function checkText(form: Form, path: Path, input: Json): void {
  choice(form, [...path, 'style'], input.style, [1, 2]);
  length(form, [...path, 'placeholder'], input.placeholder, 0, 100);
  length(form, [...path, 'value'], input.value, 0, 4000);
  between(form, [...path, 'min_length'], input.min_length, 0, 4000);
  between(form, [...path, 'max_length'], input.max_length, 1, 4000);
  if (lengthOf(text(input.value)) <= number(input.max_length ?? 4000)) return;
  form.wrong([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', 'The value is longer than max_length.');
}

function checkFiles(form: Form, path: Path, input: Json): void {
  between(form, [...path, 'min_values'], input.min_values, input.required === false ? 0 : 1, 10);
  between(form, [...path, 'max_values'], input.max_values, 1, 10);
}

function between(form: Form, path: Path, value: unknown, least: number, most: number): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'number' && value >= least && value <= most) return;
  form.wrong(path, 'NUMBER_TYPE_RANGE', `int value should be between ${least} and ${most}.`);
}
