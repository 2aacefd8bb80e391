import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectPicture, type PrepareOptions, prepareReference } from '../../src/image/image.ts';
import {
  blackPixels,
  bmp,
  type Corners,
  cornersOf,
  greyPng,
  hdrJpeg,
  pixelOf,
  pngChunk,
  quarters,
  quartersWithHole,
  twoFrames,
  uint32,
  upright,
  withJpegSegments,
  withPngChunks,
} from './pictures.ts';
import { modern, seedEdit, useDirectory } from './setup.ts';

const { place, write } = useDirectory();

type Make = () => Promise<Buffer> | Buffer;

const jpeg = () => quarters().jpeg().toBuffer();
const png = () => quarters().png().toBuffer();
const zip = Buffer.from('PK\x03\x04\x14\0\0\0\x08\0PK\x05\x06', 'latin1');
const bomb = deflateSync(Buffer.alloc(60_000_000));

const untouched: [title: string, mime: string, make: Make][] = [
  ['a JPEG', 'image/jpeg', jpeg],
  ['a progressive JPEG', 'image/jpeg', () => quarters().jpeg({ progressive: true }).toBuffer()],
  ['a grey JPEG', 'image/jpeg', () => quarters().greyscale().jpeg().toBuffer()],
  ['a JPEG with an HDR gain map', 'image/jpeg', hdrJpeg],
  ['a JPEG with a ZIP behind it', 'image/jpeg', async () => Buffer.concat([await jpeg(), zip])],
  [
    'a JPEG with a megabyte of EXIF',
    'image/jpeg',
    async () =>
      withJpegSegments(await jpeg(), ...Array(20).fill(Buffer.from(`Exif\0\0${'x'.repeat(60_000)}`))),
  ],
  ['a JPEG in Display P3', 'image/jpeg', () => quarters().withIccProfile('p3').jpeg().toBuffer()],
  ['a PNG', 'image/png', png],
  ['a PNG with transparency', 'image/png', () => quartersWithHole().png().toBuffer()],
  ['a PNG of 16 bits', 'image/png', () => quarters().toColourspace('rgb16').png().toBuffer()],
  ['a grey PNG', 'image/png', () => greyPng(64, 48, 8, [blackPixels(64, 48, 8)])],
  ['a PNG of one bit', 'image/png', () => greyPng(64, 48, 1, [blackPixels(64, 48, 1)])],
  ['a PNG with a palette', 'image/png', () => quarters().png({ palette: true }).toBuffer()],
  ['an interlaced PNG', 'image/png', () => quarters().png({ progressive: true }).toBuffer()],
  ['a PNG with rubbish behind it', 'image/png', async () => Buffer.concat([await png(), zip])],
  [
    'a PNG whose comment unpacks to 60 MB',
    'image/png',
    async () =>
      withPngChunks(await png(), pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), bomb]))),
  ],
  [
    'a PNG whose colour profile unpacks to 60 MB',
    'image/png',
    async () => withPngChunks(await png(), pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), bomb]))),
  ],
  ['a lossy WebP', 'image/webp', () => quarters().webp().toBuffer()],
  ['a lossless WebP', 'image/webp', () => quarters().webp({ lossless: true }).toBuffer()],
  ['a WebP with transparency', 'image/webp', () => quartersWithHole().webp().toBuffer()],
  ['a GIF of one frame', 'image/gif', () => quarters().gif().toBuffer()],
  ['a TIFF', 'image/tiff', () => quarters().tiff().toBuffer()],
  ['a BMP', 'image/bmp', () => bmp(64, 48)],
  ['a BMP from the top down', 'image/bmp', () => bmp(64, -48)],
];

describe('a picture within the limits is sent byte for byte, whatever its name:', () => {
  it.each(untouched)('%s: %s', async (_title, mime, make) => {
    const bytes = await make();
    const path = await write('name.exe', bytes);
    expect(await prepareReference(path, { model: modern, outDir: place.outDir })).toEqual({
      ok: true,
      reference: { path, mime, bytes: bytes.length, width: 64, height: 48, changed: [] },
    });
    expect(bytes.equals(await readFile(path))).toBe(true);
  });
});

/** What the four corners of a stored picture look like once it is shown, per EXIF orientation. */
const orientations: [orientation: number, shown: Corners][] = [
  [2, ['green', 'red', 'white', 'blue']],
  [3, ['white', 'blue', 'green', 'red']],
  [4, ['blue', 'white', 'red', 'green']],
  [5, ['red', 'blue', 'green', 'white']],
  [6, ['blue', 'red', 'white', 'green']],
  [7, ['white', 'green', 'blue', 'red']],
  [8, ['green', 'white', 'red', 'blue']],
];

describe('a photo that is stored turned', () => {
  const turned = async (orientation: number) =>
    write(`turned-${orientation}`, await quarters().withMetadata({ orientation }).jpeg().toBuffer());

  it.each(orientations)('keeps its orientation %i when nothing has to change', async (orientation) => {
    const path = await turned(orientation);
    const shown = orientation > 4 ? { width: 48, height: 64 } : { width: 64, height: 48 };
    const answer = await prepareReference(path, { model: modern, outDir: place.outDir });
    expect(answer).toMatchObject({ reference: { path, ...shown, changed: [] } });
    expect(await inspectPicture(path)).toMatchObject({ picture: { ...shown, rotated: true } });
  });

  it.each(orientations)('is upright in a copy (orientation %i)', async (orientation, shown) => {
    const path = await turned(orientation);
    const { reference } = await prepared(path, { maxPixels: 2000 });
    expect(await cornersOf(reference.path)).toEqual(shown);
    expect((await sharp(reference.path).metadata()).orientation).toBeUndefined();
  });
});

type Copied = [title: string, mime: string, changes: string[], make: Make];

const apng = async () => {
  const still = await png();
  const control = uint32(0, 64, 48, 0, 0);
  const second = Buffer.concat([uint32(1), deflateSync(Buffer.alloc(48 * (64 * 3 + 1)))]);
  const animated = withPngChunks(
    still,
    pngChunk('acTL', uint32(2, 0)),
    pngChunk('fcTL', Buffer.concat([control, Buffer.alloc(6)])),
  );
  return Buffer.concat([animated.subarray(0, -12), pngChunk('fdAT', second), animated.subarray(-12)]);
};
const animation = { loop: 0, delay: [100, 100] };
const copied: Copied[] = [
  [
    'an animated GIF',
    'image/png',
    ['picture-first-frame'],
    async () => (await twoFrames()).gif(animation).toBuffer(),
  ],
  [
    'an animated WebP',
    'image/png',
    ['picture-first-frame'],
    async () => (await twoFrames()).webp(animation).toBuffer(),
  ],
  ['an animated PNG', 'image/png', ['picture-first-frame'], apng],
  [
    'a TIFF of two pages',
    'image/png',
    ['picture-first-frame'],
    async () => (await twoFrames()).tiff().toBuffer(),
  ],
  [
    'a CMYK JPEG',
    'image/jpeg',
    ['picture-colours-converted'],
    () => quarters().toColourspace('cmyk').jpeg().toBuffer(),
  ],
  ['an AVIF', 'image/jpeg', ['picture-converted'], () => quarters().avif().toBuffer()],
  [
    'an AVIF with transparency',
    'image/png',
    ['picture-converted'],
    () => quartersWithHole().avif().toBuffer(),
  ],
];

const forJpegAndPng: Copied[] = [
  ['a WebP', 'image/jpeg', ['picture-converted'], () => quarters().webp().toBuffer()],
  [
    'a WebP with transparency',
    'image/png',
    ['picture-converted'],
    () => quartersWithHole().webp().toBuffer(),
  ],
  ['a GIF', 'image/png', ['picture-converted'], () => quarters().gif().toBuffer()],
  ['a TIFF', 'image/jpeg', ['picture-converted'], () => quarters().tiff().toBuffer()],
];

describe('a picture the model does not take as it is becomes one it takes:', () => {
  const cases = [
    ...copied.map((entry) => [...entry, modern] as const),
    ...forJpegAndPng.map((entry) => [...entry, seedEdit] as const),
  ];
  it.each(cases)('%s: %s', async (_title, mime, changes, make, model) => {
    const path = await write('odd', await make());
    const { reference } = await prepared(path, { model });
    expect(reference).toMatchObject({ mime, width: 64, height: 48 });
    expect(reference.changed.map((change) => change.code)).toEqual(changes);
    expect((await cornersOf(reference.path)).slice(0, 3)).toEqual(upright.slice(0, 3));
    expect(await inspectPicture(reference.path)).toMatchObject({
      ok: true,
      picture: { mime, animated: false },
    });
  });

  it('a BMP is asked for in another format where the model does not take it', async () => {
    const path = await write('a.bmp', bmp(64, 48));
    const answer = await prepareReference(path, { model: seedEdit, outDir: place.outDir });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'picture-bmp' } });
  });

  it('transparency survives a copy', async () => {
    const path = await write('hole.avif', await quartersWithHole().avif().toBuffer());
    const { reference } = await prepared(path, {});
    const { channels } = await sharp(reference.path).stats();
    expect(channels[3]).toMatchObject({ min: 0, max: 255 });
  });

  it('Display P3 becomes sRGB in a copy and looks the same', async () => {
    const path = await write('p3.jpeg', await quarters().withIccProfile('p3').jpeg().toBuffer());
    const { reference } = await prepared(path, { maxPixels: 2000 });
    expect((await sharp(reference.path).metadata()).icc).toBeUndefined();
    const [red = 0, green = 0, blue = 0] = await pixelOf(reference.path, 0.2, 0.2);
    expect(Math.hypot(red - 220, green - 30, blue - 30)).toBeLessThan(8);
    expect(await pixelOf(path, 0.2, 0.2)).not.toEqual([red, green, blue]);
  });
});

describe('a transparent result', () => {
  it('is drawn from a PNG with transparency as it is', async () => {
    const path = await write('hole.png', await quartersWithHole().png().toBuffer());
    expect((await prepared(path, { transparent: true })).reference).toMatchObject({ path, changed: [] });
  });

  it('is drawn from a WebP with transparency turned into a PNG', async () => {
    const path = await write('hole.webp', await quartersWithHole().webp().toBuffer());
    expect((await prepared(path, { transparent: true })).reference.mime).toBe('image/png');
  });

  it('is refused from a picture without transparency', async () => {
    const path = await write('flat.png', await png());
    const answer = await prepareReference(path, { model: modern, outDir: place.outDir, transparent: true });
    const problem = { code: 'picture-needs-transparency', params: { model: 'Seedream 4.5' } };
    expect(answer).toEqual({ ok: false, problem });
  });
});

async function prepared(path: string, options: Partial<PrepareOptions>) {
  const answer = await prepareReference(path, { model: modern, outDir: place.outDir, ...options });
  if (!answer.ok) expect.fail(answer.problem.code);
  return answer;
}
