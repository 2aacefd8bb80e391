import { z } from 'zod';
import type { Words } from '../../words/words.ts';
import type { AttachmentRef, FilledEvent, Form, FormField } from '../chat.ts';
import { splitValue } from '../split-text.ts';
import { renderChoices } from './components.ts';
import { cut } from './cut.ts';
import { attachmentOf, type Interaction } from './interaction.ts';

/** Source: Discord's "Component reference" for modals, labels, text inputs and file uploads. */
const limits = {
  title: 45,
  components: 5,
  label: 45,
  description: 100,
  value: 4000,
  content: 4000,
  uploads: 10,
};
const types = { select: 3, text: 4, display: 10, label: 18, upload: 19 } as const;

/** A form as the platform opens it. What does not fit is left out of its end, so forms keep to five fields. */
export function renderForm(form: Form, words: Words) {
  const { text, fields } = form;
  const shown = fields.filter((field) => field.kind !== 'choice' || field.choices.length > 0);
  const room = limits.components - shown.length + 1;
  const labels = shown.flatMap((field) => renderField(field, { words, room })).slice(0, limits.components);
  // Words above the fields take the place of one; else they stand below the first field's name.
  const isAbove = text !== undefined && labels.length < limits.components;
  const [first, ...rest] = labels;
  const described =
    first && text !== undefined && !isAbove
      ? [{ description: cut(text, limits.description), ...first }]
      : [first];
  return {
    custom_id: form.id,
    title: cut(form.title, limits.title),
    components: [
      ...(isAbove ? [{ type: types.display, content: cut(text, limits.content) }] : []),
      ...described,
      ...rest,
    ],
  };
}

interface FieldMeans {
  words: Words;
  /** Places of the form this field may take. */
  room: number;
}

function renderField(field: FormField, { words, room }: FieldMeans): object[] {
  if (field.kind === 'text') return textInputs(field);
  if (field.kind === 'choice') return [labelled(field.label, select(field))];
  return uploads(field, { words, room });
}

function labelled(label: string, component: object, description?: string) {
  const said = description === undefined ? {} : { description: cut(description, limits.description) };
  return { type: types.label, label: cut(label, limits.label), ...said, component };
}

/** A longer text than an input takes stands in several, one after the other. */
function textInputs({ name, label, long, required, maxLength, value }: FormField & { kind: 'text' }) {
  const max_length = Math.min(maxLength, limits.value);
  return splitValue(value, limits.value).map((part, index) => {
    const place = index === 0 ? '' : ` (${index + 1})`;
    const custom_id = partName(name, index);
    const filled = part === '' ? {} : { value: cut(part, max_length) };
    const input = { type: types.text, custom_id, style: long ? 2 : 1, max_length, ...filled };
    return labelled(`${cut(label, limits.label - place.length)}${place}`, {
      ...input,
      required: required && index === 0,
    });
  });
}

/** The first part has the name of its field. */
function partName(name: string, index: number): string {
  return index === 0 ? name : `${name}~${index + 1}`;
}

function select({ name, value, choices }: FormField & { kind: 'choice' }) {
  const options = renderChoices(choices).map((choice) => ({ ...choice, default: choice.value === value }));
  return { type: types.select, custom_id: name, required: false, options };
}

/** One field takes ten files: for more there are several, named one after the other. */
function uploads({ name, label, most }: FormField & { kind: 'pictures' }, { words, room }: FieldMeans) {
  const count = Math.min(Math.ceil(most / limits.uploads), Math.max(1, room));
  const isAll = most <= count * limits.uploads;
  return Array.from({ length: count }, (_, index) => {
    const max_values = Math.min(limits.uploads, most - index * limits.uploads);
    const upload = {
      type: types.upload,
      custom_id: `${name}:${index}`,
      required: false,
      min_values: 0,
      max_values,
    };
    const says = !isAll && index === count - 1 ? 'form.upload-later' : 'form.upload';
    return labelled(numbered(label, { index, count }), upload, words.say(says, { count: max_values }));
  });
}

function numbered(label: string, { index, count }: { index: number; count: number }): string {
  const part = count === 1 ? '' : ` (${index + 1}/${count})`;
  return `${cut(label, limits.label - part.length)}${part}`;
}

const filledSchema = z.array(
  z.object({
    component: z
      .object({
        type: z.number(),
        custom_id: z.string(),
        value: z.string().nullish(),
        values: z.array(z.string()).nullish(),
      })
      .nullish(),
  }),
);

/** What somebody filled in, its parts put together again. What was left empty is missing. */
export function readForm({ data }: Interaction): Pick<FilledEvent, 'values' | 'pictures'> {
  const values: Record<string, string> = {};
  const pictures: AttachmentRef[] = [];
  for (const { component } of filledSchema.parse(data?.components ?? [])) {
    if (!component) continue;
    if (component.type === types.upload) {
      pictures.push(...(component.values ?? []).flatMap((id) => attachmentOf(data, id) ?? []));
      continue;
    }
    const value = component.value ?? component.values?.[0] ?? '';
    const [name = ''] = component.custom_id.split('~');
    if (value !== '') values[name] = (values[name] ?? '') + value;
  }
  return { values, pictures };
}
