import type { Problem } from '../request/request.ts';
import { canDecode } from './decode.ts';
import { type PictureHeader, readPictureHeader } from './header.ts';
import { minReferenceSide } from './limits.ts';
import { pictureProblem } from './problems.ts';

export type Inspected = { ok: true; picture: PictureHeader } | { ok: false; problem: Problem };

/**
 * Says what a file from outside really is. Its bytes decide, never its name; what claims too many pixels is refused
 * by its header; the rest is read to its last pixel, so that what passes is whole. BMP is checked by its lengths.
 */
export async function inspectPicture(path: string): Promise<Inspected> {
  const answer = await readPictureHeader(path);
  if (!answer.ok) return answer;
  const { width, height, format, heavy } = answer.header;
  if (Math.min(width, height) < minReferenceSide) {
    return refuse('picture-too-small', { width, height, min: minReferenceSide });
  }
  if (format !== 'bmp' && !(await canDecode(path, heavy))) return refuse('picture-damaged');
  return { ok: true, picture: answer.header };
}

function refuse(...problem: Parameters<typeof pictureProblem>): Inspected {
  return { ok: false, problem: pictureProblem(...problem) };
}
