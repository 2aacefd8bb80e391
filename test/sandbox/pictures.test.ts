import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawCaption } from '../../src/sandbox/picture/caption.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { colours, draw, drawOne, makeReference, meanColour, startFast } from './client.ts';

const lite = 'seedream-5-0-260128';
const small = { model: 'seedream-4-0-250828', size: '1024x1024' };
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFast();
});
afterAll(() => sandbox.stop());

test.each([
  ['seedream-3-0-t2i-250415', '513x517'],
  ['seedream-4-0-250828', '1501x1000'],
  ['seedream-4-0-250828', '4096x257'],
  ['seedream-4-0-250828', '260x4000'],
  ['dola-seedream-5-0-pro-260628', '1500x1000'],
])('%s draws %s with exactly those pixels', async (model, size) => {
  const { width, height, format } = await sharp(
    await drawOne(sandbox, { model, size, prompt: 'hills' }),
  ).metadata();
  expect(`${width}x${height} ${format}`).toBe(`${size} jpeg`);
});

test('a 4K picture has all its pixels', async () => {
  const body = { model: lite, size: '4096x4096', prompt: 'a wall', output_format: 'png' };
  const { width, height, format } = await sharp(await drawOne(sandbox, body)).metadata();
  expect([width, height, format]).toEqual([4096, 4096, 'png']);
});

test('the same prompt and seed give the same bytes, in another process too', async () => {
  const body = { ...small, prompt: 'a fox', seed: 7 };
  const other = await startFast();
  const [first, second, third] = [
    await drawOne(sandbox, body),
    await drawOne(sandbox, body),
    await drawOne(other, body),
  ];
  await other.stop();
  expect(first.equals(second)).toBe(true);
  expect(first.equals(third)).toBe(true);
});

test('another seed, another prompt and another reference each give another picture', async () => {
  const body = { ...small, prompt: 'a fox', seed: 7 };
  const bodies = [
    body,
    { ...body, seed: 8 },
    { ...body, prompt: 'a wolf' },
    { ...body, image: await makeReference() },
    { ...body, image: await makeReference({ colour: colours.green }) },
  ];
  const pictures = await Promise.all(bodies.map((each) => drawOne(sandbox, each)));
  expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(bodies.length);
});

test('separate calls of one prompt without a seed are variations', async () => {
  const pictures = [];
  for (let call = 0; call < 3; call += 1)
    pictures.push(await drawOne(sandbox, { ...small, prompt: 'a variation' }));
  expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(3);
});

test('the pictures of a set differ from each other', async () => {
  const body = { ...small, prompt: 'a series of 3 foxes', sequential_image_generation: 'auto' };
  const pictures = await draw(sandbox, body);
  expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(3);
});

test('the watermark is stamped at the bottom right and nowhere else, unless it is switched off', async () => {
  const body = { ...small, prompt: 'x', seed: 1 };
  const [marked, plain] = [
    await drawOne(sandbox, { ...body, watermark: undefined }),
    await drawOne(sandbox, { ...body, watermark: false }),
  ];
  const corner = { left: 0.7, top: 0.9, width: 0.3, height: 0.1 };
  const upper = { left: 0, top: 0, width: 1, height: 0.8 };
  expect(await difference(marked, plain, corner)).toBeGreaterThan(4);
  expect(await difference(marked, plain, upper)).toBeLessThan(0.01);
});

/** Mean difference of two pictures over a part of them. */
async function difference(
  one: Buffer,
  other: Buffer,
  part: Parameters<typeof meanColour>[1],
): Promise<number> {
  const both = await sharp(one)
    .composite([{ input: other, blend: 'difference' }])
    .png()
    .toBuffer();
  const [r, g, b] = await meanColour(both, part);
  return (r + g + b) / 3;
}

test('an edit keeps the colours of its reference', async () => {
  const image = await makeReference({ width: 600, height: 600, colour: colours.green });
  const [r, g, b] = await meanColour(await drawOne(sandbox, { ...small, image, prompt: 'add a hat' }), {
    left: 0.2,
    top: 0.2,
    width: 0.6,
    height: 0.4,
  });
  expect(g).toBeGreaterThan(r + 40);
  expect(g).toBeGreaterThan(b + 40);
});

test('an edit that asks for night is darker and bluer than its reference', async () => {
  const image = await makeReference({ width: 600, height: 600, colour: colours.grey });
  const [r, , b] = await meanColour(await drawOne(sandbox, { ...small, image, prompt: 'make it night' }));
  expect(r).toBeLessThan(80);
  expect(b).toBeGreaterThan(r + 20);
});

test('two references hang side by side in their order', async () => {
  const image = [
    await makeReference({ width: 500, height: 500, colour: colours.red }),
    await makeReference({ width: 500, height: 500, colour: colours.green }),
  ];
  const picture = await drawOne(sandbox, { ...small, size: '2048x1024', image, prompt: 'both' });
  const [redLeft, greenLeft] = await meanColour(picture, { left: 0.2, top: 0.3, width: 0.1, height: 0.2 });
  const [redRight, greenRight] = await meanColour(picture, { left: 0.7, top: 0.3, width: 0.1, height: 0.2 });
  expect(redLeft).toBeGreaterThan(greenLeft + 60);
  expect(greenRight).toBeGreaterThan(redRight + 60);
});

test('a transparent picture is a PNG whose corners show what is behind it', async () => {
  const body = { model: 'dola-seedream-5-5-261028', size: '1024x1024', background: 'transparent' };
  const picture = await drawOne(sandbox, { ...body, prompt: 'a fox sticker' });
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(4);
  expect(data[3]).toBe(0);
  expect(data[(512 * 1024 + 512) * 4 + 3]).toBe(255);
});

test('an edit of a PNG with an alpha channel keeps its holes', async () => {
  const image = await makeReference({ width: 300, height: 300, colour: { r: 0, g: 0, b: 0, alpha: 0 } });
  const body = { model: 'dola-seedream-5-0-pro-260628', size: '1024x1024', background: 'transparent' };
  const { data } = await sharp(await drawOne(sandbox, { ...body, image, prompt: 'x' }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(data[(300 * 1024 + 512) * 4 + 3]).toBe(0);
});

test('words on a picture are strokes of its own: no font and no markup of the prompt', () => {
  const prompt = 'Ünïcode <image href="file:///etc/passwd"/> & 雪山 😀';
  const caption = { prompt, position: { number: 2, total: 4 }, watermark: true, plate: false };
  const svg = drawCaption(caption, 2048, 2048).svg.toString();
  expect(svg).not.toMatch(/<text|<image|passwd/);
  expect(svg.match(/<path/g)?.length).toBeGreaterThan(40);
});

test('a long prompt is cut to three lines that fit', () => {
  const caption = { prompt: 'word '.repeat(500), position: null, watermark: false, plate: false };
  const { svg, height } = drawCaption(caption, 1000, 1000);
  const lines = svg.toString().match(/<g transform="translate\(\d/g) ?? [];
  expect(lines).toHaveLength(3);
  expect(height).toBeLessThan(300);
});
