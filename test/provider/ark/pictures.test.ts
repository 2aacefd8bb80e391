import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArkProvider } from '../../../src/provider/ark/ark.ts';
import { resultHosts } from '../../../src/provider/ark/pictures.ts';
import type { ImageSource } from '../../../src/provider/provider.ts';
import {
  type ArkServer,
  bytes,
  chunked,
  completed,
  frame,
  json,
  startArkServer,
} from '../../fakes/ark-server.ts';
import { atOnce, createCall, hear } from '../calls.ts';
import { signal, sourcesOf, useArk } from './fixture.ts';

const fixture = useArk();
let results: ArkServer;
beforeEach(async () => {
  results = await startArkServer();
});
afterEach(() => results.close());

async function sourceOf(item: Record<string, unknown>, maxImageBytes?: number): Promise<ImageSource> {
  fixture.ark.answers(json(200, { data: [item] }));
  const provider = createArkProvider(fixture.settings(maxImageBytes === undefined ? {} : { maxImageBytes }));
  const [source] = sourcesOf(await hear(provider.generate(createCall(), atOnce)));
  if (!source) throw new Error('No picture came');
  return source;
}

async function open(item: Record<string, unknown>, maxImageBytes?: number): Promise<Buffer> {
  const source = await sourceOf(item, maxImageBytes);
  return buffer(await source.open(signal));
}

describe('a result by its address', () => {
  it('is fetched by GET alone and without the key, beside a local service on any port', async () => {
    results.serves('/1.jpeg', bytes(200, 'picture', { 'content-type': 'image/jpeg' }));
    expect(String(await open({ url: `${results.origin}/1.jpeg` }))).toBe('picture');
    expect(results.requests.map(({ method }) => method)).toEqual(['GET']);
    expect(results.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(results.requests[0]?.headers).not.toHaveProperty('x-client-request-id');
  });

  it('is not fetched before it is opened', async () => {
    await sourceOf({ url: `${results.origin}/1.jpeg` });
    expect(results.requests).toEqual([]);
  });

  it('is cut off at the size limit', async () => {
    results.serves('/1.jpeg', chunked([Buffer.alloc(60), Buffer.alloc(60)], 'open', {}));
    await expect(open({ url: `${results.origin}/1.jpeg` }, 100)).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each([
    'http://169.254.169.254/1',
    'https://10.0.0.1/1',
    'http://pictures.example/1',
    'https://[::1]/1',
    'x',
  ])('is not fetched from %s', async (url) => {
    await expect(open({ url })).rejects.toMatchObject({ code: 'refused-address' });
  });

  it('does not lead to a private address by a redirect', async () => {
    results.serves('/1.jpeg', bytes(302, '', { location: 'https://192.168.0.1/' }));
    await expect(open({ url: `${results.origin}/1.jpeg` })).rejects.toMatchObject({
      code: 'refused-address',
    });
  });

  it('that has expired is a failed download and nothing else', async () => {
    results.serves('/1.jpeg', bytes(403, '<Error/>'));
    await expect(open({ url: `${results.origin}/1.jpeg` })).rejects.toMatchObject({
      code: 'http-status',
      status: 403,
    });
  });
});

describe('the hosts results may lie on', () => {
  it.each([
    ['https://ark.ap-southeast.bytepluses.com/api/v3', 'https://ark.ap-southeast.bytepluses.com', []],
    ['http://127.0.0.1:8787/api/v3', 'http://127.0.0.1:8787', ['127.0.0.1']],
    ['http://ark.lan/api/v3', 'http://ark.lan', ['ark.lan']],
    ['https://10.0.0.5:8443/api/v3', 'https://10.0.0.5:8443', ['10.0.0.5']],
    ['https://[fd00::1]/api/v3', 'https://[fd00::1]', ['[fd00::1]']],
  ])('beside %s', (baseUrl, origin, trustedHosts) => {
    expect(resultHosts(baseUrl)).toEqual({ publicHttps: true, origins: [origin], trustedHosts });
  });
});

describe('a result inside the answer', () => {
  const content = Buffer.from(Array.from({ length: 500_000 }, (_, at) => (at * 13) % 256));

  it.each([0, 1, 2, 3])('is decoded in pieces, byte for byte (%i bytes left over)', async (extra) => {
    const picture = content.subarray(0, 400_000 + extra);
    const source = await sourceOf({ b64_json: picture.toString('base64') });
    const chunks: Buffer[] = [];
    for await (const chunk of await source.open(signal)) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(picture)).toBe(true);
    expect(chunks.length).toBeGreaterThan(1);
  });

  it('comes by a stream too, in a line of 6 MB', async () => {
    const picture = Buffer.alloc(4_500_000, 'pixels');
    const type = 'image_generation.partial_succeeded';
    const line = frame({ type, image_index: 0, b64_json: picture.toString('base64'), size: '2048x2048' });
    const [source] = sourcesOf(await fixture.ask(chunked([line, completed(1)])));
    const body = await source?.open(signal);
    expect(body && (await buffer(body)).equals(picture)).toBe(true);
  });

  it('is held to the size limit', async () => {
    const item = { b64_json: content.toString('base64') };
    await expect(open(item, content.length - 1)).rejects.toMatchObject({ code: 'too-large' });
    await expect(open(item, content.length)).resolves.toHaveLength(content.length);
  });
});
