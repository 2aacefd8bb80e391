import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { ModelFamily } from '../request/models.ts';
import { bmpSides, decodeBmp } from './bmp.ts';
import { maxReferenceSide, type PictureReference } from './picture/order.ts';
import { invalidParameter, Refusal } from './refusal.ts';

/** A reference that was checked and made ready, with what its original was. */
export interface Reference extends PictureReference {
  hash: string;
  format: string;
}

const maxBytes = 30 * 1024 * 1024;
const maxPixels = 36_000_000;
/** Each side has to be longer than this. */
const minSide = 14;

/**
 * Checks the `image` field as the service does and keeps a small upright copy of each picture in `dir`.
 * @throws Refusal for the first picture that is not taken
 */
export async function readReferences(
  image: string | readonly string[] | undefined,
  family: ModelFamily,
  dir: string,
): Promise<Reference[]> {
  const urls = image === undefined ? [] : [image].flat();
  const { min, max } = family.references;
  if (urls.length > max) throw invalidParameter('image', `the number of images must not exceed ${max}`);
  if (urls.length < min) throw invalidParameter('image', `at least ${min} image is required`);
  const references: Reference[] = [];
  for (const [index, url] of urls.entries()) {
    const path = join(dir, `reference-${index}`);
    references.push(await prepareReference(readDataUrl(url), family, path));
  }
  return references;
}

interface Declared {
  format: string;
  bytes: Buffer;
}

function readDataUrl(url: string): Declared {
  if (url === '') throw new Refusal(400, 'InvalidImageURL.EmptyURL', 'The image URL is empty');
  if (/^https?:\/\//i.test(url)) {
    throw new Refusal(400, 'InvalidParameter', `Timeout while downloading url=${url.slice(0, 200)}`);
  }
  const head = /^data:image\/([a-z0-9.+-]+);base64,/.exec(url.slice(0, 64));
  if (!head?.[1]) throw invalidImage();
  const text = url.slice(head[0].length);
  const bytes = Buffer.from(text, 'base64');
  const whole = Math.floor((text.replace(/=+$/, '').length * 3) / 4);
  if (bytes.length === 0 || bytes.length !== whole) throw invalidImage();
  return { format: head[1] === 'jpg' ? 'jpeg' : head[1], bytes };
}

function invalidImage(): Refusal {
  return new Refusal(400, 'InvalidImageURL.InvalidFormat', 'Invalid base64 image url');
}

async function prepareReference(
  { format, bytes }: Declared,
  family: ModelFamily,
  path: string,
): Promise<Reference> {
  const real = sniffFormat(bytes);
  if (real === null) throw invalidImage();
  if (!family.references.formats.some((taken) => taken === real)) {
    const message = `The request failed because the image format ${real} is not supported`;
    throw new Refusal(400, 'InvalidParameter.UnsupportedImageFormat', message);
  }
  if (real !== format) throw invalidImage();
  if (bytes.length > maxBytes) throw oversize(bytes.length);
  checkShape(await sidesOf(bytes, real), family);
  return { ...(await keepCopy(openPicture(bytes, real), path)), hash: hashOf(bytes), format: real };
}

function oversize(bytes: number): Refusal {
  const size = (bytes / 1024 / 1024).toFixed(2);
  const message = `The request failed because the size of the input image (${size} MB) exceeds the limit (30 MB)`;
  return new Refusal(400, 'InvalidParameter.OversizeImage', message);
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const signatures: readonly { format: string; test: (head: Buffer) => boolean }[] = [
  { format: 'jpeg', test: (head) => head.toString('hex', 0, 3) === 'ffd8ff' },
  { format: 'png', test: (head) => head.toString('hex', 0, 8) === '89504e470d0a1a0a' },
  { format: 'gif', test: (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6)) },
  {
    format: 'webp',
    test: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  },
  { format: 'bmp', test: (head) => head.toString('latin1', 0, 2) === 'BM' },
  { format: 'tiff', test: (head) => /^(II\*\0|MM\0\*)/.test(head.toString('latin1', 0, 4)) },
  { format: 'heic', test: (head) => /^ftyp(heic|heix|mif1|msf1)/.test(head.toString('latin1', 4, 12)) },
];

function sniffFormat(bytes: Buffer): string | null {
  return signatures.find(({ test }) => test(bytes))?.format ?? null;
}

async function sidesOf(bytes: Buffer, format: string): Promise<{ width: number; height: number }> {
  const sides =
    format === 'bmp'
      ? bmpSides(bytes)
      : await sharp(bytes)
          .metadata()
          .catch(() => null);
  if (!sides) throw invalidImage();
  return sides;
}

function checkShape({ width, height }: { width: number; height: number }, family: ModelFamily): void {
  if (width <= minSide || height <= minSide) {
    throw invalidParameter(
      'image',
      `image width and height must be greater than ${minSide}px, but received ${width}x${height}`,
    );
  }
  if (width * height > maxPixels) {
    throw invalidParameter(
      'image',
      `image must not have more than ${maxPixels} pixels, but received ${width}x${height}`,
    );
  }
  const { min, max } = family.references.ratio;
  const shape = width / height;
  if (shape < min || shape > max) {
    const range = `between ${min.toFixed(2)} and ${max.toFixed(2)}`;
    throw new Refusal(
      400,
      'InvalidParameter',
      `expected the aspect ratio to be ${range}, but received image with aspect ratio: ${shape.toFixed(2)} instead`,
    );
  }
}

function openPicture(bytes: Buffer, format: string): Sharp {
  if (format !== 'bmp') return sharp(bytes, { failOn: 'truncated' });
  const raw = decodeBmp(bytes);
  if (!raw) throw invalidImage();
  return sharp(raw.data, { raw });
}

async function keepCopy(picture: Sharp, path: string): Promise<PictureReference> {
  const small = picture
    .autoOrient()
    .resize(maxReferenceSide, maxReferenceSide, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 });
  const written = await small.toFile(path).catch(() => null);
  if (!written) throw invalidImage();
  return { path, width: written.width, height: written.height, hasAlpha: written.channels === 4 };
}
