import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AimlapiFake, aimlapiError, startAimlapi } from '../../fakes/aimlapi.ts';

let fake: AimlapiFake;
beforeEach(async () => {
  fake = await startAimlapi();
});
afterEach(() => fake.close());

/** The service has no library of its own; it names this one, whose path and answers are the same. */
function generate(wish: { model: string; prompt: string }, apiKey = fake.goodKey) {
  return new OpenAI({ apiKey, baseURL: `${fake.origin}/v1`, maxRetries: 0 }).images.generate(wish);
}

describe('the library the service names and the fake understand each other:', () => {
  it('a picture, with fields of the service', async () => {
    const image_size = { width: 2560, height: 1440 };
    const wish = { model: 'bytedance/seedream-4-5', prompt: 'a lighthouse', image_size, watermark: false };
    expect(await generate(wish)).toMatchObject({ data: [{ url: expect.stringContaining('/results/') }] });
  });

  it.each([
    ['a field of no schema', { model: 'bytedance/seedream-4-5', prompt: 'x', aspect_ratio: '16:9' }],
    [
      'a side that is too long',
      { model: 'bytedance/seedream-5-0-pro', prompt: 'x', image_size: { width: 2753, height: 1024 } },
    ],
    [
      'several pictures where they are drawn one by one',
      { model: 'bytedance/seedream-4-5', prompt: 'x', num_images: 2 },
    ],
    ['an edit without a picture', { model: 'bytedance/seedream-v4-edit', prompt: 'x' }],
  ])('a refusal of %s', async (_what, wish) => {
    await expect(generate(wish)).rejects.toMatchObject({ status: 400 });
  });

  it('a wrong key and a busy service', async () => {
    const wish = { model: 'bytedance/seedream-4-5', prompt: 'x' };
    await expect(generate(wish, 'another-key')).rejects.toMatchObject({ status: 401 });
    fake.next(() => aimlapiError(429, 'Too many requests'));
    await expect(generate(wish)).rejects.toMatchObject({ status: 429 });
  });
});
