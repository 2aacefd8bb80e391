import { AppError } from '../errors.ts';
import type { Pixels } from './decode.ts';
import { readPictureHeader } from './header.ts';
import { thumbnailOf } from './thumbnail.ts';

const rows = 8;
/** One more than there are bits in a row: each bit compares two neighbours. */
const columns = 9;
/** Each of them is the mean of this many pixels across and down. */
const block = 8;

/**
 * How a picture looks, in 64 bits as 16 hex digits: copies in another size, format or quality differ in few of them.
 * @throws AppError `picture-unreadable` when the file is no whole picture
 */
export async function hashPicture(path: string): Promise<string> {
  const answer = await readPictureHeader(path, Number.POSITIVE_INFINITY);
  if (!answer.ok) throw new AppError('picture-unreadable', `picture not hashed: ${answer.problem.code}`);
  const pixels = await thumbnailOf(path, answer.header, { width: columns * block, height: rows * block });
  if (!pixels) throw new AppError('picture-unreadable', 'picture not hashed: its pixels cannot be read');
  const light = blockLights(pixels);
  let bits = 0n;
  for (let row = 0; row < rows; row++) {
    for (let column = 1; column < columns; column++) {
      const at = row * columns + column;
      bits = (bits << 1n) | ((light[at - 1] ?? 0) > (light[at] ?? 0) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}

/** How light each block is, in steps of 2 of 255: the noise of a JPEG makes no difference between equal neighbours. */
function blockLights({ width, height, channels, data }: Pixels): number[] {
  const sums = new Array<number>(rows * columns).fill(0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      const [red = 0, green = 0, blue = 0, alpha = 255] = data.subarray(at, at + channels);
      const into = Math.floor(y / block) * columns + Math.floor(x / block);
      sums[into] = (sums[into] ?? 0) + (red * 0.299 + green * 0.587 + blue * 0.114) * (alpha / 255);
    }
  }
  return sums.map((sum) => Math.round(sum / (block * block * 2)));
}

/** In how many of their 64 bits two hashes differ: about 0 to 6 for copies of one picture, 32 for strangers. */
export function distance(a: string, b: string): number {
  const bits = (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2);
  return [...bits].filter((bit) => bit === '1').length;
}
