import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Person } from '../app/harness.ts';
import { type Process, startProcess } from '../app/process.ts';
import { startWavespeed } from '../fakes/wavespeed.ts';
import { createPostgres } from './postgres.ts';

test('of two processes one goes on with the job and the lost submit of a third that was killed, and nobody pays twice', async ({
  onTestFinished,
}) => {
  const drawn = sharp({ create: { width: 64, height: 64, channels: 3, background: '#369' } });
  const picture = await drawn.jpeg().toBuffer();
  const service = await startWavespeed('key', () => picture);
  const postgres = await createPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-jobs-'));
  const running: Process[] = [];
  onTestFinished(async () => {
    await Promise.all(running.map((process) => process.end('SIGKILL')));
    await postgres.drop();
    await service.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const start = async () => {
    const process = await startProcess({
      ...{ DATA_DIR: dataDir, DATABASE_URL: postgres.url },
      ...{ WAVESPEED_API_KEY: 'key', WAVESPEED_BASE_URL: service.origin },
    });
    running.push(process);
    return process;
  };

  const killed = await start();
  const ana = new Person(killed.url);
  service.jobs.hold();
  await ana.send('imagine', { prompt: 'a fox that outlives us' });
  const asked = () => service.requests.filter(({ url }) => url.pathname.endsWith('/result')).length;
  await expect.poll(asked, { timeout: 30_000 }).toBeGreaterThan(0);
  service.jobs.cutSubmit(0);
  await ana.send('imagine', { prompt: 'a fox lost on the way' });
  await expect.poll(() => service.jobs.all.length, { timeout: 10_000 }).toBe(2);
  await killed.end('SIGKILL');

  const [one, two] = await Promise.all([start(), start()]);
  service.jobs.release();
  ana.movedTo(one.url);
  for (const prompt of ['a fox that outlives us', 'a fox lost on the way']) {
    const card = await ana.cardSays(prompt, /^Done$/, 120_000);
    await expect.poll(() => ana.picturesOf(card), { timeout: 10_000 }).toHaveLength(1);
  }
  const fetched = service.requests.filter(({ url }) => url.pathname.startsWith('/files/out/'));
  expect(fetched).toHaveLength(2);
  expect(service.jobs.all).toHaveLength(2);
  expect([one.output(), two.output()].join()).not.toContain('"level":50');
}, 240_000);
