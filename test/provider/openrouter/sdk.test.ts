import { OpenRouter } from '@openrouter/sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenRouterFake, openRouterError, startOpenRouter } from '../../fakes/openrouter.ts';

let fake: OpenRouterFake;
beforeEach(async () => {
  fake = await startOpenRouter();
});
afterEach(() => fake.close());

type Wish = Parameters<OpenRouter['images']['generate']>[0]['imageGenerationRequest'];

/** The service's own library, which would otherwise repeat a failed question for an hour. */
function generate(wish: Partial<Wish>, apiKey = fake.goodKey) {
  const client = new OpenRouter({ apiKey, serverURL: fake.baseUrl, retryConfig: { strategy: 'none' } });
  const imageGenerationRequest = { model: 'bytedance-seed/seedream-4.5', prompt: 'a lighthouse', ...wish };
  return client.images.generate({ imageGenerationRequest });
}

describe("the service's own library and the fake understand each other:", () => {
  it('a picture', async () => {
    const url = `data:image/png;base64,${Buffer.from('a reference').toString('base64')}`;
    const answer = await generate({
      resolution: '2K',
      aspectRatio: '16:9',
      seed: 7,
      inputReferences: [{ type: 'image_url', imageUrl: { url } }],
    });
    expect(answer).toMatchObject({
      data: [{ b64Json: fake.picture.toString('base64'), mediaType: 'image/jpeg' }],
      usage: { cost: 0.04, isByok: false },
    });
  });

  it.each([
    ['a size in pixels beside a ratio', { size: '2048x2048', aspectRatio: '16:9' }, 400],
    ['a format where the model takes none', { outputFormat: 'png' }, 400],
    ['a model that is not there', { model: 'bytedance-seed/seedream-4.0' }, 404],
  ] satisfies [string, Partial<Wish>, number][])('a refusal of %s', async (_what, wish, statusCode) => {
    await expect(generate(wish)).rejects.toMatchObject({ statusCode });
  });

  it('a wrong key', async () => {
    await expect(generate({}, 'another-key')).rejects.toMatchObject({ statusCode: 401 });
  });

  it.each([402, 403, 429, 500, 502, 524, 529])('an error of status %i', async (code) => {
    fake.next(() => openRouterError(code, 'words', { reasons: ['sexual'] }));
    await expect(generate({})).rejects.toMatchObject({ statusCode: code, error: { code, message: 'words' } });
  });
});
