import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Layout, layGrid, layPair, layStrip, type Size } from '../../src/image/layout.ts';

const side = fc.oneof(fc.integer({ min: 1, max: 12_000 }), fc.constantFrom(1, 240, 1024, 2048));
const size = fc.option(fc.record({ width: side, height: side }), { nil: null });
const sizes = fc.array(size, { minLength: 1, maxLength: 15 });

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

function expectTidy({ width, height, tiles, badge }: Layout): void {
  for (const [index, tile] of tiles.entries()) {
    expect([tile.x, tile.y, tile.width, tile.height].every(Number.isInteger)).toBe(true);
    expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(0);
    expect(tile.x + tile.width).toBeLessThanOrEqual(width);
    expect(tile.y + tile.height).toBeLessThanOrEqual(height);
    expect(badge).toBeLessThanOrEqual(Math.min(tile.width, tile.height) / 2);
    expect(tiles.slice(index + 1).every((other) => apart(tile, other))).toBe(true);
    const next = tiles[index + 1];
    if (next) expect(next.y > tile.y || next.x > tile.x).toBe(true);
  }
}

const longSide = ({ width, height }: Size, tile: Size) => {
  const scale = Math.min(tile.width / width, tile.height / height);
  return Math.ceil(Math.max(width, height) * scale);
};

describe('whatever the pictures are,', () => {
  it('a grid keeps them apart and in order, at least 240 long, on at most 2000 × 2000', () => {
    fc.assert(
      fc.property(sizes, (pictures) => {
        const layout = layGrid(pictures);
        expectTidy(layout);
        expect(Math.max(layout.width, layout.height)).toBeLessThanOrEqual(2000);
        for (const [index, tile] of layout.tiles.entries()) {
          expect(longSide(pictures[index] ?? { width: 1, height: 1 }, tile)).toBeGreaterThanOrEqual(240);
        }
      }),
    );
  });

  it('a strip keeps them apart, in order and of one height, on at most 2000 × 2000', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), (pictures, arrows) => {
        const layout = layStrip(pictures, { arrows });
        expectTidy(layout);
        expect(layout.tiles).toHaveLength(pictures.length);
        expect(Math.max(layout.width, layout.height)).toBeLessThanOrEqual(2000);
        expect(new Set(layout.tiles.map((tile) => tile.height)).size).toBe(1);
        expect(layout.arrows).toHaveLength(arrows ? pictures.length - 1 : 0);
        for (const arrow of layout.arrows) {
          expect(arrow.x + arrow.width).toBeLessThanOrEqual(layout.width);
          expect(layout.tiles.every((tile) => apart(tile, arrow))).toBe(true);
        }
      }),
    );
  });

  it('a pair stands side by side at one height, on at most 2400', () => {
    fc.assert(
      fc.property(size, size, (before, after) => {
        const layout = layPair(before, after);
        expectTidy(layout);
        expect(layout.width).toBeLessThanOrEqual(2400);
        expect(layout.height).toBeLessThanOrEqual(1600);
        expect(layout.tiles.map((tile) => [tile.y, tile.height])).toEqual(Array(2).fill([0, layout.height]));
      }),
    );
  });
});

describe('as many columns as show the pictures largest in a chat:', () => {
  const columnsOf = (count: number, picture: Size) =>
    new Set(layGrid(Array(count).fill(picture)).tiles.map((tile) => tile.x)).size;

  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 2],
    [6, 3],
    [8, 4],
    [9, 3],
    [10, 5],
    [12, 4],
    [15, 5],
  ])('%i squares in %i', (count, columns) => {
    expect(columnsOf(count, { width: 1024, height: 1024 })).toBe(columns);
  });

  it('tall pictures in more, wide ones in fewer', () => {
    expect(columnsOf(4, { width: 720, height: 1280 })).toBe(4);
    expect(columnsOf(15, { width: 1280, height: 720 })).toBe(4);
  });

  it('pictures of one shape leave nothing of their cells empty', () => {
    for (const [width, height] of [
      [1280, 720],
      [1000, 1000],
      [720, 1280],
    ] as const) {
      const [cell] = layGrid(Array(6).fill({ width, height })).tiles;
      expect((cell?.width ?? 0) / (cell?.height ?? 1)).toBeCloseTo(width / height, 1);
    }
  });

  it('references stay in one row until it gets too small', () => {
    const rowsOf = (count: number) =>
      new Set(
        layStrip(Array(count).fill({ width: 1024, height: 1024 }), { arrows: false }).tiles.map((t) => t.y),
      ).size;
    expect([1, 3, 5, 6, 10, 15].map(rowsOf)).toEqual([1, 1, 1, 2, 2, 2]);
  });
});
