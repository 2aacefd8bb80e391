import { z } from 'zod';
import type { Offer } from './offers.ts';
import { invalidParameter, missingParameter, unsupportedParameter } from './refusal.ts';

/** Known fields that only some models take. Every other known field is taken by all, unknown ones are ignored. */
const takenBy: Readonly<Record<string, (offer: Offer) => boolean>> = {
  image: ({ family }) => family.references.max > 0,
  sequential_image_generation: ({ family }) => family.set,
  sequential_image_generation_options: ({ family }) => family.set,
  guidance_scale: ({ family }) => family.guidance !== null,
  output_format: ({ family }) => family.formats.length > 0,
  optimize_prompt_options: ({ family }) => family.sizing === 'tier-or-pixels',
  background: ({ family }) => family.transparent !== 'no',
  layer_decomposition: ({ family }) => family.transparent !== 'no',
  tools: ({ family, cloud }) => family.web.includes(cloud),
};

const maxSeed = 2_147_483_647;
const wholeNumber = (min: number, max: number) => z.int().min(min).max(max);

const fieldsSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  image: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  size: z.string().optional(),
  seed: wholeNumber(-1, maxSeed).optional(),
  guidance_scale: z.number().optional(),
  sequential_image_generation: z.enum(['auto', 'disabled']).optional(),
  sequential_image_generation_options: z.object({ max_images: wholeNumber(1, 15).optional() }).optional(),
  stream: z.boolean().default(false),
  response_format: z.enum(['url', 'b64_json']).default('url'),
  output_format: z.enum(['png', 'jpeg']).optional(),
  watermark: z.boolean().default(true),
  optimize_prompt_options: z.object({ mode: z.enum(['standard', 'fast']).optional() }).optional(),
  tools: z.array(z.object({ type: z.literal('web_search') })).optional(),
  background: z.enum(['auto', 'transparent', 'opaque']).optional(),
  layer_decomposition: z.boolean().optional(),
});

export type Fields = z.infer<typeof fieldsSchema>;

/** The body as an object without its nulls, which stand for "not sent". */
export function readObject(text: string): Record<string, unknown> {
  const body = z.record(z.string(), z.unknown()).safeParse(parseJson(text));
  if (!body.success) throw invalidParameter('body', 'the request body is not a JSON object');
  return Object.fromEntries(Object.entries(body.data).filter(([, value]) => value !== null));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidParameter('body', `the request body is not valid JSON (${String(cause)})`);
  }
}

/** The model's name, the first thing that is looked at. */
export function readModelName(body: Record<string, unknown>): string {
  if (body.model === undefined || body.model === '') throw missingParameter('model');
  if (typeof body.model !== 'string') throw invalidParameter('model');
  return body.model;
}

/**
 * Checks every known field against what the model takes.
 * @throws Refusal naming the first field that is wrong
 */
export function readFields(body: Record<string, unknown>, offer: Offer): Fields {
  if (body.prompt === undefined || body.prompt === '') throw missingParameter('prompt');
  for (const [field, isTaken] of Object.entries(takenBy)) {
    if (body[field] !== undefined && !isTaken(offer)) throw unsupportedParameter(field);
  }
  const read = fieldsSchema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue?.path.filter((part) => typeof part === 'string').join('.') ?? 'body';
    throw path === 'prompt' ? invalidParameter('prompt') : invalidParameter(path, issue?.message);
  }
  checkValues(read.data, offer);
  return read.data;
}

/** Values that some models take and others do not. */
function checkValues(fields: Fields, { family }: Offer): void {
  if (fields.stream && !family.stream) throw unsupportedParameter('stream');
  const guidance = fields.guidance_scale;
  const range = family.guidance;
  if (guidance !== undefined && range && (guidance < range.min || guidance > range.max)) {
    throw invalidParameter('guidance_scale', `guidance_scale must be between ${range.min} and ${range.max}`);
  }
  if (fields.optimize_prompt_options?.mode === 'fast' && !family.fast) {
    throw invalidParameter('optimize_prompt_options.mode', 'fast is not supported by the current model');
  }
  if (fields.background === 'auto' && family.transparent !== 'yes') throw invalidParameter('background');
  if (fields.background === 'transparent' && fields.output_format === 'jpeg') {
    throw invalidParameter('output_format', 'a transparent background needs png');
  }
  if (fields.layer_decomposition) throw invalidParameter('layer_decomposition', 'layers are not simulated');
}
