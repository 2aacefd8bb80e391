import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAt, textOf } from '../app/discord-server.ts';
import { startProcess } from '../app/process.ts';
import { startFakeDiscord } from '../fakes/discord/discord.ts';
import { startDrawingService } from './drawing-service.ts';
import { createPostgres, redisUrl } from './postgres.ts';

test('while a new process takes over from an old one, what both are told of is drawn once and posted once', async () => {
  const service = await startDrawingService();
  const fake = await startFakeDiscord();
  const postgres = await createPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-rolling-'));
  const env = {
    ...{ DATA_DIR: dataDir, ARK_API_KEY: 'k', ARK_BASE_URL: service.baseUrl, ...fake.env },
    ...{ DATABASE_URL: postgres.url, REDIS_URL: redisUrl },
  };
  const [old, next] = [await startProcess(env), await startProcess(env)];
  const channel = fake.addChannel(fake.addGuild());
  const server = lookAt(fake, channel);
  const user = fake.addUser({ name: 'Ana' });
  fake.command({ user, channel, name: 'imagine', options: { prompt: 'told twice', count: 3 } });
  const card = await server.cardSays('told twice', /Done, all 3/);
  await expect.poll(() => server.pictures(card)).toHaveLength(3);
  expect(await old.end('SIGTERM')).toBe(0);
  fake.command({ user, channel, name: 'imagine', options: { prompt: 'told once' } });
  const after = await server.cardSays('told once', /Done/);
  await expect.poll(() => server.pictures(after)).toHaveLength(1);
  expect(server.pictures(card)).toHaveLength(3);
  expect(service.calls.filter(({ prompt }) => prompt.startsWith('told twice'))).toHaveLength(3);
  expect(fake.messages(channel.id).filter((message) => textOf(message).includes('> told'))).toHaveLength(2);
  expect(fake.violations).toEqual([]);
  expect(await next.end('SIGTERM')).toBe(0);
  await fake.close();
  await postgres.drop();
  await service.close();
  rmSync(dataDir, { recursive: true, force: true });
}, 120_000);
