import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Pictures as files, named by the hash of their bytes. */
export interface Blobs {
  /** Where a picture is written while it arrives; on the same disk, so that keeping it is a rename. */
  readonly incomingDir: string;
  /** Keeps a finished file under its key. The same bytes twice are one blob. */
  keep(path: string, key: string): Promise<void>;
  /** The file of a key, or null when it is gone. */
  find(key: string): Promise<{ path: string; bytes: number } | null>;
  /** One that is not there is as good as removed. */
  remove(key: string): Promise<void>;
  /** Removes one that was last kept before a time. False when it was kept again since. */
  removeOlder(key: string, before: Date): Promise<boolean>;
  /** Removes what nobody has written to since a time: a killed process left it. */
  sweepIncoming(before: Date): Promise<void>;
}

const keyPattern = /^[0-9a-f]{64}$/;

/** `exclusive`: no other process writes here, so what a killed one left half written can go. */
export async function openBlobs(dataDir: string, exclusive: boolean): Promise<Blobs> {
  const root = join(dataDir, 'pictures');
  const incomingDir = join(dataDir, 'incoming');
  if (exclusive) await rm(incomingDir, { recursive: true, force: true });
  await mkdir(incomingDir, { recursive: true });
  await mkdir(root, { recursive: true });
  const pathOf = (key: string) => join(root, key.slice(0, 2), key);
  return {
    incomingDir,
    async keep(path, key) {
      if (existsSync(pathOf(key))) {
        await utimes(pathOf(key), new Date(), new Date());
        return rm(path, { force: true });
      }
      await mkdir(join(root, key.slice(0, 2)), { recursive: true });
      await rename(path, pathOf(key));
    },
    async find(key) {
      if (!keyPattern.test(key) || !existsSync(pathOf(key))) return null;
      return { path: pathOf(key), bytes: (await stat(pathOf(key))).size };
    },
    async remove(key) {
      if (keyPattern.test(key)) await rm(pathOf(key), { force: true });
    },
    async removeOlder(key, before) {
      if (!keyPattern.test(key) || !isOlder(pathOf(key), before)) return false;
      await rm(pathOf(key), { force: true });
      return true;
    },
    async sweepIncoming(before) {
      for (const name of await readdir(incomingDir)) {
        const path = join(incomingDir, name);
        if (isOlder(path, before)) await rm(path, { recursive: true, force: true });
      }
    },
  };
}

/** One that is gone already is older than anything. */
function isOlder(path: string, before: Date): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.mtime < before;
}
