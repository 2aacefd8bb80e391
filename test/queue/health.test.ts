import { expect, test } from 'vitest';
import { createHealth, type Health } from '../../src/queue/health.ts';

interface Clock {
  health: Health;
  pass(ms: number): void;
}

function setUp(claimProbe = async () => true): Clock {
  let at = 1_000_000;
  const health = createHealth({ claimProbe, openMs: 10_000, patienceMs: 30_000, now: () => at });
  return {
    health,
    pass: (ms) => {
      at += ms;
    },
  };
}

const model = 'one/4.5';

test('after five failures in a row a service is left alone, then one call tries it, and success closes it', async () => {
  const { health, pass } = setUp();
  const [leave, parks] = [health.leave(model), health.parks(model)];
  for (let n = 0; n < 5; n += 1) health.report(model, 'failed');
  expect([health.isUsable(model), leave.aborted, parks.aborted]).toEqual([false, true, true]);
  expect(await health.admit(model)).toBe(10_000);
  pass(10_000);
  expect(await health.admit(model)).toBe(0);
  expect(health.isUsable(model)).toBe(false);
  expect(await health.admit(model)).toBeGreaterThan(0);
  health.report(model, 'works');
  expect([health.isUsable(model), health.parkedUntil(model), await health.admit(model)]).toEqual([
    true,
    0,
    0,
  ]);
});

test('a probe that fails leaves the service alone for twice as long', async () => {
  const { health, pass } = setUp();
  for (let n = 0; n < 5; n += 1) health.report(model, 'failed');
  pass(10_000);
  expect(await health.admit(model)).toBe(0);
  health.report(model, 'failed');
  expect(await health.admit(model)).toBe(20_000);
});

test('a service nobody tries again counts as left alone only until the next call may try it', async () => {
  const { health, pass } = setUp();
  for (let n = 0; n < 5; n += 1) health.report(model, 'failed');
  expect(health.parkedUntil(model)).toBeGreaterThan(0);
  pass(10_000);
  expect(health.parkedUntil(model)).toBe(0);
  expect(await health.admit(model)).toBe(0);
  expect(health.parkedUntil(model)).toBeGreaterThan(0);
});

test('a success in between starts the count anew', () => {
  const { health } = setUp();
  for (const sign of ['failed', 'failed', 'failed', 'works', 'failed', 'failed', 'failed'] as const)
    health.report(model, sign);
  expect(health.parkedUntil(model)).toBe(0);
});

test('while another process probes, this one waits', async () => {
  const { health, pass } = setUp(async () => false);
  for (let n = 0; n < 5; n += 1) health.report(model, 'failed');
  pass(10_000);
  expect(await health.admit(model)).toBeGreaterThan(0);
  expect([health.parkedUntil(model) > 0, health.isUsable(model)]).toEqual([true, false]);
});

test('who has a choice leaves a service that cannot be reached at once, and a full one after 30 seconds', () => {
  const { health, pass } = setUp();
  const [leave, parks] = [health.leave(model), health.parks(model)];
  health.report(model, 'unreachable');
  expect([leave.aborted, parks.aborted, health.isUsable(model)]).toEqual([true, false, false]);
  const full = 'two/4.5';
  health.report(full, 'turned-away');
  expect(health.isUsable(full)).toBe(true);
  pass(30_000);
  const waiting = health.leave(full);
  health.report(full, 'turned-away');
  expect([health.isUsable(full), waiting.aborted]).toEqual([false, true]);
  health.report(full, 'works');
  expect(health.isUsable(full)).toBe(true);
  health.stop();
});

test('a full service is asked again when its own time has passed, and a refusal long after starts anew', () => {
  const { health, pass } = setUp();
  health.report(model, 'turned-away', 600_000);
  pass(599_000);
  expect(health.isUsable(model)).toBe(false);
  pass(2_000);
  expect(health.isUsable(model)).toBe(true);
  health.report(model, 'turned-away');
  expect(health.isUsable(model)).toBe(true);
  health.stop();
});

test('a probe that was never sent is over after a minute', async () => {
  const { health, pass } = setUp();
  for (let n = 0; n < 5; n += 1) health.report(model, 'failed');
  pass(10_000);
  expect(await health.admit(model)).toBe(0);
  pass(30_000);
  expect(await health.admit(model)).toBeGreaterThan(0);
  pass(31_000);
  expect([health.isUsable(model), await health.admit(model)]).toEqual([true, 0]);
});
