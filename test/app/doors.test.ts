import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';
import { type Running, startDarkroom } from './harness.ts';

let fake: FakeSlack;
let darkroom: Running | undefined;
afterEach(async () => {
  await darkroom?.stop();
  await fake.close();
});

/** What a stranger gets who comes by that name. */
function ask(method: string, path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(darkroom?.app.url ?? '');
    request({ hostname, port, method, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

async function startOverHttp(env: Record<string, string>): Promise<void> {
  fake = await startFakeSlack();
  const { SLACK_APP_TOKEN: _socket, ...slack } = fake.env;
  darkroom = await startDarkroom({
    baseUrl: 'http://127.0.0.1:9',
    env: { ...slack, SLACK_SIGNING_SECRET: 'a secret', ...env },
  });
}

test('behind a proxy and without a token strangers reach what is signed, and not the studio', async () => {
  await startOverHttp({ PUBLIC_URL: 'https://pictures.example' });
  const host = 'pictures.example';
  for (const path of ['/', '/studio/state', '/studio/events', '/studio/files/x?message=y', '/metrics'])
    expect([path, await ask('GET', path, host)]).toEqual([path, 421]);
  for (const path of ['/studio/login', '/studio/commands', '/studio/uploads'])
    expect([path, await ask('POST', path, host)]).toEqual([path, 421]);
  expect(await ask('POST', '/slack/events', host)).toBe(401);
  expect(await ask('POST', '/hooks/fal/nobody-knows-this-token', host)).toBe(404);
  expect(await ask('GET', '/originals/x/y', host)).toBe(404);
  expect(await ask('GET', '/healthz', host)).toBe(200);
  expect(await ask('GET', '/studio/state', '127.0.0.1')).toBe(200);
});

test('without PUBLIC_URL signed events are taken by whatever name they come', async () => {
  await startOverHttp({});
  expect(await ask('POST', '/slack/events', 'pictures.example')).toBe(401);
  expect(await ask('GET', '/studio/state', 'pictures.example')).toBe(421);
});
