import type { Answer, Call } from './routes/route.ts';
import { rateLimited } from './trouble.ts';
import type { World } from './world.ts';

const limit = 5;
const windowMs = 5000;
const limited = /^\/(?:channels\/\d+\/messages|webhooks\/\d+\/[^/]+)/;

/** Five a time for each place that messages are written to, told in headers and enforced on demand. */
export class RateLimits {
  readonly #world: World;
  readonly #taken = new Map<string, { since: number; count: number }>();

  constructor(world: World) {
    this.#world = world;
  }

  #bucketOf({ method, path }: Call): { key: string; name: string } | null {
    const place = method === 'GET' ? undefined : limited.exec(path)?.[0];
    if (place === undefined) return null;
    const name = `${method.toLowerCase()}-${place.split('/')[1]}`;
    return { key: `${method} ${place}`, name };
  }

  #window(key: string): { since: number; count: number } {
    const now = this.#world.clock.now();
    const known = this.#taken.get(key);
    if (known && now - known.since < windowMs) return known;
    const fresh = { since: now, count: 0 };
    this.#taken.set(key, fresh);
    return fresh;
  }

  /** The answer to a request too many. */
  take(call: Call): Answer | null {
    const bucket = this.#bucketOf(call);
    if (!bucket) return null;
    const window = this.#window(bucket.key);
    window.count += 1;
    if (!this.#world.rateLimit || window.count <= limit) return null;
    return rateLimited({ retryAfter: this.#left(window.since) });
  }

  #left(since: number): number {
    return Math.max(0, since + windowMs - this.#world.clock.now()) / 1000;
  }

  headers(call: Call): Record<string, string> {
    const bucket = this.#bucketOf(call);
    if (!bucket) return {};
    const { since, count } = this.#window(bucket.key);
    // A client holds back on "0 remaining", which would be a lie while nothing is enforced.
    const remaining = this.#world.rateLimit ? Math.max(0, limit - count) : limit - 1;
    const left = this.#left(since);
    return {
      'x-ratelimit-bucket': bucket.name,
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(this.#world.clock.now() / 1000 + left),
      'x-ratelimit-reset-after': String(left),
    };
  }
}
