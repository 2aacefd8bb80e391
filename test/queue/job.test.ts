import { expect, test } from 'vitest';
import {
  billOf,
  type CallState,
  deriveJobState,
  endOfCall,
  fateOfMissing,
  planCalls,
} from '../../src/queue/job.ts';
import { newJob } from '../store/samples.ts';

const states = (...all: CallState[]) => deriveJobState(all.map((state) => ({ state })));

test.each<[string, CallState[]]>([
  ['queued', ['waiting', 'waiting']],
  ['running', ['sent', 'waiting']],
  ['running', ['done', 'waiting']],
  ['done', ['done', 'failed', 'unknown', 'cancelled']],
  ['failed', ['failed', 'failed']],
  ['unknown', ['failed', 'unknown']],
  ['unknown', ['cancelled', 'unknown']],
  ['cancelled', ['cancelled', 'failed']],
  ['cancelled', ['cancelled', 'cancelled']],
])('a job is %s when its calls are %j', (job, calls) => {
  expect(states(...calls)).toBe(job);
});

test('variations are one call each, a set is one call', () => {
  expect(planCalls(newJob({ count: 3 }).request)).toHaveLength(3);
  expect(planCalls(newJob({ count: 3, mode: 'set' }).request)).toEqual([{ firstPicture: 0, images: 3 }]);
});

test('a call that kept nothing failed, and pictures that never came share its fate', () => {
  expect(endOfCall([{ state: 'failed' }, { state: 'drawing' }])).toBe('failed');
  expect(endOfCall([{ state: 'failed' }, { state: 'kept' }])).toBe('done');
  expect(fateOfMissing('done')).toBe('absent');
  expect(fateOfMissing('unknown')).toBe('unknown');
  expect(fateOfMissing('failed')).toBe('failed');
});

test('the bill is what the service said, else what arrived', () => {
  const { request } = newJob({ count: 2 });
  const call = {
    jobId: 'j',
    firstPicture: 0,
    images: 1,
    state: 'done' as const,
    sentAt: null,
    acceptedAt: null,
    endedAt: null,
    failure: null,
  };
  const picture = {
    jobId: 'j',
    mime: null,
    bytes: null,
    width: null,
    height: null,
    keptAt: null,
    packed: false,
    published: false,
    failure: null,
  };
  const on = { modelKey: 'ark/test', service: 'ark', handle: null, price: null, cost: null };
  const calls = [
    { ...call, ...on, id: 'a', billedImages: null },
    { ...call, ...on, id: 'b', billedImages: 0 },
  ];
  const pictures = [
    { ...picture, index: 0, callId: 'a', state: 'kept' as const, key: 'k' },
    { ...picture, index: 1, callId: 'b', state: 'unknown' as const, key: null },
  ];
  expect(billOf({ request, calls, pictures })).toEqual({
    billed: 1,
    unknown: 1,
    total: { currency: 'USD', amount: 0.04 },
  });
});
