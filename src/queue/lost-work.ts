/** The few commands of Redis that are needed here. */
export interface SharedKeys {
  time(): Promise<(string | number)[]>;
  zrangebyscore(key: string, min: number, max: number): Promise<string[]>;
  hgetall(key: string): Promise<Record<string, string>>;
  zadd(key: string, ...scoresAndMembers: (string | number)[]): Promise<unknown>;
}

/**
 * Ends the work of processes that have been silent for longer than `silenceMs`. The limiter only forgets clients that
 * hold nothing, so a killed process would keep its slots for ever. Work that is past its expiration is ended by the
 * limiter itself, the next time anybody looks.
 */
export async function endLostWork(redis: SharedKeys, id: string, silenceMs: number): Promise<void> {
  const [seconds] = await redis.time();
  const silentSince = Number(seconds) * 1000 - silenceMs;
  const silent = await redis.zrangebyscore(`b_${id}_client_last_seen`, 0, silentSince);
  if (silent.length === 0) return;
  const holders = Object.entries(await redis.hgetall(`b_${id}_job_clients`));
  const lost = holders.filter(([, client]) => silent.includes(client));
  if (lost.length === 0) return;
  await redis.zadd(`b_${id}_job_expirations`, ...lost.flatMap(([index]) => [0, index]));
}

/**
 * Pictures of a limit that nobody can hand back any more: not left, not held by a living process, and not counted by
 * the service. `held` includes what waits in line; `uses` is what the calls table says of the last minute.
 */
export function countMissing(facts: {
  limit: number;
  left: number;
  held: number;
  uses: readonly { images: number; out: boolean }[];
}): number {
  const sum = (out: boolean) =>
    facts.uses.reduce((images, use) => images + (use.out === out ? use.images : 0), 0);
  // What is out is held by a process, unless that one died.
  const used = Math.max(facts.held, sum(true)) + sum(false);
  return Math.max(0, facts.limit - used - facts.left);
}

/**
 * Pictures a limit has left although the service has counted them since: after Redis was emptied, those of calls that
 * had begun before. A call that is out for longer than a window has been handed back already.
 */
export function countSurplus(facts: {
  limit: number;
  left: number;
  uses: readonly { images: number; since: number | null }[];
  /** Where the window begins (epoch ms). */
  since: number;
}): number {
  const counted = facts.uses.filter(({ since }) => since === null || since > facts.since);
  const used = counted.reduce((sum, { images }) => sum + Math.min(facts.limit, images), 0);
  return Math.max(0, facts.left + used - facts.limit);
}
