import { z } from 'zod';
import { maxNameLength } from './people.ts';

/** The shapes the page may send. Everything else is refused. */

const keySchema = z.uuid();
const nameSchema = z.string().min(1).max(32);

const uploadSchema = z.strictObject({ upload: z.uuid(), name: z.string().max(300) });

const optionsSchema = z.record(nameSchema, z.union([z.string(), z.number(), z.boolean(), uploadSchema]));

/** A picture just uploaded, or one of a message. */
const pictureSchema = z.union([
  uploadSchema,
  z.strictObject({ message: z.uuid(), file: z.string().max(300) }),
]);

/** As many as a person can have lying in the box. */
const picturesSchema = z.array(pictureSchema).max(25);

/** `key` is made by the browser, once for each thing a person does: sent again, it is the same request. */
export const commandBodySchema = z.strictObject({
  key: keySchema,
  command: nameSchema,
  options: optionsSchema,
  pictures: picturesSchema.optional(),
  /** So many of `pictures`, the first ones, are what it replies to. */
  replied: z.number().int().min(0).optional(),
  /** The line as typed, to head a private answer. */
  line: z.string().max(400).optional(),
});

export const actionBodySchema = z.strictObject({
  key: keySchema,
  message: z.uuid(),
  action: z.string().max(100),
});

export const filledBodySchema = z.strictObject({
  key: keySchema,
  form: z.string().max(100),
  /** The message whose button opened it; null when a command did. */
  message: z.uuid().nullable(),
  title: z.string().max(200),
  values: z.record(z.string().min(1).max(100), z.string().max(10_000)),
  pictures: picturesSchema,
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

export type BodyPicture = z.infer<typeof pictureSchema>;
export type BodyOptions = z.infer<typeof optionsSchema>;
