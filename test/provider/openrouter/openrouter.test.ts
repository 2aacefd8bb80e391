import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenRouterProvider } from '../../../src/provider/openrouter/openrouter.ts';
import { createProviders } from '../../../src/provider/registry.ts';
import { createCatalogue } from '../../../src/request/catalogue.ts';
import type { ImageRequest } from '../../../src/request/request.ts';
import { type OpenRouterFake, openRouterError, startOpenRouter } from '../../fakes/openrouter.ts';
import { type Answer, type Speak, speak, speakCut } from '../../fakes/service-server.ts';
import { hear, outline, type Told } from '../calls.ts';
import { createContext, createOfferCall } from '../offer-calls.ts';

let fake: OpenRouterFake;
beforeEach(async () => {
  fake = await startOpenRouter();
});
afterEach(() => fake.close());

function draw(
  facts: { request?: Partial<ImageRequest>; timeoutMs?: number; family?: string } = {},
): Promise<Told> {
  const { request = {}, timeoutMs = 20_000, family = '4.5' } = facts;
  const provider = createOpenRouterProvider({ apiKey: fake.goodKey, baseUrl: fake.baseUrl, timeoutMs });
  return hear(provider.generate(createOfferCall(provider, family, { request }), createContext()));
}

const sent = () => fake.requests.at(-1)?.json;

describe('the size', () => {
  it('is a resolution and a ratio', async () => {
    await draw({ request: { size: '2K', ratio: '16:9' } });
    expect(sent()).toMatchObject({ resolution: '2K', aspect_ratio: '16:9' });
    expect(sent()).not.toHaveProperty('size');
  });

  it('is a resolution alone where no ratio was asked for', async () => {
    await draw({ request: { size: '4K' } });
    expect(sent()).toMatchObject({ resolution: '4K' });
    expect(sent()).not.toHaveProperty('aspect_ratio');
  });

  it('is said in pixels by itself', async () => {
    const told = await draw({ request: { size: '2848x1600', ratio: '16:9' } });
    expect(told.error).toBeNull();
    expect(sent()).toMatchObject({ size: '2848x1600' });
  });
});

describe('the bill', () => {
  const usage = (usage: unknown) =>
    fake.next(({ body, ...usual }) => ({ ...usual, body: { ...Object(body), usage } }));
  const told = async () => (await draw()).events.at(-1);

  it('is what the service says it was', async () => {
    const cost = { currency: 'USD', amount: 0.04 };
    expect(await told()).toMatchObject({ usage: { generatedImages: 1, outputTokens: 4175, cost } });
  });

  it('counts what the maker of the model takes where the key is the operator’s own', async () => {
    usage({ cost: 0.002, is_byok: true, cost_details: { upstream_inference_cost: 0.04 } });
    expect(await told()).toMatchObject({ usage: { cost: { amount: 0.042 } } });
  });

  it.each([{ cost: 0.002, is_byok: true }, { cost: null }, { cost: 'x' }, null])(
    'is not made up from %j',
    async (given) => {
      usage(given);
      expect(await told()).toEqual({ kind: 'done', usage: { generatedImages: 1 }, warnings: [] });
    },
  );
});

describe('an error', () => {
  const verdicts: [number, object][] = [
    [400, { kind: 'invalid', accepted: false, detail: 'words' }],
    [401, { kind: 'auth', accepted: false }],
    [402, { kind: 'no-credit', accepted: false }],
    [403, { kind: 'auth', accepted: false }],
    [404, { kind: 'not-found', accepted: false }],
    [408, { kind: 'timeout', accepted: 'unknown', retryable: false }],
    [413, { kind: 'too-large', accepted: false }],
    [429, { kind: 'rate-limited', accepted: false, retryable: true }],
    [500, { kind: 'unknown-outcome', accepted: 'unknown', retryable: false }],
    [502, { kind: 'unknown-outcome', accepted: 'unknown', retryable: false }],
    [524, { kind: 'timeout', accepted: 'unknown', retryable: false }],
    [529, { kind: 'unknown-outcome', accepted: 'unknown', retryable: false }],
  ];

  it.each(verdicts)('of status %i is judged by it', async (status, verdict) => {
    fake.next(() => openRouterError(status, 'words'));
    const told = await draw();
    expect(told.error).toMatchObject({ ...verdict, serviceCode: String(status) });
    expect(told.events).toEqual([]);
  });

  it.each(verdicts)('of code %i inside an answer of status 200 is judged alike', async (code, verdict) => {
    fake.next(() => ({ ...openRouterError(code, 'words'), status: 200 }));
    const told = await draw();
    expect(told.error).toMatchObject(verdict);
    expect(told.events).toEqual([]);
  });

  it('of status 503 says that nobody was there to draw, and when somebody will be, unless it is a gateway’s', async () => {
    const headers = { 'retry-after': '7' };
    fake.next(() => ({ ...openRouterError(503, 'No provider available'), headers }));
    const later = { kind: 'overloaded', accepted: false, retryable: true, retryAfterMs: 7000 };
    expect((await draw()).error).toMatchObject(later);
    fake.next(() => ({ status: 503, body: '<html>' }));
    expect((await draw()).error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });

  it('of code 503 inside an answer of status 200 is unclear', async () => {
    fake.next(() => ({ ...openRouterError(503, 'words'), status: 200 }));
    expect((await draw()).error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });

  it('inside an answer is seen behind white space that kept the connection open', async () => {
    const { body } = openRouterError(403, 'words', { reasons: ['violence'] });
    fake.next(() => ({ status: 200, body: `\n  \n${JSON.stringify(body)}` }));
    expect((await draw()).error).toMatchObject({ kind: 'refused-prompt', accepted: false });
  });

  it.each([{ error: 'words' }, { error: {} }, { error: { code: 'x' }, data: [] }])(
    'without a code, as in %j, is unclear',
    async (body) => {
      fake.next(() => ({ status: 200, body }));
      expect((await draw()).error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
    },
  );

  it('is said where the service drew nothing and gives no reason', async () => {
    fake.next(({ body, ...usual }) => ({ ...usual, body: { ...Object(body), data: [], usage: null } }));
    expect((await draw()).error).toMatchObject({ kind: 'upstream', accepted: true, requestId: 'gen-1' });
  });

  it('is said with its cost where the service drew nothing and bills it all the same', async () => {
    fake.next(({ body, ...usual }) => ({ ...usual, body: { ...Object(body), data: [] } }));
    const { events, error } = await draw();
    expect(error).toBeNull();
    expect(events).toMatchObject([
      { kind: 'image-failed', index: 0, error: { kind: 'upstream', charged: 'yes', requestId: 'gen-1' } },
      { kind: 'done', usage: { generatedImages: 0, cost: { currency: 'USD', amount: 0.04 } } },
    ]);
  });

  it('of the moderation is a refusal, whatever reasons it lists', async () => {
    for (const reasons of [['sexual'], []]) {
      fake.next(() => openRouterError(403, 'words', { reasons }));
      expect((await draw()).error).toMatchObject({ kind: 'refused-prompt', accepted: false });
    }
  });
});

describe('a paid picture', () => {
  it('is not lost with the rest of the answer, wherever after it that breaks off', async () => {
    const usual = await usualAnswer();
    const end = JSON.stringify(usual.body).indexOf('","media_type"') + 1;
    for (const afterBytes of [end, end + 1, end + 20, JSON.stringify(usual.body).length - 1]) {
      fake.next((answer) => speakCut(answer, afterBytes));
      const told = await draw();
      expect(outline(told), `${afterBytes} bytes`).toEqual(['accepted', 'image 0', 'done']);
      expect(told.error).toBeNull();
    }
  });

  it('is there exactly when its last byte is, wherever the answer is cut, and never asked for twice', async () => {
    const usual = await usualAnswer();
    const text = JSON.stringify(usual.body);
    const whole = text.indexOf('","media_type"') + 1;
    for (let afterBytes = 1; afterBytes < text.length; afterBytes += 1) {
      const before = fake.requests.length;
      fake.next((answer) => speakCut(answer, afterBytes));
      const told = await draw();
      const unclear = { kind: 'unknown-outcome', accepted: 'unknown', retryable: false };
      if (afterBytes >= whole) expect(outline(told), `${afterBytes}`).toContain('image 0');
      else expect(told, `${afterBytes}`).toMatchObject({ events: [], error: unclear });
      expect(fake.requests.length - before).toBe(1);
    }
  });

  it('is told before the answer has ended', async () => {
    fake.next(({ body }) => async (response) => {
      const text = JSON.stringify(body);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(text.slice(0, text.indexOf('"media_type"')));
    });
    const provider = createOpenRouterProvider({ apiKey: fake.goodKey, baseUrl: fake.baseUrl });
    const events = provider
      .generate(createOfferCall(provider, '4.5'), createContext())
      [Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ kind: 'accepted', handle: null });
    const { value } = await events.next();
    const content =
      value?.kind === 'image' ? await buffer(await value.source.open(createContext().signal)) : null;
    expect(content?.equals(fake.picture)).toBe(true);
    await events.return?.();
  });

  it.runIf(process.platform === 'linux')('lies in the folder of the house until it is fetched', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'darkroom-house-'));
    const service = { name: 'openrouter', apiKey: fake.goodKey, baseUrl: fake.baseUrl };
    const provider = createProviders([service], createCatalogue('byteplus'), join(folder, 'incoming')).get(
      'openrouter',
    );
    if (!provider) throw new Error('there is no provider');
    const open = async () => {
      const names = await readdir('/proc/self/fd');
      const paths = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
      return paths.filter((path) => path.startsWith(join(folder, 'incoming'))).length;
    };
    const told = await hear(provider.generate(createOfferCall(provider, '4.5'), createContext()));
    expect(outline(told)).toContain('image 0');
    expect(await open()).toBe(1);
    await rm(folder, { recursive: true });
  });

  it('beyond the one that was asked for is not handed on', async () => {
    fake.next(({ body, ...usual }) => {
      const { data } = Object(body);
      return { ...usual, body: { ...Object(body), data: [...data, ...data] } };
    });
    expect(outline(await draw())).toEqual(['accepted', 'image 0', 'done']);
  });
});

it('whoever stops waiting is let go, not knowing what is billed', async () => {
  fake.next(() => () => undefined);
  const stop = new AbortController();
  const provider = createOpenRouterProvider({ apiKey: fake.goodKey, baseUrl: fake.baseUrl });
  const waiting = hear(provider.generate(createOfferCall(provider, '4.5'), createContext(stop.signal)));
  await expect.poll(() => fake.requests.length).toBe(1);
  stop.abort();
  expect((await waiting).error).toMatchObject({ kind: 'cancelled', accepted: 'unknown', retryable: false });
  await expect.poll(fake.connections).toBe(0);
});

it('an answer that drips is given up in time', async () => {
  const drip: Speak = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  };
  fake.next(() => drip);
  const told = await draw({ timeoutMs: 300 });
  expect(told.error).toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
});

it('an answer of 160 MB never lies in memory', async () => {
  const picture = Buffer.alloc(120_000_000, 'pixels of a picture');
  const text = picture.toString('base64');
  fake.next(({ body }) =>
    speak({
      status: 200,
      body: Buffer.from(JSON.stringify(body).replace(/"b64_json":"[^"]*"/, () => `"b64_json":"${text}"`)),
    }),
  );
  const path = fileURLToPath(new URL('./memory-probe.ts', import.meta.url));
  // As `npm start` does.
  const probe = fork(path, [fake.baseUrl, fake.goodKey], { execArgv: ['--max-semi-space-size=4'] });
  const [{ bytes, grownMegabytes }] = await once(probe, 'message');
  expect(bytes).toBe(picture.length);
  expect(grownMegabytes).toBeLessThan(130);
});

async function usualAnswer(): Promise<Answer> {
  let usual: Answer | null = null;
  fake.next((answer) => {
    usual = answer;
    return answer;
  });
  await draw();
  if (!usual) throw new Error('Nothing was answered');
  return usual;
}
