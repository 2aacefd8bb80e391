import { z } from 'zod';
import { createOpenRouterProvider } from '../../../src/provider/openrouter/openrouter.ts';
import { openRouterError, startOpenRouter } from '../../fakes/openrouter.ts';
import { type Received, speakCut } from '../../fakes/service-server.ts';
import { describeContract } from '../contract.ts';
import type { Refusal, Rig, Wire } from '../rig.ts';

const wireSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  seed: z.number().optional(),
  output_format: z.string().optional(),
  input_references: z.array(z.object({ image_url: z.object({ url: z.string() }) })).default([]),
});

function readWire({ json }: Received): Wire {
  const body = wireSchema.parse(json);
  const references = body.input_references.map(({ image_url: { url } }) =>
    Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'),
  );
  return {
    modelId: body.model,
    prompt: body.prompt,
    references,
    seed: body.seed,
    format: body.output_format,
    guidance: undefined,
    watermark: undefined,
  };
}

const refusals: Record<Refusal, () => ReturnType<typeof openRouterError>> = {
  'no-credit': () => openRouterError(402, 'Insufficient credits', { limit_source: 'account' }),
  'rate-limited': () => ({ ...openRouterError(429, 'Rate limit exceeded'), headers: { 'retry-after': '7' } }),
  broken: () => openRouterError(500, 'Internal Server Error'),
};

async function start(): Promise<Rig> {
  const fake = await startOpenRouter();
  const moderated = { reasons: ['sexual'], flagged_input: 'a …', provider_name: 'Seed', model_slug: 'm' };
  return {
    provider: ({ apiKey = fake.goodKey, baseUrl = fake.baseUrl } = {}) =>
      createOpenRouterProvider({ apiKey, baseUrl, timeoutMs: 20_000 }),
    goodKey: fake.goodKey,
    requests: fake.requests,
    isSubmit: () => true,
    mayCarryKey: () => true,
    wire: readWire,
    refuseSubmit: (how) => fake.next(refusals[how]),
    answerSubmit: (answer) => fake.next(() => answer),
    cutSubmit: (afterBytes) => fake.next((usual) => speakCut(usual, afterBytes)),
    picture: fake.picture,
    refuseContent: () => fake.next(() => openRouterError(403, 'Flagged', moderated)),
    close: fake.close,
  };
}

describeContract({
  name: 'OpenRouter',
  start,
  families: { generate: '4.5', edit: '5-pro', set: null },
  countInPrompt: false,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: false },
  retryAfterMs: 7000,
  cancels: null,
});
