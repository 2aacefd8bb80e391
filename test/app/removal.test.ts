import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { markDeleted } from '../../src/store/removal.ts';
import { newDataDir } from '../data-dir.ts';
import { type Message, Person, startDarkroom, startSimulator } from './harness.ts';

test('a deletion that a crash broke off is finished at the next start', async ({ onTestFinished }) => {
  const [sandbox, dataDir] = [await startSimulator(50), newDataDir('removal')];
  const first = await startDarkroom({ baseUrl: sandbox.url, dataDir });
  onTestFinished(async () => {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true });
  });
  const ana = new Person(first.app.url);
  const draw = async (prompt: string, count: number): Promise<{ id: string; shown: Message }> => {
    await ana.send('imagine', { prompt, count, delivery: 'batched' });
    const card = await ana.cardSays(prompt, /^Done/);
    const [shown] = await ana.threadOf(card, count);
    if (!shown) throw new Error('no picture');
    return { id: card.card?.settings.split(' · ').at(-1) ?? '', shown };
  };
  const [alone, two] = [await draw('a heron', 1), await draw('two herons', 2)];
  await ana.reply(alone.shown, 'make it night');
  const child = await ana.cardSays('make it night', /^Done/);
  expect(child.card?.sheet).not.toBeNull();
  await first.stop();

  const { db, close } = await openDatabase({ databaseUrl: null, dataDir });
  await markDeleted(db, alone.id, 0);
  await markDeleted(db, two.id, 1);
  await close();

  const second = await startDarkroom({ baseUrl: sandbox.url, dataDir });
  ana.movedTo(second.app.url);
  const find = async ({ shown }: { shown: Message }) =>
    (await ana.messages()).find(({ id }) => id === shown.id);
  await expect.poll(() => find(alone)).toBeUndefined();
  await expect.poll(async () => (await find(two))?.files.map(({ index }) => index)).toEqual([0]);
  await expect.poll(async () => (await ana.card('make it night')).card?.sheet).toBeNull();
  await expect.poll(async () => (await ana.card('a heron')).card?.notes).toContain('1 picture was deleted.');
  const kept = readdirSync(join(dataDir, 'pictures')).flatMap((name) =>
    readdirSync(join(dataDir, 'pictures', name)),
  );
  for (const file of alone.shown.files) expect(kept).not.toContain(file.key);
  await second.stop();
}, 90_000);
