import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, dataUrl, drawOne, makePicture, makeReference, meanColour, startFast } from './client.ts';

const body = { model: 'seedream-4-0-250828', prompt: 'x', size: '1280x720' };
const seedEdit = { model: 'seededit-3-0-i2i-250628', prompt: 'x' };
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFast();
});
afterAll(() => sandbox.stop());

/** A bottom-up BMP of 24 bits in one colour. */
function makeBmp(width: number, height: number): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height);
  bytes.write('BM');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(24, 28);
  for (let at = 54; at < bytes.length; at += 1)
    bytes[at] = (at - 54) % row < width * 3 && ((at - 54) % row) % 3 === 1 ? 180 : 10;
  return bytes;
}

async function taken(image: unknown, call: object = body): Promise<string> {
  const { status, error } = await ask(sandbox, { ...call, image });
  return status === 200
    ? 'taken'
    : `${status} ${error.code}: ${error.message.replace(/\. Request id.*/, '')}`;
}

test.each(['png', 'jpeg', 'webp', 'gif', 'tiff'] as const)('%s is taken', async (format) => {
  expect(await taken(await makeReference({ format }))).toBe('taken');
});

test('BMP is taken and its content shows', async () => {
  const image = dataUrl(makeBmp(201, 120), 'bmp');
  const [r, g] = await meanColour(await drawOne(sandbox, { ...body, image }));
  expect(g).toBeGreaterThan(r + 60);
});

test('SeedEdit takes jpeg and png alone, exactly one, no wider than 3 to 1', async () => {
  expect(await taken(await makeReference(), seedEdit)).toBe('taken');
  expect(await taken(await makeReference({ format: 'webp' }), seedEdit)).toContain('UnsupportedImageFormat');
  expect(await taken([await makeReference(), await makeReference()], seedEdit)).toContain(
    'must not exceed 1',
  );
  expect(await taken(undefined, seedEdit)).toContain('at least 1 image is required');
  expect(await taken(await makeReference({ width: 345, height: 100 }), seedEdit)).toBe(
    '400 InvalidParameter: expected the aspect ratio to be between 0.33 and 3.00, but received image with aspect ratio: 3.45 instead',
  );
});

test('SeedEdit answers in the shape of its reference', async () => {
  const image = await makeReference({ width: 300, height: 900 });
  const { width, height } = await sharp(await drawOne(sandbox, { ...seedEdit, image })).metadata();
  expect([width, height]).toEqual([576, 1536]);
});

test('a picture turned by its EXIF data is used upright', async () => {
  const turned = await sharp(await makePicture({ width: 800, height: 450, format: 'jpeg' }))
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { data } = await ask(sandbox, { ...body, size: '1K', image: dataUrl(turned, 'jpeg') });
  expect(data[0]?.size).toBe('736x1312');
});

describe('a picture is refused', () => {
  test.each([
    ['an empty address', '', 'InvalidImageURL.EmptyURL'],
    ['capital letters in the format', 'data:image/PNG;base64,AAAA', 'InvalidImageURL.InvalidFormat'],
    ['no data URL at all', 'iVBORw0KGgo=', 'InvalidImageURL.InvalidFormat'],
    ['broken base64', 'data:image/png;base64,iVBORw0KGg*=', 'InvalidImageURL.InvalidFormat'],
    ['a page instead of a picture', dataUrl(Buffer.from('<html></html>')), 'InvalidImageURL.InvalidFormat'],
    ['nothing after the comma', 'data:image/png;base64,', 'InvalidImageURL.InvalidFormat'],
  ])('for %s', async (_, image, code) => {
    expect(await taken(image)).toContain(`400 ${code}`);
  });

  test('for another format than it says', async () => {
    expect(await taken(dataUrl(await makePicture({ format: 'jpeg' }), 'png'))).toBe(
      '400 InvalidImageURL.InvalidFormat: Invalid base64 image url',
    );
  });

  test('when it is cut off', async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#123',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    expect(await taken(dataUrl(whole, 'jpeg'))).toBe('taken');
    expect(await taken(dataUrl(whole.subarray(0, whole.length / 2), 'jpeg'))).toContain('InvalidFormat');
  });

  test('when a side has 14 pixels', async () => {
    expect(await taken(await makeReference({ width: 14, height: 100 }))).toContain(
      'must be greater than 14px',
    );
    expect(await taken(await makeReference({ width: 15, height: 100 }))).toBe('taken');
  });

  test('when it is wider than 16 to 1', async () => {
    expect(await taken(await makeReference({ width: 1700, height: 100 }))).toContain(
      'between 0.06 and 16.00',
    );
  });

  test('when it has more than 36 million pixels', async () => {
    expect(await taken(await makeReference({ width: 6001, height: 6000 }))).toContain('36000000 pixels');
  });

  test('when it has more than 30 MB', async () => {
    const heavy = Buffer.concat([await makePicture(), Buffer.alloc(30 * 1024 * 1024)]);
    expect(await taken(dataUrl(heavy))).toMatch(
      /^400 InvalidParameter\.OversizeImage: The request failed because the size of the input image \(30\.\d\d MB\) exceeds the limit \(30 MB\)$/,
    );
  });

  test('when it has to be fetched', async () => {
    const url = new URL('/picture.png', sandbox.url).href;
    expect(await taken(url)).toBe(`400 InvalidParameter: Timeout while downloading url=${url}`);
  });
});

test('14 references are taken by 4.0, a fifteenth is not; pro takes 10', async () => {
  const image = Array.from({ length: 15 }, () => '');
  const one = await makeReference({ width: 40, height: 40 });
  const pro = { ...body, model: 'dola-seedream-5-0-pro-260628' };
  expect(await taken(image.slice(1).fill(one))).toBe('taken');
  expect(await taken(image.fill(one))).toContain('the number of images must not exceed 14');
  expect(await taken(image.slice(5), pro)).not.toContain('must not exceed');
  expect(await taken(image.slice(4), pro)).toContain('the number of images must not exceed 10');
});

test('references and max_images together are 15 at most', async () => {
  const one = await makeReference({ width: 40, height: 40 });
  const set = (max_images: number) => ({
    ...body,
    sequential_image_generation: 'auto',
    sequential_image_generation_options: { max_images },
  });
  expect(await taken([one, one], set(13))).toBe('taken');
  expect(await taken([one, one], set(14))).toContain('must not exceed 15');
});

describe('a body of more than 64 MB is refused', () => {
  const tooMuch = 64 * 1024 * 1024 + 1;
  const headers = { authorization: 'Bearer key' };
  const url = () => `${sandbox.url}/images/generations`;

  test('by its announced length, before any of it is read', async () => {
    const sending = request(url(), { method: 'POST', headers: { ...headers, 'content-length': tooMuch } });
    sending.flushHeaders();
    const [answer] = await once(sending, 'response');
    sending.destroy();
    expect(answer.statusCode).toBe(413);
  });

  test('when it grows too long without having said so', async () => {
    const body = Readable.toWeb(
      Readable.from(Array.from({ length: 65 }, () => Buffer.alloc(1024 * 1024, 32))),
    );
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await fetch(url(), init)).status).toBe(413);
  });
});
