import { z } from 'zod';
import { createFalProvider } from '../../../src/provider/fal/fal.ts';
import { type FalFake, refused, startFal } from '../../fakes/fal.ts';
import { type Answer, type Received, speakCut } from '../../fakes/service-server.ts';
import type { Refusal, Rig, RigFacts, Wire } from '../rig.ts';

const inputSchema = z.object({
  prompt: z.string(),
  image_url: z.string().optional(),
  image_urls: z.array(z.string()).optional(),
  max_images: z.number().optional(),
  seed: z.number().optional(),
  guidance_scale: z.number().optional(),
  output_format: z.string().optional(),
});

const refusals: Record<Refusal, Answer> = {
  'no-credit': {
    status: 403,
    body: {
      detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
    },
  },
  'rate-limited': { status: 429, body: { detail: 'Too many requests' }, headers: { 'retry-after': '7' } },
  broken: { status: 500, body: { detail: 'Internal Server Error', error_type: 'internal_error' } },
};

export function createFalRig(fake: FalFake): Rig {
  return {
    provider: ({ apiKey = fake.goodKey, baseUrl = fake.origin } = {}) =>
      createFalProvider({ apiKey, baseUrl }),
    goodKey: fake.goodKey,
    requests: fake.requests,
    isSubmit: ({ method }) => method === 'POST',
    mayCarryKey: ({ url }) => !url.pathname.startsWith('/files/'),
    wire: readWire,
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
      const words =
        'The content could not be processed because it contained material flagged by a content checker.';
      fake.nextEnding = refused('content_policy_violation', ['body', 'prompt'], words);
    },
    drawOnly: (pictures) => {
      fake.nextCount = pictures;
    },
    expireLinks: (expired) => {
      fake.expired = expired;
    },
    hold: () => {
      fake.held = 'IN_PROGRESS';
    },
    release: () => {
      fake.held = null;
    },
    close: () => fake.close(),
  };
}

function readWire({ url, json }: Received): Wire {
  const input = inputSchema.parse(json);
  const urls = input.image_url === undefined ? (input.image_urls ?? []) : [input.image_url];
  return {
    modelId: url.pathname.slice(1),
    prompt: input.prompt,
    references: urls.map((data) => Buffer.from(data.split(',')[1] ?? '', 'base64')),
    images: input.max_images,
    seed: input.seed,
    guidance: input.guidance_scale,
    format: input.output_format,
  };
}

export const falFacts: RigFacts = {
  name: 'fal.ai',
  start: async () => createFalRig(await startFal()),
  families: { generate: '4.5', edit: '4.5', set: '4.5' },
  countInPrompt: true,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: true },
  retryAfterMs: 7000,
  cancels: 'requested',
};
