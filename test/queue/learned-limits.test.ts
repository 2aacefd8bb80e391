import { beforeEach, expect, test } from 'vitest';
import { createLearnedLimits, type LearnedLimits, type Refusal } from '../../src/queue/learned-limits.ts';

const model = 'one/4.5';
let at = 0;
let limits: LearnedLimits;
beforeEach(() => {
  at = 1_000_000;
  limits = createLearnedLimits(() => at);
});

function refuse(refusal: Partial<Refusal>): void {
  limits.turnedAway(model, { images: 3, sentAt: new Date(at), retryAfterMs: null, ...refusal });
}

const learned = () => limits.find(model)?.images ?? null;

test('one refusal after few pictures is no limit of a minute', () => {
  refuse({ images: 3 });
  expect(learned()).toBeNull();
});

test('calls that were sent together and turned away together are one refusal', () => {
  const sentAt = new Date(at);
  for (let n = 0; n < 9; n += 1) refuse({ images: 3, sentAt });
  expect(learned()).toBeNull();
});

test('a service that turns calls away again and again takes no more than it took', () => {
  for (let n = 0; n < 3; n += 1) {
    refuse({ images: 3 });
    at += 5_000;
  }
  expect(learned()).toBe(3);
});

test('refusals that lie far apart say nothing together', () => {
  for (let n = 0; n < 5; n += 1) {
    refuse({ images: 3 });
    at += 130_000;
  }
  expect(learned()).toBeNull();
});

test('a refusal after many pictures within the minute is its limit', () => {
  refuse({ images: 10 });
  expect(learned()).toBe(10);
});

test('a service that says to come back soon wants a pause, however often it says so', () => {
  for (let n = 0; n < 9; n += 1) {
    refuse({ images: 40, retryAfterMs: 1_000 });
    at += 2_000;
  }
  expect(learned()).toBeNull();
  refuse({ images: 40, retryAfterMs: 45_000 });
  expect(learned()).toBe(40);
});

test('a service that took nothing says nothing of its limit', () => {
  for (let n = 0; n < 5; n += 1) {
    refuse({ images: 0 });
    at += 5_000;
  }
  expect(learned()).toBeNull();
});

test('a learned limit doubles with every minute in which the service draws, and who waits is told', () => {
  refuse({ images: 10 });
  const before = limits.changes(model);
  at += 59_000;
  limits.took(model);
  expect([learned(), before.aborted]).toEqual([10, false]);
  at += 1_000;
  for (let n = 0; n < 10; n += 1) limits.took(model);
  expect([learned(), before.aborted]).toEqual([20, true]);
  at += 60_000;
  limits.took(model);
  expect(learned()).toBe(40);
  refuse({ images: 12 });
  expect(learned()).toBe(12);
});

test('ten minutes after the last refusal it is tried without a limit again', () => {
  refuse({ images: 10 });
  at += 599_000;
  expect(learned()).toBe(10);
  at += 1_000;
  expect(learned()).toBeNull();
});
