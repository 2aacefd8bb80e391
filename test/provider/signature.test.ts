import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeySet, isHmac, isRecent } from '../../src/provider/signature.ts';
import { type ServiceServer, startService } from '../fakes/service-server.ts';

const now = new Date('2026-11-20T12:00:00Z');
const seconds = now.getTime() / 1000;

it.each([
  [String(seconds), true],
  [String(seconds - 300), true],
  [String(seconds - 301), false],
  [String(seconds + 301), false],
  [String(seconds * 1000), true],
  [String(seconds * 1000 - 301_000), false],
  ['', false],
  ['now', false],
  ['-1', false],
  [`${seconds}.5`, false],
  [null, false],
])('a webhook of the time %s is recent: %s', (timestamp, recent) => {
  expect(isRecent(timestamp, now)).toBe(recent);
});

it('an HMAC is that of all parts with that key, in hexadecimal of any case', () => {
  const hex = createHmac('sha256', 'key').update('one.two').digest('hex');
  expect(isHmac(hex, 'key', ['one.', Buffer.from('two')])).toBe(true);
  expect(isHmac(hex.toUpperCase(), 'key', ['one.two'])).toBe(true);
  for (const wrong of ['', 'zz', hex.slice(1), `${hex}0`, hex.replace(/^./, 'g')]) {
    expect(isHmac(wrong, 'key', ['one.two'])).toBe(false);
  }
  expect(isHmac(hex, 'another', ['one.two'])).toBe(false);
  expect(isHmac(hex, 'key', ['one.tw'])).toBe(false);
});

describe('a set of keys', () => {
  const message = Buffer.from('a message');
  let served: object[] = [];
  let status = 200;
  let server: ServiceServer;
  let time = 0;
  beforeEach(async () => {
    served = [];
    status = 200;
    time = 0;
    server = await startService(() => ({ status, body: { keys: served } }));
  });
  afterEach(() => server.close());

  const keySet = () => createKeySet({ url: `${server.origin}/jwks.json`, now: () => time });

  function addKey(kid: string): (text: Buffer) => Buffer {
    const { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject } =
      generateKeyPairSync('ed25519');
    served.push({ ...publicKey.export({ format: 'jwk' }), kid });
    return (text) => sign(null, text, privateKey);
  }

  it('knows what one of its keys has signed, by the key’s id or by any', async () => {
    const [first, second] = [addKey('a'), addKey('b')];
    const keys = keySet();
    expect(await keys.isSigned(first(message), message, 'a')).toBe(true);
    expect(await keys.isSigned(second(message), message, null)).toBe(true);
    expect(await keys.isSigned(second(message), message, 'a')).toBe(false);
    expect(await keys.isSigned(first(Buffer.from('another')), message, 'a')).toBe(false);
    expect(await keys.isSigned(Buffer.from('short'), message, 'a')).toBe(false);
    expect(server.requests).toHaveLength(1);
  });

  it('is asked for again for a key nobody has heard of, but not for each forgery', async () => {
    addKey('a');
    const keys = keySet();
    expect(await keys.isSigned(Buffer.alloc(64), message, 'x')).toBe(false);
    for (let count = 0; count < 5; count += 1) await keys.isSigned(Buffer.alloc(64), message, `x${count}`);
    expect(server.requests).toHaveLength(1);
    time += 61_000;
    const fresh = addKey('b');
    expect(await keys.isSigned(fresh(message), message, 'b')).toBe(true);
    expect(server.requests).toHaveLength(2);
  });

  it('forgets a key the service has withdrawn after a day', async () => {
    const old = addKey('a');
    const keys = keySet();
    await keys.isSigned(old(message), message, 'a');
    served = [];
    time += 24 * 3600_000 + 1;
    expect(await keys.isSigned(old(message), message, 'a')).toBe(false);
  });

  it('that cannot be had judges nothing', async () => {
    const signed = addKey('a');
    status = 500;
    const keys = keySet();
    for (let count = 0; count < 3; count += 1) {
      const judged = keys.isSigned(signed(message), message, 'a');
      await expect(judged).rejects.toMatchObject({ kind: 'upstream', retryable: true });
    }
    expect(server.requests).toHaveLength(1);
    status = 200;
    time += 5_001;
    expect(await keys.isSigned(signed(message), message, 'a')).toBe(true);
  });

  it('passes over keys of other kinds', async () => {
    served.push({ kty: 'RSA', n: 'x', e: 'AQAB', kid: 'r' }, { kty: 'OKP', crv: 'Ed25519', x: 'short' }, {});
    const signed = addKey('a');
    expect(await keySet().isSigned(signed(message), message, 'a')).toBe(true);
  });
});
