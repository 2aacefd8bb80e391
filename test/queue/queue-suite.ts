import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { createQueue, type JobQueue, type QueueOptions } from '../../src/queue/queue.ts';
import type { OpenDatabase } from '../../src/store/database.ts';

/** What the line between acceptance and drawing has to do, on any database. */
export function queueSuite(open: () => Promise<OpenDatabase>): void {
  let store: OpenDatabase;
  const queues: JobQueue[] = [];
  beforeAll(async () => {
    store = await open();
  });
  afterEach(async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  });
  afterAll(() => store.close());

  async function start(run: QueueOptions['run'], changes: Partial<QueueOptions> = {}): Promise<JobQueue> {
    const queue = createQueue({
      ...{ connection: store.connection, exclusive: true, models: ['4.5', '4.0'], personRunningJobs: 3 },
      log: createLogger('test'),
      run,
      ...changes,
    });
    queues.push(queue);
    await queue.start();
    return queue;
  }

  let sent = 0;
  const entry = (jobId: string, changes: { model?: string; person?: string } = {}) => {
    sent += 1;
    return { jobId, model: '4.5', person: 'ana', queuedAt: new Date(1_800_000_000_000 + sent), ...changes };
  };

  test('a job that is sent runs at once, and sending it again does not run it again', async () => {
    const ran: string[] = [];
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const queue = await start(async (jobId) => {
      ran.push(jobId);
      await finished;
    });
    const once = entry('once');
    await queue.send(once);
    await expect.poll(() => ran).toEqual(['once']);
    await queue.send(once);
    await queue.send(entry('next'));
    await expect.poll(() => ran).toEqual(['once', 'next']);
    finish();
  });

  test('one person takes three places of a model, the others go to the next people', async () => {
    const running = new Set<string>();
    const finishers = new Map<string, () => void>();
    const queue = await start(async (jobId) => {
      running.add(jobId);
      await new Promise<void>((resolve) => finishers.set(jobId, resolve));
      running.delete(jobId);
    });
    for (let n = 0; n < 50; n += 1) await queue.send(entry(`ana-${n}`));
    await queue.send(entry('ben-0', { person: 'ben' }));
    await expect.poll(() => running.has('ben-0')).toBe(true);
    expect([...running].filter((jobId) => jobId.startsWith('ana'))).toHaveLength(3);
    const [first = ''] = running;
    finishers.get(first)?.();
    await expect
      .poll(() => [...running].filter((jobId) => jobId.startsWith('ana')).length === 3 && !running.has(first))
      .toBe(true);
    queue.pause();
    for (const finish of finishers.values()) finish();
  });

  test('a model that is full holds up no other model, and a person keeps their own order', async () => {
    const ran: string[] = [];
    const finishers: (() => void)[] = [];
    const queue = await start(async (jobId) => {
      ran.push(jobId);
      if (jobId.startsWith('stuck')) await new Promise<void>((resolve) => finishers.push(resolve));
    });
    for (let n = 0; n < 5; n += 1) await queue.send(entry(`stuck-${n}`));
    await queue.send(entry('free', { model: '4.0' }));
    await expect.poll(() => ran).toContain('free');
    expect(ran.filter((jobId) => jobId !== 'free')).toEqual(['stuck-0', 'stuck-1', 'stuck-2']);
    queue.pause();
    for (const finish of finishers) finish();
  });

  test('what a dead process had taken can be sent again after the start', async () => {
    const before = await start(() => new Promise<void>(() => {}));
    await before.send(entry('half-way'));
    await before.stop();
    queues.splice(0);
    const ran: string[] = [];
    const after = await start(async (jobId) => {
      ran.push(jobId);
    });
    await after.send(entry('half-way'));
    await expect.poll(() => ran).toEqual(['half-way']);
  });

  test('what a stopping process did not finish goes to the next one at once', async () => {
    const finishers: (() => void)[] = [];
    const leaving = await start(() => new Promise<void>((resolve) => void finishers.push(resolve)));
    await leaving.send(entry('handed-over'));
    await expect.poll(() => finishers).toHaveLength(1);
    leaving.pause();
    finishers[0]?.();
    const ran: string[] = [];
    await start(async (jobId) => void ran.push(jobId), { exclusive: false });
    await expect.poll(() => ran, { timeout: 8_000 }).toEqual(['handed-over']);
  });

  test('a paused queue starts nothing', async () => {
    const ran: string[] = [];
    const queue = await start(async (jobId) => {
      ran.push(jobId);
    });
    queue.pause();
    expect(queue.connected()).toBe(false);
    await queue.send(entry('later'));
    await queue.stop();
    expect(ran).toEqual([]);
  });
}
