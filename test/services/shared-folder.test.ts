import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/app/open-store.ts';
import { readConfig } from '../../src/config.ts';
import { createPostgres } from './postgres.ts';

let postgres: Awaited<ReturnType<typeof createPostgres>>;
let root: string;
const open: OpenStore[] = [];
beforeEach(async () => {
  postgres = await createPostgres();
  root = mkdtempSync(join(tmpdir(), 'darkroom-shared-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
  await postgres.drop();
  rmSync(root, { recursive: true });
});

async function start(folder: string): Promise<void> {
  const env = { DATABASE_URL: postgres.url, DATA_DIR: join(root, folder) };
  open.push(await openStore(readConfig(env)));
}

const elsewhere = /^DATA_DIR is not the folder that has the pictures of this DATABASE_URL\./;

test('processes of one database share one folder, also when they start for the first time together', async () => {
  await Promise.all([start('one'), start('one'), start('one')]);
  await start('one');
  expect(readdirSync(join(root, 'one')).filter((name) => name.startsWith('shared-id'))).toEqual([
    'shared-id',
  ]);
});

test('a process with another folder does not start, and learns what to do', async () => {
  await start('one');
  await expect(start('two')).rejects.toThrow(elsewhere);
  await start('one');
});

test('of two folders that are new at the same moment one wins', async () => {
  const results = await Promise.allSettled([start('one'), start('two')]);
  const failed = results.filter((result) => result.status === 'rejected');
  expect(failed.map(({ reason }) => String(reason.message))).toEqual([expect.stringMatching(elsewhere)]);
});

test('a folder that takes the place of a lost one is marked with an empty file', async () => {
  await start('lost');
  mkdirSync(join(root, 'new'));
  writeFileSync(join(root, 'new', 'shared-id'), '');
  await start('new');
  await start('new');
  await expect(start('lost')).rejects.toThrow(elsewhere);
});

test('a folder that was filled before there was a mark is taken as it is', async () => {
  mkdirSync(join(root, 'old', 'pictures'), { recursive: true });
  await start('old');
  await start('old');
});
