import type { AttachmentRef, CommandSpec, OptionSpec, Options, OptionValue } from '../chat.ts';
import type { StateValue } from './bodies.ts';
import { type FormMetadata, slotsOf } from './forms.ts';
import { attachmentOf } from './references.ts';

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
  const options: Record<string, OptionValue> = { ...from.metadata.typed };
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
