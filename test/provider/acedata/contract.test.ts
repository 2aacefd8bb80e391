import { z } from 'zod';
import { createAcedataProvider } from '../../../src/provider/acedata/acedata.ts';
import { acedataError, startAcedata, submitPath } from '../../fakes/acedata.ts';
import { type Received, speakCut } from '../../fakes/service-server.ts';
import { describeContract } from '../contract.ts';
import type { Refusal, Rig, Wire } from '../rig.ts';

const wireSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  image: z.array(z.string()).default([]),
  sequential_image_generation_options: z.object({ max_images: z.number() }).optional(),
  seed: z.number().optional(),
  guidance_scale: z.number().optional(),
  output_format: z.string().optional(),
  watermark: z.boolean().optional(),
});

function readWire({ json }: Received): Wire {
  const body = wireSchema.parse(json);
  return {
    modelId: body.model,
    prompt: body.prompt,
    references: body.image.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
    images: body.sequential_image_generation_options?.max_images,
    seed: body.seed,
    guidance: body.guidance_scale,
    format: body.output_format,
    watermark: body.watermark,
  };
}

const refusals: Record<Refusal, () => ReturnType<typeof acedataError>> = {
  'no-credit': () => acedataError(403, 'used_up'),
  'rate-limited': () => acedataError(429, 'too_many_requests'),
  broken: () => acedataError(500, 'api_error'),
};

async function start(): Promise<Rig> {
  const fake = await startAcedata();
  return {
    provider: ({ apiKey = fake.goodKey, baseUrl = fake.origin } = {}) =>
      createAcedataProvider({ apiKey, baseUrl, timeoutMs: 20_000 }),
    goodKey: fake.goodKey,
    requests: fake.requests,
    isSubmit: ({ url }) => url.pathname === submitPath,
    mayCarryKey: ({ url }) => url.pathname.startsWith('/seedream/'),
    wire: readWire,
    refuseSubmit: (how) => fake.next(refusals[how]),
    answerSubmit: (answer) => fake.next(() => answer),
    cutSubmit: (afterBytes) => fake.next((usual) => speakCut(usual, afterBytes)),
    picture: fake.picture,
    refuseContent: () => fake.next(() => acedataError(403, 'moderation')),
    drawOnly: fake.drawOnly,
    expireLinks: fake.expireLinks,
    hold: () => fake.hold(true),
    release: () => fake.hold(false),
    close: fake.close,
  };
}

describeContract({
  name: 'Ace Data Cloud',
  start,
  families: { generate: '4.5', edit: '5-pro', set: '4.5' },
  countInPrompt: true,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: false },
  retryAfterMs: null,
  cancels: null,
});
