import { z } from 'zod';
import type { Words } from '../../words/words.ts';
import type { AttachmentRef, Form, FormAnswer, FormField } from '../chat.ts';
import { splitValue } from '../split-text.ts';
import { cut, renderMessage } from './blocks.ts';
import type { StateValue } from './bodies.ts';
import { attachmentOf } from './references.ts';

/** Source: Slack's reference of views and of their elements. */
const formLimits = { title: 24, label: 2000, text: 3000, option: 75, options: 100, files: 10 };

/** What a form of the core remembers until it is sent: where it belongs, and where its answers are read. */
const metadataSchema = z.object({
  form: z.string(),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
  responseUrl: z.string().nullable(),
  /** Channel and thread of the question, when the answer to it that was pressed stands elsewhere. */
  origin: z.object({ channel: z.string(), thread: z.string().nullable() }).nullable(),
});
export type ViewMetadata = z.infer<typeof metadataSchema>;

export const viewCallback = 'form';

export function readViewMetadata(text: string): ViewMetadata {
  return metadataSchema.parse(JSON.parse(text));
}

/** A form as the core lays it out. */
export function renderView(
  form: Form,
  { words, metadata }: { words: Words; metadata: ViewMetadata },
): object {
  const blocks = form.fields.flatMap((field) => renderField(field, words));
  return {
    type: 'modal',
    callback_id: viewCallback,
    private_metadata: JSON.stringify(metadata),
    title: plain(cut(form.title, formLimits.title) || '…'),
    submit: plain(cut(words.say('form.ok'), formLimits.title)),
    close: plain(cut(words.say('form.close'), formLimits.title)),
    blocks: form.text ? [said(form.text), ...blocks] : blocks,
  };
}

/** Why there is no form, where it would have been. */
export function renderRefusal(
  { message }: Extract<FormAnswer, { kind: 'refused' }>,
  { words, title }: { words: Words; title: string },
): object {
  const { text, returnPrompt } = message;
  const shown = { ...(text && { text }), ...(returnPrompt && { returnPrompt }) };
  const promptBack = words.say('chat.prompt-back');
  return {
    type: 'modal',
    title: plain(cut(title, formLimits.title)),
    close: plain(cut(words.say('form.close'), formLimits.title)),
    blocks: renderMessage(shown, { files: [], promptBack }).blocks,
  };
}

function renderField(field: FormField, words: Words): object[] {
  if (field.kind === 'text') return renderText(field);
  return field.kind === 'choice' ? renderChoice(field, words) : renderPictures(field, words);
}

/** A longer text than an input takes stands in several, one after the other. */
function renderText({ name, label, value, required, long, maxLength }: Extract<FormField, { kind: 'text' }>) {
  return splitValue(value, formLimits.text).map((part, index) => ({
    ...{ type: 'input', block_id: partName(name, index), optional: !required || index > 0 },
    label: plain(cut(index === 0 ? label : `${label} (${index + 1})`, formLimits.label) || '…'),
    element: {
      ...{ type: 'plain_text_input', action_id: partName(name, index), multiline: long },
      max_length: Math.min(formLimits.text, Math.max(1, maxLength)),
      ...(part !== '' && { initial_value: part }),
    },
  }));
}

function renderChoice(
  { name, label, value, choices }: Extract<FormField, { kind: 'choice' }>,
  words: Words,
): object[] {
  if (choices.length === 0) return [];
  const options = choices
    .slice(0, formLimits.options)
    .map((choice) => ({ text: plain(cut(choice.name, formLimits.option) || '…'), value: choice.value }));
  const initial = options.find((option) => option.value === value);
  const placeholder = plain(words.say('form.automatic'));
  return [
    {
      ...{ type: 'input', block_id: name, optional: true },
      label: plain(cut(label, formLimits.label) || '…'),
      element: {
        ...{ type: 'static_select', action_id: name, placeholder, options },
        ...(initial && { initial_option: initial }),
      },
    },
  ];
}

/** One upload takes ten files; more go into a second one. */
function renderPictures(
  { name, label, most }: Extract<FormField, { kind: 'pictures' }>,
  words: Words,
): object[] {
  const fields = Math.max(1, Math.ceil(most / formLimits.files));
  return Array.from({ length: fields }, (_, index) => {
    const count = Math.min(formLimits.files, Math.max(1, most - index * formLimits.files));
    const hint = words.say(index === fields - 1 ? 'form.upload-later' : 'form.upload', { count });
    return {
      ...{ type: 'input', block_id: partName(name, index), optional: true },
      label: plain(cut(index === 0 ? label : `${label} (${index + 1})`, formLimits.label) || '…'),
      hint: plain(cut(hint, formLimits.label)),
      element: { type: 'file_input', action_id: partName(name, index), max_files: count },
    };
  });
}

function partName(name: string, index: number): string {
  return index === 0 ? name : `${name}~${index + 1}`;
}

function placeOf(part: string): number {
  return Number(part.split('~')[1] ?? 1);
}

function said(text: string): object {
  return { type: 'section', text: { type: 'plain_text', text: cut(text, formLimits.text), emoji: false } };
}

function plain(text: string): object {
  return { type: 'plain_text', text };
}

export interface FilledView {
  values: Readonly<Record<string, string>>;
  pictures: readonly AttachmentRef[];
}

/** What was filled in, its parts put together again. */
export function readView(
  state: Readonly<Record<string, Readonly<Record<string, StateValue>>>>,
  where: { team: string | null; enterprise: string | null },
): FilledView {
  const fields = Object.values(state)
    .flatMap((block) => Object.entries(block))
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  const values: Record<string, string> = {};
  for (const [part, { value, selected_option: chosen }] of fields) {
    const [name = ''] = part.split('~');
    const text = chosen?.value ?? value ?? '';
    if (text.trim() !== '') values[name] = (values[name] ?? '') + text;
  }
  const files = fields.flatMap(([, { files: some }]) => some ?? []);
  return { values, pictures: files.map((file) => attachmentOf(where, file)) };
}
