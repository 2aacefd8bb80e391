import { z } from 'zod';
import {
  type Answer,
  type Received,
  type ServiceServer,
  type Speak,
  startService,
} from './service-server.ts';

const ratios =
  '1:1 1:2 1:4 1:8 2:1 2:3 2.35:1 3:2 3:4 4:1 4:3 4:5 5:2 5:4 8:1 9:16 16:9 9:19.5 19.5:9 9:20 20:9 9:21 21:9 auto';

/** What `POST /images` takes; anything else is a 400. */
const requestSchema = z
  .strictObject({
    model: z.string(),
    prompt: z.string().min(1),
    n: z.int().min(1).max(10).optional(),
    size: z
      .string()
      .regex(/^([124]K|\d+x\d+)$/)
      .optional(),
    resolution: z.enum(['512', '1K', '2K', '4K']).optional(),
    aspect_ratio: z.enum(ratios.split(' ')).optional(),
    seed: z.int().optional(),
    output_format: z.enum(['png', 'jpeg', 'webp', 'svg']).optional(),
    input_references: z
      .array(z.strictObject({ type: z.literal('image_url'), image_url: z.strictObject({ url: z.string() }) }))
      .max(14)
      .optional(),
    stream: z.boolean().optional(),
    user: z.string().optional(),
  })
  .refine((body) => !(/^\d+x/.test(body.size ?? '') && (body.resolution || body.aspect_ratio)), {
    message: 'size in pixels excludes resolution and aspect_ratio',
  });

/** What each model's endpoint lists beside `n`, references, resolution and ratio. */
const models: Readonly<Record<string, { resolutions: string[]; parameters: string[] }>> = {
  'bytedance-seed/seedream-4.5': { resolutions: ['1K', '2K', '4K'], parameters: ['seed'] },
  'bytedance-seed/seedream-5-0-lite': { resolutions: ['2K', '4K'], parameters: ['output_format'] },
  'bytedance-seed/seedream-5-0-flash': { resolutions: ['1K', '2K'], parameters: ['output_format'] },
  'bytedance-seed/seedream-5-0-pro': { resolutions: ['1K', '2K'], parameters: ['output_format'] },
};

/** Takes the place of the usual answer to a good question. */
type Plan = (usual: Answer) => Answer | Speak;

export interface OpenRouterFake extends ServiceServer {
  /** What a client is configured with. */
  baseUrl: string;
  goodKey: string;
  /** The bytes of every picture that is drawn. */
  picture: Buffer;
  /** How the next good question is answered. */
  next(plan: Plan): void;
}

/** A loopback OpenRouter with its image API alone. */
export async function startOpenRouter(
  picture: Buffer = Buffer.from('a picture of a lighthouse'),
): Promise<OpenRouterFake> {
  const goodKey = 'sk-or-good';
  let planned: Plan | null = null;
  const server = await startService((received) => {
    const refusal = refuse(received, goodKey);
    if (refusal) return refusal;
    const plan: Plan = planned ?? ((usual) => usual);
    planned = null;
    return plan(draw(requestSchema.parse(received.json), picture));
  });
  const next = (plan: Plan) => {
    planned = plan;
  };
  return { ...server, baseUrl: `${server.origin}/api/v1`, goodKey, picture, next };
}

/** An error as the service words it; inside a 200 as well. */
export function openRouterError(code: number, message: string, metadata?: Record<string, unknown>): Answer {
  return {
    status: code,
    body: { error: { code, message, ...(metadata && { metadata }) }, user_id: 'user_1' },
  };
}

function refuse({ method, url, headers, json }: Received, goodKey: string): Answer | null {
  if (method !== 'POST' || url.pathname !== '/api/v1/images') return openRouterError(404, 'Not Found');
  if (headers.authorization !== `Bearer ${goodKey}`) return openRouterError(401, 'User not found.');
  const parsed = requestSchema.safeParse(json);
  if (!parsed.success) return openRouterError(400, parsed.error.message);
  const model = models[parsed.data.model];
  if (!model) return openRouterError(404, `No endpoints found for ${parsed.data.model}`);
  const { resolution, input_references = [] } = parsed.data;
  if (resolution && !model.resolutions.includes(resolution)) return openRouterError(400, 'resolution');
  const special = ['seed', 'output_format'] as const;
  const foreign = special.find((name) => parsed.data[name] !== undefined && !model.parameters.includes(name));
  if (foreign) return openRouterError(400, `${foreign} is not supported by this model`);
  const broken = input_references.some(({ image_url }) => !isReference(image_url.url));
  return broken ? openRouterError(400, 'input_references: not a picture') : null;
}

/** A `data:` URL whose base64 is whole, or an address. */
function isReference(url: string): boolean {
  if (url.startsWith('https://')) return true;
  const [, base64] = /^data:image\/(?:png|jpeg|webp|gif);base64,([A-Za-z0-9+/]+={0,2})$/.exec(url) ?? [];
  return base64 !== undefined && base64.length % 4 === 0;
}

function draw({ n = 1 }: z.infer<typeof requestSchema>, picture: Buffer): Answer {
  const item = { b64_json: picture.toString('base64'), media_type: 'image/jpeg' };
  const tokens = { prompt_tokens: 0, completion_tokens: 4175 * n, total_tokens: 4175 * n };
  return {
    status: 200,
    headers: { 'x-generation-id': 'gen-1' },
    body: {
      created: 1763600000,
      data: Array.from({ length: n }, () => item),
      usage: { ...tokens, cost: 0.04 * n, is_byok: false },
    },
  };
}
