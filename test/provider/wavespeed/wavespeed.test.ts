import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallIntent, WebhookRequest } from '../../../src/provider/provider.ts';
import { createWavespeedProvider } from '../../../src/provider/wavespeed/wavespeed.ts';
import { hear, outline } from '../calls.ts';
import { type CallWish, createContext, createOfferCall, createReferences, narrowed } from '../offer-calls.ts';
import { goodKey, startWavespeedRig, type WavespeedRig } from './rig.ts';

let rig: WavespeedRig;
beforeEach(async () => {
  rig = await startWavespeedRig();
});
afterEach(() => rig.close());

function draw(family: string, wish: CallWish = {}) {
  const provider = rig.provider();
  return hear(provider.generate(createOfferCall(provider, family, wish), createContext()));
}

function lastInput(): unknown {
  return rig.requests.findLast((request) => rig.isSubmit(request))?.json;
}

describe('the size on the wire', () => {
  it.each([
    ['3.0', '1280x720', null, { size: '1280*720' }],
    ['4.5', '2848x1600', null, { size: '2848*1600' }],
    ['5-pro', '1.5K', '16:9', { resolution: '1.5k', aspect_ratio: '16:9' }],
    ['5.5', '2K', null, { resolution: '2k' }],
  ])('of %s in %s %s', async (family, size, ratio, fields) => {
    await draw(family, { request: { size, ratio } });
    const always = { prompt: 'a lighthouse', enable_sync_mode: false, enable_base64_output: false };
    expect(lastInput()).toEqual({ ...always, ...fields });
  });

  it('is left to the picture by SeedEdit, which takes one picture', async () => {
    const files = await createReferences();
    const references = [await files.add('a picture')];
    await draw('seededit', { operation: 'edit', references });
    await files.remove();
    expect(lastInput()).toMatchObject({ image: `${rig.fake.origin}/files/in/1` });
    expect(lastInput()).not.toHaveProperty('size');
  });
});

it('a transparent picture is asked for as a background, of the model that draws one', async () => {
  await draw('5.5', { request: { transparent: true } });
  expect(lastInput()).toMatchObject({ background: 'transparent' });
});

it('every size of the models that take sides of 1024 to 4096 pixels has such sides', () => {
  const offers = rig
    .provider()
    .models()
    .filter(({ family }) => family === '4.0' || family === '4.5');
  for (const { tiers, sizes } of offers.map(narrowed)) {
    for (const size of tiers.flatMap((tier) => Object.values(sizes[tier] ?? {}))) {
      const sides = size.split('x').map(Number);
      expect(
        sides.every((side) => side >= 1024 && side <= 4096),
        size,
      ).toBe(true);
    }
  }
});

describe('what the service says of a job', () => {
  const states: readonly [string, Record<string, unknown>, object][] = [
    [
      'moderated',
      { status: 'failed', code: 1200, error: 'x' },
      { kind: 'refused-prompt', serviceCode: '1200' },
    ],
    ['unreachable', { status: 'failed', code: 1402 }, { kind: 'input-unreachable' }],
    ['wrong', { status: 'failed', code: 1401 }, { kind: 'invalid' }],
    ['failed', { status: 'failed', code: 1403, error: 'why' }, { kind: 'upstream', detail: 'why' }],
    ['broken', { status: 'failed', code: 5000 }, { kind: 'upstream' }],
    ['cancelled', { status: 'cancelled' }, { kind: 'cancelled' }],
    ['out of time', { status: 'timeout' }, { kind: 'timeout' }],
    ['deleted by its owner', { status: 'deleted' }, { kind: 'cancelled', charged: 'maybe' }],
    ['empty', { status: 'completed', outputs: [], has_nsfw_contents: [] }, { kind: 'upstream' }],
  ];
  it.each(states)('%s', async (_name, ending, judged) => {
    rig.jobs.endWith(ending);
    const { error } = await draw('4.5');
    expect(error).toMatchObject({ ...judged, accepted: true, retryable: false });
  });

  it('a picture it objects to is refused, and its fellows are not', async () => {
    rig.jobs.endWith({ has_nsfw_contents: [false, true, false] });
    const told = await draw('4.5', { operation: 'set', images: 3 });
    expect(outline(told).slice(-4)).toEqual(['image 0', 'image-failed 1 refused-output', 'image 2', 'done']);
    const refused = told.events.find((event) => event.kind === 'image-failed');
    // It was drawn, and what is billed then is said nowhere.
    expect(refused?.error.charged).toBe('maybe');
  });

  it.each(['processing', 'failed', 'timeout'])(
    'a wait that was too long goes on, said as %s',
    async (status) => {
      const data = { id: 'p1', model: 'bytedance/seedream-v4.5', status, code: 5004 };
      rig.answerSubmit({ status: 200, body: { code: 200, data } });
      const told = await draw('4.5');
      expect(outline(told)[0]).toBe('accepted');
      expect(rig.requests.some(({ url }) => url.pathname.endsWith('/predictions/p1/result'))).toBe(true);
    },
  );

  it('is read from the answer to the submit when it came at once', async () => {
    const outputs = [Buffer.from('inline').toString('base64')];
    const data = { id: 'x1', status: 'completed', outputs, has_nsfw_contents: [false] };
    rig.answerSubmit({ status: 200, body: { code: 200, data } });
    const told = await draw('4.5');
    expect(outline(told)).toEqual(['accepted', 'image 0', 'done']);
    expect(rig.requests).toHaveLength(1);
  });
});

it('a rate limit that names a time is kept for that time', async () => {
  rig.answerSubmit({ status: 429, body: { code: 429, message: 'slow' }, headers: { 'retry-after': '7' } });
  expect((await draw('4.5')).error).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7000 });
});

describe('an answer to a submit', () => {
  const answers: readonly [number, object, object][] = [
    [400, { code: 400, message: 'no', error_code: 1200 }, { kind: 'refused-prompt', accepted: false }],
    [400, { code: 400, message: 'no', error_code: 1402 }, { kind: 'input-unreachable', accepted: false }],
    [400, { code: 400, message: 'no' }, { kind: 'invalid', detail: 'no' }],
    [403, { code: 403 }, { kind: 'no-credit' }],
    [404, { code: 404 }, { kind: 'not-found' }],
    [200, { code: 429, message: 'slow' }, { kind: 'rate-limited', accepted: false, retryable: true }],
    [200, { code: 500, message: 'oh' }, { kind: 'unknown-outcome', accepted: 'unknown' }],
    [302, {}, { kind: 'not-found', accepted: false }],
    [500, { code: 500, error_code: 1200 }, { accepted: 'unknown' }],
  ];
  it.each(answers)('of %i with %j', async (status, body, judged) => {
    rig.answerSubmit({ status, body });
    const told = await draw('4.5');
    expect(told.events).toEqual([]);
    expect(told.error).toMatchObject({ accepted: false, ...judged });
  });
});

describe('a reference', () => {
  it.each([
    ['is not laid on a private host', { url: 'https://10.0.0.1/x', headers: {} }],
    ['is not laid on another port of this machine', { url: 'http://127.0.0.1:9/x', headers: {} }],
    ['is not laid where there is no place', null],
  ])('%s', async (_name, upload) => {
    const files = await createReferences();
    const references = [await files.add('a picture')];
    rig.fake.answerTicket({
      status: 200,
      body: { code: 200, data: { download_url: 'https://x.example', upload } },
    });
    const told = await draw('4.5', { operation: 'edit', references });
    await files.remove();
    expect(told.error).toMatchObject({ kind: 'upstream', accepted: false });
    expect(rig.requests.filter((request) => rig.isSubmit(request))).toEqual([]);
  });

  it('whose way there breaks off is free to be tried again', async () => {
    const files = await createReferences();
    const references = [await files.add('a picture')];
    rig.fake.answerTicket({ status: 503, body: {} });
    const told = await draw('4.5', { operation: 'edit', references });
    await files.remove();
    expect(told.error).toMatchObject({ kind: 'upstream', accepted: false, retryable: true });
  });
});

it('a result on a private address is not fetched', async () => {
  const data = { id: 'x1', status: 'completed', outputs: ['http://127.0.0.1:9/x', 'https://10.1.1.1/x'] };
  rig.answerSubmit({ status: 200, body: { code: 200, data } });
  const { events } = await draw('4.5', { operation: 'set', images: 2 });
  for (const event of events) {
    if (event.kind !== 'image') continue;
    const opened = event.source.open(new AbortController().signal);
    await expect(opened).rejects.toMatchObject({ code: 'refused-address' });
  }
  expect(outline({ events, error: null })).toEqual(['accepted', 'image 0', 'image 1', 'done']);
});

describe('a submit whose answer was lost', () => {
  const sentAt = new Date();
  const intent = (given: Partial<CallIntent> = {}): CallIntent => ({
    callId: 'call-1',
    jobId: 'job-1',
    modelId: 'bytedance/seedream-v4.5',
    prompt: 'a lighthouse',
    sentAt,
    ...given,
  });
  const find = (given?: Partial<CallIntent>) =>
    rig.provider().find?.(intent(given), new AbortController().signal);

  beforeEach(async () => {
    rig.cutSubmit(5);
    await draw('4.5');
  });

  it('is found by its model, its words and its time, and drawn to its end', async () => {
    const [handle, ...more] = (await find()) ?? [];
    expect(more).toEqual([]);
    expect(handle).toEqual({ provider: 'wavespeed', id: '9f1', modelId: 'bytedance/seedream-v4.5' });
    const provider = rig.provider();
    const told =
      handle && (await hear(provider.resume?.(handle, { ...createContext(), images: 1 }) ?? nothing()));
    expect(told && outline(told).slice(-2)).toEqual(['image 0', 'done']);
  });

  it.each([
    ['other words', { prompt: 'a light' }],
    ['another model', { modelId: 'bytedance/seedream-v4' }],
    ['another time', { sentAt: new Date(sentAt.getTime() + 60 * 60_000) }],
  ])('is not taken for one of %s', async (_name, given) => {
    expect(await find(given)).toEqual([]);
  });

  it('is found as a set, whose words name the number', async () => {
    rig.cutSubmit(5);
    await draw('4.5', { operation: 'set', images: 4 });
    const found = await find({ modelId: 'bytedance/seedream-v4.5/sequential' });
    expect(found?.map(({ id }) => id)).toEqual(['9f2']);
  });

  it('is found among hundreds, the newest last', async () => {
    for (let count = 0; count < 150; count += 1) {
      rig.jobs.begin({ model: 'bytedance/seedream-v4', input: { prompt: 'a lighthouse' }, webhookUrl: null });
    }
    rig.jobs.begin({ model: 'bytedance/seedream-v4.5', input: { prompt: 'a lighthouse' }, webhookUrl: null });
    expect((await find())?.map(({ id }) => id)).toEqual(['9f1', '9f152']);
  });
});

describe('a webhook', () => {
  const now = new Date();
  async function judge(
    change: (request: WebhookRequest) => WebhookRequest,
    sentAt = now,
    provider = rig.provider(),
  ) {
    const job = rig.jobs.begin({ model: 'm', input: {}, webhookUrl: null });
    return provider.webhook?.(change({ ...rig.fake.signWebhook(job, sentAt), now }));
  }
  const same = (request: WebhookRequest) => request;

  it('goes to the address of its call', async () => {
    await draw('4.5', { webhookUrl: 'https://bot.example/hooks/a?b=c&d' });
    expect(rig.jobs.all[0]?.webhookUrl).toBe('https://bot.example/hooks/a?b=c&d');
  });

  it('is believed when the account’s secret signed it', async () => {
    expect(await judge(same)).toEqual({ kind: 'verified', id: '9f1' });
  });

  it.each([
    ['another body', (request: WebhookRequest) => ({ ...request, rawBody: Buffer.from('{"id":"9f7"}') })],
    ['another id', (request: WebhookRequest) => withHeader(request, 'webhook-id', 'msg_x')],
    [
      'another time',
      (request: WebhookRequest) => withHeader(request, 'webhook-timestamp', `${now.getTime()}`),
    ],
    ['no signature', (request: WebhookRequest) => withHeader(request, 'webhook-signature', '')],
    ['another version', (request: WebhookRequest) => withHeader(request, 'webhook-signature', 'v1,00')],
  ])('is refused with %s', async (_name, change) => {
    expect(await judge(change)).toEqual({ kind: 'refused' });
  });

  it.each([-301, 301])('is refused when it is %i s away', async (seconds) => {
    const sentAt = new Date(now.getTime() + seconds * 1000);
    expect(await judge(same, sentAt)).toEqual({ kind: 'refused' });
  });

  it('asks for the secret once, however many come', async () => {
    const provider = rig.provider();
    const forged = (request: WebhookRequest) => withHeader(request, 'webhook-id', 'msg_x');
    await judge(same, now, provider);
    for (let count = 0; count < 5; count += 1) await judge(forged, now, provider);
    expect(rig.requests).toHaveLength(1);
  });

  it('cannot be judged while the secret cannot be had', async () => {
    const provider = createWavespeedProvider({ apiKey: 'another', baseUrl: rig.fake.origin });
    await expect(judge(same, now, provider)).rejects.toMatchObject({ kind: 'upstream', retryable: true });
  });
});

function withHeader(request: WebhookRequest, name: string, value: string): WebhookRequest {
  const headers = new Headers(request.headers);
  headers.set(name, value);
  return { ...request, headers };
}

async function* nothing(): AsyncGenerator<never> {}

it('a base URL may end in a slash', async () => {
  const provider = createWavespeedProvider({ apiKey: goodKey, baseUrl: `${rig.fake.origin}/` });
  const told = await hear(provider.generate(createOfferCall(provider, '4.5'), createContext()));
  expect(told.error).toBeNull();
});
