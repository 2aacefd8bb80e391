import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Shrink } from '../delivery/pictures.ts';
import { fitForChat, receivePicture } from '../image/image.ts';
import type { Blobs } from '../store/blobs.ts';

/** Makes and keeps a copy that a chat takes. The same picture and limits give the same copy. */
export function shrinkWith(blobs: Blobs): Shrink {
  return async (file, limits) => {
    const found = await blobs.find(file.key);
    if (!found) return file;
    const copy = await fitForChat(found.path, {
      maxBytes: limits.bytesPerFile,
      formats: limits.formats,
      outDir: blobs.incomingDir,
    });
    if (copy.original) return file;
    const { mime, width, height } = copy;
    const kept = await receivePicture(createReadStream(copy.path), {
      dir: blobs.incomingDir,
      maxBytes: limits.bytesPerFile,
    });
    await blobs.keep(kept.path, kept.sha256);
    await rm(copy.path, { force: true });
    return { key: kept.sha256, bytes: kept.bytes, mime, width, height };
  };
}
