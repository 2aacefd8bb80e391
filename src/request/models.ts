import { z } from 'zod';

/** Who runs the ModelArk endpoint. It decides ids, prices and a few options. */
export type Cloud = 'byteplus' | 'volcengine';

export const tiers = ['1K', '1.5K', '2K', '3K', '4K'] as const;
export type Tier = (typeof tiers)[number];

export const ratios = ['1:1', '4:3', '3:4', '16:9', '9:16', '3:2', '2:3', '21:9'] as const;
export type Ratio = (typeof ratios)[number];

export const pictureFormats = ['jpeg', 'png'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

const sizeSchema = z.string().regex(/^\d{2,5}x\d{2,5}$/);
const rangeSchema = z.strictObject({ min: z.number(), max: z.number() });

const modelIdSchema = z.strictObject({
  id: z.string().min(1),
  /** `retiring` is still called, with a warning on the card. */
  status: z.enum(['live', 'retiring']).default('live'),
  /** ISO time after which the service refuses the id. */
  endsAt: z.iso.datetime({ offset: true }).optional(),
});

export const priceSchema = z.strictObject({
  currency: z.enum(['USD', 'CNY']),
  /** Per picture, where nothing below says otherwise. */
  image: z.number().nonnegative(),
  /** Per picture when the size is sent as a tier. */
  tiers: z.partialRecord(z.enum(tiers), z.number().nonnegative()).optional(),
  /** Per picture when the size is sent as pixels: the first step that is large enough. */
  pixelSteps: z.array(z.strictObject({ upTo: z.number(), image: z.number().nonnegative() })).optional(),
  /** Per reference picture, after the free ones. */
  reference: z.number().nonnegative().default(0),
  freeReferences: z.number().int().nonnegative().default(0),
});

const cloudRecord = <T extends z.ZodType>(schema: T) =>
  z.partialRecord(z.enum(['byteplus', 'volcengine']), schema);

/** One model family and everything that is true of it on ModelArk. */
export const modelFamilySchema = z.strictObject({
  /** The short name people type, and the key everywhere: `4.5`, `5-lite`. */
  family: z.string().regex(/^[a-z0-9.-]{1,24}$/),
  name: z.string().min(1),
  aliases: z.array(z.string()),
  /** Orders the models for those who want a stronger one; the number itself means nothing. */
  strength: z.number(),
  /** In order of preference; the first that has not ended is called. An endpoint id (`ep-…`) may stand here. */
  ids: cloudRecord(z.array(modelIdSchema)),
  /** What it can start from: words alone, or words and pictures. */
  generates: z.boolean(),
  references: z.strictObject({
    min: z.number().int().nonnegative(),
    max: z.number().int().nonnegative(),
    formats: z.array(z.enum(['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'])),
    /** Width divided by height. */
    ratio: rangeSchema,
  }),
  /**
   * How a size is said: by tier or pixels, by pixels only, by a tier with a ratio beside it, or not at all (the model
   * follows the picture).
   */
  sizing: z.enum(['tier-or-pixels', 'pixels', 'tier-and-ratio', 'adaptive']),
  tiers: z.array(z.enum(tiers)),
  defaultTier: z.enum(tiers).nullable(),
  /** Tiers that can be said by name, where not all of them can: the others are said in pixels. */
  namedTiers: z.array(z.enum(tiers)).optional(),
  /** Recommended pixels per tier and ratio. */
  sizes: z.partialRecord(z.enum(tiers), z.partialRecord(z.enum(ratios), sizeSchema)),
  pixels: rangeSchema.nullable(),
  /** Width and height each, in pixels; left out where only the area counts. */
  sides: rangeSchema.optional(),
  ratio: rangeSchema,
  set: z.boolean(),
  stream: z.boolean(),
  seed: z.boolean(),
  /** The least seed beside −1, which is any; left out, all from 0. */
  leastSeed: z.number().int().optional(),
  guidance: z.strictObject({ min: z.number(), max: z.number(), default: z.number() }).nullable(),
  /** Values of `output_format`; empty where the field is not taken. */
  formats: z.array(z.enum(pictureFormats)),
  /** What comes back when `output_format` is not sent. */
  nativeFormat: z.enum(pictureFormats),
  fast: z.boolean(),
  web: z.array(z.enum(['byteplus', 'volcengine'])),
  /** `with-alpha`: only an edit of exactly one PNG that has an alpha channel. */
  transparent: z.enum(['no', 'with-alpha', 'yes']),
  /** Whether the visible mark of the vendor can be asked for. */
  watermark: z.boolean(),
  /** Most characters of a prompt; left out where nothing is said. */
  maxPrompt: z.number().int().positive().optional(),
  price: cloudRecord(priceSchema),
  /** Pictures a minute per account and model version. */
  imagesPerMinute: z.number().int().positive().nullable(),
});

export type ModelFamily = z.infer<typeof modelFamilySchema>;
export type ModelId = z.infer<typeof modelIdSchema>;
export type Price = z.infer<typeof priceSchema>;

/** Used where the catalogue has no limit of its own. */
export const defaultImagesPerMinute = 500;

/** What a service calls a model may depend on what is asked of it. */
export const operations = ['generate', 'edit', 'set', 'edit-set'] as const;
export type Operation = (typeof operations)[number];

/**
 * One model as one service offers it. `differs` lies over the family as it is on ModelArk: only what is another way
 * here stands in it.
 */
export interface ModelOffer {
  /** The provider's name. */
  service: string;
  family: string;
  /** The service's own id for each operation; what is missing is not offered. */
  ids: Partial<Record<Operation, string>>;
  differs: Partial<Omit<ModelFamily, 'family' | 'name' | 'aliases' | 'ids' | 'price' | 'imagesPerMinute'>>;
  /** Most pictures of one set; null where there are none. */
  maxSet: number | null;
  /** Most references and pictures of one call together; null where nothing is said. */
  maxTogether: number | null;
  /** List price; null is shown as unknown. */
  price: Price | null;
  /** Pictures a minute where the service names a number; null is without a limit of ours until a 429 teaches one. */
  imagesPerMinute: number | null;
  /** Left out, it is live. */
  status?: ModelId['status'];
  /** ISO time after which the service refuses the ids. */
  endsAt?: string | undefined;
}

/** A service as people know it. */
export interface Service {
  name: string;
  title: string;
}

export interface Catalogue {
  readonly cloud: Cloud;
  /** The service whose ids and prices stand with the families themselves. */
  readonly home: string;
  readonly families: readonly ModelFamily[];
  /** What the services that can be called offer, the preferred service first. */
  readonly offers: readonly ModelOffer[];
  /** Per family the services that may draw it, in order; a family that is missing takes every service. */
  readonly routes: ReadonlyMap<string, readonly string[]>;
}

export function hasEnded(entry: { endsAt?: string | undefined }, now: Date): boolean {
  return entry.endsAt !== undefined && now.getTime() >= Date.parse(entry.endsAt);
}

export interface FoundModel {
  family: ModelFamily;
  /** Set when a raw id was typed: only an offer of that id is meant. */
  id: string | null;
}

/** Finds a model by what a person typed: `4.5`, `seedream-4.5`, `Seedream 5.0 lite`, `5-lite`, or a raw id. */
export function findModel(catalogue: Catalogue, typed: string): FoundModel | null {
  const wanted = plainName(typed);
  for (const family of catalogue.families) {
    const id = allIds(catalogue, family).find((known) => known.toLowerCase() === typed.trim().toLowerCase());
    if (id) return { family, id };
    if (namesOf(family).includes(wanted)) return { family, id: null };
  }
  return null;
}

function allIds(catalogue: Catalogue, family: ModelFamily): readonly string[] {
  const offered = catalogue.offers.filter((offer) => offer.family === family.family);
  return [
    ...Object.values(family.ids).flatMap((entries) => entries.map((entry) => entry.id)),
    ...offered.flatMap((offer) => Object.values(offer.ids)),
  ];
}

function namesOf(family: ModelFamily): string[] {
  const own = [family.family, family.name, ...family.aliases].map(plainName);
  return own.flatMap((name) => [
    name,
    `seedream-${name}`,
    `doubao-seedream-${name}`,
    `dola-seedream-${name}`,
  ]);
}

function plainName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
