import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { type Blobs, openBlobs } from '../store/blobs.ts';
import { lockDataDir } from '../store/data-lock.ts';
import { type OpenDatabase, openDatabase } from '../store/database.ts';

export interface OpenStore extends OpenDatabase {
  blobs: Blobs;
}

/** The tables and the picture files; the folder is locked when the database is in it. */
export async function openStore({ store: { databaseUrl, dataDir } }: Config): Promise<OpenStore> {
  const lock = databaseUrl ? null : await lockDataDir(dataDir).catch(explainFolder);
  await lock?.verify();
  const database = await openDatabase({ databaseUrl, dataDir });
  const blobs = await openBlobs(dataDir, database.exclusive);
  return {
    ...database,
    blobs,
    async close() {
      await database.close();
      await lock?.release();
    },
  };
}

/** A folder that cannot be made or written to is a wrong setting. */
function explainFolder(error: unknown): never {
  if (error instanceof ConfigError || !(error instanceof Error && 'code' in error)) throw error;
  throw new ConfigError(
    `DATA_DIR has to be a folder that this process can write to (${String(error.code)}).`,
  );
}
