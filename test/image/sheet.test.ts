import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPair, drawSheet } from '../../src/image/image.ts';
import { layGrid } from '../../src/image/layout.ts';
import { forgetPeak, readMemory, readPeak } from '../app/memory-reading.ts';
import {
  badgeBox,
  flat,
  isDark,
  isGold,
  isGreen,
  isGrey,
  isRed,
  isWhite,
  look,
  near,
  numbered,
  square,
} from './look.ts';
import { bmp, noise, quarters, quartersWithHole, twoFrames } from './pictures.ts';
import { useDirectory } from './setup.ts';

const { place, write } = useDirectory();

let green = '';
let red = '';

beforeAll(async () => {
  green = await write('green.png', await flat('#20a040').png().toBuffer());
  red = await write('red.jpeg', await flat('#c02020').jpeg().toBuffer());
});

describe('a contact sheet', () => {
  it.each([1, 2, 5, 9, 15])('shows %i pictures in order', async (count) => {
    const paths = Array.from({ length: count }, (_, index) => (index % 3 === 1 ? red : green));
    const sheet = await drawSheet(numbered(paths), { outDir: place.outDir });
    const layout = layGrid(paths.map(() => square));
    expect(sheet).toMatchObject({ mime: 'image/jpeg', width: layout.width, height: layout.height });
    expect((await stat(sheet.path)).size).toBe(sheet.bytes);
    const seen = await look(sheet.path);
    expect(seen.info).toMatchObject({ format: 'raw', width: sheet.width, height: sheet.height });
    for (const [index, tile] of layout.tiles.entries()) {
      expect((index % 3 === 1 ? isRed : isGreen)(seen.middle(tile))).toBe(true);
    }
    expect(isGrey(seen.middle({ x: 0, y: 0, width: 16, height: 16 }))).toBe(true);
  });

  it('gives each picture a badge with its own number', async () => {
    const labels = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const { tiles, badge } = layGrid(labels.map(() => square));
    const pictures = labels.map((label) => ({ path: green, label }));
    const { path } = await drawSheet(pictures, { outDir: place.outDir });
    const seen = await look(path);
    const crops: Buffer[] = [];
    for (const tile of tiles) {
      const box = badgeBox(tile, badge);
      expect(seen.part(box, isDark)).toBeGreaterThan(0.3);
      expect(seen.part(box, isWhite)).toBeGreaterThan(0.05);
      const { x: left, y: top, width, height } = box;
      crops.push(await sharp(path).extract({ left, top, width, height }).greyscale().raw().toBuffer());
    }
    for (const [index, crop] of crops.entries()) {
      for (const other of crops.slice(index + 1)) {
        const changed = crop.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 100).length;
        expect(changed / crop.length).toBeGreaterThan(0.02);
      }
    }
  });

  it('widens the badge for a longer label and paints a star gold', async () => {
    const labels = ['3', '12', '3 ★'];
    const { tiles, badge } = layGrid(labels.map(() => square));
    const pictures = labels.map((label) => ({ path: green, label }));
    const seen = await look((await drawSheet(pictures, { outDir: place.outDir })).path);
    const gold = tiles.map((tile) => seen.part(badgeBox(tile, badge, 2), isGold));
    expect(gold.slice(0, 2)).toEqual([0, 0]);
    expect(gold[2]).toBeGreaterThan(0.03);
    const [one = 0, two = 0, star = 0] = tiles.map((tile) => seen.part(badgeBox(tile, badge, 2), isGreen));
    expect(one).toBeGreaterThan(two);
    expect(two).toBeGreaterThan(star);
  });

  it('keeps shapes: a panorama of 16:1 is whole and stands on grey', async () => {
    const pano = await write(
      'pano.jpeg',
      await flat('#c02020', { width: 3200, height: 200 }).jpeg().toBuffer(),
    );
    const layout = layGrid([{ width: 3200, height: 200 }, square, square, square]);
    const paths = [pano, green, green, green];
    const seen = await look((await drawSheet(numbered(paths), { outDir: place.outDir })).path);
    const [tile = { x: 0, y: 0, width: 1, height: 1 }] = layout.tiles;
    const red = seen.part(tile, isRed) * tile.width * tile.height;
    expect(red / (tile.width ** 2 / 16)).toBeCloseTo(1, 0);
    expect(isRed(seen.middle(tile, 0.02))).toBe(true);
    expect(isGrey(seen.middle(tile, 0.5, 0.8))).toBe(true);
  });

  it('takes every format that is a reference: 1×1, CMYK, grey, 16 bits, animated, turned, BMP', async () => {
    const grey = await write('grey.jpeg', await flat('#20a040').greyscale().jpeg().toBuffer());
    const cmyk = await write('cmyk.jpeg', await flat('#c02020').toColourspace('cmyk').jpeg().toBuffer());
    const deep = await write('deep.png', await flat('#20a040').toColourspace('rgb16').png().toBuffer());
    const pixel = await write('pixel.png', await flat('#c02020', { width: 1, height: 1 }).png().toBuffer());
    const frames = await write('frames.gif', await (await twoFrames()).gif().toBuffer());
    const turned = await write(
      'turned.jpeg',
      await quarters().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    );
    const plain = await write('plain.bmp', bmp(50, 30));
    const paths = [grey, cmyk, deep, pixel, frames, turned, plain];
    const sizes = [square, square, square, { width: 1, height: 1 }, { width: 64, height: 48 }];
    const { tiles } = layGrid([...sizes, { width: 48, height: 64 }, { width: 50, height: 30 }]);
    const seen = await look((await drawSheet(numbered(paths), { outDir: place.outDir })).path);
    const middles = tiles.map((tile) => seen.middle(tile, 0.55, 0.55));
    expect(near([0x8b, 0x8b, 0x8b])(middles[0] ?? [])).toBe(true);
    expect(isRed(middles[1] ?? [])).toBe(true);
    expect(isGreen(middles[2] ?? [])).toBe(true);
    expect(isRed(middles[3] ?? [])).toBe(true);
    expect(isWhite(middles[4] ?? [])).toBe(true);
    // Turned by a quarter, what was at the top right is at the bottom right.
    expect(near([30, 200, 30])(middles[5] ?? [])).toBe(true);
    expect(near([0x80, 0x80, 0x80])(middles[6] ?? [])).toBe(true);
  });

  it('shows a light chequer through what is see-through', async () => {
    const hole = await write('hole.png', await quartersWithHole(600, 600).png().toBuffer());
    const { tiles } = layGrid([square]);
    const seen = await look((await drawSheet(numbered([hole]), { outDir: place.outDir })).path);
    const [{ x, y, width, height } = { x: 0, y: 0, width: 1, height: 1 }] = tiles;
    const corner = { x: x + width / 2 + 12, y: y + height / 2 + 12, width: 200, height: 200 };
    expect(seen.part(corner, near([250, 250, 250]))).toBeGreaterThan(0.4);
    expect(seen.part(corner, near([222, 222, 222]))).toBeGreaterThan(0.4);
  });

  it('has a grey tile with a cross and the number for each file that is broken, cut, missing or none', async () => {
    const whole = await noise(300, 300).jpeg().toBuffer();
    const paths = [
      await write('broken.jpeg', Buffer.from('\xff\xd8\xffrubbish', 'latin1')),
      await write('cut.jpeg', whole.subarray(0, whole.length / 2)),
      `${place.dir}/missing.png`,
      await write('page.png', '<html>Forbidden</html>'),
      place.dir,
    ];
    const sizes = [null, { width: 300, height: 300 }, null, null, null, square];
    const { tiles, badge } = layGrid(sizes);
    const seen = await look((await drawSheet(numbered([...paths, green]), { outDir: place.outDir })).path);
    for (const tile of tiles.slice(0, 5)) {
      expect(near([0xa3, 0xa7, 0xae])(seen.middle(tile))).toBe(true);
      expect(isGrey(seen.middle(tile, 0.8, 0.5))).toBe(true);
      expect(seen.part(badgeBox(tile, badge), isDark)).toBeGreaterThan(0.3);
    }
    expect(isGreen(seen.middle(tiles[5] ?? { x: 0, y: 0, width: 1, height: 1 }))).toBe(true);
  });

  it('stays under 1.5 MB however its pictures are', async () => {
    const loud = await write('loud.png', await noise(800, 800).png().toBuffer());
    for (const count of [1, 15]) {
      const sheet = await drawSheet(numbered(Array(count).fill(loud)), { outDir: place.outDir });
      expect(sheet.bytes).toBeLessThanOrEqual(1_500_000);
    }
    // Black and white dots at the size they are shown are the hardest there is.
    const dots = await write('dots.png', await noise(1200, 1600).greyscale().threshold(128).png().toBuffer());
    const pair = await drawPair(dots, dots, { outDir: place.outDir });
    expect(pair.bytes).toBeLessThanOrEqual(1_500_000);
  });

  it('of no picture or sixteen is not drawn', async () => {
    for (const count of [0, 16]) {
      const drawn = drawSheet(numbered(Array(count).fill(green)), { outDir: place.outDir });
      await expect(drawn).rejects.toMatchObject({ code: 'sheet-count' });
    }
  });

  it('holds one small copy after another, never a large picture or several sheets', async () => {
    const bytes = await quarters(8000, 5000).withMetadata({ orientation: 6 }).png().toBuffer();
    const large = await write('large.png', bytes);
    const photo = await write('large.jpeg', await quarters(8000, 5000).jpeg().toBuffer());
    await drawSheet(numbered([green]), { outDir: place.outDir });
    forgetPeak(process.pid);
    const before = readMemory(process.pid);
    const some = numbered([large, photo, large, photo, photo, photo, photo, photo]);
    await Promise.all([some, some].map((each) => drawSheet(each, { outDir: place.outDir })));
    expect(readPeak(process.pid) - before).toBeLessThan(90);
  });
});
