import { z } from 'zod';
import type { FakeDiscord, FakeInteraction, FakeMessage, FakeUser } from '../../fakes/discord/discord.ts';

const optionSchema = z.object({ value: z.string(), default: z.boolean().default(false) });
const elementSchema = z.object({ custom_id: z.string(), options: z.array(optionSchema).default([]) });
const rowSchema = z.object({ type: z.literal(1), components: z.array(z.unknown()) });
const embedSchema = z.object({ image: z.object({ url: z.string() }) });
const inputSchema = z.object({
  type: z.literal(18),
  component: elementSchema.extend({
    type: z.number(),
    value: z.string().default(''),
    max_values: z.number().default(1),
  }),
});
const upload = 19;

/** The channel with its threads, the person's direct messages, and what only they see. */
export function seenBy(fake: FakeDiscord, person: FakeUser, channelId: string): FakeMessage[] {
  const shared = fake.messages(channelId).flatMap((message) => {
    const thread = fake.thread(message.id);
    return [message, ...(thread ? fake.messages(thread.id) : [])];
  });
  return [...shared, ...fake.directMessages(person), ...fake.ephemerals(person)];
}

/** Buttons and menus of a message, with what a menu offers. */
export function elementsIn({ components }: FakeMessage) {
  const rows = components.flatMap((row) => rowSchema.safeParse(row).data?.components ?? []);
  const elements = rows.flatMap((element) => elementSchema.safeParse(element).data ?? []);
  return elements.map(({ custom_id: id, options }) => ({ id, values: options.map(({ value }) => value) }));
}

/** The links of the files a message shows: its attachments, and the pictures within its cards. */
export function filesIn({ attachments, embeds }: FakeMessage): { name: string; url: string }[] {
  const inside = embeds.flatMap((embed) => embedSchema.safeParse(embed).data?.image.url ?? []);
  return [
    ...attachments.map(({ filename: name, url }) => ({ name, url })),
    ...inside.map((url) => ({ name: new URL(url).pathname.split('/').at(-1) ?? '', url })),
  ];
}

function inputsIn({ modal }: FakeInteraction) {
  const components = z.array(z.unknown()).parse(modal?.components ?? []);
  return components.flatMap((component) => inputSchema.safeParse(component).data?.component ?? []);
}

/** What stands in the fields of a form, uploads left out. */
export function fieldsIn(opened: FakeInteraction): [string, string][] {
  return inputsIn(opened)
    .filter(({ type }) => type !== upload)
    .map(({ custom_id: name, value, options }) => [
      name,
      value || (options.find((option) => option.default)?.value ?? ''),
    ]);
}

/** The upload fields of a form, each filled before the next one is. */
export function spreadOver<File>(opened: FakeInteraction, files: readonly File[]): Record<string, File[]> {
  const left = [...files];
  const fields = inputsIn(opened).filter(({ type }) => type === upload);
  const spread = fields.map(({ custom_id: name, max_values: most }) => [name, left.splice(0, most)] as const);
  if (left.length > 0) throw new Error(`The form has no room for ${left.length} pictures`);
  return Object.fromEntries(spread);
}
