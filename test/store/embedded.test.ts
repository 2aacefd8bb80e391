import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-embedded-'));
afterEach(() => rmSync(dataDir, { recursive: true }));

test('what a killed first start left half laid out does not stand in the way of the next', async () => {
  const folder = join(dataDir, 'database');
  mkdirSync(join(folder, 'global'), { recursive: true });
  writeFileSync(join(folder, 'base'), '');
  mkdirSync(`${folder}-new-killed`);
  const database = await openEmbedded(folder);
  expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await database.close();
  expect(readdirSync(dataDir)).toEqual(['database']);
}, 30_000);
