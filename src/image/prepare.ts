import type { ModelFamily } from '../request/models.ts';
import type { Problem } from '../request/request.ts';
import { copyFormats, type EncodedPicture, encodeToFit } from './encode.ts';
import type { PictureHeader } from './header.ts';
import { inspectPicture } from './inspect.ts';
import { maxReferenceBytes, maxReferencePixels } from './limits.ts';
import { megabytes, pictureChange, pictureProblem } from './problems.ts';

/** A reference that ModelArk takes. `path` is the file that was given when nothing had to change. */
export interface PreparedReference extends EncodedPicture {
  /** What differs from the file that was given; empty when it is sent byte for byte. */
  changed: readonly Problem[];
}

export type Prepared = { ok: true; reference: PreparedReference } | { ok: false; problem: Problem };

export interface PrepareOptions {
  model: Pick<ModelFamily, 'name' | 'references'>;
  /** Set where the model draws a transparent result only from a PNG with an alpha channel. */
  transparent?: boolean;
  /** Copies are written here; the caller removes or keeps them. */
  outDir: string;
  /** Default: what every model takes, see limits.ts. */
  maxBytes?: number;
  maxPixels?: number;
}

const plainColourSpaces = ['srgb', 'rgb', 'rgb16', 'b-w', 'grey16', 'multiband'];

/**
 * Makes a file from outside fit the model, or says why it cannot be used. A picture within the limits is not
 * touched; otherwise a copy is written: upright, in sRGB, its first frame, as large as the limits allow.
 */
export async function prepareReference(path: string, options: PrepareOptions): Promise<Prepared> {
  const inspected = await inspectPicture(path);
  if (!inspected.ok) return inspected;
  const { picture } = inspected;
  const refused = ratioProblem(picture, options) ?? transparencyProblem(picture, options);
  if (refused) return { ok: false, problem: refused };
  const reasons = changesNeeded(picture, options);
  if (reasons.length === 0) {
    const { mime, bytes, width, height } = picture;
    return { ok: true, reference: { path, mime, bytes, width, height, changed: [] } };
  }
  if (picture.format === 'bmp') return { ok: false, problem: bmpProblem(picture) };
  const copy = await encodeToFit({ ...picture, path }, fitOptions(picture, options));
  if (copy === 'damaged') return { ok: false, problem: pictureProblem('picture-damaged') };
  if (copy === 'cannot-fit') return { ok: false, problem: cannotFit(options) };
  return { ok: true, reference: { ...copy, changed: changesMade(reasons, picture, copy) } };
}

type Reason = 'frame' | 'colours' | 'format' | 'size';

function changesNeeded(picture: PictureHeader, options: PrepareOptions): Reason[] {
  const reasons: Reason[] = [];
  if (picture.animated) reasons.push('frame');
  if (!plainColourSpaces.includes(picture.colourSpace)) reasons.push('colours');
  if (!acceptedFormats(options).some((format) => format === picture.format)) reasons.push('format');
  if (picture.bytes > maxBytesOf(options) || picture.width * picture.height > maxPixelsOf(options)) {
    reasons.push('size');
  }
  return reasons;
}

function changesMade(reasons: readonly Reason[], from: PictureHeader, to: EncodedPicture): Problem[] {
  const changes: Problem[] = [];
  if (reasons.includes('frame')) changes.push(pictureChange('picture-first-frame'));
  if (reasons.includes('colours')) changes.push(pictureChange('picture-colours-converted'));
  if (reasons.includes('format')) {
    const names = { from: from.format.toUpperCase(), to: to.mime.slice('image/'.length).toUpperCase() };
    changes.push(pictureChange('picture-converted', names));
  }
  if (reasons.includes('size') || to.width < from.width) {
    changes.push(pictureChange('picture-made-smaller', { width: to.width, height: to.height }));
  }
  return changes;
}

function acceptedFormats({ model, transparent }: PrepareOptions): readonly string[] {
  return transparent ? ['png'] : model.references.formats;
}

function maxBytesOf(options: PrepareOptions): number {
  return options.maxBytes ?? maxReferenceBytes;
}

function maxPixelsOf(options: PrepareOptions): number {
  return options.maxPixels ?? maxReferencePixels;
}

function fitOptions(picture: PictureHeader, options: PrepareOptions) {
  const accepted = acceptedFormats(options);
  return {
    formats: copyFormats(picture).filter((format) => accepted.includes(format)),
    qualities: [92, 85],
    maxBytes: maxBytesOf(options),
    maxPixels: maxPixelsOf(options),
    outDir: options.outDir,
  };
}

function ratioProblem({ width, height }: PictureHeader, { model }: PrepareOptions): Problem | null {
  const { min, max } = model.references.ratio;
  const ratio = width / height;
  if (ratio >= min && ratio <= max) return null;
  return pictureProblem('picture-ratio', { width, height, model: model.name, widest: Math.round(max) });
}

function transparencyProblem(picture: PictureHeader, options: PrepareOptions): Problem | null {
  if (!options.transparent || picture.hasAlpha) return null;
  return pictureProblem('picture-needs-transparency', { model: options.model.name });
}

function bmpProblem({ bytes }: PictureHeader): Problem {
  return pictureProblem('picture-bmp', { megabytes: megabytes(bytes) });
}

function cannotFit(options: PrepareOptions): Problem {
  return pictureProblem('picture-cannot-fit', { max: megabytes(maxBytesOf(options)) });
}
