import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAtlascloud } from '../fakes/atlascloud.ts';
import { startFal } from '../fakes/fal.ts';
import type { Received } from '../fakes/service-server.ts';
import { startWavespeed } from '../fakes/wavespeed.ts';
import { Person, type Running, startDarkroom } from './harness.ts';

interface Stage {
  title: string;
  model: string;
  requests: readonly Received[];
  env: Record<string, string>;
  /** Whether a request asks what became of the one job. */
  asks(received: Received): boolean;
  /** The address the submit named. */
  address(): string | undefined;
  release(): void;
  /** What the service posts when the one job has ended. */
  signed(at: Date): { headers: Headers; rawBody: Buffer };
  close(): Promise<void>;
}

/** From here on the pauses between two questions are longer than what a woken call needs. */
const longPauseMs = 2_500;
const wokenMs = 1_500;

async function openWavespeed(picture: Buffer): Promise<Stage> {
  const fake = await startWavespeed('wave-key', () => picture);
  fake.jobs.hold();
  return {
    ...{ title: 'WaveSpeed', model: '4.5', requests: fake.requests, close: fake.close },
    env: { WAVESPEED_API_KEY: 'wave-key', WAVESPEED_BASE_URL: fake.origin },
    asks: ({ url }) => url.pathname.endsWith('/result'),
    address: () => fake.jobs.all[0]?.webhookUrl ?? undefined,
    release: fake.jobs.release,
    signed: (at) => fake.signWebhook(only(fake.jobs.all), at),
  };
}

async function openAtlascloud(picture: Buffer): Promise<Stage> {
  const fake = await startAtlascloud('atlas-key', () => picture);
  fake.denyFor(1);
  fake.jobs.hold();
  return {
    ...{ title: 'Atlas Cloud', model: '5-lite', requests: fake.requests, close: fake.close },
    env: { ATLASCLOUD_API_KEY: 'atlas-key', ATLASCLOUD_BASE_URL: fake.baseUrl },
    asks: ({ url }) => url.pathname.includes('/prediction/'),
    address: () => fake.jobs.all[0]?.webhookUrl ?? undefined,
    release: fake.jobs.release,
    signed: (at) => fake.signWebhook(only(fake.jobs.all), at),
  };
}

async function openFal(picture: Buffer): Promise<Stage> {
  const fake = await startFal(picture);
  Object.assign(fake, { held: 'IN_PROGRESS', reports: false });
  const body = JSON.stringify({ request_id: '764c-1', status: 'OK', payload: {} });
  return {
    ...{ title: 'fal.ai', model: '4.0', requests: fake.requests, close: fake.close },
    env: { FAL_KEY: fake.goodKey, FAL_BASE_URL: fake.origin },
    asks: ({ url }) => url.pathname.endsWith('/status'),
    address: () => fake.requests[0]?.url.searchParams.get('fal_webhook') ?? undefined,
    release: () => Object.assign(fake, { held: null }),
    signed: (at) => ({ headers: fake.signed(body, at), rawBody: Buffer.from(body) }),
  };
}

function only<T>(things: readonly T[]): T {
  const [thing] = things;
  if (thing === undefined || things.length > 1) throw new Error(`there are ${things.length}`);
  return thing;
}

const opens = { WaveSpeed: openWavespeed, 'Atlas Cloud': openAtlascloud, 'fal.ai': openFal };
const stages = new Map<string, Stage>();
let darkroom: Running;
let ana: Person;

/** All three jobs wait at their services from the start. */
beforeAll(async () => {
  const drawn = sharp({ create: { width: 64, height: 64, channels: 3, background: '#369' } });
  const picture = Buffer.from(await drawn.jpeg().toBuffer());
  for (const [title, open] of Object.entries(opens)) stages.set(title, await open(picture));
  const ROUTES = '4.5:wavespeed;5-lite:atlascloud;4.0:fal';
  const env = { ROUTES, PERSON_RUNNING_JOBS: '5', PUBLIC_URL: 'https://studio.example' };
  darkroom = await startDarkroom({ env: Object.assign(env, ...[...stages.values()].map((s) => s.env)) });
  ana = new Person(darkroom.app.url);
  for (const { title, model } of stages.values())
    await ana.send('imagine', { prompt: `a fox by ${title}`, model });
}, 60_000);
afterAll(async () => {
  for (const stage of stages.values()) stage.release();
  await darkroom.stop();
  await Promise.all([...stages.values()].map((stage) => stage.close()));
});

test.each(Object.keys(opens))(
  'what %s signs wakes the call at its own address; forged, old and unknown ones do nothing',
  async (title) => {
    const stage = only([...stages.values()].filter((entry) => entry.title === title));
    const { requests, asks } = stage;
    await expect
      .poll(stage.address, { timeout: 30_000 })
      .toMatch(/^https:\/\/studio\.example\/hooks\/\w+\/[\w-]{32}$/);
    const path = new URL(stage.address() ?? '').pathname;
    const { headers, rawBody } = stage.signed(new Date());
    const other = Buffer.from(`${rawBody.toString()} `);
    const old = stage.signed(new Date(Date.now() - 600_000));
    expect(await post(path, { headers, rawBody: other })).toBe(401);
    expect(await post(path, { headers: new Headers(), rawBody })).toBe(401);
    expect(await post(path, old)).toBe(401);
    expect(await post(path.replace(/.{4}$/, 'none'), { headers, rawBody })).toBe(404);

    await longPause(() => requests.filter(asks).length);
    stage.release();
    const asked = requests.filter(asks).length;
    expect(await post(path, stage.signed(new Date()))).toBe(200);
    await expect
      .poll(() => requests.filter(asks).length, { timeout: wokenMs, interval: 20 })
      .toBeGreaterThan(asked);
    await ana.cardSays(`a fox by ${title}`, /^Done$/, 30_000);
    expect(await post(path, stage.signed(new Date()))).toBe(200);
    expect((await ana.card(`a fox by ${title}`)).card?.status).toBe('Done');
  },
  90_000,
);

/** Waits for the question after a long pause: the next one is as far away. */
async function longPause(count: () => number): Promise<void> {
  let [seen, at] = [count(), Date.now()];
  let pause = 0;
  const look = () => {
    if (count() > seen) [pause, seen, at] = [Date.now() - at, count(), Date.now()];
    return pause;
  };
  await expect.poll(look, { timeout: 40_000, interval: 20 }).toBeGreaterThan(longPauseMs);
}

async function post(
  path: string,
  { headers, rawBody }: { headers: Headers; rawBody: Buffer },
): Promise<number> {
  const init = { method: 'POST', headers, body: new Uint8Array(rawBody) };
  return (await fetch(`${darkroom.app.url.replace(/\/$/, '')}${path}`, init)).status;
}
