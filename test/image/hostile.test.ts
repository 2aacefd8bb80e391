import { readdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { prepareReference } from '../../src/image/image.ts';
import { blackPixels, bmp, brands, greyPng, noise, pngChunk, quarters } from './pictures.ts';
import { modern, seedEdit, useDirectory } from './setup.ts';

const { place, write } = useDirectory();

type Bytes = Buffer | string;
type Case = [title: string, code: string, make: () => Bytes | Promise<Bytes>];

const raw = (text: string) => Buffer.from(text, 'latin1');
const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in</body></html>';
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>';
const words = 'BMW makes cars. A wide road; GIF, RIFF and PNG are words too.';

const notPictures: Case[] = [
  ['an empty file', 'picture-empty', () => ''],
  ['one byte', 'picture-unknown', () => raw('\xff')],
  ['bytes that mean nothing', 'picture-unknown', () => raw('\0\x01\x02\xfe\xfd\x07')],
  ['a program', 'picture-unknown', () => raw('MZ\x90\0\x03\0\0\0')],
  ['a sign-in page', 'picture-web-page', () => page],
  ['a web page behind a comment', 'picture-web-page', () => '\n<!-- hi -->\n<HTML lang="en"></HTML>'],
  ['a web page with a drawing in it', 'picture-web-page', () => `<html><body>${drawing}</body></html>`],
  ['an SVG with a script', 'picture-svg', () => drawing],
  ['an SVG behind a declaration', 'picture-svg', () => `<?xml version="1.0"?>\n${drawing}`],
  ['an SVG in UTF-16', 'picture-svg', () => Buffer.from(`\ufeff${drawing}`, 'utf16le')],
  ['an error in JSON', 'picture-text', () => '{"error":{"code":"not_found"}}'],
  ['an error in XML', 'picture-text', () => '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
  ['plain words', 'picture-text', () => words],
  ['two letters', 'picture-text', () => 'BM'],
  ['words in UTF-16', 'picture-text', () => Buffer.from('\ufeffhello there', 'utf16le')],
  ['a long text in Japanese', 'picture-text', () => 'あ'.repeat(30_000)],
  ['a ZIP', 'picture-archive', () => raw('PK\x03\x04\x14\0\0\0\x08\0')],
  ['a picture in a gzip', 'picture-archive', async () => gzipSync(await quarters().png().toBuffer())],
  ['a RAR', 'picture-archive', () => raw('Rar!\x1a\x07\x01\0abc')],
  ['a PDF', 'picture-pdf', () => '%PDF-1.7\n1 0 obj'],
  ['an MP4', 'picture-video', () => brands('isom', 'isom', 'mp42')],
  ['a QuickTime film', 'picture-video', () => brands('qt  ')],
  ['a WebM', 'picture-video', () => raw('\x1aE\xdf\xa3\x01\0\0\0')],
  ['an AVI', 'picture-video', () => raw('RIFF\0\0\0\0AVI LIST')],
  ['an iPhone photo in HEIC', 'picture-heic', () => brands('heic', 'mif1', 'heic')],
  ['a HEIF that names no codec', 'picture-heic', () => brands('mif1', 'mif1', 'miaf')],
  ['a JPEG XL', 'picture-format', () => raw('\xff\x0a\xfa\x1f')],
  ['a JPEG 2000', 'picture-format', () => raw('\0\0\0\x0cjP  \r\n\x87\n')],
  ['a Photoshop file', 'picture-format', () => raw('8BPS\0\x01\0\0')],
  ['an icon', 'picture-format', () => raw('\0\0\x01\0\x01\0')],
  ['a camera raw file', 'picture-format', () => raw('II*\0\x10\0\0\0CR\x02\0')],
];

const damaged: Case[] = [
  ['a JPEG cut in half', 'picture-damaged', async () => half(await noise(64, 64).jpeg().toBuffer())],
  [
    'a progressive JPEG cut in half',
    'picture-damaged',
    async () => half(await noise(64, 64).jpeg({ progressive: true }).toBuffer()),
  ],
  ['a JPEG of three bytes', 'picture-damaged', () => raw('\xff\xd8\xff')],
  ['a PNG cut in half', 'picture-damaged', async () => half(await noise(64, 64).png().toBuffer())],
  [
    'an interlaced PNG cut in half',
    'picture-damaged',
    async () => half(await noise(64, 64).png({ progressive: true }).toBuffer()),
  ],
  ['a GIF cut in half', 'picture-damaged', async () => half(await noise(64, 64).gif().toBuffer())],
  ['a WebP cut in half', 'picture-damaged', async () => half(await noise(64, 64).webp().toBuffer())],
  ['a TIFF cut in half', 'picture-damaged', async () => half(await noise(64, 64).tiff().toBuffer())],
  ['an AVIF cut in half', 'picture-damaged', async () => half(await noise(64, 64).avif().toBuffer())],
  ['an AVIF of a header alone', 'picture-damaged', () => brands('avif', 'mif1', 'avif')],
  [
    'a PNG of broken pixels',
    'picture-damaged',
    () => greyPng(64, 64, 8, [pngChunk('IDAT', Buffer.alloc(99, 7))]),
  ],
  ['a PNG without pixels', 'picture-damaged', () => greyPng(64, 64, 8, [])],
  ['a PNG of no size', 'picture-damaged', () => greyPng(0, 0, 8, [blackPixels(1, 1, 8)])],
  ['a BMP that promises more than it has', 'picture-damaged', () => bmp(4000, 4000, 300)],
  ['a BMP of no width', 'picture-damaged', () => bmp(0, 64, 300)],
  ['a BMP cut in its header', 'picture-damaged', () => bmp(64, 64).subarray(0, 30)],
];

const wrongSize: Case[] = [
  [
    'a header that claims 20,000 × 20,000 pixels',
    'picture-too-many-pixels',
    () => greyPng(20_000, 20_000, 8, [blackPixels(1, 1, 8)]),
  ],
  [
    'a bomb of 20,000 × 20,000 pixels in 50 kB',
    'picture-too-many-pixels',
    () => greyPng(20_000, 20_000, 1, [blackPixels(20_000, 20_000, 1)]),
  ],
  ['a strip of 10 × 3000 pixels', 'picture-too-small', () => quarters(10, 3000).png().toBuffer()],
  ['a strip of 20 × 3000 pixels', 'picture-ratio', () => quarters(20, 3000).png().toBuffer()],
  ['a picture 14 pixels high', 'picture-too-small', () => quarters(60, 14).png().toBuffer()],
  ['a picture of one pixel', 'picture-too-small', () => quarters(1, 1).png().toBuffer()],
  ['a BMP 4 pixels wide', 'picture-too-small', () => bmp(4, 64)],
];

describe('a file that cannot be a reference is refused for what it is, whatever its name:', () => {
  it.each([...notPictures, ...damaged, ...wrongSize])('%s: %s', async (_title, code, make) => {
    const path = await write('picture.png', await make());
    const answer = await prepareReference(path, { model: modern, outDir: place.outDir });
    expect(answer).toEqual({ ok: false, problem: { code, params: expect.anything() } });
    expect(await readdir(place.outDir)).toEqual([]);
  });

  it('a file of 100 MB is refused by its size alone', async () => {
    const path = await write('large.png', greyPng(64, 64, 8, [blackPixels(64, 64, 8)]));
    await truncate(path, 100_000_000);
    const answer = await prepareReference(path, { model: modern, outDir: place.outDir });
    const params = { megabytes: 100, max: 50 };
    expect(answer).toEqual({ ok: false, problem: { code: 'picture-file-too-big', params } });
  });

  it('a link to a picture is not followed', async () => {
    const target = await write('target.png', await quarters().png().toBuffer());
    const path = join(place.dir, 'link.png');
    await symlink(target, path);
    const answer = await prepareReference(path, { model: modern, outDir: place.outDir });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'picture-unknown' } });
  });

  it('a file that is not there is an error, not a bad picture', async () => {
    const missing = join(place.dir, 'missing.png');
    await expect(prepareReference(missing, { model: modern, outDir: place.outDir })).rejects.toThrow(
      'ENOENT',
    );
  });
});

describe('the numbers of a refusal say what would have been taken:', () => {
  const refusal = async (bytes: Buffer, options = {}) => {
    const path = await write('numbers', bytes);
    return prepareReference(path, { model: modern, outDir: place.outDir, ...options });
  };

  it('the pixels it has and the most that are opened', async () => {
    const answer = await refusal(greyPng(20_000, 20_000, 8, [blackPixels(1, 1, 8)]));
    expect(answer).toMatchObject({ problem: { params: { megapixels: 400, max: 100 } } });
  });

  it('the side it has and the shortest that is taken', async () => {
    const answer = await refusal(await quarters(60, 14).png().toBuffer());
    expect(answer).toMatchObject({ problem: { params: { width: 60, height: 14, min: 15 } } });
  });

  it('the shape it has and the widest this model takes', async () => {
    const answer = await refusal(await quarters(64, 16).png().toBuffer(), { model: seedEdit });
    const params = { width: 64, height: 16, model: 'SeedEdit 3.0', widest: 3 };
    expect(answer).toEqual({ ok: false, problem: { code: 'picture-ratio', params } });
  });

  it('the name of a format that is not read', async () => {
    const answer = await refusal(raw('\xff\x0a\xfa\x1f'));
    expect(answer).toMatchObject({ problem: { params: { format: 'JPEG XL' } } });
  });
});
