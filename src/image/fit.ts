import { AppError } from '../errors.ts';
import { type EncodedPicture, encodeToFit } from './encode.ts';
import { type PictureHeader, readPictureHeader } from './header.ts';
import { maxDecodedPixels } from './limits.ts';

export interface ChatPicture extends EncodedPicture {
  /** True when the kept file itself fits; otherwise this is a copy and the original stays as it is. */
  original: boolean;
}

export interface ChatFitOptions {
  maxBytes: number;
  /** What the chat shows: `jpeg`, `png`, `webp`, `gif`. */
  formats: readonly string[];
  /** A copy is written here; the caller removes it. */
  outDir: string;
}

/**
 * A picture the chat takes: the kept file when it fits, else a copy, first of lower quality, then smaller.
 * @throws AppError `picture-unreadable` when the file is no picture, `picture-cannot-fit` when no copy can be made
 */
export async function fitForChat(path: string, options: ChatFitOptions): Promise<ChatPicture> {
  const { maxBytes, formats, outDir } = options;
  const answer = await readPictureHeader(path);
  if (!answer.ok)
    throw new AppError('picture-unreadable', `kept picture is unreadable: ${answer.problem.code}`);
  const { format, mime, bytes, width, height } = answer.header;
  if (bytes <= maxBytes && formats.includes(format)) {
    return { path, mime, bytes, width, height, original: true };
  }
  const copy = await encodeToFit(
    { ...answer.header, path },
    {
      formats: previewFormats(answer.header, formats),
      qualities: [92, 85, 75],
      maxBytes,
      maxPixels: maxDecodedPixels,
      outDir,
    },
  );
  if (copy === 'damaged') throw new AppError('picture-unreadable', 'kept picture is damaged');
  if (copy === 'cannot-fit')
    throw new AppError('picture-cannot-fit', `no copy of the picture fits ${maxBytes} bytes`);
  return { ...copy, original: false };
}

/** The one format a copy is made in: transparency is kept where the chat can show it. */
function previewFormats({ hasAlpha }: PictureHeader, accepted: readonly string[]) {
  const order = hasAlpha ? (['webp', 'png'] as const) : (['jpeg', 'webp', 'png'] as const);
  return order.filter((format) => accepted.includes(format)).slice(0, 1);
}
