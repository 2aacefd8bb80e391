import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { receivePicture } from '../image/image.ts';
import type { StoredFile } from '../queue/job.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { notePassing } from '../store/passing.ts';

/** A picture that was made here, as a file. */
export type Made = Omit<StoredFile, 'key'> & { path: string };

/** Moves a picture that was made here into the blob store. */
export function keepMade(blobs: Blobs, made: Made): Promise<StoredFile> {
  return keepFile(blobs, made);
}

/** The same for one that a single answer shows; its bytes go a day later, when nothing shows it any more. */
export function keepPassing({ db, blobs }: { db: Database; blobs: Blobs }, made: Made): Promise<StoredFile> {
  return keepFile(blobs, made, (key) => notePassing(db, key, new Date()));
}

async function keepFile(
  blobs: Blobs,
  { path, mime, width, height }: Made,
  note?: (key: string) => Promise<void>,
): Promise<StoredFile> {
  try {
    return { ...(await keepCopy(blobs, path, note)), mime, width, height };
  } finally {
    await rm(path, { force: true });
  }
}

/** Copies a file into the blob store. `note` is told the key before the bytes are kept under it. */
export async function keepCopy(
  blobs: Blobs,
  path: string,
  note: (key: string) => Promise<void> = async () => undefined,
): Promise<{ key: string; bytes: number }> {
  const copy = await receivePicture(createReadStream(path), {
    dir: blobs.incomingDir,
    maxBytes: Number.POSITIVE_INFINITY,
  });
  await note(copy.sha256);
  await blobs.keep(copy.path, copy.sha256);
  return { key: copy.sha256, bytes: copy.bytes };
}
