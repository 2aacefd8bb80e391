import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBlobs } from '../../src/store/blobs.ts';
import { lockDataDir } from '../../src/store/data-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'darkroom-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const key = 'ab'.repeat(32);

test('a picture is found by its key once it is kept, and the same bytes twice are one', async () => {
  const blobs = await openBlobs(folder, true);
  for (const name of ['one', 'two']) {
    writeFileSync(join(blobs.incomingDir, name), 'bytes');
    await blobs.keep(join(blobs.incomingDir, name), key);
    expect(existsSync(join(blobs.incomingDir, name))).toBe(false);
  }
  const found = await blobs.find(key);
  expect(found && [found.bytes, readFileSync(found.path, 'utf8')]).toEqual([5, 'bytes']);
});

test.each(['../../etc/passwd', 'AB'.repeat(32), '', key.slice(1)])(
  'the key %j finds nothing',
  async (other) => {
    expect(await (await openBlobs(folder, true)).find(other)).toBeNull();
  },
);

test('what a killed process left half written is gone after the start, pictures are not', async () => {
  const before = await openBlobs(folder, true);
  writeFileSync(join(before.incomingDir, 'whole'), 'bytes');
  await before.keep(join(before.incomingDir, 'whole'), key);
  writeFileSync(join(before.incomingDir, 'half.part'), 'by');
  const after = await openBlobs(folder, true);
  expect(existsSync(join(after.incomingDir, 'half.part'))).toBe(false);
  expect(await after.find(key)).not.toBeNull();
});

test('what a killed process left in a folder that others write to goes an hour later, what still arrives stays', async () => {
  const blobs = await openBlobs(folder, false);
  const old = join(blobs.incomingDir, 'old.part');
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const path of [old, join(blobs.incomingDir, 'young.part')]) writeFileSync(path, 'by');
  utimesSync(old, hourAgo, new Date(hourAgo.getTime() - 1000));
  await blobs.sweepIncoming(hourAgo);
  expect(readdirSync(blobs.incomingDir)).toEqual(['young.part']);
});

test('a folder is locked by one holder, and free again when it lets go', async () => {
  const first = await lockDataDir(folder);
  await first.verify();
  await expect(lockDataDir(folder)).rejects.toThrow(/^Another Darkroom is already running on .+ DATA_DIR/);
  await first.release();
  const second = await lockDataDir(folder);
  await second.verify();
  await second.release();
});

test('a lock whose holder is gone is taken over at once', async () => {
  writeFileSync(join(folder, 'lock.sock'), '');
  const lock = await lockDataDir(folder);
  await lock.verify();
  await lock.release();
});

test('a folder with a very long name can be locked too', async () => {
  const long = join(folder, 'x'.repeat(90), 'y'.repeat(90));
  const lock = await lockDataDir(long);
  await expect(lockDataDir(long)).rejects.toThrow(/already running/);
  await lock.release();
});
