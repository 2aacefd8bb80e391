import sharp, { type Sharp } from 'sharp';
import type { Box } from '../../src/image/layout.ts';

export const square = { width: 600, height: 600 };

/** A picture of one colour. */
export function flat(background: string, { width, height } = square): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

export const numbered = (paths: readonly string[]) =>
  paths.map((path, index) => ({ path, label: `${index + 1}` }));

/** Looks up pixels of a finished sheet. */
export async function look(path: string) {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const offset = (Math.floor(y) * info.width + Math.floor(x)) * info.channels;
    return [...data.subarray(offset, offset + 3)];
  };
  const middle = ({ x, y, width, height }: Box, across = 0.5, down = 0.5) =>
    at(x + width * across, y + height * down);
  /** How much of a box has such pixels, 0 to 1. */
  const part = (box: Box, is: (pixel: readonly number[]) => boolean) => {
    let count = 0;
    for (let y = box.y; y < box.y + box.height; y++) {
      for (let x = box.x; x < box.x + box.width; x++) count += is(at(x, y)) ? 1 : 0;
    }
    return count / (box.width * box.height);
  };
  return { info, middle, part };
}

export const near = (colour: readonly number[]) => (pixel: readonly number[]) =>
  Math.hypot(...colour.map((value, index) => value - (pixel[index] ?? 0))) < 30;
export const isGreen = near([0x20, 0xa0, 0x40]);
export const isRed = near([0xc0, 0x20, 0x20]);
export const isWhite = near([255, 255, 255]);
export const isDark = (pixel: readonly number[]) => Math.max(...pixel) < 70;
export const isGold = near([0xff, 0xd2, 0x4a]);
export const isGrey = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
  Math.max(red, green, blue) - Math.min(red, green, blue) < 20 && red > 40 && red < 110;

/** Where a badge of `width` times its height stands. */
export const badgeBox = ({ x, y }: Box, badge: number, width = 1): Box => ({
  x: x + Math.round(badge * 0.2),
  y: y + Math.round(badge * 0.2),
  width: Math.round(badge * width),
  height: badge,
});
