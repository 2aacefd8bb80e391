import { expect, test } from 'vitest';
import { closedGate, type GateFacts } from '../../src/policy/gates.ts';
import { createWords } from '../../src/words/words.ts';
import { newJob } from '../store/samples.ts';

function sentence(changes: Partial<GateFacts>): string | null {
  const facts = { openJobs: 0, personImagesPerMinute: 30, freeBytes: 10e9, stopping: false };
  const closed = closedGate({ request: newJob().request, modelImagesPerMinute: 500, ...facts, ...changes });
  return closed && createWords('en').explain(closed);
}

test('an ordinary request passes', () => {
  expect(sentence({})).toBeNull();
  expect(sentence({ openJobs: 99 })).toBeNull();
});

test.each<[string, Partial<GateFacts>, RegExp]>([
  ['a process that stops', { stopping: true }, /restarting\. Send it again in a moment\.$/],
  ['a full disk', { freeBytes: 100e6 }, /^There is no room left for new pictures\./],
  ['a hundred open jobs', { openJobs: 100 }, /^You already have 100 jobs in line, and 100 is the most\./],
  [
    'a series that no minute can hold',
    { request: newJob({ mode: 'set', count: 12 }).request, personImagesPerMinute: 10 },
    /can have 10 pictures here.*Ask for 10 or fewer\.$/,
  ],
])('%s closes the gate with a sentence', (_name, changes, expected) => {
  expect(sentence(changes)).toMatch(expected);
});

test('four variations are four calls, so a small limit lets them through one after another', () => {
  expect(sentence({ request: newJob({ count: 4 }).request, personImagesPerMinute: 2 })).toBeNull();
});
