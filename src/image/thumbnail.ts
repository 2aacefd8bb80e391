import { readBmpThumbnail } from './bmp.ts';
import { type Pixels, readThumbnail } from './decode.ts';
import type { PictureHeader } from './header.ts';
import type { Size } from './layout.ts';

/** A small copy of any picture that can be a reference, or null when its pixels cannot be read. */
export function thumbnailOf(
  path: string,
  { format, heavy }: Pick<PictureHeader, 'format' | 'heavy'>,
  size: Size,
): Promise<Pixels | null> {
  return format === 'bmp' ? readBmpThumbnail(path, size) : readThumbnail({ path, heavy }, size);
}
