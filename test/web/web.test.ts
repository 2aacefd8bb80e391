import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { startWeb, type WebOptions, type WebServer } from '../../src/web/web.ts';

const servers: WebServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function start(changes: Partial<WebOptions> = {}): Promise<WebServer> {
  const server = await startWeb({
    ...{ host: '127.0.0.1', port: 0, allowedHosts: [], routes: [], missing: async () => [] },
    metrics: createMetrics(async () => new Map([['queued', 3]])),
    log: createLogger('test'),
    ...changes,
  });
  servers.push(server);
  return server;
}

function statusFor(server: WebServer, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path: '/healthz', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

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

test('without a token only this machine’s own names and the public one are answered', async () => {
  const server = await start({ allowedHosts: ['darkroom.example.com'] });
  expect(await statusFor(server, 'localhost:1')).toBe(200);
  expect(await statusFor(server, '[::1]')).toBe(200);
  expect(await statusFor(server, 'darkroom.example.com')).toBe(200);
  expect(await statusFor(server, 'evil.example.com')).toBe(421);
  expect(await statusFor(server, '127.0.0.1.example.com')).toBe(421);
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
    /^HOST has to be an address of this machine/,
  ],
])('%s is said with the setting’s name', async (_name, changes, sentence) => {
  await expect(start(await changes())).rejects.toThrow(sentence);
});
