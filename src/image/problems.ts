import { type Problem, problem } from '../request/request.ts';

/** Why a reference picture is refused. `words` adds the picture's number. */
export const pictureProblemCodes = [
  'picture-empty',
  'picture-web-page',
  'picture-text',
  'picture-pdf',
  'picture-archive',
  'picture-video',
  'picture-svg',
  'picture-heic',
  'picture-format',
  'picture-unknown',
  'picture-damaged',
  'picture-file-too-big',
  'picture-too-many-pixels',
  'picture-too-small',
  'picture-ratio',
  'picture-needs-transparency',
  'picture-bmp',
  'picture-cannot-fit',
  'pictures-too-big-together',
] as const;

/** What was changed to make a reference picture fit. `words` adds the picture's number. */
export const pictureChangeCodes = [
  'picture-first-frame',
  'picture-colours-converted',
  'picture-converted',
  'picture-made-smaller',
] as const;

export type PictureProblemCode = (typeof pictureProblemCodes)[number];
export type PictureChangeCode = (typeof pictureChangeCodes)[number];

export function pictureProblem(code: PictureProblemCode, params: Problem['params'] = {}): Problem {
  return problem(code, params);
}

export function pictureChange(code: PictureChangeCode, params: Problem['params'] = {}): Problem {
  return problem(code, params);
}

/** Bytes as megabytes for a sentence: 12345678 → 12.3. */
export function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}

/** Pixels as megapixels for a sentence. */
export function megapixels(pixels: number): number {
  return Math.round(pixels / 100_000) / 10;
}
