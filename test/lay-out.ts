import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createProviders } from '../src/provider/registry.ts';
import { laidOutVariable } from './data-dir.ts';

/** Once per run: starts the bot on an empty folder and keeps its database for `newDataDir`. */
export default async function layOut(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'darkroom-laid-out-'));
  const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' });
  const nowhere = { name: 'ark', apiKey: 'key', baseUrl: 'http://127.0.0.1:9' };
  const providers = createProviders([nowhere], config.catalogue);
  const app = await startApp({ config, providers, simulated: false });
  await app.stop();
  process.env[laidOutVariable] = join(folder, 'database');
  return () => rmSync(folder, { recursive: true });
}
