import type { LookupFunction } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDownloader, type DownloadOptions, openDownload } from '../../src/net/net.ts';
import { type ArkServer, bytes, chunked, startArkServer, staySilent } from '../fakes/ark-server.ts';

let near: ArkServer;
let far: ArkServer;

beforeEach(async () => {
  [near, far] = await Promise.all([startArkServer(), startArkServer()]);
});
afterEach(async () => {
  await Promise.all([near.close(), far.close()]);
});

function options(given: Partial<DownloadOptions> = {}): DownloadOptions {
  return {
    allow: { origins: [near.origin] },
    maxBytes: 1000,
    timeoutMs: 5000,
    signal: new AbortController().signal,
    ...given,
  };
}

async function fetchBytes(url: string, given: Partial<DownloadOptions> = {}): Promise<Buffer> {
  const { body } = await openDownload(url, options(given));
  return buffer(body);
}

function redirectTo(location: string, status = 302) {
  return bytes(status, 'moved', { location });
}

describe('a download', () => {
  it('gives the bytes, the type and the announced length', async () => {
    near.serves('/a.png', bytes(200, 'picture', { 'content-type': 'Image/PNG; x=1', 'content-length': '7' }));
    const download = await openDownload(`${near.origin}/a.png`, options());
    expect(download).toMatchObject({ mime: 'image/png', bytes: 7 });
    expect(String(await buffer(download.body))).toBe('picture');
    expect(near.requests.map((request) => request.method)).toEqual(['GET']);
  });

  it('does without a type and a length', async () => {
    near.serves('/a', chunked(['pic', 'ture'], 'end', {}));
    const download = await openDownload(`${near.origin}/a`, options());
    expect(download).toMatchObject({ mime: null, bytes: null });
    expect(String(await buffer(download.body))).toBe('picture');
  });

  it.each([
    [404, false],
    [403, false],
    [204, false],
    [429, true],
    [503, true],
  ])('tells a status of %i apart', async (status, retryable) => {
    near.serves('/a', bytes(status, ''));
    await expect(fetchBytes(`${near.origin}/a`)).rejects.toMatchObject({
      code: 'http-status',
      status,
      retryable,
    });
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    near.serves('/a', chunked(['first'], 'open'));
    const { body } = await openDownload(`${near.origin}/a`, options({ signal: abort.signal }));
    body.once('data', () => abort.abort());
    await expect(buffer(body)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('lets go of the connection when its reader leaves', async () => {
    near.serves('/a', chunked(['first'], 'open'));
    const { body } = await openDownload(`${near.origin}/a`, options());
    body.once('data', () => body.destroy());
    await expect.poll(() => near.connections()).toBe(0);
  });
});

describe('sizes', () => {
  it('refuses an announced length that is too large before reading', async () => {
    near.serves('/a', bytes(200, Buffer.alloc(1001)));
    await expect(openDownload(`${near.origin}/a`, options())).rejects.toMatchObject({ code: 'too-large' });
  });

  it('stops at the limit when no length was announced', async () => {
    near.serves('/a', chunked([Buffer.alloc(600), Buffer.alloc(600)], 'open'));
    await expect(fetchBytes(`${near.origin}/a`)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('tells a reader who comes late that the limit was passed', async () => {
    near.serves('/a', chunked([Buffer.alloc(1001)], 'open'));
    const { body } = await openDownload(`${near.origin}/a`, options());
    await new Promise((resolve) => body.once('close', resolve));
    await expect(buffer(body)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('takes exactly the limit', async () => {
    near.serves('/a', bytes(200, Buffer.alloc(1000)));
    await expect(fetchBytes(`${near.origin}/a`)).resolves.toHaveLength(1000);
  });

  it('does not take a body that is shorter than announced for whole', async () => {
    near.serves('/a', chunked(['half'], 'cut', { 'content-length': '8' }));
    await expect(fetchBytes(`${near.origin}/a`)).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('waiting', () => {
  it('ends when no answer comes', async () => {
    near.serves('/a', staySilent());
    const fetched = fetchBytes(`${near.origin}/a`, { timeoutMs: 50 });
    await expect(fetched).rejects.toMatchObject({ code: 'timeout', retryable: true });
  });

  it('ends when the body stalls', async () => {
    near.serves('/a', chunked(['first'], 'open'));
    await expect(fetchBytes(`${near.origin}/a`, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('says that nobody listens there', async () => {
    const { origin } = far;
    await far.close();
    const fetched = fetchBytes(`${origin}/a`, { allow: { origins: [origin] } });
    await expect(fetched).rejects.toMatchObject({ code: 'unreachable', retryable: true });
  });
});

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('follows a %i, relative ones too', async (status) => {
    near.serves('/a', redirectTo('/b', status));
    near.serves('/b', bytes(200, 'moved here'));
    expect(String(await fetchBytes(`${near.origin}/a`))).toBe('moved here');
  });

  it('follows five and no more', async () => {
    for (let hop = 0; hop < 6; hop += 1) near.serves(`/${hop}`, redirectTo(`/${hop + 1}`));
    near.serves('/6', bytes(200, 'end'));
    expect(String(await fetchBytes(`${near.origin}/1`))).toBe('end');
    await expect(fetchBytes(`${near.origin}/0`)).rejects.toMatchObject({ code: 'too-many-redirects' });
  });

  it('keeps a token within its origin and drops it, for good, outside', async () => {
    const headers = { authorization: 'Bearer secret' };
    near.serves('/a', redirectTo('/b'));
    near.serves('/b', redirectTo(`${far.origin}/c`));
    far.serves('/c', redirectTo(`${near.origin}/d`));
    near.serves('/d', bytes(200, 'end'));
    const allow = { origins: [near.origin, far.origin] };
    await fetchBytes(`${near.origin}/a`, { headers, allow });
    const seen = (server: ArkServer) => server.requests.map((request) => request.headers.authorization);
    expect(seen(near)).toEqual(['Bearer secret', 'Bearer secret', undefined]);
    expect(seen(far)).toEqual([undefined]);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'file:///etc/passwd',
    'https://user:word@example.com/',
  ])('does not go to %s', async (location) => {
    near.serves('/a', redirectTo(location));
    const fetched = fetchBytes(`${near.origin}/a`, { allow: { origins: [near.origin], publicHttps: true } });
    await expect(fetched).rejects.toMatchObject({ code: 'refused-address' });
  });

  it('does not reach another port of the same machine', async () => {
    near.serves('/a', redirectTo(`${far.origin}/b`));
    await expect(fetchBytes(`${near.origin}/a`)).rejects.toMatchObject({ code: 'refused-address' });
    expect(far.requests).toEqual([]);
  });

  it('reaches another port of a host that is trusted as a whole', async () => {
    near.serves('/a', redirectTo(`${far.origin}/b`));
    far.serves('/b', bytes(200, 'end'));
    expect(String(await fetchBytes(`${near.origin}/a`, { allow: { trustedHosts: ['127.0.0.1'] } }))).toBe(
      'end',
    );
  });
});

describe('hosts', () => {
  it.each([
    'http://example.com/a',
    'https://127.0.0.1/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://[::ffff:10.0.0.1]/a',
    'https://user@example.com/a',
    'ftp://example.com/a',
    'not an address',
    '/a',
  ])('refuses %s although any public host is allowed', async (url) => {
    const fetched = fetchBytes(url, { allow: { publicHttps: true } });
    await expect(fetched).rejects.toMatchObject({ code: 'refused-address', retryable: false });
  });

  it.each([
    'https://evil.com/a',
    'https://notslack.com/a',
    'https://slack.com.evil.com/a',
    'http://slack.com/a',
  ])('refuses %s where only slack.com is allowed', async (url) => {
    const fetched = fetchBytes(url, { allow: { hosts: ['slack.com'] } });
    await expect(fetched).rejects.toMatchObject({ code: 'refused-address' });
  });

  it.each(['slack.com', 'files.slack.com'])(
    'asks the name service about %s where slack.com is allowed',
    async (host) => {
      const asked: string[] = [];
      const lookup: LookupFunction = (hostname, _options, callback) => {
        asked.push(hostname);
        callback(null, [{ address: '127.0.0.1', family: 4 }]);
      };
      const url = `https://${host}:${new URL(near.origin).port}/a`;
      const fetched = createDownloader(lookup)(url, options({ allow: { hosts: ['slack.com'] } }));
      await expect(fetched).rejects.toMatchObject({ code: 'refused-address' });
      expect(asked).toEqual([host]);
      expect(near.requests).toEqual([]);
    },
  );
});
