import { z } from 'zod';
import type { Words } from '../../words/words.ts';
import type { AttachmentRef, CommandSpec, OptionSpec, Options, OptionValue } from '../chat.ts';
import { cut } from './blocks.ts';
import type { StateValue } from './bodies.ts';
import { attachmentOf, fileIdOf } from './references.ts';

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
};

export function readMetadata(text: string): FormMetadata {
  return metadataSchema.parse(text === '' ? emptyMetadata : JSON.parse(text));
}

export interface FormWish {
  spec: CommandSpec;
  words: Words;
  metadata: FormMetadata;
  title: string;
  /** Where the job goes is asked for. */
  asksWhere: boolean;
  suggest(option: string): Promise<readonly { name: string; value: string }[]>;
}

/** The form of a command: words, the choices people make most, and pictures. */
export async function renderForm(wish: FormWish): Promise<object> {
  const { words, spec, metadata } = wish;
  const options = asked.flatMap((name) => spec.options.find((option) => option.name === name) ?? []);
  const fields = await Promise.all(options.map((option) => renderOption(option, wish)));
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(metadata),
    title: plain(cut(wish.title, titleLength)),
    submit: plain(cut(words.say('form.send'), titleLength)),
    close: plain(cut(words.say('form.close'), titleLength)),
    blocks: [
      promptField(spec),
      ...chosenPictures(wish),
      ...fields.flat(),
      ...picturesField(wish),
      ...(wish.asksWhere ? [whereField(words)] : []),
    ],
  };
}

function promptField({ options }: CommandSpec): object {
  const label = options.find(({ name }) => name === 'prompt')?.description ?? 'prompt';
  const element = {
    type: 'plain_text_input',
    action_id: 'prompt',
    multiline: true,
    max_length: maxPromptLength,
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

async function renderOption(option: OptionSpec, { words, suggest }: FormWish): Promise<object[]> {
  const label = plain(cut(option.description, 2000));
  const common = { type: 'input', block_id: option.name, label, optional: true };
  if (option.type === 'boolean') {
    const options = [{ text: plain(cut(option.description, 75)), value: 'yes' }];
    return [
      {
        ...common,
        label: plain(option.label),
        element: { type: 'checkboxes', action_id: option.name, options },
      },
    ];
  }
  const values = option.suggests ? await suggest(option.name) : valuesOf(option);
  if (values.length === 0) return [];
  const options = values
    .slice(0, maxOptions)
    .map(({ name, value }) => ({ text: plain(cut(name, 75)), value: cut(value, 75) }));
  const placeholder = plain(words.say('form.automatic'));
  return [{ ...common, element: { type: 'static_select', action_id: option.name, placeholder, options } }];
}

function valuesOf({ choices, min = 1, max }: OptionSpec): { name: string; value: string }[] {
  if (choices) return [...choices];
  if (max === undefined || max - min > maxOptions) return [];
  return Array.from({ length: max - min + 1 }, (_, n) => ({ name: String(min + n), value: String(min + n) }));
}

function picturesField({ spec, words }: FormWish): object[] {
  const count = Math.min(maxFiles, slotsOf(spec).length);
  if (count === 0) return [];
  const element = { type: 'file_input', action_id: 'pictures', max_files: count };
  const label = plain(words.say('form.references'));
  return [{ type: 'input', block_id: 'pictures', optional: true, label, element }];
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
function slotsOf({ options }: CommandSpec): string[] {
  return options.filter(({ type }) => type === 'attachment').map(({ name }) => name);
}

/** The pictures as options of a command, which are as many as a form takes. */
function inSlots(spec: CommandSpec, pictures: readonly AttachmentRef[]): Options {
  const slots = slotsOf(spec);
  return Object.fromEntries(
    pictures.slice(0, slots.length).map((picture, index) => [slots[index] ?? '', picture]),
  );
}

export interface FilledForm {
  options: Options;
  /** Of the message it was opened on, those that are meant; then new ones. Empty where the options have them. */
  pictures: readonly AttachmentRef[];
  replied: number;
  /** Where it goes, if that was asked for and chosen. */
  where: string | null;
}

/** What was filled in, in the types of the command's options. */
export function readForm(
  spec: CommandSpec,
  state: Readonly<Record<string, Readonly<Record<string, StateValue>>>>,
  from: { metadata: FormMetadata; team: string | null; enterprise: string | null },
): FilledForm {
  const values = Object.assign({}, ...Object.values(state)) as Readonly<Record<string, StateValue>>;
  const options: Record<string, OptionValue> = {};
  for (const option of spec.options) {
    const value = filledIn(option, values[option.name]);
    if (value !== null) options[option.name] = value;
  }
  const uploaded = (values.pictures?.files ?? []).map((file) => attachmentOf(from, file));
  const chosen = chosenIn(from, Number(values.which?.selected_option?.value ?? 0) || null);
  const where = values.where?.selected_conversation ?? null;
  if (chosen.length === 0) {
    return { options: { ...options, ...inSlots(spec, uploaded) }, pictures: [], replied: 0, where };
  }
  return { options, pictures: [...chosen, ...uploaded], replied: chosen.length, where };
}

function chosenIn(
  from: { metadata: FormMetadata; team: string | null; enterprise: string | null },
  which: number | null,
): AttachmentRef[] {
  return from.metadata.pictures
    .filter((_, index) => which === null || index === which - 1)
    .map(([id, name, size, image]) => ({
      ...attachmentOf(from, { id, name, size }),
      ...(image !== null && { image }),
    }));
}

function filledIn(option: OptionSpec, field: StateValue | undefined): OptionValue | null {
  if (!field) return null;
  if (option.type === 'boolean') return (field.selected_options ?? []).length > 0 ? true : null;
  const text = field.value ?? field.selected_option?.value ?? null;
  if (text === null || text.trim() === '') return null;
  return option.type === 'integer' || option.type === 'number' ? Number(text) : text;
}
