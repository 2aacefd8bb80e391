import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError } from '../errors.ts';

/**
 * Resolves when Redis answers.
 * @throws ConfigError when it refuses, or says nothing for `withinMs`
 */
export async function reachRedis(ping: () => Promise<unknown>, withinMs: number): Promise<void> {
  const answered = ping().then(
    () => true,
    () => false,
  );
  if (await Promise.race([answered, wait(withinMs, false, { ref: false })])) return;
  throw new ConfigError('REDIS_URL names a Redis that does not answer. Check its address and password.');
}
