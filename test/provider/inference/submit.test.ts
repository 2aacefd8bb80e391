import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInferenceProvider } from '../../../src/provider/inference/inference.ts';
import { buildRun } from '../../../src/provider/inference/request-body.ts';
import { ratios } from '../../../src/request/models.ts';
import type { ImageRequest } from '../../../src/request/request.ts';
import { inferenceApps } from '../../fakes/inference-apps.ts';
import { startService } from '../../fakes/service-server.ts';
import { createOfferCall, createReferences, narrowed, type ReferenceFolder } from '../offer-calls.ts';
import { useInference } from './fixture.ts';

const fixture = useInference();
let files: ReferenceFolder;
beforeEach(async () => {
  files = await createReferences();
});
afterEach(() => files.remove());

const provider = createInferenceProvider({ apiKey: 'key', baseUrl: 'https://api.inference.sh' });

function inputOf(family: string, request: Partial<ImageRequest> = {}): Record<string, unknown> {
  const run = buildRun(createOfferCall(provider, family, { request }), []);
  return JSON.parse(JSON.stringify(run.input));
}

describe('the input of an app', () => {
  it('has a tier with a ratio beside it, a tier alone, or pixels, as the app takes it', () => {
    const ratio = '16:9';
    expect(inputOf('5-lite', { ratio })).toMatchObject({ size: '2K', aspect_ratio: ratio });
    expect(inputOf('4.5')).toEqual({ prompt: 'a lighthouse', size: '2K', watermark: false });
    expect(inputOf('3.0')).toMatchObject({ size: '1024x1024' });
    expect(inputOf('3.0', { ratio: '3:2' })).toEqual({
      prompt: 'a lighthouse',
      size: '1536x1024',
      watermark: false,
    });
  });

  it('is taken by its schema in every size and ratio that is offered', () => {
    for (const offer of provider.models()) {
      const { tiers, sizes } = narrowed(offer);
      for (const tier of tiers) {
        const offered = ratios.filter((ratio) => sizes[tier]?.[ratio]);
        for (const ratio of [null, ...offered]) {
          const input = inputOf(offer.family, { ratio, size: tier });
          const told = inferenceApps[offer.ids.generate ?? '']?.safeParse(input).error;
          expect(told, `${offer.family} ${tier} ${ratio}`).toBeUndefined();
        }
      }
    }
  });
});

describe('a reference for inference.sh', () => {
  const edit = async () => ({ operation: 'edit', references: [await files.add('pixels')] }) as const;

  it('is announced with its type and length, and put where the service says', async () => {
    await fixture.draw('4.5', await edit());
    const [announced, put] = fixture.fake.requests;
    const entry = { uri: '', filename: 'reference-1.png', content_type: 'image/png', size: 6 };
    expect(announced?.json).toEqual({ files: [entry] });
    expect(put).toMatchObject({ method: 'PUT', headers: { 'content-type': 'image/png' } });
  });

  it('is not sent to a private address', async () => {
    const elsewhere = await startService(() => ({ status: 200 }));
    fixture.fake.uploadOrigin = elsewhere.origin;
    const { error } = await fixture.draw('4.5', await edit());
    expect(error).toMatchObject({ kind: 'upstream', accepted: false });
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it('that cannot be brought costs nothing', async () => {
    const wish = await edit();
    fixture.fake.uploads.set = () => fixture.fake.uploads;
    const { error } = await fixture.draw('4.5', wish);
    expect(error).toMatchObject({ kind: 'input-unreachable', accepted: false, retryable: false });
    expect(fixture.fake.requests.some(({ url }) => url.pathname === '/apps/run')).toBe(false);
  });
});

describe('a run that inference.sh does not take', () => {
  it('for want of something says what is missing', async () => {
    const errors = [{ type: 'secret', key: 'ARK_API_KEY', message: 'Add the secret ARK_API_KEY.' }];
    fixture.fake.nextSubmit = () => ({ status: 412, body: { satisfied: false, errors } });
    const { error } = await fixture.draw();
    expect(error).toMatchObject({
      kind: 'not-set-up',
      accepted: false,
      detail: 'Add the secret ARK_API_KEY.',
    });
  });

  it.each([
    [400, 'invalid'],
    [401, 'auth'],
    [402, 'no-credit'],
    [404, 'not-found'],
    [422, 'invalid'],
  ])('in an answer of 200 that holds %i is %s', async (status, kind) => {
    const error = { code: 'code_of_v1', message: 'Its words.' };
    fixture.fake.nextSubmit = () => ({ status: 200, body: { success: false, status, error } });
    expect((await fixture.draw()).error).toMatchObject({
      kind,
      accepted: false,
      serviceCode: 'code_of_v1',
      detail: 'Its words.',
    });
  });

  it('in an answer of 200 that holds a 500 is unclear', async () => {
    fixture.fake.nextSubmit = () => ({ status: 200, body: { success: false, status: 500, error: 'no' } });
    expect((await fixture.draw()).error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });
});
