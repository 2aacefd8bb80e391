import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { type Blobs, openBlobs } from '../store/blobs.ts';
import { lockDataDir } from '../store/data-lock.ts';
import { type OpenDatabase, openDatabase } from '../store/database.ts';
import { checkSharedFolder } from '../store/shared-folder.ts';

export interface OpenStore extends OpenDatabase {
  blobs: Blobs;
}

/** The tables and the picture files; the folder is locked when the database is in it, else shared. */
export async function openStore({ store: { databaseUrl, dataDir } }: Config): Promise<OpenStore> {
  const lock = databaseUrl ? null : await lockDataDir(dataDir).catch(explainFolder);
  await lock?.verify();
  const database = await openDatabase({ databaseUrl, dataDir });
  const blobs = await openFolder(database, dataDir).catch(async (error: unknown) => {
    await database.close();
    return explainFolder(error);
  });
  return {
    ...database,
    blobs,
    async close() {
      await database.close();
      await lock?.release();
    },
  };
}

async function openFolder({ db, exclusive }: OpenDatabase, dataDir: string): Promise<Blobs> {
  if (!exclusive) await checkSharedFolder(db, dataDir);
  return openBlobs(dataDir, exclusive);
}

/** A folder that cannot be made or written to is a wrong setting. */
function explainFolder(error: unknown): never {
  if (error instanceof ConfigError || !(error instanceof Error && 'code' in error)) throw error;
  throw new ConfigError(
    `DATA_DIR has to be a folder that this process can write to (${String(error.code)}).`,
  );
}
