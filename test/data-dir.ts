import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the suites' set-up left an embedded database that is laid out and empty. */
export const laidOutVariable = 'DARKROOM_LAID_OUT';

/** A `DATA_DIR` of its own. It begins with a copy of the laid out database: laying one out takes seconds. */
export function newDataDir(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `darkroom-${name}-`));
  const laidOut = process.env[laidOutVariable];
  if (laidOut !== undefined) cpSync(laidOut, join(folder, 'database'), { recursive: true });
  return folder;
}
