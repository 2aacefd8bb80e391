import { z } from 'zod';
import { createWavespeedProvider } from '../../../src/provider/wavespeed/wavespeed.ts';
import { type FakeWavespeed, startWavespeed } from '../../fakes/wavespeed.ts';
import type { Rig, RigFacts } from '../rig.ts';

export const goodKey = 'key-of-the-test';

const inputSchema = z.object({
  prompt: z.string(),
  image: z.string().optional(),
  images: z.array(z.string()).optional(),
  max_images: z.number().optional(),
  seed: z.number().optional(),
  guidance_scale: z.number().optional(),
  output_format: z.string().optional(),
  watermark: z.boolean().optional(),
});

export interface WavespeedRig extends Rig {
  fake: FakeWavespeed;
  jobs: FakeWavespeed['jobs'];
}

export async function startWavespeedRig(): Promise<WavespeedRig> {
  const fake = await startWavespeed(goodKey);
  return {
    ...fake.jobs,
    fake,
    jobs: fake.jobs,
    goodKey,
    requests: fake.requests,
    picture: fake.picture(0),
    expireLinks: fake.expireLinks,
    provider: ({ apiKey = goodKey, baseUrl = fake.origin } = {}) =>
      createWavespeedProvider({ apiKey, baseUrl }),
    isSubmit: ({ method, url }) => method === 'POST' && url.pathname.startsWith('/api/v3/bytedance/'),
    mayCarryKey: ({ url }) => url.pathname.startsWith('/api/v3/'),
    wire({ url, json }) {
      const input = inputSchema.parse(json);
      const addresses = input.images ?? (input.image === undefined ? [] : [input.image]);
      return {
        modelId: url.pathname.replace('/api/v3/', ''),
        prompt: input.prompt,
        references: addresses.map((address) => fake.uploaded(address) ?? Buffer.from('nothing')),
        images: input.max_images,
        seed: input.seed,
        guidance: input.guidance_scale,
        format: input.output_format,
        watermark: input.watermark,
      };
    },
    close: fake.close,
  };
}

export const wavespeedFacts: RigFacts = {
  name: 'wavespeed',
  start: startWavespeedRig,
  families: { generate: '4.5', edit: '4.5', set: '4.5' },
  countInPrompt: true,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: true },
  retryAfterMs: null,
  cancels: null,
};
