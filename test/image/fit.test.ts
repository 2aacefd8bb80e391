import { readdir, readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fitForChat } from '../../src/image/image.ts';
import { noise, quarters, quartersWithHole } from './pictures.ts';
import { useDirectory } from './setup.ts';

const { place, write } = useDirectory();
const shown = ['jpeg', 'png', 'webp', 'gif'];

describe('a picture for a chat', () => {
  it('is the kept file when it fits', async () => {
    const path = await write('fits.png', await quarters().png().toBuffer());
    const { size } = await stat(path);
    expect(await fitForChat(path, { maxBytes: size, formats: shown, outDir: place.outDir })).toEqual({
      path,
      mime: 'image/png',
      bytes: size,
      width: 64,
      height: 48,
      original: true,
    });
    expect(await readdir(place.outDir)).toEqual([]);
  });

  it('is a JPEG of the same size when the PNG is too big, and the PNG stays', async () => {
    const bytes = await noise(300, 200).png().toBuffer();
    const path = await write('big.png', bytes);
    const maxBytes = bytes.length - 1;
    const copy = await fitForChat(path, { maxBytes, formats: shown, outDir: place.outDir });
    expect(copy).toMatchObject({ mime: 'image/jpeg', width: 300, height: 200, original: false });
    expect(copy.bytes).toBe((await stat(copy.path)).size);
    expect(bytes.equals(await readFile(path))).toBe(true);
  });

  it.each([0.9, 0.6, 0.3, 0.1, 0.02])('fits a limit of %d of its bytes', async (part) => {
    const bytes = await noise(400, 300).jpeg({ quality: 95 }).toBuffer();
    const path = await write('ladder.jpeg', bytes);
    const maxBytes = Math.floor(bytes.length * part);
    const copy = await fitForChat(path, { maxBytes, formats: shown, outDir: place.outDir });
    expect((await stat(copy.path)).size).toBeLessThanOrEqual(maxBytes);
    expect(copy.width / copy.height).toBeCloseTo(4 / 3, 1);
  });

  it('loses quality before it loses pixels', async () => {
    const path = await write('quality.png', await noise(400, 300).png().toBuffer());
    const options = { chromaSubsampling: '4:4:4', optimizeCoding: false };
    const [best, next] = [92, 85].map((quality) =>
      sharp(path)
        .jpeg({ quality, ...options })
        .toBuffer(),
    );
    const maxBytes = ((await best)?.length ?? 0) - 1;
    expect((await next)?.length).toBeLessThan(maxBytes);
    const copy = await fitForChat(path, { maxBytes, formats: shown, outDir: place.outDir });
    expect(copy).toMatchObject({ width: 400, height: 300, original: false });
  });

  it('keeps transparency where the chat can show it', async () => {
    const path = await write(
      'hole.png',
      await quartersWithHole(400, 300).png({ compressionLevel: 0 }).toBuffer(),
    );
    const inFormats = (formats: readonly string[]) =>
      fitForChat(path, { maxBytes: 100_000, formats, outDir: place.outDir });
    expect((await inFormats(shown)).mime).toBe('image/webp');
    expect((await inFormats(['jpeg', 'png', 'gif'])).mime).toBe('image/png');
  });

  it('is converted when the chat does not show the format', async () => {
    const path = await write('plain.webp', await quarters().webp().toBuffer());
    const copy = await fitForChat(path, {
      maxBytes: 100_000,
      formats: ['jpeg', 'png'],
      outDir: place.outDir,
    });
    expect(copy).toMatchObject({ mime: 'image/jpeg', original: false });
  });

  it('is an error when the kept file is no picture', async () => {
    const path = await write('page.png', '<html></html>');
    const fitting = fitForChat(path, { maxBytes: 1000, formats: shown, outDir: place.outDir });
    await expect(fitting).rejects.toMatchObject({ code: 'picture-unreadable' });
  });

  it('is an error when no copy can be small enough', async () => {
    const path = await write('never.png', await noise(60, 60).png().toBuffer());
    const fitting = fitForChat(path, { maxBytes: 20, formats: shown, outDir: place.outDir });
    await expect(fitting).rejects.toMatchObject({ code: 'picture-cannot-fit' });
  });
});
