import { afterEach, expect, test } from 'vitest';
import { Person, type Running, startDarkroom } from './harness.ts';
import { fail, TestService } from './test-service.ts';

let darkroom: Running | null = null;
afterEach(async () => {
  await darkroom?.stop();
  darkroom = null;
});

test('a service that turns calls away is waited for, and left for the next one after 30 seconds', async () => {
  const [first, second] = [new TestService('one'), new TestService('two')];
  for (let n = 0; n < 20; n += 1) first.turns.push(fail('rate-limited', false, { retryable: true }));
  darkroom = await startDarkroom({ services: [first, second], routes: { '4.5': ['one', 'two'] } });
  const ana = new Person(darkroom.app.url);
  await ana.send('imagine', { prompt: 'a patient fox' });
  await expect.poll(() => first.submits.length, { timeout: 10_000 }).toBe(1);
  const startedAt = Date.now();
  const card = await ana.cardSays('a patient fox', /^Done$/, 60_000);
  expect(Date.now() - startedAt).toBeGreaterThan(25_000);
  expect(card.card?.settings).toContain('by two');
}, 120_000);

test('jobs of a service that does not work wait, say so, and go on when it works again', async () => {
  const only = new TestService('one');
  for (let n = 0; n < 3; n += 1) only.turns.push(fail('unreachable', false));
  darkroom = await startDarkroom({ services: [only] });
  const ana = new Person(darkroom.app.url);
  await ana.send('imagine', { prompt: 'a parked fox' });
  await ana.cardSays('a parked fox', /^one is not working right now\. This job waits/, 60_000);
  await ana.send('queue', {});
  await ana.answerSays(/Waiting for the service · a parked fox/);
  const card = await ana.cardSays('a parked fox', /^Done$/, 60_000);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  expect(only.submits).toHaveLength(4);
}, 150_000);

test('a service that named no limit and turns calls away again and again is given no more a minute than it took', async () => {
  const only = new TestService('one', { imagesPerMinute: null });
  darkroom = await startDarkroom({ services: [only] });
  const ana = new Person(darkroom.app.url);
  const startedAt = Date.now();
  await ana.send('imagine', { prompt: 'two foxes', count: 2 });
  await ana.cardSays('two foxes', /^Done, all 2 pictures$/);
  for (let n = 0; n < 3; n += 1)
    only.turns.push(fail('rate-limited', false, { retryable: true, serviceCode: 'slow-down' }));
  await ana.send('imagine', { prompt: 'one fox too many' });
  await ana.cardSays('one fox too many', /^Done$/, 90_000);
  expect(Date.now() - startedAt).toBeGreaterThan(58_000);
  expect(only.submits).toHaveLength(6);
}, 120_000);

test('a service that named no limit and says once to come back soon is asked again then, and nothing is learned of it', async () => {
  const only = new TestService('one', { imagesPerMinute: null });
  darkroom = await startDarkroom({ services: [only] });
  const ana = new Person(darkroom.app.url);
  await ana.send('imagine', { prompt: 'one fox' });
  await ana.cardSays('one fox', /^Done$/);
  const startedAt = Date.now();
  only.turns.push(fail('rate-limited', false, { retryable: true, retryAfterMs: 1_000 }));
  await ana.send('imagine', { prompt: 'many foxes', count: 4 });
  await ana.cardSays('many foxes', /^Done, all 4 pictures$/, 50_000);
  expect(Date.now() - startedAt).toBeLessThan(20_000);
}, 120_000);
