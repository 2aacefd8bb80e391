import { createByteDance } from '@ai-sdk/bytedance';
import { generateImage } from 'ai';
import OpenAI from 'openai';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { colours, makePicture, meanColour, startFast } from './client.ts';

const model = 'seedream-4-5-251128';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFast({ apiKey: 'secret' });
});
afterAll(() => sandbox.stop());

async function sizeOf(bytes: Uint8Array): Promise<string> {
  const { width, height, format } = await sharp(bytes).metadata();
  return `${width}x${height} ${format}`;
}

describe('@ai-sdk/bytedance', () => {
  const bytedance = () => createByteDance({ apiKey: 'secret', baseURL: sandbox.url });

  test('generates several pictures by separate calls', async () => {
    const { images } = await generateImage({
      model: bytedance().image(model),
      prompt: 'a lighthouse',
      n: 2,
      size: '2560x1440',
      providerOptions: { bytedance: { watermark: false } },
    });
    const sizes = await Promise.all(images.map(({ uint8Array }) => sizeOf(uint8Array)));
    expect(sizes).toEqual(['2560x1440 jpeg', '2560x1440 jpeg']);
    expect(images[0]?.base64).not.toBe(images[1]?.base64);
  });

  test('generates a set by its own options', async () => {
    const bytedanceOptions = { sequentialImageGeneration: 'auto', maxImages: 3, size: '2K' };
    const { images } = await generateImage({
      model: bytedance().image(model),
      prompt: 'a series of 3 lighthouses',
      providerOptions: { bytedance: bytedanceOptions },
    });
    expect(images).toHaveLength(3);
  });

  test('edits pictures', async () => {
    const image = await makePicture({ width: 640, height: 360, format: 'jpeg', colour: colours.green });
    const images = [image, await makePicture()];
    const edited = await generateImage({
      model: bytedance().image(model),
      prompt: { text: 'add a hat', images: [image] },
      providerOptions: { bytedance: { size: '2K' } },
    });
    const [r, g] = await meanColour(Buffer.from(edited.image.uint8Array));
    expect(await sizeOf(edited.image.uint8Array)).toBe('2848x1600 jpeg');
    expect(g).toBeGreaterThan(r + 40);
    const both = await generateImage({ model: bytedance().image(model), prompt: { text: 'both', images } });
    expect(both.images).toHaveLength(1);
  });

  test('reads the words of a refusal', async () => {
    const refused = generateImage({
      model: bytedance().image(model),
      prompt: 'a fox [refuse]',
      maxRetries: 0,
    });
    await expect(refused).rejects.toThrow('The request failed because the input text may contain sensitive');
  });

  test('succeeds on its second try when the service was overloaded', async () => {
    const { images } = await generateImage({ model: bytedance().image(model), prompt: 'a fox [overloaded]' });
    expect(images).toHaveLength(1);
  });
});

describe('openai', () => {
  const client = (more = {}) =>
    new OpenAI({ apiKey: 'secret', baseURL: sandbox.url, maxRetries: 0, ...more });

  test('generates a picture by link', async () => {
    const answer = await client().images.generate({ model, prompt: 'a lighthouse', size: '2048x2048' });
    const picture = await fetch(answer.data?.[0]?.url ?? '');
    expect(await sizeOf(new Uint8Array(await picture.arrayBuffer()))).toBe('2048x2048 jpeg');
  });

  test('generates a picture as base64, with fields of the service beside its own', async () => {
    const extra = {
      watermark: false,
      image: `data:image/png;base64,${(await makePicture()).toString('base64')}`,
    };
    const answer = await client().images.generate({
      model,
      prompt: 'a lighthouse',
      response_format: 'b64_json',
      ...extra,
    });
    expect(await sizeOf(Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64'))).toBe('2048x2048 jpeg');
  });

  test('streams a set', async () => {
    const set = {
      sequential_image_generation: 'auto',
      sequential_image_generation_options: { max_images: 3 },
    };
    const frames = await client().images.generate({
      model,
      prompt: 'a series of 3 lighthouses',
      stream: true,
      ...set,
    });
    const types: string[] = [];
    for await (const frame of frames) types.push(frame.type);
    expect(types).toEqual([
      'image_generation.partial_succeeded',
      'image_generation.partial_succeeded',
      'image_generation.partial_succeeded',
      'image_generation.completed',
    ]);
  });

  test('gives a stream up at the first refused picture, as it does with the service', async () => {
    const frames = await client().images.generate({ model, prompt: 'a fox [refuse 1]', stream: true });
    const read = async () => {
      for await (const frame of frames) expect(frame).toBeDefined();
    };
    await expect(read()).rejects.toThrow('output image may contain sensitive information');
  });

  test('reads status, code and request id of a refusal', async () => {
    const refused = client().images.generate({ model, prompt: 'a fox', size: '1024x1024' });
    await expect(refused).rejects.toMatchObject({
      status: 400,
      code: 'InvalidParameter',
      requestID: expect.stringMatching(/^02/),
    });
    await expect(client({ apiKey: 'wrong' }).models.list()).rejects.toMatchObject({ status: 401 });
  });

  test('lists the models', async () => {
    const ids = [];
    for await (const { id } of client().models.list()) ids.push(id);
    expect(ids).toContain(model);
  });
});
