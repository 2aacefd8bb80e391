import { z } from 'zod';
import type { Words } from '../../words/words.ts';
import type { AttachmentRef, CommandSpec, OptionSpec } from '../chat.ts';
import { cut } from './blocks.ts';
import { fileIdOf } from './references.ts';

const titleLength = 24;
const maxPromptLength = 3000;
const maxOptions = 100;
/** One upload field takes so many files. */
const maxFiles = 10;
/** So many pictures of a message can be asked about. */
const maxChosen = 25;
/** The options a form asks for, besides words and pictures. */
const asked = ['model', 'ratio', 'size', 'count', 'private'];

const longestName = 24;

/** A file's id, its name and size, and the picture of ours it shows: what a form remembers is 3,000 characters long. */
const chosenSchema = z.tuple([z.string(), z.string(), z.number().nullable(), z.string().nullable()]);

/** What a form has to remember until it is sent. */
const metadataSchema = z.object({
  command: z.string(),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
  responseUrl: z.string().nullable(),
  pictures: z.array(chosenSchema),
  /** Options that were typed and that the form does not ask for. */
  typed: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
export type FormMetadata = z.infer<typeof metadataSchema>;

export function rememberPictures(pictures: readonly AttachmentRef[]): FormMetadata['pictures'] {
  return pictures
    .slice(0, maxChosen)
    .map((picture) => [
      fileIdOf(picture),
      cut(picture.name, longestName),
      picture.bytes,
      picture.image ?? null,
    ]);
}

export const formCallback = 'draw';
const emptyMetadata: FormMetadata = {
  command: 'imagine',
  channel: null,
  thread: null,
  responseUrl: null,
  pictures: [],
  typed: {},
};

export function readMetadata(text: string): FormMetadata {
  return metadataSchema.parse(text === '' ? emptyMetadata : JSON.parse(text));
}

export interface FormWish {
  spec: CommandSpec;
  words: Words;
  metadata: Omit<FormMetadata, 'typed'>;
  title: string;
  /** What was typed already stands in the form. */
  typed: FormMetadata['typed'];
  /** Where the job goes is asked for. */
  asksWhere: boolean;
  suggest(option: string): Promise<readonly { name: string; value: string }[]>;
}

/** The form of a command: words, the choices people make most, and pictures. */
export async function renderForm(wish: FormWish): Promise<object> {
  const { words, spec, metadata } = wish;
  const others = Object.entries(wish.typed).filter(([name]) => name !== 'prompt' && !asked.includes(name));
  const options = asked.flatMap((name) => spec.options.find((option) => option.name === name) ?? []);
  const fields = await Promise.all(options.map((option) => renderOption(option, wish)));
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify({ ...metadata, typed: Object.fromEntries(others) }),
    title: plain(cut(wish.title, titleLength)),
    submit: plain(cut(words.say('form.send'), titleLength)),
    close: plain(cut(words.say('form.close'), titleLength)),
    blocks: [
      promptField(wish),
      ...chosenPictures(wish),
      ...fields.flat(),
      ...picturesField(wish),
      ...(wish.asksWhere ? [whereField(words)] : []),
    ],
  };
}

function promptField({ spec, typed }: FormWish): object {
  const label = spec.options.find(({ name }) => name === 'prompt')?.description ?? 'prompt';
  const element = {
    type: 'plain_text_input',
    action_id: 'prompt',
    multiline: true,
    max_length: maxPromptLength,
    ...(typed.prompt !== undefined && { initial_value: cut(`${typed.prompt}`, maxPromptLength) }),
  };
  return {
    type: 'input',
    block_id: 'prompt',
    label: plain(label),
    element: { ...element, focus_on_load: true },
  };
}

/** Which of a message's pictures is meant; of a single one only its name is said. */
function chosenPictures({ metadata, words }: FormWish): object[] {
  const names = metadata.pictures.map(([, name], index) => `${index + 1}. ${name}`);
  if (names.length === 0) return [];
  const text = `${words.say('form.references')}\n${names.join('\n')}`;
  const list = { type: 'context', elements: [{ type: 'plain_text', text: cut(text, 2000) }] };
  if (names.length === 1) return [list];
  const all = { text: plain(cut(words.say('form.which-all'), 75)), value: 'all' };
  const options = [all, ...names.map((name, n) => ({ text: plain(cut(name, 75)), value: `${n + 1}` }))];
  const element = { type: 'static_select', action_id: 'which', options, initial_option: all };
  const label = plain(words.say('form.which'));
  return [list, { type: 'input', block_id: 'which', label, element }];
}

async function renderOption(
  option: OptionSpec,
  { words, suggest, typed: { [option.name]: typed } }: FormWish,
): Promise<object[]> {
  const label = plain(cut(option.description, 2000));
  const common = { type: 'input', block_id: option.name, label, optional: true };
  if (option.type === 'boolean') {
    const options = [{ text: plain(cut(option.description, 75)), value: 'yes' }];
    return [
      {
        ...common,
        label: plain(option.label),
        element: {
          ...{ type: 'checkboxes', action_id: option.name, options },
          ...(typed === true && { initial_options: options }),
        },
      },
    ];
  }
  const known = option.suggests ? await suggest(option.name) : valuesOf(option);
  const isKnown = typed === undefined || known.some(({ value }) => value === `${typed}`);
  const values = isKnown ? known : [{ name: `${typed}`, value: `${typed}` }, ...known];
  if (values.length === 0) return [];
  const options = values
    .slice(0, maxOptions)
    .map(({ name, value }) => ({ text: plain(cut(name, 75)), value: cut(value, 75) }));
  const initial = options.find(({ value }) => value === `${typed}`);
  const placeholder = plain(words.say('form.automatic'));
  const select = { type: 'static_select', action_id: option.name, placeholder, options };
  return [{ ...common, element: { ...select, ...(initial && { initial_option: initial }) } }];
}

function valuesOf({ choices, min = 1, max }: OptionSpec): { name: string; value: string }[] {
  if (choices) return [...choices];
  if (max === undefined || max - min > maxOptions) return [];
  return Array.from({ length: max - min + 1 }, (_, n) => ({ name: String(min + n), value: String(min + n) }));
}

function picturesField({ spec, words, metadata }: FormWish): object[] {
  const isNeeded = spec.options.some(({ type, required }) => type === 'attachment' && required);
  const optional = !isNeeded || metadata.pictures.length > 0;
  const count = Math.min(maxFiles, slotsOf(spec).length);
  if (count === 0) return [];
  const element = { type: 'file_input', action_id: 'pictures', max_files: count };
  const label = plain(words.say('form.references'));
  return [{ type: 'input', block_id: 'pictures', optional, label, element }];
}

function whereField(words: Words): object {
  return {
    ...{ type: 'input', block_id: 'where', optional: true },
    label: plain(words.say('form.where')),
    hint: plain(words.say('form.where-hint')),
    element: {
      ...{ type: 'conversations_select', action_id: 'where' },
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    },
  };
}

function plain(text: string): object {
  return { type: 'plain_text', text };
}

/** The names of the options that take pictures, in order. */
export function slotsOf({ options }: CommandSpec): string[] {
  return options.filter(({ type }) => type === 'attachment').map(({ name }) => name);
}
