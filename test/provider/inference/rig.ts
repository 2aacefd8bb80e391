import { z } from 'zod';
import { createInferenceProvider } from '../../../src/provider/inference/inference.ts';
import { type InferenceFake, startInference } from '../../fakes/inference.ts';
import { type Answer, type Received, speakCut } from '../../fakes/service-server.ts';
import type { Refusal, Rig, RigFacts, Wire } from '../rig.ts';

const runSchema = z.object({
  app: z.string(),
  input: z.object({
    prompt: z.string(),
    image: z.string().optional(),
    images: z.array(z.string()).optional(),
    seed: z.number().optional(),
    guidance_scale: z.number().optional(),
    output_format: z.string().optional(),
    watermark: z.boolean().optional(),
  }),
});

function problem(status: number, title: string): Answer {
  return { status, body: { type: `https://api.inference.sh/errors/${title}`, title, status, detail: title } };
}

const refusals: Record<Refusal, Answer> = {
  'no-credit': problem(402, 'insufficient_credits'),
  'rate-limited': problem(429, 'rate_limited'),
  broken: problem(500, 'internal'),
};

export function createInferenceRig(fake: InferenceFake): Rig {
  return {
    provider: ({ apiKey = fake.goodKey, baseUrl = fake.origin } = {}) =>
      createInferenceProvider({ apiKey, baseUrl }),
    goodKey: fake.goodKey,
    requests: fake.requests,
    isSubmit: ({ url }) => url.pathname === '/apps/run',
    mayCarryKey: ({ url }) => !/^\/(out|uploads)\//.test(url.pathname),
    wire: (submit) => readWire(submit, fake),
    refuseSubmit: (how) => {
      fake.nextSubmit = () => refusals[how];
    },
    answerSubmit: (answer) => {
      fake.nextSubmit = () => answer;
    },
    cutSubmit: (afterBytes) => {
      fake.nextSubmit = (taken) => speakCut(taken(), afterBytes);
    },
    picture: fake.picture,
    refuseContent: () => {
      fake.nextError =
        'Image generation failed: InputTextSensitiveContentDetected: the text may be sensitive';
    },
    expireLinks: (expired) => {
      fake.expired = expired;
    },
    hold: () => {
      fake.held = 'running';
    },
    release: () => {
      fake.held = null;
    },
    close: () => fake.close(),
  };
}

function readWire({ json }: Received, fake: InferenceFake): Wire {
  const { app, input } = runSchema.parse(json);
  const files = input.image === undefined ? (input.images ?? []) : [input.image];
  return {
    modelId: app,
    prompt: input.prompt,
    references: files.map((uri) => fake.uploads.get(uri) ?? Buffer.from('nothing')),
    seed: input.seed,
    guidance: input.guidance_scale,
    format: input.output_format,
    watermark: input.watermark,
  };
}

export const inferenceFacts: RigFacts = {
  name: 'inference.sh',
  start: async () => createInferenceRig(await startInference()),
  families: { generate: '5-lite', edit: '5-lite', set: null },
  countInPrompt: false,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: true },
  retryAfterMs: null,
  cancels: 'requested',
};
