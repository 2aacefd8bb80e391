import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { AppError } from '../errors.ts';

/** Small settings for one embedded connection; the defaults cost about 200 MB more. */
const settings = ['shared_buffers=16MB', 'jit=off', 'max_connections=5', 'work_mem=4MB'];

/**
 * Opens the embedded database in a folder. A new one is laid out by a short-lived process: that takes several hundred
 * megabytes, which this process would keep.
 */
export async function openEmbedded(folder: string): Promise<PGlite> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await layOut(folder);
  return create(folder);
}

function create(folder: string): Promise<PGlite> {
  const startParams = [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ['-c', setting])];
  return PGlite.create({ dataDir: folder, startParams });
}

/** Beside its place, and moved there when it is whole: a process may be killed in the middle of it. */
async function layOut(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = `${basename(folder)}-new-`;
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const draft = mkdtempSync(join(parent, prefix));
  const child = fork(fileURLToPath(import.meta.url), ['lay-out', draft], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new AppError('database', `The embedded database could not be laid out in ${folder}.`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

if (process.argv[2] === 'lay-out' && process.argv[1] === fileURLToPath(import.meta.url)) {
  // Whoever wanted the database is gone.
  process.on('disconnect', () => process.exit(1));
  await (await create(process.argv[3] ?? '')).close();
  process.exit(0);
}
