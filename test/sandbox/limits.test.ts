import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInFamilies } from '../../src/request/catalogue-data.ts';
import { createQuota } from '../../src/sandbox/quota.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { createSlots } from '../../src/sandbox/slots.ts';
import { ask, type Body, startFast } from './client.ts';

let nowMs = Date.parse('2026-11-20T10:00:00Z');
let sandbox: Sandbox;
beforeAll(async () => {
  const families = builtInFamilies.map((family) => ({ ...family, imagesPerMinute: 5 }));
  sandbox = await startFast({ now: () => nowMs, families });
});
afterAll(() => sandbox.stop());

const one = (model: string): Body => ({ model, prompt: 'a fox', size: '2560x1440' });
const set = (model: string, count: number): Body => ({
  ...one(model),
  prompt: `a series of ${count} foxes`,
  sequential_image_generation: 'auto',
});

test('pictures of a sliding minute are counted per model version, refused ones not', async () => {
  const lite = 'seedream-5-0-260128';
  const statusOf = async (body: Body) => (await ask(sandbox, body)).status;
  expect(await statusOf(set(lite, 3))).toBe(200);
  nowMs += 30_000;
  expect(await statusOf(set(lite, 3))).toBe(429);
  expect(await statusOf(set('seedream-5-0-lite-260128', 2))).toBe(200);
  const { status, error } = await ask(sandbox, one(lite));
  expect([status, error.code, error.type]).toEqual([
    429,
    'ModelAccountIpmRateLimitExceeded',
    'TooManyRequests',
  ]);
  expect(error.message).toContain('IPM (Images Per Minute) limit of the model is exceeded.');
  expect(await statusOf(one('seedream-4-5-251128'))).toBe(200);
  nowMs += 29_999;
  expect(await statusOf(one(lite))).toBe(429);
  nowMs += 1;
  expect(await statusOf(set(lite, 3))).toBe(200);
  expect(await statusOf(one(lite))).toBe(429);
});

test('a whole minute can be used at once and never more in any sixty seconds', () => {
  let clock = 0;
  const quota = createQuota(() => clock);
  expect(quota.take('m', 500, 500)).toBe(true);
  expect(quota.take('m', 1, 500)).toBe(false);
  clock = 60_000;
  expect(quota.take('m', 500, 500)).toBe(true);
});

test('no more pieces of work run at once than there are slots, and a failure frees its slot', async () => {
  const run = createSlots(2);
  let running = 0;
  let most = 0;
  const piece = async (index: number) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (index % 3 === 0) throw new Error('broken');
    return index;
  };
  const results = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => run(() => piece(index))));
  expect(most).toBe(2);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
});
