import { z } from 'zod';
import type { FakeMessage, FakeView } from '../../fakes/slack/slack.ts';

const optionsSchema = z.array(z.object({ value: z.string() })).default([]);
const actionsSchema = z.object({
  type: z.literal('actions'),
  elements: z.array(z.object({ type: z.string(), action_id: z.string(), options: optionsSchema })),
});
const imageSchema = z.object({ type: z.literal('image'), slack_file: z.object({ id: z.string() }) });
const inputSchema = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.object({
    type: z.string(),
    initial_value: z.string().optional(),
    initial_option: z.object({ value: z.string() }).optional(),
    options: optionsSchema,
    max_files: z.number().optional(),
  }),
});

/** Buttons and menus of a message, with what a menu offers. */
export function elementsIn({ blocks }: Pick<FakeMessage, 'blocks'>) {
  const rows = blocks.flatMap((block) => actionsSchema.safeParse(block).data ?? []);
  return rows.flatMap(({ elements }) =>
    elements.map(({ action_id, options }) => ({ action_id, values: options.map(({ value }) => value) })),
  );
}

/** The files a message shows. */
export function filesIn({ blocks }: Pick<FakeMessage, 'blocks'>): string[] {
  return blocks.flatMap((block) => imageSchema.safeParse(block).data?.slack_file.id ?? []);
}

export function inputsIn({ blocks }: Pick<FakeView, 'blocks'>) {
  return blocks.flatMap((block) => inputSchema.safeParse(block).data ?? []);
}

/** What stands in the fields of a form, uploads left out. */
export function fieldsIn(view: Pick<FakeView, 'blocks'>): [string, string][] {
  return inputsIn(view)
    .filter(({ element }) => element.type !== 'file_input')
    .map(({ block_id: name, element }) => [
      name,
      element.initial_value ?? element.initial_option?.value ?? '',
    ]);
}
