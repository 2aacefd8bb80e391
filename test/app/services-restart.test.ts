import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDataDir } from '../data-dir.ts';
import { type FakeWavespeed, startWavespeed } from '../fakes/wavespeed.ts';
import { Person } from './harness.ts';
import { type Process, startProcess } from './process.ts';

let service: FakeWavespeed;
let dataDir: string;
const running: Process[] = [];

beforeEach(async () => {
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  service = await startWavespeed('key', () => picture);
  dataDir = newDataDir('services');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.end('SIGKILL')));
  await service.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Process> {
  const process = await startProcess({
    DATA_DIR: dataDir,
    WAVESPEED_API_KEY: 'key',
    WAVESPEED_BASE_URL: service.origin,
  });
  running.push(process);
  return process;
}

test('after a kill a job of a service that can be asked again is followed to its end and not paid twice', async () => {
  const first = await start();
  const ana = new Person(first.url);
  service.jobs.hold();
  await ana.send('imagine', { prompt: 'a fox that outlives us' });
  await ana.cardSays('a fox that outlives us', /^Drawing…$/);
  await expect.poll(() => service.jobs.all.length, { timeout: 10_000 }).toBe(1);
  const asked = () => service.requests.filter(({ url }) => url.pathname.endsWith('/result')).length;
  await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(0);
  await first.end('SIGKILL');
  service.jobs.release();

  const second = await start();
  ana.movedTo(second.url);
  const card = await ana.cardSays('a fox that outlives us', /^Done$/, 20_000);
  expect(card.card?.settings).toMatch(/^Seedream 4\.5 by WaveSpeed · /);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  expect(service.jobs.all).toHaveLength(1);
}, 90_000);

test('a submit that was out when the process was killed is searched for at the next start', async () => {
  const first = await start();
  const ana = new Person(first.url);
  service.jobs.cutSubmit(0);
  await ana.send('imagine', { prompt: 'a fox lost on the way' });
  await expect.poll(() => service.jobs.all.length, { timeout: 10_000 }).toBe(1);
  await first.end('SIGKILL');

  const second = await start();
  ana.movedTo(second.url);
  const card = await ana.cardSays('a fox lost on the way', /^Done$/, 30_000);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  expect(service.jobs.all).toHaveLength(1);
}, 90_000);
