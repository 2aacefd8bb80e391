import { z } from 'zod';
import {
  type Answer,
  type Received,
  type ServiceServer,
  type Speak,
  startService,
} from './service-server.ts';

const side = (least: number, most: number) => z.int().min(least).max(most);
const pixels = (least: number, most: number) =>
  z.strictObject({ width: side(least, most), height: side(least, most) });
const prompt = z.string().min(1);
const picture = z.string().regex(/^(https:\/\/|data:image\/[a-z]+;base64,[A-Za-z0-9+/]+=*$)/);
const answerFields = {
  watermark: z.boolean().default(false),
  response_format: z.enum(['url', 'b64_json']).default('url'),
};
const third = {
  prompt,
  seed: z.int().optional(),
  guidance_scale: z.number().min(1).max(10).optional(),
  ...answerFields,
};
const fourth = {
  prompt: prompt.max(4000),
  image_size: z
    .union([
      z.enum(['square_hd', 'square', 'portrait_4_3', 'portrait_16_9', 'landscape_4_3', 'landscape_16_9']),
      pixels(1024, 4096),
    ])
    .default('square_hd'),
  seed: z.int().min(1).optional(),
  sync_mode: z.boolean().default(false),
  enable_safety_checker: z.boolean().default(true),
  num_images: z.int().min(1).max(4).default(1),
};
const later = {
  prompt,
  image_urls: z.array(picture).min(1).max(14).optional(),
  seed: z.int().optional(),
  ...answerFields,
};
const large = { ...later, image_size: z.union([z.enum(['2K', '4K']), pixels(1440, 4096)]).optional() };
const pro = { ...later, image_size: z.union([z.enum(['1.5K', '2K']), pixels(1024, 2752)]).optional() };

const isThirdSize = (size: string) =>
  size.split('x').every((length) => Number(length) >= 512 && Number(length) <= 2048);

/** What each model takes; anything else is a 400. */
const requestSchema = z.discriminatedUnion('model', [
  z.strictObject({
    model: z.literal('bytedance/seedream-3.0'),
    size: z
      .string()
      .regex(/^\d+x\d+$/)
      .refine(isThirdSize)
      .optional(),
    ...third,
  }),
  z.strictObject({
    model: z.literal('bytedance/seededit-3.0-i2i'),
    image: picture,
    size: z.literal('adaptive').optional(),
    ...third,
  }),
  z.strictObject({ model: z.literal('bytedance/seedream-v4-text-to-image'), ...fourth }),
  z.strictObject({
    model: z.literal('bytedance/seedream-v4-edit'),
    image_urls: z.array(picture).min(1).max(10),
    ...fourth,
  }),
  z.strictObject({ model: z.literal('bytedance/seedream-4-5'), ...large }),
  z.strictObject({ model: z.literal('bytedance/seedream-5-0-lite-preview'), ...large }),
  z.strictObject({ model: z.literal('bytedance/seedream-5-0-pro'), ...pro }),
  z.strictObject({ model: z.literal('bytedance/dola-seedream-5-0-pro'), ...pro }),
]);

/** Takes the place of the usual answer to a good question. */
type Plan = (usual: Answer) => Answer | Speak;

export interface AimlapiFake extends ServiceServer {
  goodKey: string;
  /** The bytes of every picture that is drawn. */
  picture: Buffer;
  /** How the next good question is answered. */
  next(plan: Plan): void;
  /** Links live for a day: from now on they are dead, or alive again. */
  expireLinks(expired: boolean): void;
}

export const aimlapiPath = '/v1/images/generations';

export async function startAimlapi(picture = Buffer.from('a picture of a lighthouse')): Promise<AimlapiFake> {
  const goodKey = 'key-of-the-account';
  let planned: Plan | null = null;
  let expired = false;
  const server = await startService((received) => {
    if (received.url.pathname === '/results/1.jpeg') {
      return expired ? { status: 403, body: '<Error>Expired</Error>' } : { status: 200, body: picture };
    }
    const refusal = refuse(received, goodKey);
    if (refusal) return refusal;
    const plan: Plan = planned ?? ((usual) => usual);
    planned = null;
    return plan(
      draw(requestSchema.parse(received.json), `${server.origin}/results/1.jpeg?X-Tos-Expires=86400`),
    );
  });
  return {
    ...server,
    goodKey,
    picture,
    next: (plan) => {
      planned = plan;
    },
    expireLinks: (dead) => {
      expired = dead;
    },
  };
}

/** An error as the service words it. */
export function aimlapiError(
  statusCode: number,
  message: string,
  more: Record<string, unknown> = {},
): Answer {
  const facts = { path: aimlapiPath, requestId: 'request-1', timestamp: '2026-11-20T00:00:00.000Z' };
  return { status: statusCode, body: { message, statusCode, ...facts, ...more } };
}

function refuse({ method, url, headers, json }: Received, goodKey: string): Answer | null {
  if (method !== 'POST' || url.pathname !== aimlapiPath) return aimlapiError(404, 'Not Found');
  if (headers.authorization !== `Bearer ${goodKey}`) return aimlapiError(401, 'Invalid API key');
  const { success, error } = requestSchema.safeParse(json);
  return success ? null : aimlapiError(400, 'Body validation error!', { meta: error.issues });
}

function draw(request: z.infer<typeof requestSchema>, url: string): Answer {
  const headers = { 'x-inference-id': 'inference-1' };
  if (!('num_images' in request)) {
    const usage = { credits_used: 84_000, usd_spent: 0.042 };
    return { status: 200, headers, body: { data: [{ url, size: '2048x1152' }], meta: { usage } } };
  }
  const file = {
    url,
    content_type: 'image/png',
    file_name: 'a.png',
    file_size: 1,
    width: 2048,
    height: 2048,
  };
  const images = Array.from({ length: request.num_images }, () => file);
  const meta = { usage: { tokens_used: 63_000 * request.num_images } };
  return { status: 200, headers, body: { images, seed: 1, data: images.map(() => ({ url })), meta } };
}
