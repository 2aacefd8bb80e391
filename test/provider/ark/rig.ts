import { z } from 'zod';
import { createArkProvider } from '../../../src/provider/ark/ark.ts';
import { createCatalogue } from '../../../src/request/catalogue.ts';
import { createPlan } from '../../fakes/plan.ts';
import { type Answer, fieldsOf, type Received, startService } from '../../fakes/service-server.ts';
import type { Rig, RigFacts } from '../rig.ts';
import { apiKey } from './fixture.ts';

const apiPath = '/api/v3/images/generations';
const picture = Buffer.from('a picture '.repeat(1000));

const bodySchema = z.object({
  model: z.string(),
  prompt: z.string(),
  image: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  sequential_image_generation_options: z.object({ max_images: z.number() }).optional(),
  seed: z.number().optional(),
  guidance_scale: z.number().optional(),
  output_format: z.string().optional(),
  watermark: z.boolean().optional(),
});

const refusals: Record<string, Answer> = {
  'no-credit': refuse(403, 'AccountOverdueError'),
  'rate-limited': { ...refuse(429, 'ModelAccountIpmRateLimitExceeded'), headers: { 'retry-after': '7' } },
  broken: refuse(500, 'InternalServiceError'),
};

/** A ModelArk that answers in one piece. */
async function startArkRig(): Promise<Rig> {
  const plan = createPlan();
  let expired = false;
  const server = await startService((received) => {
    if (received.url.pathname.startsWith('/results/')) {
      return expired ? { status: 403, body: '<Error/>' } : { status: 200, body: picture };
    }
    if (received.url.pathname !== apiPath) return refuse(404, 'InvalidAction');
    if (received.headers.authorization !== `Bearer ${apiKey}`) return refuse(401, 'AuthenticationError');
    return plan.submit(() => draw(received), refusals);
  });

  function draw(received: Received): Answer {
    const { refused, images } = plan.take();
    if (refused) return refuse(400, 'InputTextSensitiveContentDetected');
    const set = bodySchema.parse(fieldsOf(received)).sequential_image_generation_options;
    const count = images ?? set?.max_images ?? 1;
    const data = Array.from({ length: count }, (_, at) => ({
      url: `${server.origin}/results/${at}`,
      size: '2048x2048',
    }));
    return { status: 200, body: { data, usage: { generated_images: count, output_tokens: count * 16384 } } };
  }

  return {
    ...plan,
    goodKey: apiKey,
    requests: server.requests,
    picture,
    expireLinks: (now) => {
      expired = now;
    },
    provider: (given = {}) => {
      const { apiKey: key = apiKey, baseUrl = `${server.origin}/api/v3` } = given;
      return createArkProvider({ apiKey: key, baseUrl, catalogue: createCatalogue('byteplus') });
    },
    isSubmit: ({ url }) => url.pathname === apiPath,
    mayCarryKey: ({ url }) => url.pathname === apiPath,
    wire(submit) {
      const body = bodySchema.parse(submit.json);
      return {
        modelId: body.model,
        prompt: body.prompt,
        references: (body.image ?? []).map((url) => Buffer.from(url.split(',')[1] ?? '', 'base64')),
        images: body.sequential_image_generation_options?.max_images,
        seed: body.seed,
        guidance: body.guidance_scale,
        format: body.output_format,
        watermark: body.watermark,
      };
    },
    close: server.close,
  };
}

export const arkFacts: RigFacts = {
  name: 'ark',
  start: startArkRig,
  families: { generate: '4.5', edit: '4.5', set: '4.5' },
  countInPrompt: true,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: false },
  retryAfterMs: 7000,
  cancels: null,
};

function refuse(status: number, code: string): Answer {
  return { status, body: { error: { code, message: `${code}. Request id: 0217` } } };
}
