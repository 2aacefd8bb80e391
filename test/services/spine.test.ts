import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { Person, type Running, startDarkroom, startSimulator } from '../app/harness.ts';
import { createPostgres, redisUrl } from './postgres.ts';

let postgres: Awaited<ReturnType<typeof createPostgres>>;
let sandbox: Sandbox;
let darkroom: Running;
beforeAll(async () => {
  postgres = await createPostgres();
  sandbox = await startSimulator(20);
  darkroom = await startDarkroom({
    baseUrl: sandbox.url,
    env: { DATABASE_URL: postgres.url, REDIS_URL: redisUrl },
  });
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await sandbox.stop();
  await postgres.drop();
});

const person = () => new Person(darkroom.app.url);

test('four variations are four pictures, delivered once', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'a fox in the snow', count: 4 });
  const card = await ana.cardSays('a fox in the snow', /^Done, all 4 pictures$/);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(4);
});

test('a refused picture of a series hides none of the others', async () => {
  const ana = person();
  await ana.send('series', { prompt: 'the life of a lighthouse [refuse 3]', count: 4 });
  const card = await ana.cardSays('the life of a lighthouse', /^3 of 4 pictures$/);
  expect(card.card?.tiles.map((tile) => tile.state)).toEqual(['done', 'done', 'failed', 'done']);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(3);
});

test('a job is cancelled while it is drawn: what is paid is kept and not posted', async () => {
  const ana = person();
  await ana.send('series', { prompt: 'slow clouds [slow]', count: 4 });
  const drawing = await ana.cardSays('slow clouds', /^Drawing, [12] of 4 finished$/);
  await ana.press(drawing, 'Cancel');
  await ana.answerSays(/^Cancelled\./);
  const card = await ana.cardSays('slow clouds', /^Cancelled$/, 20_000);
  expect((await ana.picturesOf(card)).length).toBeLessThan(4);
});

test('a job is cancelled while it waits: nothing is drawn', async () => {
  const ana = person();
  // Long enough that the fourth is seen waiting on a busy machine.
  for (const n of [1, 2, 3]) await ana.send('series', { prompt: `in front ${n}. [slow]`, count: 6 });
  await ana.send('imagine', { prompt: 'changed my mind' });
  const waiting = await ana.cardSays('changed my mind', /in line|Next/);
  await ana.press(waiting, 'Cancel');
  const card = await ana.cardSays('changed my mind', /^Cancelled$/);
  expect(card.card?.tiles.map((tile) => tile.state)).toEqual(['failed']);
  await ana.cardSays('in front 3.', /^Done/, 30_000);
  expect(await ana.picturesOf(card)).toEqual([]);
}, 60_000);

test('a service that is full costs no attempt: the job keeps its place and goes on', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'patience [limit]', model: '4.0', size: '1K' });
  await ana.cardSays('patience', /service takes nothing/);
  await ana.cardSays('patience', /^Done$/, 20_000);
}, 40_000);

test('thirty people at once each get their picture', async () => {
  const people = Array.from({ length: 30 }, person);
  await Promise.all(
    people.map((each, n) => each.send('imagine', { prompt: `wish number ${n}.`, model: '4.0', size: '1K' })),
  );
  await Promise.all(
    people.map(async (each, n) => {
      const card = await each.cardSays(`wish number ${n}.`, /^Done$/, 60_000);
      await expect.poll(() => each.picturesOf(card), { timeout: 20_000 }).toHaveLength(1);
    }),
  );
}, 120_000);

test('store, queue and limits are ready', async () => {
  const ready = await fetch(`${darkroom.app.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, missing: [] }]);
});
