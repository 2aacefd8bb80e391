import { expect, test } from 'vitest';
import { suggestFor } from '../../src/app/suggest.ts';
import { loadCommands } from '../../src/command/load.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/store/database.ts';
import { newDataDir } from '../data-dir.ts';

test('what a form asks for is known without the store', async () => {
  const dataDir = newDataDir('suggest');
  const { db, close } = await openDatabase({ databaseUrl: null, dataDir });
  await close();
  const parts = { db, commands: await loadCommands(), config: readConfig({ DATA_DIR: dataDir }) };
  const asked = { person: 'p', place: 'l', locale: 'en', command: 'imagine', typed: '', options: {} };
  for (const option of ['model', 'ratio', 'size'])
    expect(await suggestFor(parts, { ...asked, option })).not.toEqual([]);
  await expect(suggestFor(parts, { ...asked, option: 'style' })).rejects.toThrow();
});

test('the name of a style is suggested where one is used, and where one is changed', async () => {
  const dataDir = newDataDir('suggest-styles');
  const { db, close } = await openDatabase({ databaseUrl: null, dataDir });
  const parts = { db, commands: await loadCommands(), config: readConfig({ DATA_DIR: dataDir }) };
  const asked = { person: 'p', place: 'l', locale: 'en', typed: 'water', options: {} };
  const found = [{ name: 'watercolour', value: 'watercolour' }];
  expect(await suggestFor(parts, { ...asked, command: 'imagine', option: 'style' })).toEqual(found);
  expect(await suggestFor(parts, { ...asked, command: 'style', option: 'name' })).toEqual(found);
  await close();
});
