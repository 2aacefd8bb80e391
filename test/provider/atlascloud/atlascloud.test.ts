import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAtlascloudProvider } from '../../../src/provider/atlascloud/atlascloud.ts';
import type { WebhookRequest } from '../../../src/provider/provider.ts';
import { hear, outline, type Told } from '../calls.ts';
import {
  type CallWish,
  createContext,
  createOfferCall,
  createReferences,
  narrowed,
  type ReferenceFolder,
} from '../offer-calls.ts';
import { type AtlascloudRig, goodKey, startAtlascloudRig } from './rig.ts';

let rig: AtlascloudRig;
let files: ReferenceFolder;
beforeEach(async () => {
  [rig, files] = await Promise.all([startAtlascloudRig(), createReferences()]);
});
afterEach(async () => {
  await Promise.all([rig.close(), files.remove()]);
});

function draw(family: string, wish: CallWish = {}, provider = rig.provider()): Promise<Told> {
  return hear(provider.generate(createOfferCall(provider, family, wish), createContext()));
}

function lastInput(): unknown {
  return rig.requests.findLast((request) => rig.isSubmit(request))?.json;
}

const submits = () => rig.requests.filter((request) => rig.isSubmit(request)).length;

it('says all that is asked for, and that nobody waits for the picture', async () => {
  const request = { seed: 3, guidance: 20, size: '1280x720' };
  await draw('3.0', { request, webhookUrl: 'https://bot.example/hooks/a?b=c' });
  expect(lastInput()).toEqual({
    model: 'bytedance/seedream-v3',
    prompt: 'a lighthouse',
    size: '1280*720',
    seed: 3,
    guidance_scale: 20,
    enable_sync_mode: false,
    enable_base64_output: false,
    webhook_url: 'https://bot.example/hooks/a?b=c',
  });
});

it('every size of the catalogue is one the service takes', async () => {
  for (const offer of rig.provider().models()) {
    const { tiers, sizes } = narrowed(offer);
    for (const size of tiers.flatMap((tier) => Object.values(sizes[tier] ?? {}))) {
      const { error } = await draw(offer.family, { request: { size } });
      expect(error, `${offer.family} ${size}`).toBeNull();
    }
  }
});

describe('a job that was just taken', () => {
  it('may be denied for a while', async () => {
    rig.fake.denyFor(7);
    expect((await draw('4.5')).error).toBeNull();
    expect(submits()).toBe(1);
  });

  it('that is denied for too long is left for later', async () => {
    rig.fake.denyFor(1000);
    const settings = { apiKey: goodKey, baseUrl: rig.fake.baseUrl, graceMs: 50 };
    const { error } = await draw('4.5', {}, createAtlascloudProvider(settings));
    expect(error).toMatchObject({ kind: 'unknown-outcome', accepted: true });
    expect(submits()).toBe(1);
  });

  it('may be the answer to a wait that was too long', async () => {
    rig.answerSubmit({ status: 504, body: { code: 504, data: { id: 'a11', status: 'processing' } } });
    rig.jobs.begin({ model: 'm', input: {}, webhookUrl: null });
    expect(outline(await draw('4.5')).at(-1)).toBe('done');
  });
});

describe('what the service says of a job', () => {
  const endings: readonly [string, Record<string, unknown>, object][] = [
    [
      'moderated',
      { status: 'failed', error_code: 1039, error: 'x' },
      { kind: 'refused-prompt', serviceCode: '1039' },
    ],
    ['failed', { status: 'failed', error_code: 7, error: 'why' }, { kind: 'upstream', detail: 'why' }],
    ['out of time', { status: 'timeout' }, { kind: 'timeout' }],
    ['cancelled', { status: 'canceled' }, { kind: 'cancelled' }],
  ];
  it.each(endings)('%s', async (_name, ending, judged) => {
    rig.jobs.endWith(ending);
    expect((await draw('4.5')).error).toMatchObject({ ...judged, accepted: true, retryable: false });
  });

  it('another word for the end is one too', async () => {
    rig.jobs.endWith({ status: 'succeeded' });
    expect(outline(await draw('4.5')).slice(-2)).toEqual(['image 0', 'done']);
  });

  it('a picture it objects to is refused', async () => {
    rig.jobs.endWith({ has_nsfw_contents: [true] });
    expect(outline(await draw('4.5')).slice(-2)).toEqual(['image-failed 0 refused-output', 'done']);
  });
});

it('a rate limit that names a time is kept for that time', async () => {
  rig.answerSubmit({ status: 429, body: { code: 429, msg: 'slow' }, headers: { 'retry-after': '7' } });
  expect((await draw('4.5')).error).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7000 });
});

describe('an answer to a submit', () => {
  const answers: readonly [number, object, object][] = [
    [400, { code: 400, msg: 'no' }, { kind: 'invalid', detail: 'no' }],
    [400, { code: 400, msg: 'no', error_code: 1039 }, { kind: 'refused-prompt' }],
    [401, { code: 401, msg: 'no', request_id: 'r7' }, { kind: 'auth', requestId: 'r7' }],
    [403, { code: 403 }, { kind: 'auth' }],
    [413, { code: 413 }, { kind: 'too-large' }],
    [451, { code: 451 }, { kind: 'auth' }],
    [200, { code: 402, msg: 'no' }, { kind: 'no-credit' }],
    [500, { code: 500 }, { kind: 'unknown-outcome', accepted: 'unknown' }],
    [504, { code: 504, data: null }, { kind: 'unknown-outcome', accepted: 'unknown' }],
  ];
  it.each(answers)('of %i with %j', async (status, body, judged) => {
    rig.answerSubmit({ status, body });
    const told = await draw('4.5');
    expect(told.events).toEqual([]);
    expect(told.error).toMatchObject({ accepted: false, retryable: false, ...judged });
  });
});

describe('references', () => {
  it.each([
    [503, { kind: 'upstream', retryable: true }],
    [413, { kind: 'too-large', retryable: false }],
    [402, { kind: 'no-credit', retryable: false }],
    [429, { kind: 'rate-limited', retryable: true }],
    [200, { kind: 'upstream', retryable: true }],
  ])('that are answered %i cost nothing', async (status, judged) => {
    rig.fake.answerUpload({ status, body: { code: status, data: null } });
    const references = [await files.add('a picture')];
    const { error } = await draw('4.5', { operation: 'edit', references });
    expect(error).toMatchObject({ ...judged, accepted: false });
    expect(submits()).toBe(0);
  });

  it('go in the field the lite model’s own schema names, which is read once', async () => {
    rig.fake.useImageField('image', 'shown');
    const provider = rig.provider();
    const references = [await files.add('a picture')];
    for (let count = 0; count < 2; count += 1) {
      const told = await draw('5-lite', { operation: 'edit', references }, provider);
      expect(told.error).toBeNull();
    }
    expect(lastInput()).toMatchObject({ image: `${rig.fake.origin}/files/in/2` });
    expect(rig.requests.filter(({ url }) => url.pathname.endsWith('/models'))).toHaveLength(1);
  });

  it('of which the model takes one are not sent as several', async () => {
    rig.fake.useImageField('image', 'shown');
    const references = [await files.add('a picture'), await files.add('another')];
    const { error } = await draw('5-lite', { operation: 'edit', references });
    expect(error).toMatchObject({ kind: 'invalid', accepted: false });
    expect(submits()).toBe(0);
  });

  it('go in the usual field when no schema says otherwise', async () => {
    rig.fake.useImageField('images', 'absent');
    const references = [await files.add('a picture')];
    expect((await draw('5-lite', { operation: 'edit', references })).error).toBeNull();
    expect(lastInput()).toMatchObject({ images: [`${rig.fake.origin}/files/in/1`] });
  });
});

describe('a webhook', () => {
  const now = new Date();
  const judge = (change: (request: WebhookRequest) => WebhookRequest, sentAt = now) => {
    const job = rig.jobs.begin({ model: 'm', input: {}, webhookUrl: null });
    return rig.provider().webhook?.(change({ ...rig.fake.signWebhook(job, sentAt), now }));
  };
  const header = (name: string, value: string) => (request: WebhookRequest) => {
    const headers = new Headers(request.headers);
    headers.set(`x-atlascloud-webhook-${name}`, value);
    return { ...request, headers };
  };

  it('is believed when the service’s key signed it', async () => {
    expect(await judge((request) => request)).toEqual({ kind: 'verified', id: 'a11' });
  });

  it.each([
    [
      'another body',
      (request: WebhookRequest) => ({ ...request, rawBody: Buffer.from('{"session_id":"x"}') }),
    ],
    ['another time', header('timestamp', String(Math.floor(now.getTime() / 1000) + 1))],
    ['a key nobody has', header('key-id', 'key-2')],
    ['no signature', header('signature-ed25519', '')],
    ['the older signature alone', header('signature-ed25519', '00')],
  ])('is refused with %s', async (_name, change) => {
    expect(await judge(change)).toEqual({ kind: 'refused' });
  });

  it.each([-301, 301])('is refused when it is %i s away', async (seconds) => {
    const sentAt = new Date(now.getTime() + seconds * 1000);
    expect(await judge((request) => request, sentAt)).toEqual({ kind: 'refused' });
  });
});
