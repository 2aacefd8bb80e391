import { afterEach, expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import type { Failure, FullJob } from '../../src/queue/job.ts';
import { createLimiter, type Limiter } from '../../src/queue/limiter.ts';
import type { CallOutcome, Destination, WorkerParts } from '../../src/queue/work.ts';
import { createWorker, type Worker } from '../../src/queue/worker.ts';
import { newJob } from '../store/samples.ts';

const log = createLogger('test');
const limiters: Limiter[] = [];
afterEach(async () => {
  await Promise.all(limiters.splice(0).map((limiter) => limiter.stop()));
});

/** Jobs and calls in memory, in place of the tables. */
class Table {
  readonly jobs = new Map<string, FullJob>();
  readonly states = new Map<string, string>();
  readonly failures = new Map<string, Failure | null>();
  claiming = 0;
  beforeClaim = async (): Promise<void> => {};

  add(person: string, count = 1): string {
    const stored = newJob({ person, count });
    const times = { sentAt: null, acceptedAt: null, endedAt: null };
    const calls = Array.from({ length: count }, (_, n) => ({
      ...{ id: `${stored.id}.${n}`, jobId: stored.id, firstPicture: n, images: 1, state: 'waiting' as const },
      ...{ ...times, billedImages: null, failure: null },
      ...{ modelKey: 'ark/test', service: null, handle: null, price: null, cost: null },
    }));
    const job: FullJob = {
      ...stored,
      ...{
        state: 'queued',
        cancelRequested: false,
        failure: null,
        sheet: null,
        createdAt: stored.now,
        queuedAt: stored.now,
      },
      ...{ startedAt: null, endedAt: null, references: [], pictures: [], calls },
    };
    this.jobs.set(job.id, job);
    for (const call of calls) this.states.set(call.id, 'waiting');
    return job.id;
  }

  all(state: string): string[] {
    return [...this.states].filter(([, other]) => other === state).map(([id]) => id);
  }
}

interface Setup {
  worker: Worker;
  table: Table;
  /** Calls in the order they were sent. */
  sent: string[];
}

const ended: CallOutcome = { kind: 'ended', billedImages: 1 };
const usual = { imagesPerMinute: 100, windowMs: 60_000, runningJobs: 3, ownImagesPerMinute: 1000 };

function setUp(
  perform: WorkerParts<Destination>['perform'],
  changes: Partial<typeof usual> = {},
  route: (jobId: string) => Partial<Destination> = () => ({}),
): Setup {
  const limits = { ...usual, ...changes };
  const table = new Table();
  const sent: string[] = [];
  const limiter = createLimiter({
    person: { runningJobs: limits.runningJobs, imagesPerMinute: limits.ownImagesPerMinute },
    ...{ redisUrl: null, readUse: async () => [], log, windowMs: limits.windowMs },
  });
  limiters.push(limiter);
  const worker = createWorker({
    load: async (jobId) => table.jobs.get(jobId) ?? null,
    claim: async (callId) => {
      table.claiming += 1;
      await table.beforeClaim();
      if (table.states.get(callId) !== 'waiting') return false;
      table.states.set(callId, 'sent');
      sent.push(callId);
      return true;
    },
    unclaim: async (callId) => void table.states.set(callId, 'waiting'),
    perform,
    end: async (callId, end) => {
      table.states.set(callId, end.failure ? 'failed' : 'done');
      table.failures.set(callId, end.failure);
    },
    renewLeases: async () => {},
    changed: () => {},
    limiter,
    route: async ({ id }) => ({
      ...{ model: 'ark/test', imagesPerMinute: limits.imagesPerMinute, leave: null, parkedUntil: 0 },
      ...route(id),
    }),
    forget: () => {},
    admit: async () => 0,
    log,
  });
  return { worker, table, sent };
}

test('every waiting call of a job is sent once', async () => {
  const { worker, table, sent } = setUp(async () => ended);
  const jobId = table.add('ana', 4);
  await worker.run(jobId);
  await worker.run(jobId);
  expect(sent.toSorted()).toEqual([0, 1, 2, 3].map((n) => `${jobId}.${n}`));
  expect(table.all('done')).toHaveLength(4);
});

test('with the service full, fifty jobs of one person delay the next person by one turn of the line at most', async () => {
  const { worker, table, sent } = setUp(async () => ended, {
    imagesPerMinute: 2,
    windowMs: 60,
    runningJobs: 3,
  });
  const flood = Array.from({ length: 50 }, () => table.add('ana'));
  const running = flood.map((jobId) => worker.run(jobId));
  await expect.poll(() => sent.length).toBeGreaterThanOrEqual(4);
  const before = sent.length;
  const single = table.add('ben');
  await worker.run(single);
  const ahead = sent.indexOf(`${single}.0`) - before;
  // One call has its turn already, and one may take it while the next person arrives.
  expect(ahead).toBeLessThanOrEqual(2);
  expect(sent.length).toBeLessThan(51);
  await worker.drain(1);
  await Promise.all(running);
});

test('a service that is full is asked again, as often as it takes, and it is not a failure', async () => {
  let asked = 0;
  const { worker, table, sent } = setUp(async () => {
    asked += 1;
    return asked < 4 ? { kind: 'busy', retryAfterMs: 20 } : ended;
  });
  await worker.run(table.add('ana'));
  expect(sent).toHaveLength(4);
  expect(table.all('done')).toHaveLength(1);
});

test('a call that failed is never sent again', async () => {
  const failure: Failure = { code: 'unknown-outcome', params: {}, charged: 'unknown' };
  const { worker, table, sent } = setUp(async () => ({ kind: 'failed', failure, counts: true }));
  const jobId = table.add('ana');
  await worker.run(jobId);
  expect(sent).toHaveLength(1);
  expect(table.failures.get(`${jobId}.0`)).toEqual(failure);
});

test('one call that fails does not stop the others', async () => {
  const failure: Failure = { code: 'refused-output', params: {}, charged: 'no' };
  const { worker, table } = setUp(async (_job, call) =>
    call.id.endsWith('.1') ? { kind: 'failed', failure, counts: true } : ended,
  );
  await worker.run(table.add('ana', 3));
  expect([table.all('done').length, table.all('failed').length]).toEqual([2, 1]);
});

test('a dropped job leaves the line at once; what was sent runs to its end', async () => {
  let finish = (_outcome: CallOutcome) => {};
  const { worker, table, sent } = setUp(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    { imagesPerMinute: 1, windowMs: 60_000, runningJobs: 3 },
  );
  const jobId = table.add('ana', 3);
  const running = worker.run(jobId);
  await expect.poll(() => sent).toHaveLength(1);
  for (const id of table.all('waiting')) table.states.set(id, 'cancelled');
  worker.drop(jobId);
  expect(worker.callsOut()).toEqual(sent);
  await expect.poll(() => worker.callsOut().length).toBe(1);
  finish(ended);
  await running;
  expect(table.all('done')).toEqual(sent);
  expect(worker.callsOut()).toEqual([]);
});

test('while it drains nothing new is sent, and what is out is waited for until the deadline', async () => {
  const { worker, table, sent } = setUp(() => new Promise(() => {}), {
    imagesPerMinute: 100,
    windowMs: 60_000,
    runningJobs: 1,
  });
  void worker.run(table.add('ana'));
  void worker.run(table.add('ana'));
  await expect.poll(() => sent).toHaveLength(1);
  const startedAt = Date.now();
  await worker.drain(50);
  expect(Date.now() - startedAt).toBeLessThan(1000);
  await worker.run(table.add('ben'));
  expect(sent).toHaveLength(1);
  expect(worker.callsOut()).toEqual(sent);
});

test('a call that was being claimed when the process was asked to stop is not sent', async () => {
  let letClaim = () => {};
  const performed: string[] = [];
  const { worker, table, sent } = setUp(async (_job, call) => {
    performed.push(call.id);
    return ended;
  });
  const claiming = new Promise<void>((resolve) => {
    letClaim = resolve;
  });
  table.beforeClaim = () => claiming;
  const running = worker.run(table.add('ana', 2));
  await expect.poll(() => table.claiming).toBe(2);
  const drained = worker.drain(5_000);
  letClaim();
  await drained;
  await running;
  expect(performed).toEqual([]);
  expect(sent).toHaveLength(2);
  expect(table.all('waiting')).toHaveLength(2);
});

test('calls that are turned away together pause the model once', async () => {
  let asked = 0;
  let release = () => {};
  const allOut = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { worker, table } = setUp(async () => {
    asked += 1;
    if (asked > 4) return ended;
    if (asked === 4) release();
    await allOut;
    return { kind: 'busy', retryAfterMs: null };
  });
  const startedAt = Date.now();
  await worker.run(table.add('ana', 4));
  // One first pause of 3 to 5 s; doubled for each of the four it would be half a minute.
  expect(Date.now() - startedAt).toBeLessThan(7_000);
  expect(table.all('done')).toHaveLength(4);
});

test('jobs whose service is left alone hold up no other job of their person, and go on when it is tried again', async () => {
  const parked = new Set<string>();
  let until = Date.now() + 60_000;
  const { worker, table, sent } = setUp(
    async () => ended,
    { runningJobs: 2, ownImagesPerMinute: 2 },
    (jobId) => (parked.has(jobId) ? { model: 'ark/dead', parkedUntil: until } : {}),
  );
  for (let n = 0; n < 3; n += 1) parked.add(table.add('ana'));
  const waiting = [...parked].map((jobId) => worker.run(jobId));
  await worker.run(table.add('ana', 2));
  expect(sent).toHaveLength(2);
  for (const jobId of parked) worker.drop(jobId);
  await Promise.all(waiting);
  until = Date.now() + 30;
  const again = table.add('ben');
  parked.add(again);
  await worker.run(again);
  expect(sent).toContain(`${again}.0`);
});

test('a job that is in line when its service is left alone gives its slot and its pictures back', async () => {
  const dead = new AbortController();
  const inLine = new Set<string>();
  const route = (jobId: string) => {
    if (!inLine.has(jobId)) return {};
    const waits = { model: 'ark/dead', leave: dead.signal, imagesPerMinute: 1 };
    return dead.signal.aborted ? { ...waits, parkedUntil: Date.now() + 60_000 } : waits;
  };
  const { worker, table, sent } = setUp(async () => ended, { runningJobs: 1, ownImagesPerMinute: 3 }, route);
  const stuck = table.add('ana', 3);
  inLine.add(stuck);
  const waiting = worker.run(stuck);
  // One is sent; the other two stand in line for the rest of the minute.
  await expect.poll(() => sent.length).toBe(1);
  const next = table.add('ana', 2);
  const running = worker.run(next);
  dead.abort(new Error('left alone'));
  await running;
  expect(sent).toEqual([expect.stringContaining(stuck), `${next}.0`, `${next}.1`]);
  worker.drop(stuck);
  await waiting;
}, 5_000);
