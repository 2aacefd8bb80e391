import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { queueSuite } from './queue-suite.ts';

describe('the queue on the embedded database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-queue-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));
  queueSuite(() => openDatabase({ databaseUrl: null, dataDir }));
});
