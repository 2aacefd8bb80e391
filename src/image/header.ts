import { lstat, open } from 'node:fs/promises';
import type { Metadata } from 'sharp';
import type { Problem } from '../request/request.ts';
import { readBmpHeader } from './bmp.ts';
import { readMetadata } from './decode.ts';
import { maxAttachmentBytes, maxDecodedPixels, maxHeldBytes } from './limits.ts';
import { megabytes, megapixels, pictureProblem } from './problems.ts';
import { type FileKind, type ReadableFormat, sniffedBytes, sniffFile } from './sniff.ts';

/** What a picture's first bytes say about it. No pixel was looked at. */
export interface PictureHeader {
  format: ReadableFormat;
  /** `image/jpeg` … lower case, made from the bytes. */
  mime: string;
  bytes: number;
  /** As displayed: the EXIF orientation is applied. */
  width: number;
  height: number;
  /** The EXIF orientation is not upright. */
  rotated: boolean;
  /** More than one frame or page. */
  animated: boolean;
  hasAlpha: boolean;
  /** `srgb`, `cmyk`, `b-w`, `rgb16`, `lab` … */
  colourSpace: string;
  /** It must be unpacked whole, and that takes much memory. */
  heavy: boolean;
}

export type HeaderAnswer = { ok: true; header: PictureHeader } | { ok: false; problem: Problem };

const heavyBytes = 64_000_000;

/**
 * Reads a file's kind and size, and refuses what is no picture or too large to open. `maxBytes` is for files from
 * outside. Throws if it is not there.
 */
export async function readPictureHeader(path: string, maxBytes = maxAttachmentBytes): Promise<HeaderAnswer> {
  const stats = await lstat(path);
  if (!stats.isFile()) return refuse('picture-unknown');
  if (stats.size === 0) return refuse('picture-empty');
  if (stats.size > maxBytes) {
    const max = megabytes(maxBytes);
    return refuse('picture-file-too-big', { megabytes: megabytes(stats.size), max });
  }
  const head = await readHead(path);
  const found = sniffFile(head);
  if (found.kind !== 'picture') return { ok: false, problem: problemOf(found) };
  if (found.format === 'bmp') return bmpAnswer(head, stats.size);
  const metadata = await readMetadata(path);
  if (!metadata) return refuse('picture-damaged');
  return metadataAnswer(found.format, metadata, head, stats.size);
}

function refuse(...problem: Parameters<typeof pictureProblem>): HeaderAnswer {
  return { ok: false, problem: pictureProblem(...problem) };
}

async function readHead(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
  return buffer.subarray(0, bytesRead);
}

function problemOf(found: Exclude<FileKind, { kind: 'picture' }>): Problem {
  if (found.kind === 'foreign') return pictureProblem('picture-format', { format: found.format });
  return pictureProblem(`picture-${found.kind}`);
}

function bmpAnswer(head: Buffer, bytes: number): HeaderAnswer {
  const size = readBmpHeader(head, bytes);
  if (!size) return refuse('picture-damaged');
  const rest = { rotated: false, animated: false, hasAlpha: false, colourSpace: 'srgb', heavy: false };
  return { ok: true, header: { format: 'bmp', mime: 'image/bmp', bytes, ...size, ...rest } };
}

function metadataAnswer(
  format: ReadableFormat,
  metadata: Metadata,
  head: Buffer,
  bytes: number,
): HeaderAnswer {
  const { width, height } = metadata.autoOrient;
  const held = heldBytesPerPixel(format, metadata);
  const max = Math.min(maxDecodedPixels, held > 0 ? maxHeldBytes / held : Number.POSITIVE_INFINITY);
  if (width * height > max) {
    const params = { megapixels: megapixels(width * height), max: Math.floor(megapixels(max)) };
    return refuse('picture-too-many-pixels', params);
  }
  const header: PictureHeader = {
    format,
    mime: `image/${format}`,
    bytes,
    width,
    height,
    rotated: (metadata.orientation ?? 1) > 1,
    animated: (metadata.pages ?? 1) > 1 || (format === 'png' && isAnimatedPng(head)),
    hasAlpha: metadata.hasAlpha,
    colourSpace: metadata.space,
    heavy: held * width * height > heavyBytes,
  };
  return { ok: true, header };
}

/** What a decoder must hold per pixel at once, in bytes, as measured with libvips 8.18; 0 when it reads by lines. */
function heldBytesPerPixel(format: ReadableFormat, metadata: Metadata): number {
  const whole = metadata.channels * (sampleBytes[metadata.depth] ?? 1);
  if (format === 'avif') return 18;
  if (format === 'webp') return 8;
  if (format === 'gif') return 5;
  if (format === 'tiff') return whole;
  if (!metadata.isProgressive) return 0;
  if (format === 'png') return whole;
  return metadata.chromaSubsampling === '4:2:0' ? 3 : metadata.channels * 2;
}

const sampleBytes: Readonly<Record<string, number>> = {
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
  double: 8,
};

/** APNG hides its frames behind an ordinary PNG: an `acTL` chunk before the first pixels tells. */
function isAnimatedPng(head: Buffer): boolean {
  for (let at = 8; at + 8 <= head.length; at += head.readUInt32BE(at) + 12) {
    const name = head.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
  }
  return false;
}
