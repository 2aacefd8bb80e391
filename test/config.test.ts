import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
  ['REDIS_URL', 'redis://:secret-value@127.0.0.1:999999'],
  ['ARK_API_KEY', '“secret-value”'],
  ['ACEDATA_API_KEY', 'Bearer secret-value'],
  ['FAL_KEY', 'secret-value\nof two lines'],
  ['ACEDATA_BASE_URL', 'https://api.example/?key=secret-value'],
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
  ['WAVESPEED_BASE_URL', 'ftp://secret-value'],
  ['ROUTES', 'secret-value'],
  ['DRIFT_CRON', 'secret-value'],
  ['OPERATOR_ADDRESS', 'secret-value'],
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

test('a key brings its service in, at its own address or the one that is set', () => {
  expect(readConfig({}).services).toEqual([]);
  expect(
    readConfig({ WAVESPEED_API_KEY: 'w', FAL_KEY: 'f', FAL_BASE_URL: 'http://127.0.0.1:9/' }).services,
  ).toEqual([
    { name: 'fal', apiKey: 'f', baseUrl: 'http://127.0.0.1:9' },
    { name: 'wavespeed', apiKey: 'w', baseUrl: 'https://api.wavespeed.ai' },
  ]);
});

test('routes name models by any of their names and services in their order', () => {
  const keys = { ARK_API_KEY: 'a', WAVESPEED_API_KEY: 'w', FAL_KEY: 'f' };
  const { routes } = readConfig({ ...keys, ROUTES: ' 4.5: wavespeed , ark ;lite:FAL;' });
  expect([...routes]).toEqual([
    ['4.5', ['wavespeed', 'ark']],
    ['5-lite', ['fal']],
  ]);
});

test.each([
  ['9.9:ark', /^ROUTES has to name models of the catalogue: 3\.0, .*5\.5\.$/],
  ['4.5:ark;seedream-4.5:ark', /^ROUTES has two entries for 4\.5; one is enough\.$/],
  ['4.5:nobody', /^ROUTES has to name services that Darkroom knows: ark, .*atlascloud\.$/],
  ['4.5:ark,ark', /^ROUTES has the service ark twice for 4\.5; once is enough\.$/],
  ['4.5:ark,fal', /^ROUTES needs FAL_KEY as well, because it names that service\.$/],
  ['4.5: ,', /^ROUTES has to name at least one service for 4\.5\.$/],
  ['4.5', /^ROUTES has to look like 4\.5:ark,wavespeed;5-lite:fal\.$/],
])('the routes %j are refused with what may stand there', (text, sentence) => {
  expect(() => readConfig({ ARK_API_KEY: 'a', ROUTES: text })).toThrow(sentence);
});

test('a check for drift needs somebody to tell, in a chat that is brought in', () => {
  const cron = { DRIFT_CRON: '0 4 * * 1' };
  expect(() => readConfig(cron)).toThrow(/^DRIFT_CRON needs OPERATOR_ADDRESS as well/);
  expect(() => readConfig({ ...cron, OPERATOR_ADDRESS: 'discord:channel?channel=1' })).toThrow(
    /^OPERATOR_ADDRESS has to be an address in a chat that is brought in\.$/,
  );
  const { drift } = readConfig({ ...cron, OPERATOR_ADDRESS: 'studio:main' });
  expect(drift).toEqual({ cron: '0 4 * * 1', address: 'studio:main' });
});

describe('Slack has one way in and one kind of installation', () => {
  const socket = { SLACK_APP_TOKEN: 'xapp-1' };
  const one = { SLACK_BOT_TOKEN: 'xoxb-1' };
  const many = {
    SLACK_CLIENT_ID: 'id',
    SLACK_CLIENT_SECRET: 'secret',
    SLACK_STATE_SECRET: 'sixteen characters',
    ENCRYPTION_KEY: '0'.repeat(64),
    PUBLIC_URL: 'https://pictures.example/',
  };

  test('what is complete is taken', () => {
    expect(readConfig({}).slack).toBeNull();
    expect(readConfig({ ...socket, ...one }).slack).toEqual({
      transport: { kind: 'socket', appToken: 'xapp-1' },
      installation: { kind: 'one', token: 'xoxb-1' },
      apiUrl: 'https://slack.com/api/',
    });
    expect(readConfig({ SLACK_SIGNING_SECRET: 's', ...one }).slack?.transport).toEqual({
      kind: 'http',
      signingSecret: 's',
    });
    expect(readConfig({ SLACK_SIGNING_SECRET: 's', ...many }).slack).toMatchObject({
      transport: { kind: 'http', signingSecret: 's' },
      installation: { kind: 'many', publicUrl: 'https://pictures.example' },
    });
  });

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'both ways in',
      { ...socket, ...one, SLACK_SIGNING_SECRET: 's' },
      /SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET .*, not both/,
    ],
    [
      'both installations',
      { ...socket, ...one, ...many },
      /SLACK_BOT_TOKEN .* or SLACK_CLIENT_ID .*, not both/,
    ],
    ['no way in', one, /needs SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    ['no installation', socket, /needs SLACK_BOT_TOKEN .* or SLACK_CLIENT_ID/],
    [
      'half an installation',
      { ...socket, SLACK_CLIENT_ID: 'id' },
      /SLACK_CLIENT_SECRET and SLACK_STATE_SECRET and ENCRYPTION_KEY and PUBLIC_URL have to be set/,
    ],
    [
      'a token of another kind',
      { ...socket, SLACK_BOT_TOKEN: 'xoxp-1' },
      /SLACK_BOT_TOKEN has to start with xoxb-/,
    ],
    ['a short key', { ...socket, ...many, ENCRYPTION_KEY: 'abc' }, /ENCRYPTION_KEY has to be 32 bytes/],
  ])('%s is refused', (_name, settings, sentence) => {
    expect(() => readConfig(settings)).toThrow(sentence);
  });
});
