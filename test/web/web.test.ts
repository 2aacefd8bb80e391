import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { startWeb, type WebOptions, type WebServer } from '../../src/web/web.ts';

const onlyHere = { publicName: null, hasToken: false };
const publicName = 'pictures.example.com';

const servers: WebServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function start(changes: Partial<WebOptions> = {}): Promise<WebServer> {
  const server = await startWeb({
    ...{ host: '127.0.0.1', port: 0, names: onlyHere, routes: [], missing: async () => [] },
    metrics: createMetrics(async () => new Map([['queued', 3]])),
    log: createLogger('test'),
    ...changes,
  });
  servers.push(server);
  return server;
}

function statusFor(
  server: WebServer,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const page = { method: 'GET' as const, path: '/page', handle: async () => new Response('a page') };
const signed = { ...page, path: '/signed', open: true };
const paths = ['/page', '/signed', '/healthz', '/readyz', '/metrics'];
const statuses = async (server: WebServer, headers: Record<string, string>) =>
  Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await statusFor(server, path, headers)])),
  );
const all = Object.fromEntries(paths.map((path) => [path, 200]));
const onlySigned = { ...Object.fromEntries(paths.map((path) => [path, 421])), '/signed': 200 };

test('a process that misses something is not ready and says what', async () => {
  const server = await start({ missing: async () => ['store', 'studio'] });
  const response = await fetch(`${server.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([
    503,
    { ready: false, missing: ['store', 'studio'] },
  ]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('open jobs are counted at every scrape', async () => {
  const server = await start();
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
    'darkroom_jobs_open{state="queued"} 3',
  );
});

test.each(['localhost:1', '[::1]', '[::1]:8787', '127.0.0.1', 'LOCALHOST'])(
  'everything is answered by the name %s',
  async (host) => {
    const server = await start({ routes: [page, signed] });
    expect(await statuses(server, { host })).toEqual(all);
  },
);

test.each(['evil.example.com', '127.0.0.1.example.com'])(
  'without a token the name %j opens only what guards itself',
  async (host) => {
    const server = await start({ routes: [page, signed], names: { publicName, hasToken: false } });
    expect(await statuses(server, { host })).toEqual(onlySigned);
  },
);

test('without a token the public name opens no page and no metrics', async () => {
  const server = await start({ routes: [page, signed], names: { publicName, hasToken: false } });
  const outside = { ...all, '/page': 421, '/metrics': 421 };
  expect(await statuses(server, { host: publicName })).toEqual(outside);
  expect(await statuses(server, { host: `${publicName}:443` })).toEqual(outside);
  for (const header of ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip']) {
    const passedOn = { host: '127.0.0.1:8787', [header]: '192.0.2.1' };
    expect(await statuses(server, passedOn)).toEqual(outside);
  }
});

test('with a token pages open under every name, and metrics under every one but the public', async () => {
  const server = await start({ routes: [page, signed], names: { publicName, hasToken: true } });
  expect(await statuses(server, { host: 'darkroom:8787' })).toEqual(all);
  expect(await statuses(server, { host: publicName })).toEqual({ ...all, '/metrics': 421 });
  const passedOn = { host: '10.0.0.5', 'x-forwarded-for': '192.0.2.1' };
  expect(await statuses(server, passedOn)).toEqual({ ...all, '/metrics': 421 });
});

test('a route that breaks is an error for its caller, not for the process', async () => {
  const broken = {
    method: 'GET' as const,
    path: '/broken',
    handle: () => Promise.reject(new Error('inside')),
  };
  const server = await start({ routes: [broken] });
  const response = await fetch(`${server.url}/broken`);
  expect([response.status, await response.text()]).toEqual([
    500,
    'That did not work, and it was written to the log.',
  ]);
  expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
});

test.each([
  [
    'a port that is taken',
    async () => ({ port: Number(new URL((await start()).url).port) }),
    /^PORT \d+ is in use/,
  ],
  [
    'an address of another machine',
    async () => ({ host: '192.0.2.1' }),
    /^HOST has to be an address of this machine, such as 127\.0\.0\.1\.$/,
  ],
])('%s is said with the setting’s name', async (_name, changes, sentence) => {
  await expect(start(await changes())).rejects.toThrow(sentence);
});
