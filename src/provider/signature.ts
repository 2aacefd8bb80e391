import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { z } from 'zod';
import { exchange, isSuccess } from './exchange.ts';
import { ProviderError } from './provider.ts';

/** How old a webhook may be, and how far ahead its sender's clock. */
const windowMs = 5 * 60_000;
const keysLiveMs = 24 * 60 * 60_000;
/** Made-up key ids must not make us ask for the keys again and again. */
const keysAskedEveryMs = 60_000;
/** Keys that could not be had are asked for again before the service gives its webhook up. */
const failedAskedEveryMs = 5_000;

/** Whether a webhook's time, in Unix seconds (or milliseconds, of 13 digits), is near enough to be believed. */
export function isRecent(timestamp: string | null, now: Date): boolean {
  if (timestamp === null || !/^\d{10,13}$/.test(timestamp)) return false;
  const sentAt = Number(timestamp) * (timestamp.length === 13 ? 1 : 1000);
  return Math.abs(now.getTime() - sentAt) <= windowMs;
}

/** Whether `signature` is the HMAC-SHA256 of the parts in hexadecimal. Takes the same time for every wrong one. */
export function isHmac(signature: string, key: string, parts: readonly (string | Uint8Array)[]): boolean {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  const expected = Buffer.from(hmac.digest('hex'));
  const given = Buffer.from(signature.toLowerCase());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export interface KeySet {
  /**
   * Whether one of the service's Ed25519 keys made the signature: the one with this id, or any where it is null.
   * @throws ProviderError when the keys cannot be had
   */
  isSigned(signature: Buffer, message: Uint8Array, keyId: string | null): Promise<boolean>;
}

const jwksSchema = z.object({
  keys: z.array(
    z.object({
      kty: z.string().nullish().catch(null),
      crv: z.string().nullish().catch(null),
      kid: z.string().nullish().catch(null),
      x: z.string().nullish().catch(null),
    }),
  ),
});

interface Key {
  id: string | null;
  key: KeyObject;
}

/** The public keys at a JWKS address: kept for a day, asked for again when none fits. */
export function createKeySet(settings: { url: string; timeoutMs?: number; now?: () => number }): KeySet {
  const now = settings.now ?? Date.now;
  let keys: readonly Key[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<readonly Key[]> | null = null;
  let restMs = keysAskedEveryMs;

  async function refresh(): Promise<void> {
    askedAt = now();
    restMs = failedAskedEveryMs;
    fetching = fetchKeys(settings.url, settings.timeoutMs ?? 10_000);
    keys = await fetching;
    restMs = keysAskedEveryMs;
  }

  return {
    async isSigned(signature, message, keyId) {
      const age = now() - askedAt;
      if (age > keysLiveMs || (keys.length === 0 && age > restMs)) await refresh();
      // Whether this was the answer, or is still on its way, or failed a moment ago.
      else if (keys.length === 0) keys = (await fetching) ?? keys;
      const fits = () =>
        keys
          .filter(({ id }) => keyId === null || id === keyId)
          .some(({ key }) => verify(null, message, key, signature));
      if (fits()) return true;
      const mayBeNew = keyId === null || !keys.some(({ id }) => id === keyId);
      if (!mayBeNew || now() - askedAt <= restMs) return false;
      await refresh();
      return fits();
    },
  };
}

async function fetchKeys(url: string, timeoutMs: number): Promise<Key[]> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await exchange({ method: 'GET', url, headers: {}, timeoutMs, signal });
  const found = isSuccess(answer) ? jwksSchema.safeParse(answer.json).data : undefined;
  if (!found) {
    const message = `The service's keys cannot be read (${answer.status})`;
    throw new ProviderError('upstream', message, { accepted: false, retryable: true });
  }
  return found.keys.flatMap(({ kty, crv, kid, x }) => {
    if (kty !== 'OKP' || crv !== 'Ed25519' || !x || Buffer.from(x, 'base64url').length !== 32) return [];
    return [{ id: kid ?? null, key: createPublicKey({ format: 'jwk', key: { kty, crv, x } }) }];
  });
}
