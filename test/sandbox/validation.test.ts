import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInFamilies } from '../../src/request/catalogue-data.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, type Body, makeReference, post, startFast } from './client.ts';

/** The day before three ids end on Volcengine. */
const before = Date.parse('2026-11-23T00:00:00Z');
const after = Date.parse('2026-11-24T06:00:00Z');
let nowMs = before;
let sandbox: Sandbox;
let reference: string;
beforeAll(async () => {
  sandbox = await startFast({ now: () => nowMs });
  reference = await makeReference({ width: 900, height: 900 });
});
afterAll(() => sandbox.stop());

const ids = {
  '3.0': 'seedream-3-0-t2i-250415',
  seededit: 'seededit-3-0-i2i-250628',
  '4.0': 'seedream-4-0-250828',
  '4.5': 'seedream-4-5-251128',
  'lite on Volcengine': 'doubao-seedream-5-0-260128',
  'lite on BytePlus': 'seedream-5-0-260128',
  flash: 'dola-seedream-5-0-flash-260915',
  pro: 'dola-seedream-5-0-pro-260628',
  '5.5': 'dola-seedream-5-5-261028',
};
type Name = keyof typeof ids;
const names = Object.keys(ids) as Name[];

/** A call of the cheapest size the model takes. */
function plainCall(name: Name): Body {
  const size = {
    '3.0': '512x512',
    seededit: 'adaptive',
    '4.0': '1280x720',
    pro: '1280x720',
    flash: '1280x720',
  };
  const known = Object.entries(size).find(([key]) => key === name)?.[1];
  const image = name === 'seededit' ? { image: reference } : {};
  return { model: ids[name], prompt: 'a fox', size: known ?? '2560x1440', watermark: false, ...image };
}

const sets: Name[] = ['4.0', '4.5', 'lite on Volcengine', 'lite on BytePlus'];
const fifth: Name[] = ['flash', 'pro', '5.5'];
const takers: { field: string; value: unknown; takenBy: Name[] }[] = [
  { field: 'sequential_image_generation', value: 'disabled', takenBy: sets },
  { field: 'sequential_image_generation_options', value: { max_images: 2 }, takenBy: sets },
  { field: 'stream', value: true, takenBy: sets },
  { field: 'guidance_scale', value: 3, takenBy: ['3.0', 'seededit'] },
  { field: 'output_format', value: 'jpeg', takenBy: ['lite on Volcengine', 'lite on BytePlus', ...fifth] },
  { field: 'optimize_prompt_options', value: { mode: 'standard' }, takenBy: [...sets, ...fifth] },
  { field: 'background', value: 'opaque', takenBy: fifth },
  { field: 'layer_decomposition', value: false, takenBy: fifth },
  { field: 'tools', value: [{ type: 'web_search' }], takenBy: ['lite on Volcengine'] },
  { field: 'seed', value: 5, takenBy: names },
  { field: 'response_format', value: 'url', takenBy: names },
  { field: 'negative_prompt', value: 'unknown fields are ignored', takenBy: names },
  { field: 'n', value: 4, takenBy: names },
];

describe.each(takers)('$field', ({ field, value, takenBy }) => {
  test.each(names)('%s takes it or says that it does not', async (name) => {
    const response = await post(sandbox, { ...plainCall(name), [field]: value });
    const text = await response.text();
    if (takenBy.includes(name)) return expect(response.status, text).toBe(200);
    expect(response.status).toBe(400);
    const verb = field === 'image' ? 'is' : 'are';
    expect(JSON.parse(text).error).toEqual({
      code: 'InvalidParameter',
      message: expect.stringMatching(
        `^The parameter \`${field}\` specified in the request ${verb} not valid: the parameter \`${field}\` is not supported by the current model\\. Request id: 02\\d{13}[0-9a-f]{38}$`,
      ),
      param: '',
      type: '',
    });
  });
});

test('3.0 refuses a reference in the words of the service', async () => {
  const { status, error } = await ask(sandbox, { ...plainCall('3.0'), image: reference });
  expect(status).toBe(400);
  expect(error.message).toContain(
    'The parameter `image` specified in the request is not valid: the parameter `image` is not supported by the current model.',
  );
});

const badSizes: [Name, string, string][] = [
  ['4.5', '1024x1024', 'image size must be at least 3686400 pixels'],
  ['4.5', '1K', 'the specified size is not supported for model seedream-4-5'],
  ['4.5', '5000x5000', 'image size must be at most 16777216 pixels'],
  ['4.5', '16000x900', 'the aspect ratio of the image must be between 0.0625 and 16.00'],
  ['lite on BytePlus', '1K', "size must be one of 'WIDTHxHEIGHT', '2k', '3k', or '4k'"],
  ['lite on BytePlus', 'adaptive', "size must be one of 'WIDTHxHEIGHT', '2k', '3k', or '4k'"],
  ['pro', '4K', "size must be one of 'WIDTHxHEIGHT', '1k', '1.5k', or '2k'"],
  ['pro', '3000x3000', 'image size must be at most 4624220 pixels'],
  ['3.0', '2K', "size must be 'WIDTHxHEIGHT'"],
  ['3.0', '500x500', 'image size must be at least 262144 pixels'],
  ['seededit', '1024x1024', "size must be 'adaptive'"],
];
test.each(badSizes)('%s refuses the size %s', async (name, size, why) => {
  const { status, error } = await ask(sandbox, { ...plainCall(name), size });
  expect([status, error.code]).toEqual([400, 'InvalidParameter']);
  expect(error.message).toContain(
    `The parameter \`size\` specified in the request is not valid: ${why}. Request id: `,
  );
});

const goodSizes: [string, Body, string][] = [
  ['no size', {}, '2048x2048'],
  ['a tier in small letters', { size: '2k' }, '2048x2048'],
  ['a ratio in the prompt', { size: '2K', prompt: 'a fox, 21:9' }, '3136x1344'],
  ['a word for a shape', { size: '2K', prompt: 'a portrait of a fox' }, '1728x2304'],
];
test.each(goodSizes)('%s decides the size', async (_, more, size) => {
  const { data } = await ask(sandbox, { model: ids['4.5'], prompt: 'a fox', ...more });
  expect(data[0]?.size).toBe(size);
});

test('an edit with a tier follows the shape of its first reference', async () => {
  const image = [await makeReference({ width: 640, height: 360 }), reference];
  const { data } = await ask(sandbox, { model: ids['4.5'], prompt: 'a tall fox', size: '2K', image });
  expect(data[0]?.size).toBe('2848x1600');
});

const badCalls: [string, Body, number, string, string][] = [
  ['no model', { model: undefined }, 400, 'MissingParameter', '`model`'],
  ['no prompt', { prompt: undefined }, 400, 'MissingParameter', '`prompt`'],
  ['null for a prompt', { prompt: null }, 400, 'MissingParameter', '`prompt`'],
  [
    'a list for a prompt',
    { prompt: ['a'] },
    400,
    'InvalidParameter',
    'The parameter `prompt` specified in the request is not valid. Request id',
  ],
  [
    'a model without its date',
    { model: 'seedream-4-5' },
    404,
    'InvalidEndpointOrModel.NotFound',
    'seedream-4-5',
  ],
  ['an unknown model', { model: 'dall-e-3' }, 404, 'InvalidEndpointOrModel.NotFound', 'dall-e-3'],
  [
    'max_images 16',
    { sequential_image_generation_options: { max_images: 16 } },
    400,
    'InvalidParameter',
    'sequential_image_generation_options.max_images',
  ],
  [
    'max_images 0',
    { sequential_image_generation_options: { max_images: 0 } },
    400,
    'InvalidParameter',
    'max_images',
  ],
  ['a word for a switch', { watermark: 'no' }, 400, 'InvalidParameter', '`watermark`'],
  ['an unknown response format', { response_format: 'png' }, 400, 'InvalidParameter', '`response_format`'],
  ['a seed out of range', { seed: 2_147_483_648 }, 400, 'InvalidParameter', '`seed`'],
  [
    'an unknown word for a set',
    { sequential_image_generation: 'on' },
    400,
    'InvalidParameter',
    '`sequential_image_generation`',
  ],
  ['fast on 4.5', { optimize_prompt_options: { mode: 'fast' } }, 400, 'InvalidParameter', 'fast'],
];
test.each(badCalls)('%s is refused', async (_, more, status, code, words) => {
  const answer = await ask(sandbox, { ...plainCall('4.5'), ...more });
  expect([answer.status, answer.error.code]).toEqual([status, code]);
  expect(answer.error.message).toContain(words);
});

test.each([0.5, 10.5])('guidance %s is outside what 3.0 takes', async (scale) => {
  const { status, error } = await ask(sandbox, { ...plainCall('3.0'), guidance_scale: scale });
  expect(status).toBe(400);
  expect(error.message).toContain('guidance_scale must be between 1 and 10');
});

test('a body that is not JSON is refused', async () => {
  const headers = { authorization: 'Bearer key' };
  const response = await fetch(`${sandbox.url}/images/generations`, {
    method: 'POST',
    headers,
    body: '{"model":',
  });
  expect([response.status, (await response.json()).error.code]).toEqual([400, 'InvalidParameter']);
});

test('a transparent background needs what each family says it needs', async () => {
  const wish = { background: 'transparent' };
  const statusOf = async (body: Body) => (await ask(sandbox, body)).status;
  const withAlpha = await makeReference({
    width: 600,
    height: 600,
    colour: { r: 9, g: 9, b: 9, alpha: 0.5 },
  });
  expect(await statusOf({ ...plainCall('pro'), ...wish })).toBe(400);
  expect(await statusOf({ ...plainCall('pro'), ...wish, image: reference })).toBe(400);
  expect(await statusOf({ ...plainCall('pro'), ...wish, image: withAlpha })).toBe(200);
  expect(await statusOf({ ...plainCall('pro'), ...wish, image: withAlpha, output_format: 'jpeg' })).toBe(400);
  expect(await statusOf({ ...plainCall('5.5'), ...wish, size: '1K' })).toBe(200);
});

test('every id of both clouds is known, and an alias answers with the id it stands for', async () => {
  for (const family of builtInFamilies) {
    const image = family.generates ? {} : { image: reference };
    const size =
      family.sizing === 'adaptive' ? 'adaptive' : family.pixels?.min === 3_686_400 ? '2560x1440' : '1280x720';
    for (const { id } of Object.values(family.ids).flat()) {
      const { status, model } = await ask(sandbox, { model: id, prompt: 'a fox', size, ...image });
      expect(status, id).toBe(200);
      expect(model).toBe(id.replace('-lite-', '-'));
    }
  }
});

test('an id is refused from the moment it ends', async () => {
  const body = { ...plainCall('4.5'), model: 'doubao-seedream-4-5-251128' };
  nowMs = after - 1;
  expect((await ask(sandbox, body)).status).toBe(200);
  nowMs = after;
  expect(await ask(sandbox, body)).toMatchObject({
    status: 404,
    error: { code: 'InvalidEndpointOrModel.NotFound', type: 'NotFound' },
  });
  nowMs = before;
});
