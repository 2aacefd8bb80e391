import { expect, test } from 'vitest';
import { runSteps } from '../../src/app/steps.ts';
import { createLogger } from '../../src/log.ts';

const log = createLogger('test');
const never = () => new Promise<void>(() => {});

test('a step that never ends or fails is named, and those after it still run, in order', async () => {
  const done: string[] = [];
  const until = Date.now() + 60;
  const step = (name: string) => ({ name, until, run: async () => void done.push(name) });
  const left = await runSteps(
    [
      step('first'),
      { name: 'broken', until, run: () => Promise.reject(new Error('broken')) },
      step('second'),
      { name: 'silent', until, run: never },
      step('last'),
    ],
    log,
  );
  expect(left).toEqual(['broken', 'silent']);
  expect(done).toEqual(['first', 'second', 'last']);
});

test('a step whose time is up already is begun, and is told that nothing is left', async () => {
  const told: number[] = [];
  const run = async (leftMs: number) => void told.push(leftMs);
  expect(await runSteps([{ name: 'late', until: 0, run }], log)).toEqual([]);
  expect(told).toEqual([0]);
});
