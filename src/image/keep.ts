import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.ts';
import { readPictureHeader } from './header.ts';

export interface ReceivedPicture {
  /** A file of its own in `dir`, on the disk; the caller renames it into place. */
  path: string;
  /** Of the bytes, in hex. */
  sha256: string;
  bytes: number;
}

/**
 * Streams a picture to disk while hashing it. The file is synced before this resolves and gone if it rejects.
 * @throws AppError `picture-file-too-big` past `maxBytes`; otherwise whatever the source or the disk threw
 */
export async function receivePicture(
  source: AsyncIterable<Uint8Array>,
  { dir, maxBytes }: { dir: string; maxBytes: number },
): Promise<ReceivedPicture> {
  const path = join(dir, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new AppError('picture-file-too-big', `picture exceeds ${maxBytes} bytes`);
      hash.update(chunk);
      yield chunk;
    }
  }
  // A source that breaks while the file is being opened would otherwise break the process; `pipeline` reports it.
  if (source instanceof Readable) source.on('error', () => undefined);
  try {
    // Opened before anything can fail, so that a failure never removes a file that is only about to appear.
    const file = await open(path, 'wx', 0o600);
    await pipeline(source, counted, file.createWriteStream({ flush: true }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, sha256: hash.digest('hex'), bytes };
}

export interface PictureDescription {
  mime: string;
  width: number;
  height: number;
}

/** Kind and size of a kept picture of any length from its header alone, or null when it is no picture. */
export async function describePicture(path: string): Promise<PictureDescription | null> {
  const described = await describeFile(path);
  if (!described) return null;
  const { mime, width, height } = described;
  return { mime, width, height };
}

export interface FileDescription extends PictureDescription {
  /** `jpeg`, `png` … by its bytes. */
  format: string;
  bytes: number;
  /** It has an alpha channel; whether a pixel of it is see-through was not looked at. */
  hasAlpha: boolean;
}

/** All that a kept picture's header tells a person who asks about it, or null when it is no picture. */
export async function describeFile(path: string): Promise<FileDescription | null> {
  const answer = await readPictureHeader(path, Number.POSITIVE_INFINITY);
  if (!answer.ok) return null;
  const { mime, width, height, format, bytes, hasAlpha } = answer.header;
  return { mime, width, height, format, bytes, hasAlpha };
}
