import { h } from 'preact';
import type { FormField } from '../../chat.ts';
import { fill } from '../fill.ts';
import { PictureChip } from './picture-chip.ts';
import { useStudio } from './studio-context.ts';
import { Tray } from './tray.ts';
import type { References } from './use-references.ts';

export interface FieldProps {
  field: FormField;
  value: string;
  onValue(value: string): void;
  references: References;
}

/** One thing a form asks for. */
export function Field({ field, value, onValue, references }: FieldProps) {
  const { words } = useStudio();
  if (field.kind === 'pictures') return h(PicturesField, { field, references });
  return h(
    'label',
    { class: 'field' },
    h(
      'span',
      {},
      field.label,
      field.kind === 'text' && !field.required && h('small', {}, words.formOptional),
    ),
    field.kind === 'choice' ? h(Choices, { field, value, onValue }) : h(Typed, { field, value, onValue }),
  );
}

interface TypedProps {
  field: Extract<FormField, { kind: 'text' }>;
  value: string;
  onValue(value: string): void;
}

function Typed({ field, value, onValue }: TypedProps) {
  const { name, required, maxLength, long } = field;
  return h(long ? 'textarea' : 'input', {
    ...{ name, value, required, maxLength },
    ...(long && { rows: 4 }),
    autocomplete: 'off',
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onValue(currentTarget.value),
  });
}

interface ChoicesProps {
  field: Extract<FormField, { kind: 'choice' }>;
  value: string;
  onValue(value: string): void;
}

function Choices({ field, value, onValue }: ChoicesProps) {
  const { words } = useStudio();
  return h(
    'select',
    {
      ...{ name: field.name, value },
      onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => onValue(currentTarget.value),
    },
    field.value === null && h('option', { value: '' }, words.automatic),
    field.choices.map((choice) => h('option', { key: choice.value, value: choice.value }, choice.name)),
  );
}

interface PicturesFieldProps {
  field: Extract<FormField, { kind: 'pictures' }>;
  references: References;
}

function PicturesField({ field, references }: PicturesFieldProps) {
  const { words } = useStudio();
  return h(
    'fieldset',
    { class: 'field' },
    h('legend', {}, field.label, h('small', {}, fill(words.formPictures, { max: field.most }))),
    h(Tray, { references }),
    h('div', {}, h(PictureChip, { references })),
  );
}
