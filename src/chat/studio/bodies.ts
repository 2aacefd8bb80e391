import { z } from 'zod';
import { maxNameLength } from './people.ts';

/** The shapes the page may send. Everything else is refused. */

const keySchema = z.uuid();
const nameSchema = z.string().min(1).max(32);

const optionsSchema = z.record(
  nameSchema,
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.strictObject({ upload: z.uuid(), name: z.string().max(300) }),
  ]),
);

/** `key` is made by the browser, once for each thing a person does: sent again, it is the same request. */
export const commandBodySchema = z.strictObject({
  key: keySchema,
  command: nameSchema,
  options: optionsSchema,
  /** The line as typed, to head a private answer. */
  line: z.string().max(400).optional(),
});

export const actionBodySchema = z.strictObject({
  key: keySchema,
  message: z.uuid(),
  action: z.string().max(100),
});

export const suggestBodySchema = z.strictObject({
  command: nameSchema,
  option: nameSchema,
  typed: z.string().max(200),
  options: optionsSchema,
});

export const nameBodySchema = z.strictObject({
  name: z.string().trim().min(1).max(maxNameLength),
});

export const dismissBodySchema = z.strictObject({ message: z.uuid() });

export type BodyOptions = z.infer<typeof optionsSchema>;
