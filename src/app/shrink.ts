import type { Shrink } from '../delivery/pictures.ts';
import { fitForChat } from '../image/image.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { noteCopy } from '../store/removal.ts';
import { keepMade } from './made.ts';

/** Makes and keeps a copy that a chat takes. The same picture and limits give the same copy. */
export function shrinkWith({ db, blobs }: { db: Database; blobs: Blobs }): Shrink {
  return async (file, limits) => {
    const found = await blobs.find(file.key);
    if (!found) return file;
    const copy = await fitForChat(found.path, {
      maxBytes: limits.bytesPerFile,
      formats: limits.formats,
      outDir: blobs.incomingDir,
    });
    if (copy.original) return file;
    const kept = await keepMade(blobs, copy);
    await noteCopy(db, file.key, kept.key);
    return kept;
  };
}
