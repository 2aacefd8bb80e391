import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { createLogger } from '../../src/log.ts';
import { createLimiter, type Limiter } from '../../src/queue/limiter.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Something that listens and answers every command like this. */
async function listen(answer: string | null): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () => answer !== null && socket.write(answer));
    closing.push(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

function open(redisUrl: string): Limiter {
  const limiter = createLimiter({
    ...{ person: { runningJobs: 3, imagesPerMinute: 30 }, redisUrl, readUse: async () => [] },
    log: createLogger('test'),
    reachMs: 500,
  });
  closing.push(() => limiter.stop());
  return limiter;
}

const wrong: readonly [string, () => Promise<string>][] = [
  ['at which nothing listens', async () => 'redis://:password@127.0.0.1:1'],
  ['that says nothing', async () => `redis://:password@127.0.0.1:${await listen(null)}`],
  [
    'that wants a password',
    async () => `redis://127.0.0.1:${await listen('-NOAUTH Authentication required.\r\n')}`,
  ],
];

test.each(wrong)('a Redis %s stops the start with a sentence that names the setting', async (_, url) => {
  const starting = open(await url()).start();
  await expect(starting).rejects.toThrow(ConfigError);
  await expect(starting).rejects.toThrow(/^REDIS_URL names a Redis that /);
  await expect(starting).rejects.not.toThrow(/password@/);
});

test('limits of this process alone need no Redis', async () => {
  const limiter = createLimiter({
    ...{ person: { runningJobs: 3, imagesPerMinute: 30 }, redisUrl: null, readUse: async () => [] },
    log: createLogger('test'),
  });
  await limiter.start();
  await limiter.stop();
});
