import { expect, test } from 'vitest';
import { createFairLine } from '../../src/queue/fair-line.ts';

const never = new AbortController().signal;

test('people take turns, so fifty calls of one person let the next person in after one', async () => {
  const line = createFairLine();
  const order: string[] = [];
  const turn = async (person: string, name: string) => {
    const leave = await line.enter(person, never);
    order.push(name);
    leave();
  };
  const first = await line.enter('ana', never);
  const waiting = Array.from({ length: 50 }, (_, n) => turn('ana', `ana ${n}`));
  waiting.push(turn('ben', 'ben 0'), turn('ben', 'ben 1'), turn('eve', 'eve 0'));
  first();
  await Promise.all(waiting);
  expect(order.slice(0, 5)).toEqual(['ben 0', 'eve 0', 'ana 0', 'ben 1', 'ana 1']);
  expect(order).toHaveLength(53);
});

test('nobody else has a turn until the last one left', async () => {
  const line = createFairLine();
  const leave = await line.enter('ana', never);
  let entered = false;
  const next = line.enter('ben', never).then((done) => {
    entered = true;
    done();
  });
  await Promise.resolve();
  expect(entered).toBe(false);
  leave();
  leave();
  await next;
  expect(line.waiting).toBe(0);
});

test('who is dropped leaves the line and the others move up', async () => {
  const line = createFairLine();
  const controller = new AbortController();
  const leave = await line.enter('ana', never);
  const dropped = line.enter('ben', controller.signal);
  const next = line.enter('eve', never);
  controller.abort(new Error('dropped'));
  await expect(dropped).rejects.toThrow('dropped');
  leave();
  (await next)();
  expect(line.waiting).toBe(0);
});

test('nobody enters while the line is paused, and a pause is never shortened', async () => {
  let now = 1000;
  const line = createFairLine(() => now);
  line.pauseUntil(1040);
  line.pauseUntil(1010);
  expect(line.pausedUntil).toBe(1040);
  const entered = line.enter('ana', never);
  now = 1041;
  (await entered)();
});
