import { text } from '../discord/json.ts';
import { TooMany } from './errors.ts';
import type { Call, Method } from './methods/method.ts';

const minute = 60_000;
const burst = 5;

/** Calls a minute by method and workspace; posts a second by channel, with short bursts. */
export class RateLimits {
  readonly #taken = new Map<string, number[]>();

  /** Throws for a call too many. */
  take({ world, method, args, team }: Call, { tier }: Method): void {
    if (!world.limits) return;
    const isPost = tier === 'post';
    const key = isPost ? `${method} ${team.id} ${text(args.channel)}` : `${method} ${team.id}`;
    const window = isPost ? burst * 1000 : minute;
    const most = isPost ? burst : tier;
    const now = world.clock.now();
    const recent = (this.#taken.get(key) ?? []).filter((at) => now - at < window);
    this.#taken.set(key, recent);
    const first = recent[0];
    if (recent.length >= most && first !== undefined) {
      throw new TooMany(Math.max(1, Math.ceil((first + window - now) / 1000)));
    }
    recent.push(now);
  }
}
