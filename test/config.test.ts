import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, settingNames } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

test('with nothing set it is the local studio on an embedded database', () => {
  expect(readConfig({})).toMatchObject({
    ark: { apiKey: null, baseUrl: 'https://ark.ap-southeast.bytepluses.com/api/v3' },
    store: { databaseUrl: null, dataDir: './data' },
    redisUrl: null,
    web: { host: '127.0.0.1', port: 8787, publicUrl: null },
    studio: { token: null },
    defaults: { model: '4.5', delivery: 'streamed', watermark: false },
    person: { runningJobs: 3, imagesPerMinute: 30 },
    sandbox: { speed: 1 },
    catalogue: { cloud: 'byteplus' },
  });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ ARK_API_KEY: '', PORT: ' ' }).web.port).toBe(8787);
});

test.each([
  ['ARK_BASE_URL', 'ftp://secret-value'],
  ['DATABASE_URL', 'mysql://secret-value'],
  ['REDIS_URL', 'http://secret-value'],
  ['PORT', 'secret-value'],
  ['PORT', '99999'],
  ['STUDIO_TOKEN', 'secret'],
  ['LOG_LEVEL', 'secret-value'],
  ['PUBLIC_URL', 'secret-value'],
  ['DEFAULT_MODEL', 'secret-value'],
  ['DELIVERY', 'secret-value'],
  ['WATERMARK', 'secret-value'],
  ['PERSON_RUNNING_JOBS', '0'],
  ['PERSON_IMAGES_PER_MINUTE', '1.5'],
  ['SANDBOX_SPEED', '-1'],
  ['MODELS_FILE', '/nowhere/secret-value.json'],
])('a wrong %s is refused by name, and its value is not printed', (name, value) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(new RegExp(`^${name} .*\\.$`));
  expect(read).not.toThrow(/secret-value/);
});

test('a studio that others can reach needs a token', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/^STUDIO_TOKEN has to be set/);
  expect(readConfig({ HOST: '0.0.0.0', STUDIO_TOKEN: 'long-enough' }).studio.token).toBe('long-enough');
  expect(readConfig({ HOST: '127.0.0.2' }).studio.token).toBeNull();
});

test('a models file is laid over the catalogue, and a broken one is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'darkroom-config-'));
  const file = join(folder, 'models.json');
  writeFileSync(file, '{"4.5": {"imagesPerMinute": 7}}');
  const { catalogue } = readConfig({ MODELS_FILE: file });
  expect(catalogue.families.find((family) => family.family === '4.5')?.imagesPerMinute).toBe(7);
  writeFileSync(file, '{');
  expect(() => readConfig({ MODELS_FILE: file })).toThrow(
    'MODELS_FILE cannot be used. It is not valid JSON.',
  );
  rmSync(folder, { recursive: true });
});

test('.env.example lists exactly the settings there are, each in a comment of its own', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const listed = [...text.matchAll(/^#([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
  expect(listed).toEqual(settingNames);
  for (const name of settingNames) expect(text).toMatch(new RegExp(`^# .+\\n#${name}=`, 'm'));
});
