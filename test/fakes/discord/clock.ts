// Held from the start, so that a test's own fake timers do not stop this clock.
const elapsed = performance.now.bind(performance);
const started = performance.timeOrigin;
const { setTimeout, clearTimeout } = globalThis;

const discordEpoch = 1_420_070_400_000;

interface Pending {
  due: number;
  run: () => void;
  timer: NodeJS.Timeout;
}

/** Discord's own time: the real one plus what a test advanced. */
export class Clock {
  #ahead = 0;
  #sequence = 0;
  readonly #pending = new Set<Pending>();

  now(): number {
    return Math.floor(started + elapsed() + this.#ahead);
  }

  advance(ms: number): void {
    this.#ahead += ms;
    for (const pending of [...this.#pending]) {
      clearTimeout(pending.timer);
      pending.timer = this.#arm(pending);
    }
  }

  after(ms: number, run: () => void): void {
    if (ms === Number.POSITIVE_INFINITY) return;
    const pending = { due: this.now() + ms, run } as Pending;
    pending.timer = this.#arm(pending);
    this.#pending.add(pending);
  }

  #arm(pending: Pending): NodeJS.Timeout {
    const fire = () => {
      this.#pending.delete(pending);
      pending.run();
    };
    return setTimeout(fire, Math.max(0, pending.due - this.now()));
  }

  /** Ids grow with time; the sequence keeps those of one millisecond apart. */
  snowflake(at = this.now()): string {
    this.#sequence = (this.#sequence + 1) & 0x3fffff;
    return String((BigInt(at - discordEpoch) << 22n) | BigInt(this.#sequence));
  }

  stop(): void {
    for (const { timer } of this.#pending) clearTimeout(timer);
    this.#pending.clear();
  }
}

/** A guild id that falls to the wanted shard. */
export function guildSnowflake(clock: Clock, shard: number, shards: number): string {
  let at = clock.now();
  while ((at - discordEpoch) % shards !== shard) at += 1;
  return clock.snowflake(at);
}

export function shardOf(guildId: string | null, shards: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
