import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { createLimiter, type Limiter, type LimiterOptions, type Ticket } from '../../src/queue/limiter.ts';

let serial = 0;

/** What limits have to do, in one process or with Redis. Windows are short, so that a minute passes in a test. */
export function limiterSuite(shared: { redisUrl: string | null }): void {
  const open: Limiter[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((limiter) => limiter.stop()));
  });

  function create(changes: Partial<LimiterOptions> = {}): Limiter {
    const limiter = createLimiter({
      person: { runningJobs: 3, imagesPerMinute: 1000 },
      redisUrl: shared.redisUrl,
      readUse: async () => [],
      log: createLogger('test'),
      windowMs: 500,
      ...changes,
    });
    open.push(limiter);
    return limiter;
  }

  /** Keys of its own per test: Redis remembers. */
  const unique = (name: string) => `${name}-${process.pid}-${serial++}`;
  const ticket = (changes: Partial<Ticket>): Ticket => ({
    ...{ person: unique('person'), model: unique('model'), imagesPerMinute: 10, images: 1 },
    signal: new AbortController().signal,
    ...changes,
  });

  test('a quiet window makes the whole limit usable at once', async () => {
    const limiter = create();
    const model = unique('model');
    const startedAt = Date.now();
    await Promise.all(
      Array.from({ length: 10 }, () =>
        limiter.runCall(ticket({ model, imagesPerMinute: 10 }), async (lease) => lease.accepted()),
      ),
    );
    expect(Date.now() - startedAt).toBeLessThan(400);
  });

  test('a model without a limit starts everything at once, and rests all the same while it is paused', async () => {
    const limiter = create();
    const model = unique('model');
    const started: number[] = [];
    const draw = () =>
      limiter.runCall(ticket({ model, imagesPerMinute: null, images: 5 }), async (lease) => {
        started.push(Date.now());
        lease.accepted();
      });
    const startedAt = Date.now();
    await Promise.all(Array.from({ length: 60 }, draw));
    expect(started).toHaveLength(60);
    expect(Date.now() - startedAt).toBeLessThan(400);
    const until = Date.now() + 300;
    limiter.pause(model, until);
    await draw();
    expect(started.at(-1)).toBeGreaterThanOrEqual(until - 5);
  });

  test('no window ever holds more pictures than the limit, and none is wasted', async () => {
    const limiter = create();
    const model = unique('model');
    const accepted: number[] = [];
    const startedAt = Date.now();
    await Promise.all(
      Array.from({ length: 15 }, () =>
        limiter.runCall(ticket({ model, imagesPerMinute: 10, images: 2 }), async (lease) => {
          accepted.push(Date.now(), Date.now());
          lease.accepted();
        }),
      ),
    );
    for (const time of accepted) {
      const inWindow = accepted.filter((other) => other > time - 490 && other <= time);
      expect(inWindow.length).toBeLessThanOrEqual(10);
    }
    // Three windows of ten: the last starts after two have passed.
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990);
    expect(Date.now() - startedAt).toBeLessThan(1900);
  });

  test('pictures the service did not take are handed back at once', async () => {
    const limiter = create();
    const model = unique('model');
    const startedAt = Date.now();
    for (let round = 0; round < 5; round += 1) {
      await limiter.runCall(ticket({ model, images: 10 }), async (lease) => lease.refund());
    }
    expect(Date.now() - startedAt).toBeLessThan(450);
  });

  test('one person has so many jobs at once and no more', async () => {
    const limiter = create({ person: { runningJobs: 2, imagesPerMinute: 1000 } });
    const person = unique('person');
    let running = 0;
    let most = 0;
    const releases: (() => void)[] = [];
    const work = () =>
      limiter.runJob(person, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => releases.push(resolve));
        running -= 1;
      });
    const jobs = [work(), work(), work(), work()];
    for (let n = 0; n < jobs.length; n += 1) {
      await expect.poll(() => releases.length).toBeGreaterThan(n);
      releases[n]?.();
    }
    await Promise.all(jobs);
    expect(most).toBe(2);
  });

  test('a person over their own limit waits, others do not', async () => {
    const limiter = create({ person: { runningJobs: 3, imagesPerMinute: 2 } });
    const model = unique('model');
    const person = unique('person');
    const done: string[] = [];
    const call = (who: string, name: string) =>
      limiter.runCall(ticket({ model, person: who, imagesPerMinute: 100 }), async (lease) => {
        lease.accepted();
        done.push(name);
      });
    const mine = [call(person, 'first'), call(person, 'second'), call(person, 'third')];
    await call(unique('other'), 'other');
    expect(done).not.toContain('third');
    await Promise.all(mine);
    expect(done.at(-1)).toBe('third');
  });

  test('a paused model starts nothing, and another model goes on', async () => {
    const limiter = create();
    const paused = unique('model');
    const until = Date.now() + 300;
    limiter.pause(paused, until);
    const waiting = limiter.runCall(ticket({ model: paused }), async () => Date.now());
    const free = await limiter.runCall(ticket({}), async () => Date.now());
    expect(free).toBeLessThan(until);
    expect(await waiting).toBeGreaterThanOrEqual(until - 2);
  });

  test('a call with more pictures than the limit takes all of it, and does not stop the model', async () => {
    const limiter = create();
    const model = unique('model');
    const big = await limiter.runCall(ticket({ model, imagesPerMinute: 10, images: 15 }), async (lease) => {
      lease.accepted();
      return 'ran';
    });
    expect(big).toBe('ran');
    expect(await limiter.runCall(ticket({ model, imagesPerMinute: 10 }), async () => 'ran')).toBe('ran');
  });

  test('a call that is dropped while it waits for room lets the next one by', async () => {
    const limiter = create({ windowMs: 5_000 });
    const model = unique('model');
    const controller = new AbortController();
    await limiter.runCall(ticket({ model, images: 8 }), async (lease) => lease.accepted());
    const dropped = limiter.runCall(
      ticket({ model, images: 10, signal: controller.signal }),
      async () => 'ran',
    );
    const next = limiter.runCall(ticket({ model, images: 2 }), async () => 'ran');
    controller.abort(new Error('dropped'));
    await expect(dropped).rejects.toThrow('dropped');
    expect(await next).toBe('ran');
  }, 3_000);

  test('a call that waited for room while its model was paused starts only after the pause', async () => {
    const limiter = create();
    const model = unique('model');
    await limiter.runCall(ticket({ model, images: 10 }), async (lease) => lease.accepted());
    const waiting = limiter.runCall(ticket({ model }), async () => Date.now());
    const until = Date.now() + 900;
    limiter.pause(model, until);
    expect(await waiting).toBeGreaterThanOrEqual(until - 2);
  });

  test('a call that is dropped while it waits uses nothing', async () => {
    const limiter = create();
    const model = unique('model');
    const controller = new AbortController();
    limiter.pause(model, Date.now() + 200);
    const dropped = limiter.runCall(
      ticket({ model, images: 10, signal: controller.signal }),
      async () => 'ran',
    );
    controller.abort(new Error('dropped'));
    await expect(dropped).rejects.toThrow('dropped');
    expect(await limiter.runCall(ticket({ model, images: 10 }), async () => 'ran')).toBe('ran');
  });

  if (shared.redisUrl === null) {
    describe('after a restart', () => {
      test('a limit that could not be read is read again, not given up', async () => {
        let reads = 0;
        const limiter = create({
          readUse: async (scope) => {
            reads += scope === 'model' ? 1 : 0;
            if (scope === 'model' && reads === 1) throw new Error('database away');
            return [];
          },
        });
        const model = unique('model');
        await expect(limiter.runCall(ticket({ model }), async () => 'ran')).rejects.toThrow('database away');
        expect(await limiter.runCall(ticket({ model }), async () => 'ran')).toBe('ran');
      });

      test('the last minute is not forgotten', async () => {
        const limiter = create({
          readUse: async (scope) =>
            scope === 'model' ? [{ images: 8, since: Date.now() - 200, out: false }] : [],
        });
        const startedAt = Date.now();
        await limiter.runCall(ticket({ imagesPerMinute: 10, images: 4 }), async () => undefined);
        const waited = Date.now() - startedAt;
        expect(waited).toBeGreaterThanOrEqual(290);
        expect(waited).toBeLessThan(480);
      });
    });
    return;
  }

  describe('several processes', () => {
    test('share one limit', async () => {
      const limiters = [create(), create()];
      const model = unique('model');
      const accepted: number[] = [];
      const startedAt = Date.now();
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          limiters[n % 2]?.runCall(ticket({ model, imagesPerMinute: 10 }), async (lease) => {
            accepted.push(Date.now());
            lease.accepted();
          }),
        ),
      );
      for (const time of accepted) {
        expect(accepted.filter((other) => other > time - 490 && other <= time).length).toBeLessThanOrEqual(
          10,
        );
      }
      expect(Date.now() - startedAt).toBeGreaterThanOrEqual(490);
    });

    test('find again what a process took with it when it died', async () => {
      const model = unique('model');
      const dying = create();
      await dying.runCall(ticket({ model, images: 10 }), async (lease) => lease.accepted());
      await dying.stop();
      const heir = create({ reconcileMs: 50 });
      const ran = await heir.runCall(ticket({ model, images: 10 }), async () => 'ran');
      expect(ran).toBe('ran');
    });

    test('free the job slots of a process that died with jobs running', async () => {
      const person = unique('person');
      const few = { person: { runningJobs: 1, imagesPerMinute: 1000 }, silenceMs: 1_000 };
      const dying = create(few);
      await new Promise<void>((started) => {
        void dying.runJob(person, () => {
          started();
          return new Promise(() => undefined);
        });
      });
      await dying.stop();
      const heir = create({ ...few, reconcileMs: 50 });
      expect(await heir.runJob(person, async () => 'ran')).toBe('ran');
    });

    test('do not take pictures that wait in line for lost ones', async () => {
      let looks = 0;
      const limiter = create({
        person: { runningJobs: 3, imagesPerMinute: 2 },
        reconcileMs: 20,
        readUse: async () => {
          looks += 1;
          return [];
        },
      });
      const [person, paused] = [unique('person'), unique('model')];
      const controller = new AbortController();
      limiter.pause(paused, Date.now() + 60_000);
      const waiting = [1, 2].map(() =>
        limiter.runCall(ticket({ person, model: paused, signal: controller.signal }), async () => 'ran'),
      );
      let ran = false;
      const third = limiter.runCall(ticket({ person }), async () => {
        ran = true;
      });
      await expect.poll(() => looks).toBeGreaterThan(20);
      expect(ran).toBe(false);
      controller.abort(new Error('enough'));
      await Promise.allSettled(waiting);
      await third;
    });

    test('go on where they were when Redis was emptied', async () => {
      const [model, person] = [unique('model'), unique('person')];
      const started: number[] = [];
      const limiter = create({
        ...{ windowMs: 1_000, reconcileMs: 50 },
        person: { runningJobs: 1, imagesPerMinute: 1000 },
        readUse: async (_scope, key) =>
          key === model || key === person
            ? started
                .filter((since) => since > Date.now() - 1_000)
                .map((since) => ({ images: 1, since, out: false }))
            : [],
      });
      const jobs = Array.from({ length: 12 }, () =>
        limiter.runJob(person, () =>
          limiter.runCall(ticket({ model, person, imagesPerMinute: 4 }), async (lease) => {
            lease.accepted();
            started.push(Date.now());
          }),
        ),
      );
      await expect.poll(() => started.length).toBe(4);
      const redis = new Redis(shared.redisUrl ?? '');
      const keys = await redis.keys(`*${process.pid}*`);
      await redis.del(keys);
      redis.disconnect();
      await Promise.all(jobs);
      const within = (time: number) => started.filter((other) => other > time - 980 && other <= time).length;
      expect(Math.max(...started.map(within))).toBeLessThanOrEqual(4);
    });

    test('count what a dead process has out at the service against the limit', async () => {
      const model = unique('model');
      const dying = create({ silenceMs: 1_000 });
      await new Promise<void>((started) => {
        void dying.runCall(ticket({ model, images: 10 }), () => {
          started();
          return new Promise(() => undefined);
        });
      });
      await dying.stop();
      let out = true;
      let looks = 0;
      const heir = create({
        silenceMs: 1_000,
        reconcileMs: 50,
        readUse: async () => {
          looks += 1;
          return out ? [{ images: 10, since: null, out }] : [];
        },
      });
      let ran = false;
      const call = heir.runCall(ticket({ model, images: 10 }), async () => {
        ran = true;
      });
      await expect.poll(() => looks, { timeout: 5_000 }).toBeGreaterThan(60);
      expect(ran).toBe(false);
      out = false;
      await call;
    });
  });
}
