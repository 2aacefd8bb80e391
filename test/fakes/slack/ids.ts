import { randomInt } from 'node:crypto';
import type { Clock } from '../discord/clock.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export function code(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

export function idOf(kind: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'T' | 'U' | 'V'): string {
  return `${kind}0${code(9)}`;
}

/** Unique timestamps with six decimals, each later than the one before. */
export class Stamps {
  #last = 0n;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const now = BigInt(this.#clock.now()) * 1000n + BigInt(randomInt(100, 900));
    this.#last = now > this.#last ? now : this.#last + 1n;
    return `${this.#last / 1_000_000n}.${String(this.#last % 1_000_000n).padStart(6, '0')}`;
  }
}

/** Timestamps are compared as what they stand for: microseconds. */
export function microseconds(ts: string): bigint {
  const [seconds = '0', decimals = ''] = ts.split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(decimals.padEnd(6, '0').slice(0, 6));
}
