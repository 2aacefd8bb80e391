import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAimlapiProvider } from '../../../src/provider/aimlapi/aimlapi.ts';
import { aimlapiOffers } from '../../../src/provider/aimlapi/offers.ts';
import type { ImageRequest } from '../../../src/request/request.ts';
import { type AimlapiFake, aimlapiError, startAimlapi } from '../../fakes/aimlapi.ts';
import { hear, type Told } from '../calls.ts';
import { type CallWish, createContext, createOfferCall, createReferences, narrowed } from '../offer-calls.ts';

let fake: AimlapiFake;
beforeEach(async () => {
  fake = await startAimlapi();
});
afterEach(() => fake.close());

function draw(family: string, request: Partial<ImageRequest> = {}, wish: CallWish = {}): Promise<Told> {
  const provider = createAimlapiProvider({ apiKey: fake.goodKey, baseUrl: fake.origin, timeoutMs: 20_000 });
  return hear(provider.generate(createOfferCall(provider, family, { request, ...wish }), createContext()));
}

const sent = () => fake.requests.at(-1)?.json;

describe('the size', () => {
  const generating = aimlapiOffers.filter(({ ids }) => ids.generate);
  const all = generating.flatMap((offer) =>
    Object.values(narrowed(offer).sizes).flatMap((byRatio) =>
      Object.values(byRatio).map((size) => [offer.family, size] as const),
    ),
  );

  it.each(all)('of %s may be %s', async (family, size) => {
    expect((await draw(family, { size })).error).toBeNull();
  });

  it('has the ratio it stands for', () => {
    for (const offer of generating) {
      for (const byRatio of Object.values(narrowed(offer).sizes)) {
        for (const [ratio, size] of Object.entries(byRatio)) {
          const [across = 0, down = 1] = ratio.split(':').map(Number);
          const [width = 0, height = 1] = size.split('x').map(Number);
          expect(width / height / (across / down), `${offer.family} ${size}`).toBeCloseTo(1, 1);
        }
      }
    }
  });

  it.each([
    ['3.0', '1280x720', { size: '1280x720' }],
    ['4.0', '2848x1600', { image_size: { width: 2848, height: 1600 } }],
    ['4.5', '2K', { image_size: '2K' }],
    ['5-pro', '2752x1548', { image_size: { width: 2752, height: 1548 } }],
  ])('goes to %s as its model reads %s', async (family, size, expected) => {
    await draw(family, { size });
    expect(sent()).toMatchObject(expected);
  });

  it('of an edit that follows its picture is adaptive', async () => {
    const files = await createReferences();
    const references = [await files.add('a photo')];
    const told = await draw('seededit', {}, { operation: 'edit', references });
    await files.remove();
    expect(told.error).toBeNull();
    expect(sent()).toMatchObject({ size: 'adaptive' });
  });
});

describe('a seed', () => {
  it('is left out where the model counts from 1 and any will do', async () => {
    expect((await draw('4.0', { seed: -1 })).error).toBeNull();
    expect(sent()).not.toHaveProperty('seed');
  });

  it('that the model does not know is refused by the service, unpaid', async () => {
    expect((await draw('4.0', { seed: 0 })).error).toMatchObject({ kind: 'invalid', accepted: false });
  });
});

describe('the answer', () => {
  const answer = (body: unknown) => fake.next(() => ({ status: 200, body }));
  const url = 'https://results.example/1.jpeg';

  it('tells the size and the cost', async () => {
    const told = await draw('4.5');
    expect(told.events).toMatchObject([
      { kind: 'accepted', handle: null, requestId: 'inference-1' },
      { kind: 'image', width: 2048, height: 1152 },
      { kind: 'done', usage: { generatedImages: 1, cost: { currency: 'USD', amount: 0.042 } } },
    ]);
  });

  it('of Seedream 4.0 tells the size beside the links, and the cost in tokens', async () => {
    const told = await draw('4.0');
    expect(told.events[1]).toMatchObject({ width: 2048, height: 2048 });
    expect(told.events[2]).toMatchObject({ usage: { generatedImages: 1, cost: { amount: 0.0315 } } });
  });

  it.each([
    ['data', { data: [{ url }] }],
    ['images alone', { images: [{ url }] }],
    ['images beside no data', { data: [], images: [{ url }] }],
  ])('may carry its picture in %s', async (_where, body) => {
    answer(body);
    const told = await draw('4.5');
    expect(told.events.map(({ kind }) => kind)).toEqual(['accepted', 'image', 'done']);
    expect(told.events.at(-1)).toEqual({ kind: 'done', usage: { generatedImages: 1 }, warnings: [] });
  });

  it.each([
    ['b64_json', (base64: string) => ({ b64_json: base64 })],
    ['a data URL', (base64: string) => ({ url: `data:image/png;base64,${base64}` })],
  ])('may carry its picture as %s', async (_how, item) => {
    answer({ data: [item(fake.picture.toString('base64'))] });
    const image = (await draw('4.5')).events[1];
    const content =
      image?.kind === 'image' ? await buffer(await image.source.open(createContext().signal)) : null;
    expect(content?.equals(fake.picture)).toBe(true);
  });

  it('may say why there is no picture', async () => {
    answer({ data: [{ error: { code: 'OutputImageSensitiveContentDetected', message: 'words' } }] });
    const told = await draw('4.5');
    expect(told.events[1]).toMatchObject({
      kind: 'image-failed',
      error: { kind: 'refused-output', accepted: true },
    });
    expect(told.events[2]).toMatchObject({ kind: 'done', usage: { generatedImages: 0 } });
  });

  it.each([
    ['nothing', []],
    ['a refusal', [{ error: { code: 'OutputImageSensitiveContentDetected' } }]],
  ])('that costs something and holds %s says so', async (_what, data) => {
    answer({ data, meta: { usage: { usd_spent: 0.042 } } });
    const told = await draw('4.5');
    expect(told.error).toBeNull();
    expect(told.events.slice(1)).toMatchObject([
      { kind: 'image-failed', index: 0, error: { accepted: true, charged: 'yes' } },
      { kind: 'done', usage: { generatedImages: 0, cost: { currency: 'USD', amount: 0.042 } } },
    ]);
  });

  it('without a picture or a reason is a failure', async () => {
    answer({ data: [] });
    expect((await draw('4.5')).error).toMatchObject({ kind: 'upstream', accepted: true });
  });
});

it.each([
  [400, { kind: 'invalid', accepted: false, detail: 'words' }],
  [402, { kind: 'no-credit', accepted: false }],
  [403, { kind: 'no-credit', accepted: false }],
  [404, { kind: 'not-found', accepted: false }],
  [413, { kind: 'too-large', accepted: false }],
  [422, { kind: 'invalid', accepted: false }],
  [500, { kind: 'upstream', accepted: true, charged: 'no' }],
  [502, { kind: 'upstream', accepted: true, charged: 'no' }],
  [503, { kind: 'upstream', accepted: true, charged: 'no' }],
  [504, { kind: 'timeout', accepted: true, charged: 'no' }],
  [301, { kind: 'not-found', accepted: false }],
])('an error of status %i is judged by it', async (status, verdict) => {
  fake.next(() => aimlapiError(status, 'words'));
  const told = await draw('4.5');
  expect(told.error).toMatchObject({ ...verdict, retryable: false, requestId: 'request-1' });
  expect(told.events).toEqual([]);
});

it.each([
  [502, 'unknown-outcome'],
  [504, 'timeout'],
])('an error of status %i that a gateway words does not say that nothing is billed', async (status, kind) => {
  fake.next(() => ({ status, body: '<html>Bad gateway</html>' }));
  expect((await draw('4.5')).error).toMatchObject({ kind, accepted: 'unknown', retryable: false });
});

it.each([
  [{ code: 'OutputImageSensitiveContentDetected' }, { kind: 'refused-output', accepted: true }],
  [{ error: { code: 'InputImageRiskDetection' } }, { kind: 'refused-reference', accepted: false }],
])(
  'a refusal that the model’s maker named is known by its code %j, whatever the status',
  async (more, verdict) => {
    fake.next(() => aimlapiError(500, 'words', more));
    expect((await draw('4.5')).error).toMatchObject({ ...verdict, retryable: false });
  },
);
