import { readdir, readFile, stat } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  fitTogether,
  inspectPicture,
  type PreparedReference,
  type PrepareOptions,
  prepareReference,
} from '../../src/image/image.ts';
import { bmp, cornersOf, noise, quarters, quartersWithHole, upright } from './pictures.ts';
import { modern, useDirectory } from './setup.ts';

const { place, write } = useDirectory();

async function prepared(path: string, options: Partial<PrepareOptions> = {}): Promise<PreparedReference> {
  const answer = await prepareReference(path, { model: modern, outDir: place.outDir, ...options });
  if (!answer.ok) expect.fail(answer.problem.code);
  return answer.reference;
}

const codes = (reference: PreparedReference) => reference.changed.map((change) => change.code);

describe('a picture over the limits is made to fit:', () => {
  it('a JPEG of 12 MB keeps its pixels and loses bytes', async () => {
    const bytes = await noise(2200, 1600).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    expect(bytes.length).toBeGreaterThan(10_000_000);
    const path = await write('12mb.jpeg', bytes);
    const reference = await prepared(path);
    expect(reference).toMatchObject({ mime: 'image/jpeg', width: 2200, height: 1600 });
    expect(codes(reference)).toEqual(['picture-made-smaller']);
    expect((await stat(reference.path)).size).toBe(reference.bytes);
    expect(reference.bytes).toBeLessThanOrEqual(10_000_000);
    expect(bytes.equals(await readFile(path))).toBe(true);
  });

  it('a JPEG of 40 megapixels becomes one of 36', async () => {
    const reference = await prepared(await write('40mp.jpeg', await quarters(8000, 5000).jpeg().toBuffer()));
    const pixels = reference.width * reference.height;
    expect(pixels).toBeLessThanOrEqual(36_000_000);
    expect(pixels).toBeGreaterThan(35_900_000);
    expect(reference.width / reference.height).toBeCloseTo(1.6, 3);
    expect(await cornersOf(reference.path)).toEqual(upright);
    const { width, height } = reference;
    expect(reference.changed).toEqual([{ code: 'picture-made-smaller', params: { width, height } }]);
  });

  it('noise gets fewer pixels once lower quality is not enough', async () => {
    const path = await write('noise.png', await noise(600, 400).png().toBuffer());
    const reference = await prepared(path, { maxBytes: 60_000 });
    expect(reference.bytes).toBeLessThanOrEqual(60_000);
    expect(reference.width).toBeLessThan(600);
    expect(reference.width / reference.height).toBeCloseTo(1.5, 1);
  });

  it('a picture with transparency stays a PNG with transparency', async () => {
    const bytes = await quartersWithHole(400, 300).png({ compressionLevel: 0 }).toBuffer();
    const reference = await prepared(await write('hole.png', bytes), { maxBytes: 400 });
    const inspected = await inspectPicture(reference.path);
    expect(inspected).toMatchObject({ picture: { format: 'png', hasAlpha: true } });
  });

  it('what cannot be made small enough is said, and nothing is left behind', async () => {
    const before = await readdir(place.outDir);
    const path = await write('impossible.png', await noise(200, 200).png().toBuffer());
    const answer = await prepareReference(path, { model: modern, outDir: place.outDir, maxBytes: 50 });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'picture-cannot-fit' } });
    expect(await readdir(place.outDir)).toEqual(before);
  });

  it('a BMP is asked for in another format', async () => {
    const path = await write('large.bmp', bmp(2000, 2000));
    const answer = await prepareReference(path, { model: modern, outDir: place.outDir });
    const problem = { code: 'picture-bmp', params: { megabytes: 12 } };
    expect(answer).toEqual({ ok: false, problem });
  });
});

describe('the references of one call', () => {
  let small: PreparedReference;
  let middle: PreparedReference;
  let large: PreparedReference;

  beforeEach(async () => {
    small = await prepared(await write('small.png', await noise(30, 30).png().toBuffer()));
    middle = await prepared(await write('middle.png', await noise(200, 200).png().toBuffer()));
    large = await prepared(await write('large.png', await noise(260, 260).png().toBuffer()));
  });

  const total = (references: readonly PreparedReference[]) =>
    references.reduce((sum, reference) => sum + reference.bytes, 0);

  it('stay as they are when they fit together', async () => {
    const all = [large, small, middle];
    const answer = await fitTogether(all, { outDir: place.outDir, maxTotalBytes: total(all) });
    expect(answer).toEqual({ ok: true, references: all });
  });

  it('keep their order and all but the largest their bytes', async () => {
    const maxTotalBytes = total([large, small, middle]) - 20_000;
    const answer = await fitTogether([large, small, middle], { outDir: place.outDir, maxTotalBytes });
    if (!answer.ok) expect.fail(answer.problem.code);
    const [first, ...others] = answer.references;
    expect(others).toEqual([small, middle]);
    expect(first?.changed.map((change) => change.code)).toEqual(['picture-made-smaller']);
    expect(total(answer.references)).toBeLessThanOrEqual(maxTotalBytes);
    expect(await readFile(large.path)).toHaveLength(large.bytes);
  });

  it('share what the small ones leave over', async () => {
    const answer = await fitTogether([large, middle, small], {
      outDir: place.outDir,
      maxTotalBytes: 60_000,
    });
    if (!answer.ok) expect.fail(answer.problem.code);
    const [first, second, third] = answer.references;
    expect(third).toEqual(small);
    const share = (60_000 - small.bytes) / 2;
    expect(first?.bytes).toBeLessThanOrEqual(share);
    expect(second?.bytes).toBeLessThanOrEqual(share);
  });

  it('are refused together when one of them cannot shrink, and the copies made so far go', async () => {
    const fixed = await prepared(await write('fixed.bmp', bmp(200, 200)));
    const before = await readdir(place.outDir);
    const answer = await fitTogether([large, fixed], { outDir: place.outDir, maxTotalBytes: 100_000 });
    const params = { megabytes: 0.3, max: 0.1, count: 2 };
    expect(answer).toEqual({ ok: false, problem: { code: 'pictures-too-big-together', params } });
    expect(await readdir(place.outDir)).toEqual(before);
  });
});
