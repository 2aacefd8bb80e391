import { rm } from 'node:fs/promises';
import type { Problem } from '../request/request.ts';
import { copyFormats, encodeToFit } from './encode.ts';
import { readPictureHeader } from './header.ts';
import { maxReferencePixels, maxTotalReferenceBytes } from './limits.ts';
import type { PreparedReference } from './prepare.ts';
import { megabytes, pictureChange, pictureProblem } from './problems.ts';

export type FittedTogether =
  | { ok: true; references: readonly PreparedReference[] }
  | { ok: false; problem: Problem };

export interface TogetherOptions {
  outDir: string;
  maxTotalBytes?: number;
}

/**
 * Makes all references of one call fit into one body. Only the largest are re-encoded, all to the same number of
 * bytes; the small ones are not touched. A file that was given stays; the copies are the caller's to remove.
 */
export async function fitTogether(
  references: readonly PreparedReference[],
  { outDir, maxTotalBytes = maxTotalReferenceBytes }: TogetherOptions,
): Promise<FittedTogether> {
  const share = largestShare(references, maxTotalBytes);
  const fitted: PreparedReference[] = [];
  for (const reference of references) {
    const next = reference.bytes <= share ? reference : await shrinkTo(reference, share, outDir);
    if (!next) {
      await removeCopies(fitted, references);
      return { ok: false, problem: tooBigTogether(references, maxTotalBytes) };
    }
    fitted.push(next);
  }
  return { ok: true, references: fitted };
}

/** The size no picture may exceed so that the total fits: what small pictures leave over, the large ones share. */
function largestShare(references: readonly PreparedReference[], maxTotalBytes: number): number {
  const sizes = references.map((reference) => reference.bytes).sort((a, b) => a - b);
  let left = maxTotalBytes;
  for (const [index, size] of sizes.entries()) {
    const share = Math.floor(left / (sizes.length - index));
    if (size > share) return share;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

async function shrinkTo(
  reference: PreparedReference,
  maxBytes: number,
  outDir: string,
): Promise<PreparedReference | null> {
  const { path, changed } = reference;
  const answer = await readPictureHeader(path);
  if (!answer.ok || answer.header.format === 'bmp') return null;
  const formats = copyFormats(answer.header);
  const options = { formats, qualities: [92, 85], maxBytes, maxPixels: maxReferencePixels, outDir };
  const copy = await encodeToFit({ ...answer.header, path }, options);
  if (copy === 'damaged' || copy === 'cannot-fit') return null;
  const others = changed.filter((change) => change.code !== 'picture-made-smaller');
  const smaller = pictureChange('picture-made-smaller', { width: copy.width, height: copy.height });
  return { ...copy, changed: [...others, smaller] };
}

async function removeCopies(made: readonly PreparedReference[], given: readonly PreparedReference[]) {
  const copies = made.filter((reference) => !given.includes(reference));
  await Promise.all(copies.map(({ path }) => rm(path, { force: true })));
}

function tooBigTogether(references: readonly PreparedReference[], maxTotalBytes: number): Problem {
  const total = references.reduce((sum, reference) => sum + reference.bytes, 0);
  return pictureProblem('pictures-too-big-together', {
    megabytes: megabytes(total),
    max: megabytes(maxTotalBytes),
    count: references.length,
  });
}
