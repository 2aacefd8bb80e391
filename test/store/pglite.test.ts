import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { storeSuite } from './store-suite.ts';

describe('the store on the embedded database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-store-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));
  storeSuite(() => openDatabase({ databaseUrl: null, dataDir }));
});
