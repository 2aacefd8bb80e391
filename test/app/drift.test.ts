import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { reportDrift } from '../../src/app/drift/schedule.ts';
import { offerServices } from '../../src/app/offer-services.ts';
import { runDrift } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { ImageProvider, ProviderCall, ProviderEvent } from '../../src/provider/provider.ts';
import { openBlobs } from '../../src/store/blobs.ts';
import { createWords } from '../../src/words/words.ts';
import { newDataDir } from '../data-dir.ts';
import { FakeChat } from '../fakes/chat.ts';
import { Person, startDarkroom } from './harness.ts';

const folder = newDataDir('drift');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A model that draws a field which is light on one side. */
const drawn = { light: 'left', width: 512, format: 'jpeg' as 'jpeg' | 'png', broken: false };

async function* draw({ request }: ProviderCall): AsyncGenerator<ProviderEvent> {
  if (drawn.broken) throw new Error('broken');
  yield { kind: 'accepted', handle: null, requestId: null };
  const { width, format, light } = drawn;
  const values = Array.from(
    { length: 9 },
    (_, x) => (light === 'left' ? 8 - x : x) * 28 + (request.seed ?? 0),
  );
  const bytes = await sharp(Buffer.from(values), { raw: { width: 9, height: 1, channels: 1 } })
    .resize(width, 512, { fit: 'fill' })
    .toFormat(format)
    .toBuffer();
  yield { kind: 'image', index: 0, source: { open: async () => Readable.from([bytes]) } };
  yield { kind: 'done', warnings: [] };
}

const offer = { maxSet: null, maxTogether: null, price: null, imagesPerMinute: null };
const service: ImageProvider = {
  name: 'test-service',
  generate: draw,
  models: () => [
    {
      service: 'test-service',
      family: '4.5',
      ids: { generate: 'steady' },
      differs: { seed: true },
      ...offer,
    },
    { service: 'test-service', family: '5.5', ids: { generate: 'free' }, differs: {}, ...offer },
  ],
};
const services = new Map([[service.name, service]]);
const config = readConfig({ DATA_DIR: folder });

test('drift says what moved since it was recorded: picture of the same seed, size, format, failures', async () => {
  await expect(runDrift('check', config, services)).rejects.toThrow('Run npm run drift -- record first.');
  const recorded = await runDrift('record', config, services);
  expect(recorded).toEqual({ text: '4 samples are recorded.', sheet: null });
  const still = await runDrift('check', config, services);
  expect(still.text).toMatch(/^None of the 4 samples changed since \d{4}-\d\d-\d\d\.$/);
  expect(still.sheet).toBeNull();

  Object.assign(drawn, { light: 'right', width: 768, format: 'png' });
  const moved = await runDrift('check', config, services);
  const lines = moved.text.split('\n');
  expect(lines[0]).toMatch(/^4 of the 4 samples changed since/);
  expect(lines[1]).toBe(
    'Row 1: test-service, model 4.5, prompt 1: draws another picture from the same seed (64 of 64 bits), size 512×512 is now 768×512, format jpeg is now png',
  );
  expect(lines[3]).toBe(
    'Row 3: test-service, model 5.5, prompt 1: size 512×512 is now 768×512, format jpeg is now png',
  );
  const sheet = await sharp(moved.sheet ?? '').metadata();
  expect([sheet.width, sheet.height]).toEqual([2 * 200 + 8, 4 * 200 + 8]);

  drawn.broken = true;
  expect((await runDrift('check', config, services)).text).toContain('fails now (unexpected)');
}, 60_000);

test('a model that takes no sample does not end the samples of the others', async () => {
  drawn.broken = false;
  const file = join(folder, 'models.json');
  writeFileSync(
    file,
    JSON.stringify({ seededit: { services: { fal: { ids: { generate: 'odd', edit: 'odd' } } } } }),
  );
  const odd = readConfig({ DATA_DIR: folder, MODELS_FILE: file });
  const both = new Map([...services, ['fal', { ...service, name: 'fal', models: () => [] }]]);
  const report = await runDrift('check', odd, both);
  expect(report.text).toMatch(/^\d of the 6 samples changed since/);
}, 60_000);

test('the scheduled check says so when there is nothing to compare with', async () => {
  const chat = new FakeChat();
  const empty = readConfig({ DATA_DIR: join(folder, 'empty') });
  const blobs = await openBlobs(folder, true);
  const parts = { config: empty, services, blobs, chats: new Map([['test', chat]]), wordsFor: createWords };
  await reportDrift(parts, 'test:operator');
  expect(chat.posts.map(({ message }) => message.text)).toEqual([
    'There is nothing to compare with. Run npm run drift -- record first.',
  ]);
});

test('the scheduled check posts its report and the contact sheet to the operator', async () => {
  drawn.broken = false;
  const chat = new FakeChat();
  const chats = new Map([['test', chat]]);
  const blobs = await openBlobs(folder, true);
  const offering = { ...config, catalogue: offerServices(config, services) };
  await reportDrift({ config: offering, services, blobs, chats, wordsFor: createWords }, 'test:operator');
  expect(chat.posts).toHaveLength(1);
  expect(chat.posts[0]?.ref.address).toBe('test:operator');
  expect(chat.posts[0]?.message.text).toMatch(/^4 of the 4 samples changed/);
  expect(chat.posts[0]?.message.files?.[0]).toMatchObject({ mime: 'image/jpeg', name: 'drift.jpg' });
}, 60_000);

test('at the time that is set the running bot checks and posts the report to the operator', async () => {
  Object.assign(drawn, { light: 'left', width: 512, format: 'jpeg', broken: false });
  const env = { DRIFT_CRON: '* * * * *', OPERATOR_ADDRESS: 'studio:main' };
  const darkroom = await startDarkroom({ services: [service], dataDir: folder, env });
  try {
    const operator = new Person(darkroom.app.url);
    const report = async () => (await operator.messages()).find(({ text }) => /since \d{4}/.test(text ?? ''));
    await expect.poll(report, { timeout: 170_000, interval: 1_000 }).toBeDefined();
    expect((await report())?.text).toMatch(/^None of the 4 samples changed since \d{4}-\d\d-\d\d\.$/);
  } finally {
    await darkroom.stop();
  }
}, 200_000);
