import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CallPlan, createRouter, type Router } from '../../src/app/router.ts';
import { createHealth, type Health } from '../../src/queue/health.ts';
import type { Call, FullJob } from '../../src/queue/job.ts';
import { createCatalogue, withServices } from '../../src/request/catalogue.ts';
import { newJob } from '../store/samples.ts';
import { TestService } from './test-service.ts';

let health: Health;
let router: Router;
beforeEach(() => {
  vi.useFakeTimers();
  const services = [new TestService('one', { imagesPerMinute: null }), new TestService('two')];
  health = createHealth({ claimProbe: async () => true });
  router = createRouter({
    catalogue: withServices(createCatalogue('byteplus'), {
      offers: services.flatMap((service) => service.models()),
      overrides: [],
      configured: ['one', 'two'],
      routes: new Map([['4.5', ['one', 'two']]]),
    }),
    services: new Map(services.map((service) => [service.name, service])),
    health,
    reachable: false,
    moved: async () => {},
  });
});
afterEach(() => void vi.useRealTimers());

const model = 'one/one-4.5';

function waitingJob(): { job: FullJob; call: Call } {
  const stored = newJob({ modelKey: model });
  const call: Call = {
    ...{ id: `${stored.id}.0`, jobId: stored.id, firstPicture: 0, images: 1, state: 'waiting' },
    ...{ sentAt: null, acceptedAt: null, endedAt: null, billedImages: null, failure: null },
    ...{ modelKey: model, service: null, handle: null, price: null, cost: null },
  };
  const times = { createdAt: stored.now, queuedAt: stored.now, startedAt: null, endedAt: null };
  const rest = { cancelRequested: false, failure: null, sheet: null, references: [], pictures: [] };
  return { job: { ...stored, ...times, ...rest, state: 'queued', calls: [call] }, call };
}

async function route({ job, call }: ReturnType<typeof waitingJob>): Promise<CallPlan> {
  const plan = await router.route(job, call);
  if ('failure' in plan) throw new Error(plan.failure.code);
  return plan;
}

test('a call that is turned away goes to the next service after 30 seconds, although others are taken in between', async () => {
  const turned = waitingJob();
  const plan = await route(turned);
  for (let n = 0; n < 6; n += 1) {
    health.report(model, 'turned-away');
    router.turnedAway(model);
    expect((await route(turned)).model).toBe(model);
    vi.advanceTimersByTime(5_000);
    health.report(model, 'works');
  }
  expect(plan.leave?.aborted).toBe(true);
  expect((await route(turned)).model).toBe('two/two-4.5');
});

test('a call that waits behind a limit a refusal has taught goes to the next service after 30 seconds', async () => {
  router.learn(model, { images: 20, sentAt: new Date(), retryAfterMs: null });
  vi.advanceTimersByTime(200_000);
  const behind = waitingJob();
  const plan = await route(behind);
  expect([plan.model, plan.imagesPerMinute]).toEqual([model, 20]);
  vi.advanceTimersByTime(30_000);
  expect(plan.leave?.aborted).toBe(true);
  expect((await route(behind)).model).toBe('two/two-4.5');
});

test('who waits behind a limit that a refusal has taught hears of it when the service takes more', async () => {
  router.learn(model, { images: 20, sentAt: new Date(), retryAfterMs: null });
  vi.advanceTimersByTime(55_000);
  const behind = waitingJob();
  const plan = await route(behind);
  vi.advanceTimersByTime(5_000);
  expect(plan.leave?.aborted).toBe(false);
  router.took(model);
  expect(plan.leave?.aborted).toBe(true);
  expect((await route(behind)).imagesPerMinute).toBe(40);
});

test('nobody leaves a service that takes everything', async () => {
  const plan = await route(waitingJob());
  vi.advanceTimersByTime(300_000);
  expect(plan.leave?.aborted).toBe(false);
});
