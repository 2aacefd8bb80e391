import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

type Colour = 'red' | 'green' | 'blue' | 'white' | 'other';
/** Top left, top right, bottom left, bottom right. */
export type Corners = readonly [Colour, Colour, Colour, Colour];

export const upright: Corners = ['red', 'green', 'blue', 'white'];

const colours: Readonly<Record<string, readonly [number, number, number]>> = {
  red: [220, 30, 30],
  green: [30, 200, 30],
  blue: [30, 30, 220],
  white: [250, 250, 250],
};

/** Four quarters, each of its own colour. */
export function quarters(width = 64, height = 48): Sharp {
  const pixels = Buffer.from(upright.flatMap((name) => colours[name] ?? []));
  return sharp(pixels, { raw: { width: 2, height: 2, channels: 3 } }).resize(width, height, {
    kernel: 'nearest',
    fit: 'fill',
  });
}

/** Quarters of which the last is see-through. */
export function quartersWithHole(width = 64, height = 48): Sharp {
  const pixels = Buffer.from(
    upright.flatMap((name) => [...(colours[name] ?? []), name === 'white' ? 0 : 255]),
  );
  return sharp(pixels, { raw: { width: 2, height: 2, channels: 4 } }).resize(width, height, {
    kernel: 'nearest',
    fit: 'fill',
  });
}

/** Random pixels: nothing makes them small. */
export function noise(width: number, height: number): Sharp {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
}

/** Two frames or pages: the quarters, then black. */
export async function twoFrames(): Promise<Sharp> {
  const pixels = await quarters().extend({ bottom: 48, background: '#000' }).raw().toBuffer();
  return sharp(pixels, { raw: { width: 64, height: 96, channels: 3, pageHeight: 48 } });
}

/** A JPEG as new phones make it, with a second picture inside. The types of sharp lack this method. */
export function hdrJpeg(): Promise<Buffer> {
  const picture = quarters().jpeg();
  Reflect.apply(Reflect.get(picture, 'withGainMap'), picture, []);
  return picture.toBuffer();
}

/** Red, green and blue of one stored pixel; x and y are parts of the width and the height. */
export async function pixelOf(path: string, x: number, y: number): Promise<readonly number[]> {
  const picture = sharp(path, { ignoreIcc: true }).toColourspace('srgb').removeAlpha().raw();
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  const offset = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(offset, offset + 3)];
}

/** The colour near each corner of a file as stored. */
export async function cornersOf(path: string): Promise<Corners> {
  const at = async (x: number, y: number) => nameOf(await pixelOf(path, x, y));
  return [await at(0.1, 0.1), await at(0.9, 0.1), await at(0.1, 0.9), await at(0.9, 0.9)];
}

/** The nearest of the four colours; far from all of them is `other`. */
function nameOf(pixel: readonly number[]): Colour {
  let best: { name: Colour; distance: number } = { name: 'other', distance: 120 };
  for (const name of upright) {
    const distance = Math.hypot(...(colours[name] ?? []).map((value, index) => value - (pixel[index] ?? 0)));
    if (distance < best.distance) best = { name, distance };
  }
  return best.name;
}

export function pngChunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), out.length - 4);
  return out;
}

const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A PNG of the given chunks between its header and its end. Greyscale, `depth` bits per pixel. */
export function greyPng(width: number, height: number, depth: number, chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  return Buffer.concat([pngStart, pngChunk('IHDR', header), ...chunks, pngChunk('IEND')]);
}

/** The pixels of a black greyscale picture. */
export function blackPixels(width: number, height: number, depth: number): Buffer {
  return pngChunk('IDAT', deflateSync(Buffer.alloc((Math.ceil((width * depth) / 8) + 1) * height)));
}

/** Puts chunks right behind the header of a finished PNG. */
export function withPngChunks(png: Buffer, ...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

export function uint32(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) out.writeUInt32BE(value, index * 4);
  return out;
}

/** A 24-bit BMP in one colour. A negative height is written as it is: rows from the top down. */
export function bmp(
  width: number,
  height: number,
  pixelBytes = Math.ceil((width * 3) / 4) * 4 * Math.abs(height),
): Buffer {
  const out = Buffer.alloc(54 + pixelBytes, 0x80);
  out.fill(0, 0, 54);
  out.write('BM', 'latin1');
  out.writeUInt32LE(out.length, 2);
  out.writeUInt32LE(54, 10);
  out.writeUInt32LE(40, 14);
  out.writeInt32LE(width, 18);
  out.writeInt32LE(height, 22);
  out.writeUInt16LE(1, 26);
  out.writeUInt16LE(24, 28);
  return out;
}

/** An empty `ftyp` box: what tells HEIC, AVIF and MP4 apart. */
export function brands(...names: readonly string[]): Buffer {
  const [major = '', ...others] = names;
  const body = Buffer.from(`ftyp${major}\0\0\0\0${others.join('')}`, 'latin1');
  return Buffer.concat([uint32(body.length + 4), body, Buffer.alloc(64)]);
}

/** Puts segments behind a JPEG's first marker. */
export function withJpegSegments(jpeg: Buffer, ...payloads: readonly Buffer[]): Buffer {
  const segments = payloads.map((payload) => {
    const head = Buffer.from([0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(payload.length + 2, 2);
    return Buffer.concat([head, payload]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}
