import { z } from 'zod';

const buttonSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  style: z.enum(['plain', 'primary', 'danger']),
  url: z.string().optional(),
});

const menuSchema = z.strictObject({
  label: z.string(),
  options: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});

const fileSchema = z.strictObject({
  key: z.string(),
  index: z.number().nullable().default(null),
  name: z.string(),
  mime: z.string(),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
  title: z.string(),
  caption: z.string().optional(),
  isCopy: z.boolean().optional(),
});

const cardSchema = z.strictObject({
  tone: z.enum(['working', 'done', 'partial', 'failed']),
  heading: z.string(),
  prompt: z.string(),
  settings: z.string(),
  tiles: z.array(
    z.strictObject({ state: z.enum(['waiting', 'drawing', 'done', 'failed', 'deleted']), label: z.string() }),
  ),
  // What has a default was not known to an older version.
  ratio: z.number().default(1),
  status: z.string(),
  countdownTo: z.number().nullable(),
  notes: z.array(z.string()),
  isCancelled: z.boolean().optional(),
  sheet: fileSchema.nullable().default(null),
});

/** One message of the studio's conversation, as it is stored. */
export const studioMessageSchema = z.strictObject({
  id: z.string(),
  /** Place in the conversation: grows with every message and never changes. */
  seq: z.number(),
  /** Grows with every write of any message, so that a browser can ask for what it missed. */
  revision: z.number(),
  address: z.string(),
  key: z.string(),
  /** The id of the card it belongs to. */
  thread: z.string().nullable(),
  /** A `PersonRef`: nobody else ever sees it. Null is everybody. */
  visibleTo: z.string().nullable(),
  /** For a private answer: the line it answers, and the id the browser gave that line. */
  answers: z.strictObject({ key: z.string(), line: z.string() }).nullable(),
  /** Where what its buttons start goes; null is where it stands itself. */
  actsAt: z.string().nullable().default(null),
  card: cardSchema.nullable(),
  text: z.string().nullable(),
  files: z.array(fileSchema),
  buttons: z.array(z.array(buttonSchema)),
  menu: menuSchema.nullable().default(null),
  mention: z.string().nullable(),
  /** A prompt handed back with a refusal. */
  returnPrompt: z.string().nullable(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  updatedAt: z.number(),
  /** A removed message keeps its place and key and loses its content. */
  removed: z.boolean(),
});

export type StudioMessage = z.infer<typeof studioMessageSchema>;
export type StudioFile = StudioMessage['files'][number];

/** What a browser is given. */
export type PageMessage = Omit<StudioMessage, 'address' | 'key' | 'actsAt'>;

export function toPageMessage(message: StudioMessage): PageMessage {
  const { address: _address, key: _key, actsAt: _actsAt, ...page } = message;
  return page;
}

/** Every file that can be opened as part of a message. */
export function filesOf({ files, card }: StudioMessage): StudioFile[] {
  return card?.sheet ? [...files, card.sheet] : files;
}
