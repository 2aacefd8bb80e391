import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { StoredFile } from '../delivery/pictures.ts';
import { receivePicture } from '../image/image.ts';
import type { Blobs } from '../store/blobs.ts';

/** A picture that was made here, as a file. */
export type Made = Omit<StoredFile, 'key'> & { path: string };

/** Moves a picture that was made here into the blob store. */
export async function keepMade(blobs: Blobs, made: Made): Promise<StoredFile> {
  const { path, mime, width, height } = made;
  try {
    const kept = await receivePicture(createReadStream(path), {
      dir: blobs.incomingDir,
      maxBytes: Number.POSITIVE_INFINITY,
    });
    await blobs.keep(kept.path, kept.sha256);
    return { key: kept.sha256, bytes: kept.bytes, mime, width, height };
  } finally {
    await rm(path, { force: true });
  }
}
