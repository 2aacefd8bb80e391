import sharp, { type Metadata, type Sharp } from 'sharp';
import { createLogger } from '../log.ts';
import { maxDecodedPixels } from './limits.ts';
import { createSlots } from './slots.ts';

const log = createLogger('image');

// Pictures are seen once, so a cache only costs memory; one thread each keeps two pictures from taking the machine.
sharp.cache(false);
sharp.concurrency(1);

const slots = createSlots(2);
const lightest = 1;
const heaviest = 2;
/** Writing a larger copy takes both slots. */
const largePixels = 16_000_000;
const probeSide = 16;
const probeSeconds = 30;
const encodeSeconds = 60;

/** What the decoder says of a file without unpacking its pixels, or null when it cannot be read as a picture. */
export function readMetadata(path: string): Promise<Metadata | null> {
  return slots(lightest, async () =>
    orNull(sharp(path, { limitInputPixels: false, autoOrient: false }).metadata()),
  );
}

/**
 * Reads every pixel of a picture into a thumbnail that is thrown away: the only way to know that it is whole.
 * @param heavy the decoder must hold the whole picture at once, so nothing else may run beside it
 */
export async function canDecode(path: string, heavy: boolean): Promise<boolean> {
  const probe = open(path).timeout({ seconds: probeSeconds }).resize(probeSide, probeSide, { fit: 'fill' });
  return (await slots(heavy ? heaviest : lightest, () => orNull(probe.raw().toBuffer()))) !== null;
}

export interface EncodeStep {
  format: 'jpeg' | 'png' | 'webp';
  /** 1 to 100; PNG has none. */
  quality: number;
  width: number;
  height: number;
}

export interface EncodeSource {
  path: string;
  heavy: boolean;
}

/** Writes a copy: upright, in sRGB, without metadata, the first frame only. Answers its size in bytes, or null. */
export async function encodePicture(
  { path, heavy }: EncodeSource,
  to: string,
  step: EncodeStep,
): Promise<number | null> {
  const { width, height } = step;
  const upright = open(path)
    .timeout({ seconds: encodeSeconds })
    .autoOrient()
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb');
  const weight = heavy || width * height > largePixels ? heaviest : lightest;
  const written = await slots(weight, () => orNull(encoderFor(upright, step).toFile(to)));
  return written?.size ?? null;
}

export interface Pixels {
  width: number;
  height: number;
  /** Bytes per pixel, row by row: red, green, blue and, where there are four, alpha. */
  channels: number;
  data: Uint8Array;
}

/** A small copy in memory: upright, in sRGB, the first frame only; null when the picture cannot be read. */
export async function readThumbnail(
  { path, heavy }: EncodeSource,
  { width, height }: { width: number; height: number },
): Promise<Pixels | null> {
  const small = open(path)
    .timeout({ seconds: probeSeconds })
    .autoOrient()
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' });
  const weight = heavy ? heaviest : lightest;
  const read = await slots(weight, () => orNull(small.toBuffer({ resolveWithObject: true })));
  return read && { width, height, channels: read.info.channels, data: read.data };
}

/** Draws SVG over pixels of our own and writes the result as a JPEG. Answers its size in bytes. */
export async function writeDrawing(
  { width, height, data }: Pixels,
  svg: string,
  { to, quality }: { to: string; quality: number },
): Promise<number> {
  const drawing = sharp(data, { raw: { width, height, channels: 3 } })
    .timeout({ seconds: encodeSeconds })
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality, chromaSubsampling: '4:4:4', optimizeCoding: false });
  return (await slots(lightest, () => drawing.toFile(to))).size;
}

function open(path: string): Sharp {
  return sharp(path, { failOn: 'error', limitInputPixels: maxDecodedPixels });
}

function encoderFor(picture: Sharp, { format, quality }: EncodeStep): Sharp {
  if (format === 'png') return picture.png({ compressionLevel: 6 });
  if (format === 'webp') return picture.webp({ quality, effort: 2 });
  // Optimised Huffman tables would hold the whole picture: five times the memory for 5 % fewer bytes.
  return picture.jpeg({ quality, chromaSubsampling: '4:4:4', optimizeCoding: false });
}

/** A decoder that gives up is an answer about the file, not a failure of ours. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    log.debug({ reason: error instanceof Error ? error.message : String(error) }, 'picture not decoded');
    return null;
  }
}
