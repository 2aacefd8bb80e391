import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { newDataDir } from '../data-dir.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/discord.ts';
import { lookAt, textOf } from './discord-server.ts';
import { startSimulator } from './harness.ts';
import { startProcess } from './process.ts';

let sandbox: Sandbox;
let fake: FakeDiscord;
const dataDir = newDataDir('kill');
beforeAll(async () => {
  sandbox = await startSimulator(4);
  fake = await startFakeDiscord();
});
afterAll(async () => {
  await fake.close();
  await sandbox.stop();
  rmSync(dataDir, { recursive: true });
});

test('killed in the middle and started again, it posts nothing twice, goes on in line, and says what was cut off', async () => {
  const channel = fake.addChannel(fake.addGuild());
  const server = lookAt(fake, channel);
  const user = fake.addUser({ name: 'Ana' });
  const env = { DATA_DIR: dataDir, ARK_API_KEY: 'a-key', ARK_BASE_URL: sandbox.url, ...fake.env };
  const settings = { ...env, PERSON_RUNNING_JOBS: '1' };
  const first = await startProcess(settings);
  expect(first.output()).toContain('Discord is connected.');
  fake.command({ user, channel, name: 'series', options: { prompt: 'half a storm [slow]', count: 4 } });
  const storm = await server.cardSays('half a storm', /Getting|Next|Drawing/);
  fake.command({ user, channel, name: 'imagine', options: { prompt: 'still in line' } });
  await server.cardSays('still in line', /in line|Getting/);
  await expect.poll(() => server.pictures(storm).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await first.end('SIGKILL');
  const second = await startProcess(settings);
  const line = await server.cardSays('still in line', /Done/, 30_000);
  const cut = await server.cardSays(
    'half a storm',
    /Darkroom was stopped while drawing\. (It|They) may have been billed\./,
  );
  await expect.poll(() => server.pictures(line)).toHaveLength(1);
  const kept = Number(/([123]) of 4 pictures/.exec(textOf(cut))?.[1]);
  await expect.poll(() => server.pictures(cut)).toHaveLength(kept);
  expect(new Set(server.pictures(cut).map(({ filename }) => filename)).size).toBe(kept);
  expect(server.button(cut, 'Run again')).toContain('v1:again:');
  const cards = fake.messages(channel.id).filter((message) => textOf(message).includes('> '));
  expect(cards).toHaveLength(2);
  expect(await second.end('SIGTERM')).toBe(0);
  expect(fake.violations).toEqual([]);
}, 90_000);

test('a token that is not accepted stops the start with a sentence that names it', async () => {
  const folder = newDataDir('token');
  const refused = await startProcess({ DATA_DIR: folder, ...fake.env, DISCORD_TOKEN: 'wrong' });
  expect(await refused.end('SIGTERM')).toBe(1);
  expect(refused.output()).toContain('DISCORD_TOKEN is not accepted.');
  rmSync(folder, { recursive: true });
}, 30_000);
