import { z } from 'zod';
import { createAtlascloudProvider } from '../../../src/provider/atlascloud/atlascloud.ts';
import { type FakeAtlascloud, startAtlascloud } from '../../fakes/atlascloud.ts';
import type { Rig, RigFacts } from '../rig.ts';

export const goodKey = 'key-of-the-test';

const inputSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  image: z.string().optional(),
  images: z.array(z.string()).optional(),
  max_images: z.number().optional(),
  seed: z.number().optional(),
  guidance_scale: z.number().optional(),
  output_format: z.string().optional(),
  watermark: z.boolean().optional(),
});

export interface AtlascloudRig extends Rig {
  fake: FakeAtlascloud;
  jobs: FakeAtlascloud['jobs'];
}

export async function startAtlascloudRig(): Promise<AtlascloudRig> {
  const fake = await startAtlascloud(goodKey);
  return {
    ...fake.jobs,
    fake,
    jobs: fake.jobs,
    goodKey,
    requests: fake.requests,
    picture: fake.picture(0),
    expireLinks: fake.expireLinks,
    provider: ({ apiKey = goodKey, baseUrl = fake.baseUrl } = {}) =>
      createAtlascloudProvider({ apiKey, baseUrl }),
    isSubmit: ({ url }) => url.pathname === '/api/v1/model/generateImage',
    mayCarryKey: ({ url }) => url.pathname.startsWith('/api/v1/model/'),
    wire({ json }) {
      const input = inputSchema.parse(json);
      const addresses = input.images ?? (input.image === undefined ? [] : [input.image]);
      return {
        modelId: input.model,
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

export const atlascloudFacts: RigFacts = {
  name: 'atlascloud',
  start: startAtlascloudRig,
  families: { generate: '4.5', edit: '5-lite', set: '4.5' },
  countInPrompt: true,
  contentRefusal: { as: 'call', kind: 'refused-prompt', accepted: true },
  retryAfterMs: null,
  cancels: null,
};
