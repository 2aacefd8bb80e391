import { readdirSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/discord.ts';
import { openServer, type Server } from './discord-server.ts';
import { startSimulator } from './harness.ts';

let sandbox: Sandbox;
let fake: FakeDiscord;
let server: Server;
beforeAll(async () => {
  sandbox = await startSimulator(20);
  fake = await startFakeDiscord();
  server = await openServer(fake, { baseUrl: sandbox.url, env: { PUBLIC_URL: 'https://pictures.example' } });
}, 60_000);
afterAll(async () => {
  await server.darkroom.stop();
  await fake.close();
  await sandbox.stop();
});

/** Files of pictures that this process holds open. */
function openPictures(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('/pictures/');
    } catch {
      return false;
    }
  }).length;
}

test('a smaller copy comes with a signed link to its original, and without the right signature there is nothing', async () => {
  const user = fake.addUser({ name: 'Ana' });
  const options = { prompt: 'larger than allowed', private: true };
  fake.command({ user, channel: server.channel, name: 'imagine', options, attachmentSizeLimit: 100_000 });
  const words = () =>
    fake
      .ephemerals(user)
      .map(({ content }) => content)
      .join();
  await expect.poll(words, { timeout: 20_000 }).toContain('https://pictures.example/originals/');
  const [, path = ''] = /https:\/\/pictures\.example(\/originals\/\S+)/.exec(words()) ?? [];
  const get = (wanted: string) => fetch(`${server.darkroom.app.url}${wanted}`);
  const original = await get(path);
  expect(original.headers.get('content-disposition')).toMatch(
    /^attachment; filename="larger-than-allowed-.*\.jpeg"$/,
  );
  const bytes = (await original.arrayBuffer()).byteLength;
  const [copy] = fake.ephemerals(user).flatMap(({ attachments }) => attachments);
  expect(bytes).toBeGreaterThan(copy?.size ?? bytes);
  for (let n = 0; n < 5; n += 1) {
    const head = await fetch(`${server.darkroom.app.url}${path}`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(bytes));
  }
  await expect.poll(openPictures).toBe(0);
  expect((await get(`${path}x`)).status).toBe(404);
  expect((await get(path.replace(/-1\//, '-2/'))).status).toBe(404);
});
