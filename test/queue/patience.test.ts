import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPatience } from '../../src/queue/patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const yes = () => true;

test('a call that waits where calls are turned away leaves after 30 seconds, and others are not sent away', () => {
  const patience = createPatience();
  const here = patience.wait('a', 'one/4.5', yes);
  const there = patience.wait('b', 'two/4.5', yes);
  patience.turnedAway('one/4.5');
  vi.advanceTimersByTime(29_000);
  expect(here.aborted).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect([here.aborted, there.aborted]).toEqual([true, false]);
  expect([patience.isSpent('a', 'one/4.5'), patience.isSpent('b', 'one/4.5')]).toEqual([true, false]);
});

test('whoever comes while calls are turned away waits 30 seconds of their own, being sent and turned away included', () => {
  const patience = createPatience();
  patience.turnedAway('one/4.5', 600_000);
  vi.advanceTimersByTime(100_000);
  const late = patience.wait('late', 'one/4.5', yes);
  vi.advanceTimersByTime(20_000);
  expect(patience.wait('late', 'one/4.5', yes)).toBe(late);
  patience.turnedAway('one/4.5');
  vi.advanceTimersByTime(10_000);
  expect(late.aborted).toBe(true);
});

test('a place in line is kept until there is another service to go to', () => {
  const patience = createPatience();
  let free = false;
  const signal = patience.wait('a', 'one/4.5', () => free);
  patience.turnedAway('one/4.5');
  vi.advanceTimersByTime(60_000);
  expect(signal.aborted).toBe(false);
  free = true;
  vi.advanceTimersByTime(5_000);
  expect(signal.aborted).toBe(true);
});

test('a line that was left is as good as any once the service has turned nobody away for a while', () => {
  const patience = createPatience();
  patience.wait('a', 'one/4.5', yes);
  patience.turnedAway('one/4.5');
  vi.advanceTimersByTime(30_000);
  expect(patience.wait('a', 'two/4.5', yes).aborted).toBe(false);
  expect(patience.isSpent('a', 'one/4.5')).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(patience.isSpent('a', 'one/4.5')).toBe(false);
});

test('a call that is over has no clock left', () => {
  const patience = createPatience();
  patience.wait('a', 'one/4.5', yes);
  patience.turnedAway('one/4.5');
  expect(vi.getTimerCount()).toBe(1);
  patience.forget('a');
  expect(vi.getTimerCount()).toBe(0);
});
