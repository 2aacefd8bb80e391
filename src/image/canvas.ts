import type { Pixels } from './decode.ts';
import type { Box, Size } from './layout.ts';

export type Colour = readonly [red: number, green: number, blue: number];

const bytesPerPixel = 3;
const chequer = 12;
const chequerLight = 250;
const chequerDark = 222;

export function createCanvas({ width, height }: Size, colour: Colour): Pixels {
  const canvas = {
    width,
    height,
    channels: bytesPerPixel,
    data: new Uint8Array(width * height * bytesPerPixel),
  };
  fillBox(canvas, { x: 0, y: 0, width, height }, colour);
  return canvas;
}

export function fillBox(canvas: Pixels, { x, y, width, height }: Box, colour: Colour): void {
  const row = new Uint8Array(width * bytesPerPixel);
  for (let at = 0; at < row.length; at++) row[at] = colour[at % bytesPerPixel] ?? 0;
  for (let line = y; line < y + height; line++) canvas.data.set(row, offsetOf(canvas, x, line));
}

/** Copies a picture onto the canvas; what is see-through shows a light chequer. */
export function paste(canvas: Pixels, picture: Pixels, { x, y }: { x: number; y: number }): void {
  for (let line = 0; line < picture.height; line++) {
    const row = picture.data.subarray(
      line * picture.width * picture.channels,
      (line + 1) * picture.width * picture.channels,
    );
    const offset = offsetOf(canvas, x, y + line);
    if (picture.channels === bytesPerPixel) canvas.data.set(row, offset);
    else blendRow(canvas.data.subarray(offset, offset + picture.width * bytesPerPixel), row, line);
  }
}

function blendRow(onto: Uint8Array, row: Uint8Array, line: number): void {
  for (let column = 0; column * bytesPerPixel < onto.length; column++) {
    const isDark = (Math.floor(column / chequer) + Math.floor(line / chequer)) % 2 === 1;
    const under = isDark ? chequerDark : chequerLight;
    const alpha = (row[column * 4 + 3] ?? 0) / 255;
    for (let part = 0; part < bytesPerPixel; part++) {
      const over = row[column * 4 + part] ?? 0;
      onto[column * bytesPerPixel + part] = Math.round(over * alpha + under * (1 - alpha));
    }
  }
}

function offsetOf({ width }: Size, x: number, y: number): number {
  return (y * width + x) * bytesPerPixel;
}
