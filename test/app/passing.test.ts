import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openBlobs } from '../../src/store/blobs.ts';
import { openDatabase } from '../../src/store/database.ts';
import { sweepPassing } from '../../src/store/passing.ts';
import { newDataDir } from '../data-dir.ts';
import { Person, startDarkroom, startSimulator } from './harness.ts';

test('sheets, steps, comparisons and trays are made for one answer, and go once no message shows them', async ({
  onTestFinished,
}) => {
  const [sandbox, dataDir] = [await startSimulator(50), newDataDir('passing')];
  const { app } = await startDarkroom({ baseUrl: sandbox.url, dataDir });
  onTestFinished(async () => {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true });
  });
  const ana = new Person(app.url);
  await ana.send('imagine', { prompt: 'a hare in a field' });
  const card = await ana.cardSays('a hare in a field', /^Done/);
  const [first] = await ana.threadOf(card, 1);
  if (!first) throw new Error('no picture');
  await ana.reply(first, 'make it night');
  const [second] = await ana.threadOf(await ana.cardSays('make it night', /^Done/), 1);
  if (!second) throw new Error('no picture');
  await ana.send('history', {});
  await ana.press(second, 'Details');
  const details = await ana.answerSays(/^How it was made, in 2 steps/);
  await ana.press(details, 'Before and after');
  await ana.press(second, 'Use as reference');
  const answers = async () =>
    (await ana.messages()).flatMap(({ visibleTo, files }) => (visibleTo ? files : [])).map(({ key }) => key);
  await expect.poll(answers).toHaveLength(4);
  const shown = await answers();
  await app.stop();
  const { db, close } = await openDatabase({ databaseUrl: null, dataDir });
  const blobs = await openBlobs(dataDir, true);
  const later = new Date(Date.now() + 60_000);
  expect(await sweepPassing(db, blobs, later)).toBe(0);
  await db.deleteFrom('studio_messages').execute();
  await db.deleteFrom('jobs').execute();
  expect(await sweepPassing(db, blobs, later)).toBe(new Set(shown).size);
  for (const key of shown) expect(await blobs.find(key)).toBeNull();
  await close();
}, 60_000);
