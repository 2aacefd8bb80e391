import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { createLimiter } from '../../src/queue/limiter.ts';
import { limiterSuite } from '../queue/limiter-suite.ts';
import { redisUrl } from './postgres.ts';
import { startSilentNetwork } from './silent-network.ts';

describe('limits of several processes', () => limiterSuite({ redisUrl }));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('a limit holds when Redis was out of reach for long and has lost everything meanwhile', async () => {
  const network = await startSilentNetwork(redisUrl);
  closing.push(network.close);
  const [person, model] = [`person-${process.pid}`, `away-${process.pid}`];
  const started: number[] = [];
  let looks = 0;
  const limiter = createLimiter({
    person: { runningJobs: 100, imagesPerMinute: 1000 },
    redisUrl: network.url,
    readUse: async (_scope, key) => {
      if (key !== model) return [];
      looks += 1;
      return started.map((since) => ({ images: 1, since, out: false }));
    },
    log: createLogger('test'),
    reconcileMs: 250,
  });
  closing.push(() => limiter.stop());
  const ended = new AbortController();
  const draw = () =>
    limiter.runCall(
      { person, model, imagesPerMinute: 10, images: 1, signal: ended.signal },
      async (lease) => {
        lease.accepted();
        started.push(Date.now());
      },
    );
  await Promise.all([draw(), draw()]);
  network.cut();
  const redis = new Redis(redisUrl);
  await redis.del(await redis.keys(`*${process.pid}*`));
  redis.disconnect();
  const since = Date.now();
  await expect.poll(() => Date.now() - since, { timeout: 5_000 }).toBeGreaterThan(1_500);
  const late = Array.from({ length: 60 }, () => draw().catch(() => undefined));
  network.restore();
  await expect.poll(() => started.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(10);
  const before = looks;
  await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThan(before + 3);
  expect(started).toHaveLength(10);
  ended.abort();
  await Promise.all(late);
}, 30_000);
