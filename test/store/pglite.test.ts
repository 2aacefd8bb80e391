import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { followUpsSuite } from './follow-ups-suite.ts';
import { passingSuite } from './passing-suite.ts';
import { plansSuite } from './plans-suite.ts';
import { storeSuite } from './store-suite.ts';

describe.each([
  { name: 'the store', suite: storeSuite },
  { name: 'the store of follow-ups', suite: followUpsSuite },
  { name: 'what is asked again and again', suite: plansSuite },
  { name: 'what is made for one answer', suite: passingSuite },
])('$name on the embedded database', ({ suite }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-store-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));
  suite(() => openDatabase({ databaseUrl: null, dataDir }));
});
