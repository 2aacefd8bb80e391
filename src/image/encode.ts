import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EncodeSource, type EncodeStep, encodePicture } from './decode.ts';
import type { PictureHeader } from './header.ts';
import { minReferenceSide } from './limits.ts';

/** A picture written by us. */
export interface EncodedPicture {
  path: string;
  mime: string;
  bytes: number;
  width: number;
  height: number;
}

export interface FitOptions {
  /** In order of preference; only the last is made smaller when none fits at full size. */
  formats: readonly EncodeStep['format'][];
  /** Tried in this order at full size; the last is kept for smaller sizes. */
  qualities: readonly number[];
  maxBytes: number;
  maxPixels: number;
  /** Where the copy is written, under a name of its own. */
  outDir: string;
}

/** The encoder for this format keeps some 15 bytes per pixel in memory. */
const maxWebpPixels = 8_000_000;
const maxTries = 12;

/** Transparency is never flattened, and a frame of an animation is usually a drawing, which JPEG would smear. */
export function copyFormats(picture: Pick<PictureHeader, 'hasAlpha' | 'animated'>): ('jpeg' | 'png')[] {
  if (picture.hasAlpha) return ['png'];
  return picture.animated ? ['png', 'jpeg'] : ['jpeg'];
}

/**
 * Writes a copy that fits: full size first, then lower quality, then smaller. `damaged` when the picture cannot be
 * read to its end after all. Only the copy that fits is left on the disk.
 */
export async function encodeToFit(
  picture: PictureHeader & { path: string },
  options: FitOptions,
): Promise<EncodedPicture | 'damaged' | 'cannot-fit'> {
  const steps = fullSizeSteps(picture, options);
  let step = steps.shift();
  for (let tries = 0; step && tries < maxTries; tries++) {
    const written = await tryStep(picture, step, options);
    if (written === null) return 'damaged';
    if ('path' in written) return written;
    step = steps.shift() ?? smallerStep(step, options.maxBytes / written.bytes);
  }
  return 'cannot-fit';
}

function fullSizeSteps({ width, height }: PictureHeader, options: FitOptions): EncodeStep[] {
  return options.formats.flatMap((format) => {
    const maxPixels = format === 'webp' ? Math.min(maxWebpPixels, options.maxPixels) : options.maxPixels;
    const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)));
    const size = { width: Math.floor(width * scale), height: Math.floor(height * scale) };
    const qualities = format === 'png' ? [100] : options.qualities;
    return qualities.map((quality) => ({ format, quality, ...size }));
  });
}

/** Aims below the goal: bytes fall a little slower than pixels. */
function smallerStep(step: EncodeStep, goal: number): EncodeStep | undefined {
  const scale = Math.max(0.2, Math.min(0.85, Math.sqrt(goal) * 0.95));
  const width = Math.round(step.width * scale);
  const height = Math.round(step.height * scale);
  return Math.min(width, height) < minReferenceSide ? undefined : { ...step, width, height };
}

async function tryStep(
  from: EncodeSource,
  step: EncodeStep,
  { maxBytes, outDir }: FitOptions,
): Promise<EncodedPicture | { bytes: number } | null> {
  const path = join(outDir, `${randomUUID()}.${step.format}`);
  const bytes = await encodePicture(from, path, step);
  if (bytes !== null && bytes <= maxBytes) {
    return { path, mime: `image/${step.format}`, bytes, width: step.width, height: step.height };
  }
  await rm(path, { force: true });
  return bytes === null ? null : { bytes };
}
