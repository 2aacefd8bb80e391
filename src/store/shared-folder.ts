import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ConfigError, hasCode } from '../errors.ts';
import type { Database } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The file that says which database's pictures a folder has. */
const markerName = 'shared-id';
const settingName = 'shared-folder';

/**
 * Makes sure that every process of a database keeps its pictures in the same folder: one that has its own would draw
 * pictures the others cannot show. An empty marker takes the folder over, for when the old one is lost.
 * @throws ConfigError when the pictures of this database are in another folder
 */
export async function checkSharedFolder(db: Database, dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, markerName);
  const known = await readSetting(db, settingName);
  const marked = readMarker(path);
  if (marked === '') return markAnew(db, path);
  if (known === null) return markFirst(db, path);
  if (marked !== known) throw elsewhere();
}

async function markAnew(db: Database, path: string): Promise<void> {
  const id = randomUUID();
  writeFileSync(path, id);
  await writeSetting(db, settingName, id);
}

/** Processes may do this at the same time: the file comes first, and the first file and the first row win. */
async function markFirst(db: Database, path: string): Promise<void> {
  createMarker(path);
  const marked = readMarker(path) ?? '';
  await db
    .insertInto('settings')
    .values({ name: settingName, value: marked })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  if ((await readSetting(db, settingName)) !== marked) throw elsewhere();
}

/** Whole from the first moment on, unless one is there already. */
function createMarker(path: string): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, randomUUID());
  try {
    linkSync(draft, path);
  } catch (error) {
    // Some network disks have no links.
    if (!hasCode(error, 'EEXIST') && !existsSync(path)) copyFileSync(draft, path, constants.COPYFILE_EXCL);
  } finally {
    rmSync(draft);
  }
}

function readMarker(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function elsewhere(): ConfigError {
  return new ConfigError(
    `DATA_DIR is not the folder that has the pictures of this DATABASE_URL. All processes of one database share one folder: give this one the same. If that folder is lost for good, put an empty file named ${markerName} into the new one.`,
  );
}
