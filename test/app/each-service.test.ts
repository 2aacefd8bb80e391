import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAcedata } from '../fakes/acedata.ts';
import { startAimlapi } from '../fakes/aimlapi.ts';
import { startAtlascloud } from '../fakes/atlascloud.ts';
import { startFal } from '../fakes/fal.ts';
import { startInference } from '../fakes/inference.ts';
import { startOpenRouter } from '../fakes/openrouter.ts';
import type { Received } from '../fakes/service-server.ts';
import { Person, type Running, startDarkroom } from './harness.ts';

interface Stage {
  requests: readonly Received[];
  /** The settings an operator writes for the service. */
  env: Record<string, string>;
  /** The bytes behind an address that was uploaded. */
  uploaded?: (address: string) => Buffer | undefined;
  close(): Promise<void>;
}

const drawn = await flat('#369', { width: 64, height: 64 });

async function openAtlascloud(): Promise<Stage> {
  const fake = await startAtlascloud('atlas-key', () => drawn);
  fake.denyFor(1);
  return { ...fake, env: { ATLASCLOUD_API_KEY: 'atlas-key', ATLASCLOUD_BASE_URL: fake.baseUrl } };
}

async function openFal(): Promise<Stage> {
  const fake = await startFal(drawn);
  return { ...fake, env: { FAL_KEY: fake.goodKey, FAL_BASE_URL: fake.origin } };
}

async function openInference(): Promise<Stage> {
  const fake = await startInference(drawn);
  const env = { INFERENCE_API_KEY: fake.goodKey, INFERENCE_BASE_URL: fake.origin };
  return { ...fake, env, uploaded: (address) => fake.uploads.get(address) };
}

async function openAcedata(): Promise<Stage> {
  const fake = await startAcedata(drawn);
  return { ...fake, env: { ACEDATA_API_KEY: fake.goodKey, ACEDATA_BASE_URL: fake.origin } };
}

async function openAimlapi(): Promise<Stage> {
  const fake = await startAimlapi(drawn);
  return { ...fake, env: { AIMLAPI_API_KEY: fake.goodKey, AIMLAPI_BASE_URL: fake.origin } };
}

async function openOpenRouter(): Promise<Stage> {
  const fake = await startOpenRouter(drawn);
  return { ...fake, env: { OPENROUTER_API_KEY: fake.goodKey, OPENROUTER_BASE_URL: fake.baseUrl } };
}

/** Each service draws one model. */
const services: readonly { title: string; name: string; model: string; open(): Promise<Stage> }[] = [
  { title: 'Ace Data Cloud', name: 'acedata', model: '4.0', open: openAcedata },
  { title: 'AI/ML API', name: 'aimlapi', model: '5-pro', open: openAimlapi },
  { title: 'inference.sh', name: 'inference', model: '5-lite', open: openInference },
  { title: 'fal.ai', name: 'fal', model: '4.5', open: openFal },
  { title: 'OpenRouter', name: 'openrouter', model: '5-flash', open: openOpenRouter },
  { title: 'Atlas Cloud', name: 'atlascloud', model: '5.5', open: openAtlascloud },
];

const stages: Stage[] = [];
let darkroom: Running;
let ana: Person;

const wordsFor = (title: string) => `a fox by ${title}`;
const editFor = (title: string) => `side by side by ${title}`;

/** Everything is asked for at once, so that the services work side by side. */
beforeAll(async () => {
  for (const { open } of services) stages.push(await open());
  const ROUTES = services.map(({ model, name }) => `${model}:${name}`).join(';');
  const env = { ROUTES, PERSON_RUNNING_JOBS: '20', PERSON_IMAGES_PER_MINUTE: '100' };
  darkroom = await startDarkroom({ env: Object.assign(env, ...stages.map((stage) => stage.env)) });
  ana = new Person(darkroom.app.url);
  const image = await ana.upload(await flat('#c22', { width: 640, height: 480 }), 'red.jpg');
  const image2 = await ana.upload(await flat('#22c', { width: 480, height: 640 }), 'blue.jpg');
  for (const { title, model } of services) {
    await ana.send('imagine', { prompt: wordsFor(title), model });
    await ana.send('edit', { prompt: editFor(title), model, image, image2 });
  }
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await Promise.all(stages.map((stage) => stage.close()));
});

test.each(services.map((service, at) => ({ ...service, at })))(
  '$title draws from words and from two pictures in their order, with its own key',
  async ({ title, at }) => {
    for (const prompt of [wordsFor(title), editFor(title)]) {
      const card = await ana.cardSays(prompt, /^Done$/, 60_000);
      expect(card.card?.settings).toContain(` by ${title} · 1 picture · `);
      const [message] = await ana.threadOf(card, 1);
      const [file] = message?.files ?? [];
      expect(message && file && (await sharp(await ana.download(message, file)).metadata()).width).toBe(64);
    }
    expect(await shapesSent(stages[at], wordsFor(title))).toEqual([]);
    expect(await shapesSent(stages[at], editFor(title))).toEqual(['640x480', '480x640']);
  },
  90_000,
);

/** The references of the one submit of a prompt, as the service has them. */
async function shapesSent(stage: Stage | undefined, prompt: string): Promise<string[]> {
  const { requests = [], uploaded } = stage ?? {};
  const submits = requests.filter(({ method, json }) => method === 'POST' && textsIn(json).includes(prompt));
  expect(submits).toHaveLength(1);
  const pictures = textsIn(submits[0]?.json).flatMap((text) => {
    const inline = /^data:image\/\w+;base64,(.*)$/s.exec(text)?.[1];
    return inline === undefined ? (uploaded?.(text) ?? []) : Buffer.from(inline, 'base64');
  });
  const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()));
  return sizes.map(({ width, height }) => `${width}x${height}`);
}

/** Every text in a JSON value, in order. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

async function flat(background: string, size: { width: number; height: number }) {
  const picture = sharp({ create: { ...size, channels: 3, background } });
  return Buffer.from(await picture.jpeg().toBuffer());
}
