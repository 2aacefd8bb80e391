import { expect, test } from 'vitest';
import { createProviders, registeredServices } from '../../src/provider/registry.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { findModel, ratios } from '../../src/request/models.ts';
import type { RequestDraft } from '../../src/request/request.ts';
import { parseDimensions } from '../../src/request/sizes.ts';
import { narrowed } from './offer-calls.ts';
import { createAsk } from './offer-checks.ts';

const catalogue = createCatalogue('byteplus');
const settings = { apiKey: 'key', baseUrl: 'https://service.example' };
const providers = createProviders(
  registeredServices.map((name) => ({ name, ...settings })),
  catalogue,
);

/** Codes of what stands against a request at a service. */
function problemsAt(service: string, model: string, draft: Partial<RequestDraft>): string[] {
  const provider = providers.get(service);
  if (!provider) throw new Error(`There is no ${service}`);
  const found = createAsk(provider)(model, draft);
  return Array.isArray(found) ? found : [];
}

test.each([
  ['aimlapi', '3.0', '2560x1440'],
  ['aimlapi', '4.0', '900x1600'],
  ['aimlapi', '4.5', '5504x3040'],
  ['aimlapi', '5-pro', '2816x1584'],
  ['fal', '3.0', '2560x1440'],
  ['atlascloud', '4.0', '6000x1000'],
  ['atlascloud', '4.0', '4608x512'],
  ['atlascloud', '4.5', '5504x3040'],
  ['wavespeed', '3.0', '4096x256'],
])('%s draws %s with no side of %s, and says so before anything is paid', (service, model, size) => {
  expect(problemsAt(service, model, { size })).toEqual(['size-sides']);
});

test.each([
  ['wavespeed', '3.0', 2000],
  ['aimlapi', '4.0', 4000],
])('%s takes %s a prompt of %i characters and none longer', (service, model, most) => {
  expect(problemsAt(service, model, { prompt: 'x'.repeat(most) })).toEqual([]);
  expect(problemsAt(service, model, { prompt: 'x'.repeat(most + 1) })).toEqual(['prompt-too-long']);
});

test('a seed below the least is refused before the call, and −1 stays any', () => {
  expect(problemsAt('aimlapi', '4.0', { seed: 0 })).toEqual(['seed-out-of-range']);
  expect(problemsAt('aimlapi', '4.0', { seed: 1 })).toEqual([]);
  expect(problemsAt('aimlapi', '4.0', { seed: -1 })).toEqual([]);
  expect(problemsAt('aimlapi', '4.5', { seed: 0 })).toEqual([]);
});

test('Seedream 5.0 pro takes 14 pictures at AI/ML API', () => {
  const edit = { operation: 'edit' } as const;
  expect(problemsAt('aimlapi', '5-pro', { ...edit, references: 14 })).toEqual([]);
  expect(problemsAt('aimlapi', '5-pro', { ...edit, references: 15 })).toEqual(['too-many-references']);
});

test('Seedream 5.0 lite at Atlas Cloud takes the sizes it lists and no other', () => {
  expect(problemsAt('atlascloud', '5-lite', { size: '2848x1600' })).toEqual([]);
  expect(problemsAt('atlascloud', '5-lite', { size: '3K', ratio: '21:9' })).toEqual([]);
  expect(problemsAt('atlascloud', '5-lite', { size: '2500x1500' })).toEqual(['size-not-listed']);
});

test.each([
  ['openrouter', '4.5', { size: '1K' }],
  ['wavespeed', '5.5', { size: '3K', ratio: '16:9' }],
])('%s draws %s in a tier that ModelArk has not', (service, model, size) => {
  expect(problemsAt(service, model, size)).toEqual([]);
  expect(problemsAt('ark', model, size)).not.toEqual([]);
});

test('the newer id of Seedream 3.0 can be typed at WaveSpeed', () => {
  const offers = providers.get('wavespeed')?.models() ?? [];
  const typed = findModel({ ...catalogue, offers }, 'bytedance/seedream-v3.1');
  expect(typed).toMatchObject({ id: 'bytedance/seedream-v3.1', family: { family: '3.0' } });
});

test('no transparent background is promised where the name of the field is not known', () => {
  const draft = { transparent: true };
  expect(problemsAt('inference', '5.5', draft)).toEqual(['transparent-not-offered']);
  expect(problemsAt('wavespeed', '5.5', draft)).toEqual([]);
});

test('every size a service lists lies within the limits it has', () => {
  for (const [service, provider] of providers) {
    for (const offer of provider.models()) {
      const { tiers, sizes, sides, pixels } = narrowed(offer);
      const listed = tiers.flatMap((tier) => ratios.flatMap((ratio) => sizes[tier]?.[ratio] ?? []));
      for (const size of listed) {
        const { width, height } = parseDimensions(size) ?? { width: 0, height: 0 };
        const facts = `${service} ${offer.family} ${size}`;
        expect(Math.min(width, height), facts).toBeGreaterThanOrEqual(sides?.min ?? 1);
        expect(Math.max(width, height), facts).toBeLessThanOrEqual(sides?.max ?? width + height);
        expect(width * height, facts).toBeGreaterThanOrEqual(pixels?.min ?? 1);
        expect(width * height, facts).toBeLessThanOrEqual(pixels?.max ?? width * height);
      }
    }
  }
});
