import { z } from 'zod';
import { createAimlapiProvider } from '../../../src/provider/aimlapi/aimlapi.ts';
import { aimlapiError, aimlapiPath, startAimlapi } from '../../fakes/aimlapi.ts';
import { type Received, speakCut } from '../../fakes/service-server.ts';
import { describeContract } from '../contract.ts';
import type { Refusal, Rig, Wire } from '../rig.ts';

const wireSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  seed: z.number().optional(),
  guidance_scale: z.number().optional(),
  watermark: z.boolean().optional(),
  image: z.string().optional(),
  image_urls: z.array(z.string()).optional(),
});

function readWire({ json }: Received): Wire {
  const { model, prompt, seed, guidance_scale, watermark, image, image_urls } = wireSchema.parse(json);
  const urls = image_urls ?? (image === undefined ? [] : [image]);
  const references = urls.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  return { modelId: model, prompt, references, seed, guidance: guidance_scale, format: undefined, watermark };
}

const refusals: Record<Refusal, () => ReturnType<typeof aimlapiError>> = {
  'no-credit': () => aimlapiError(403, "You've run out of credits."),
  'rate-limited': () => aimlapiError(429, 'Too many requests'),
  broken: () => ({ status: 500, body: 'Internal server error' }),
};

async function start(): Promise<Rig> {
  const fake = await startAimlapi();
  const isSubmit = ({ url }: Received) => url.pathname === aimlapiPath;
  const refused = { code: 'InputTextSensitiveContentDetected' };
  return {
    provider: ({ apiKey = fake.goodKey, baseUrl = fake.origin } = {}) =>
      createAimlapiProvider({ apiKey, baseUrl, timeoutMs: 20_000 }),
    goodKey: fake.goodKey,
    requests: fake.requests,
    isSubmit,
    mayCarryKey: isSubmit,
    wire: readWire,
    refuseSubmit: (how) => fake.next(refusals[how]),
    answerSubmit: (answer) => fake.next(() => answer),
    cutSubmit: (afterBytes) => fake.next((usual) => speakCut(usual, afterBytes)),
    picture: fake.picture,
    refuseContent: () => fake.next(() => aimlapiError(400, 'The request failed', refused)),
    expireLinks: fake.expireLinks,
    close: fake.close,
  };
}

describeContract({
  name: 'AI/ML API',
  start,
  families: { generate: '4.5', edit: '5-pro', set: null },
  countInPrompt: false,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: false },
  retryAfterMs: null,
  cancels: null,
});
