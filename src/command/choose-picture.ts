import type { AttachmentRef } from '../chat/chat.ts';
import { parseImageId } from '../request/address.ts';
import { type Picked, pickFromWords } from '../request/pick.ts';
import { anyOf, type Problem, problem } from '../request/request.ts';

/** More than any message shows. */
const anyNumber = 99;

/** `all`: no number is named. `one`: with the words without it; they are empty when there were no others. */
export type Choice =
  | { kind: 'all' }
  | { kind: 'one'; picture: AttachmentRef; prompt: string }
  | { kind: 'missing'; problem: Problem };

/** Which of the pictures of a message is meant by a number in the words. */
export function choosePicture(shown: readonly AttachmentRef[], words: string): Choice {
  const numbers = numbersOf(shown);
  const picked = shown.length > 0 ? pick(words, Math.max(...numbers)) : null;
  if (!picked) return { kind: 'all' };
  const picture = shown[numbers.indexOf(picked.index + 1)];
  if (picture) return { kind: 'one', picture, prompt: picked.prompt };
  if (shown.length === 1 && picked.prompt !== '') return { kind: 'all' };
  const [first = 1] = numbers;
  const params = { n: picked.index + 1, shown: anyOf(numbers.map(String)), first };
  return { kind: 'missing', problem: problem('picture-not-shown', params) };
}

/** A number alone is always a choice: nothing can be drawn from it. */
function pick(words: string, most: number): Picked | null {
  const picked = pickFromWords(words, most);
  if (picked && (most > 1 || picked.prompt === '')) return picked;
  const alone = pickFromWords(words, anyNumber);
  return alone?.prompt === '' ? alone : null;
}

/** Pictures of one job have the numbers they have there; all others are counted. */
function numbersOf(shown: readonly AttachmentRef[]): number[] {
  const ids = shown.flatMap(({ image }) => (image === undefined ? [] : (parseImageId(image) ?? [])));
  const isOneJob = ids.length === shown.length && new Set(ids.map(({ jobId }) => jobId)).size === 1;
  return isOneJob ? ids.map(({ index }) => index + 1) : shown.map((_, at) => at + 1);
}
