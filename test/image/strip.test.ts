import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPair, drawStrip } from '../../src/image/image.ts';
import { type Box, layPair, layStrip } from '../../src/image/layout.ts';
import {
  badgeBox,
  flat,
  isDark,
  isGreen,
  isGrey,
  isRed,
  isWhite,
  look,
  near,
  numbered,
  square,
} from './look.ts';
import { quartersWithHole } from './pictures.ts';
import { useDirectory } from './setup.ts';

const { place, write } = useDirectory();

const wide = { width: 1280, height: 720 };
let green = '';
let red = '';

beforeAll(async () => {
  green = await write('green.png', await flat('#20a040').png().toBuffer());
  red = await write('red.jpeg', await flat('#c02020', wide).jpeg().toBuffer());
});

const isMark = near([0xa3, 0xa7, 0xae]);
const isArrow = near([0xd9, 0xdb, 0xe0]);
const nowhere: Box = { x: 0, y: 0, width: 1, height: 1 };

describe('a strip', () => {
  it('shows references side by side in order, each with its number', async () => {
    const strip = await drawStrip(numbered([green, red, green]), { outDir: place.outDir });
    const { width, height, tiles, badge } = layStrip([square, wide, square], { arrows: false });
    expect(strip).toMatchObject({ mime: 'image/jpeg', width, height });
    const seen = await look(strip.path);
    expect(tiles.map((tile) => isGreen(seen.middle(tile)))).toEqual([true, false, true]);
    expect(tiles.map((tile) => isRed(seen.middle(tile)))).toEqual([false, true, false]);
    for (const tile of tiles) {
      expect(seen.part(badgeBox(tile, badge), isDark)).toBeGreaterThan(0.3);
      expect(seen.part(badgeBox(tile, badge), isWhite)).toBeGreaterThan(0.05);
    }
  });

  it('shows fifteen in rows', async () => {
    const paths = Array.from({ length: 15 }, (_, index) => (index % 2 === 0 ? green : red));
    const strip = await drawStrip(numbered(paths), { outDir: place.outDir });
    expect(Math.max(strip.width, strip.height)).toBeLessThanOrEqual(2000);
    const sizes = paths.map((path) => (path === green ? square : wide));
    const { tiles } = layStrip(sizes, { arrows: false });
    expect(new Set(tiles.map((tile) => tile.y)).size).toBeGreaterThan(1);
    const seen = await look(strip.path);
    for (const [index, tile] of tiles.entries()) {
      expect((index % 2 === 0 ? isGreen : isRed)(seen.middle(tile))).toBe(true);
    }
  });

  it('of ancestors has an arrow from each to the next, of references none', async () => {
    const { arrows } = layStrip([square, square, square], { arrows: true });
    const chain = await drawStrip(numbered([green, green, green]), { outDir: place.outDir, arrows: true });
    const seen = await look(chain.path);
    expect(arrows).toHaveLength(2);
    for (const arrow of arrows) {
      expect(seen.part(arrow, isArrow)).toBeGreaterThan(0.005);
      // It points to the right: its head is there.
      const half = { ...arrow, width: arrow.width / 2 };
      const right = { ...half, x: half.x + half.width };
      expect(seen.part(right, isArrow)).toBeGreaterThan(seen.part(half, isArrow));
    }
    const plain = await drawStrip(numbered([green, green, green]), { outDir: place.outDir });
    const all = { x: 0, y: 0, width: plain.width, height: plain.height };
    expect((await look(plain.path)).part(all, isArrow)).toBeLessThan(0.001);
  });

  it('has a grey tile with a bin for a deleted picture, unlike the cross of a missing one', async () => {
    const pictures = [
      { path: green, label: '1' },
      { path: null, label: '2' },
      { path: join(place.dir, 'missing.png'), label: '3' },
    ];
    const { tiles, badge } = layStrip([square, null, null], { arrows: true });
    const strip = await drawStrip(pictures, { outDir: place.outDir, arrows: true });
    const seen = await look(strip.path);
    const [, deleted = nowhere, missing = nowhere] = tiles;
    for (const tile of [deleted, missing]) {
      expect(seen.part(tile, isMark)).toBeGreaterThan(0.005);
      expect(isGrey(seen.middle(tile, 0.5, 0.85))).toBe(true);
      expect(seen.part(badgeBox(tile, badge), isDark)).toBeGreaterThan(0.3);
    }
    expect(isMark(seen.middle(missing))).toBe(true);
    expect(isMark(seen.middle(deleted))).toBe(false);
  });

  it('is drawn when every picture is deleted', async () => {
    const pictures = [1, 2].map((number) => ({ path: null, label: `${number}` }));
    const strip = await drawStrip(pictures, { outDir: place.outDir });
    const { tiles } = layStrip([null, null], { arrows: false });
    const seen = await look(strip.path);
    for (const tile of tiles) expect(seen.part(tile, isMark)).toBeGreaterThan(0.005);
  });

  it('of no picture or sixteen is not drawn, and leaves no file', async () => {
    const before = await readdir(place.outDir);
    for (const count of [0, 16]) {
      const drawn = drawStrip(numbered(Array(count).fill(green)), { outDir: place.outDir });
      await expect(drawn).rejects.toMatchObject({ code: 'sheet-count' });
    }
    expect(await readdir(place.outDir)).toEqual(before);
  });

  it('whose directory is not there is an error, and the next one is drawn', async () => {
    await expect(drawStrip(numbered([green]), { outDir: join(place.dir, 'none') })).rejects.toThrow();
    expect(await drawStrip(numbered([green]), { outDir: place.outDir })).toMatchObject({
      mime: 'image/jpeg',
    });
  });
});

describe('before and after', () => {
  it('stand side by side at one height with a divider, numbered 1 and 2', async () => {
    const pair = await drawPair(green, red, { outDir: place.outDir });
    const { width, height, tiles, badge } = layPair(square, wide);
    expect(pair).toMatchObject({ mime: 'image/jpeg', width, height });
    expect(width).toBeLessThanOrEqual(2400);
    const [left = nowhere, right = nowhere] = tiles;
    const seen = await look(pair.path);
    expect(isGreen(seen.middle(left, 0.98))).toBe(true);
    expect(isRed(seen.middle(right, 0.02))).toBe(true);
    expect(seen.part({ x: left.width + 4, y: 0, width: 8, height }, isGrey)).toBeGreaterThan(0.99);
    const [one, two] = tiles.map((tile) => seen.part(badgeBox(tile, badge), isWhite));
    expect(one).toBeGreaterThan(0.05);
    expect(two).toBeGreaterThan(one ?? 1);
  });

  it('are whole even when one is a panorama and the other a tower', async () => {
    const pano = await write(
      'pano.png',
      await flat('#20a040', { width: 3200, height: 200 }).png().toBuffer(),
    );
    const tower = await write(
      'tower.png',
      await flat('#c02020', { width: 200, height: 3200 }).png().toBuffer(),
    );
    const pair = await drawPair(pano, tower, { outDir: place.outDir });
    const [left = nowhere, right = nowhere] = layPair(
      { width: 3200, height: 200 },
      { width: 200, height: 3200 },
    ).tiles;
    const seen = await look(pair.path);
    for (const end of [0.02, 0.98]) {
      expect(isGreen(seen.middle(left, end))).toBe(true);
      expect(isRed(seen.middle(right, 0.5, end))).toBe(true);
    }
    expect(isGrey(seen.middle(left, 0.5, 0.9))).toBe(true);
  });

  it('show transparency, and what is left when one of them is gone', async () => {
    const hole = await write('hole.png', await quartersWithHole(400, 400).png().toBuffer());
    const [left = nowhere, right = nowhere] = layPair({ width: 400, height: 400 }, null).tiles;
    const seen = await look((await drawPair(hole, null, { outDir: place.outDir })).path);
    const corner = { x: left.width / 2 + 10, y: left.height / 2 + 10, width: 100, height: 100 };
    expect(seen.part(corner, near([222, 222, 222]))).toBeGreaterThan(0.4);
    expect(seen.part(right, isMark)).toBeGreaterThan(0.005);
  });
});
