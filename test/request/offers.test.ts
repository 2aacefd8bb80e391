import { expect, test } from 'vitest';
import { candidatesFor } from '../../src/app/router.ts';
import { sizesUpTo4096 } from '../../src/provider/starred-size.ts';
import { createCatalogue, readServiceOverrides, withServices } from '../../src/request/catalogue.ts';
import { checkRequest, draftOf } from '../../src/request/check.ts';
import type { Catalogue, ModelOffer } from '../../src/request/models.ts';
import { familyFor, liveFamilies, strongerFamilies } from '../../src/request/offers.ts';
import type { RequestDraft } from '../../src/request/request.ts';
import { createWords } from '../../src/words/words.ts';

const now = new Date('2026-11-21T00:00:00Z');
const home = createCatalogue('byteplus');
const all = { generate: 'id', edit: 'id-edit', set: 'id-set', 'edit-set': 'id-edit-set' };

function offerOf(service: string, changes: Partial<ModelOffer> = {}): ModelOffer {
  const rest = { differs: {}, maxSet: 15, maxTogether: 15, price: null, imagesPerMinute: null };
  return { service, family: '4.5', ids: all, ...rest, ...changes };
}

function catalogueOf(
  offers: readonly ModelOffer[],
  routes: Record<string, string[]> = {},
  file: unknown = {},
): Catalogue {
  const configured = [...new Set(offers.map((offer) => offer.service))];
  const overrides = readServiceOverrides(file);
  return withServices(home, { offers, configured, overrides, routes: new Map(Object.entries(routes)) });
}

function check(draft: Partial<RequestDraft>, catalogue: Catalogue) {
  const whole = {
    operation: 'generate',
    mode: 'variations',
    prompt: 'a fox',
    references: 0,
    count: 1,
  } as const;
  return checkRequest({ ...whole, ...draft }, catalogue, { model: '4.5', watermark: false, now });
}

function accept(draft: Partial<RequestDraft>, catalogue: Catalogue) {
  const checked = check(draft, catalogue);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.request;
}

/** What each service that may draw it is sent for a size. */
function sentTo(
  draft: Partial<RequestDraft>,
  catalogue: Catalogue,
  references: { width: number; height: number }[] = [],
): string[] {
  const request = accept({ references: references.length, ...draft }, catalogue);
  const kept = references.map((size, index) => ({
    parent: null,
    ...{ index, ...size, key: 'k', mime: 'image/png', bytes: 1, source: { id: '', name: '', bytes: 1 } },
  }));
  return candidatesFor({ request, references: kept }, catalogue, now).map(
    (candidate) => `${candidate.offer.service} ${candidate.request.size}`,
  );
}

const codes = (draft: Partial<RequestDraft>, catalogue: Catalogue) => {
  const checked = check(draft, catalogue);
  return checked.ok ? [] : checked.problems.map((found) => found.code);
};

test('a model is drawn by the first service that can do what was asked', () => {
  const one = offerOf('one', { ids: { generate: 'one-id' } });
  const catalogue = catalogueOf([one, offerOf('two', { differs: { seed: true } })]);
  expect(accept({}, catalogue)).toMatchObject({ service: 'one', modelId: 'one-id' });
  expect(accept({ references: 2, operation: 'edit' }, catalogue)).toMatchObject({
    service: 'two',
    modelId: 'id-edit',
  });
  expect(accept({ seed: 7 }, catalogue).service).toBe('two');
  expect(accept({ mode: 'set', count: 4 }, catalogue).modelId).toBe('id-set');
  expect(codes({ seed: 7 }, catalogueOf([one]))).toEqual(['seed-not-offered']);
});

test('what no service offers is not listed, and a raw id is drawn by its own service alone', () => {
  const catalogue = catalogueOf([offerOf('one'), offerOf('two', { ids: { generate: 'vendor/raw' } })]);
  expect(liveFamilies(catalogue, now).map((family) => family.family)).toEqual(['4.5']);
  expect(accept({ model: 'vendor/raw' }, catalogue)).toMatchObject({ service: 'two', typedId: 'vendor/raw' });
  expect(codes({ model: '5-pro' }, catalogue)).toEqual(['model-not-here']);
});

test('a size is said as each service takes it', () => {
  const tiered = catalogueOf([offerOf('one', { differs: { sizing: 'tier-and-ratio' } })]);
  expect(accept({ ratio: '16:9' }, tiered)).toMatchObject({ size: '2K', ratio: '16:9' });
  expect(accept({ size: '4K' }, tiered)).toMatchObject({ size: '4K', ratio: null });
  expect(accept({ size: '2848x1600' }, tiered)).toMatchObject({ size: '2K', ratio: '16:9' });
  expect(codes({ size: '2000x2000' }, tiered)).toEqual(['size-not-listed']);
  const pixels = catalogueOf([offerOf('one', { differs: { sizing: 'pixels' } })]);
  expect(sentTo({}, pixels)).toEqual(['one 2048x2048']);
});

test('the next service says the same in its own way; one that would draw something else is left out', () => {
  const pixels = offerOf('two', { differs: { sizing: 'pixels' } });
  const smaller = offerOf('three', { differs: { tiers: ['4K'], defaultTier: '4K' } });
  const words = offerOf('four', { ids: { generate: 'id' } });
  const offers = [offerOf('one'), pixels, smaller, words];
  const catalogue = catalogueOf(offers, { '4.5': ['one', 'two', 'three', 'four'] });
  const sent = (draft: Partial<RequestDraft>, references: { width: number; height: number }[] = []) =>
    sentTo(draft, catalogue, references);
  expect(sent({})).toEqual(['one 2K', 'two 2048x2048', 'four 2K']);
  expect(sent({ ratio: '16:9' })).toEqual([
    'one 2848x1600',
    'two 2848x1600',
    'three 2848x1600',
    'four 2848x1600',
  ]);
  expect(sent({ size: '4K' })).toEqual(['one 4K', 'two 4096x4096', 'three 4K', 'four 4K']);
  expect(sent({}, [{ width: 1600, height: 900 }])).toEqual(['one 2K', 'two 2848x1600']);
});

test('a shape that was asked for is drawn in the same pixels by every service, or not there', () => {
  const [ark, small, named] = [
    offerOf('one'),
    offerOf('two', { differs: { sizes: sizesUpTo4096, sides: { min: 1024, max: 4096 } } }),
    offerOf('three', { differs: { sizing: 'tier-and-ratio' } }),
  ];
  const sent = (draft: Partial<RequestDraft>, ...offers: ModelOffer[]) =>
    sentTo(draft, catalogueOf(offers, { '4.5': offers.map(({ service }) => service) }));
  const cinema = { size: '4K', ratio: '21:9' };
  expect(sent(cinema, ark, small, named)).toEqual(['one 6240x2656', 'three 4K']);
  expect(sent(cinema, small, ark, named)).toEqual(['two 4096x1756', 'one 4096x1756']);
  expect(sent(cinema, named, ark, small)).toEqual(['three 4K', 'one 6240x2656']);
  expect(sent({ ratio: '16:9' }, small, ark, named)).toEqual(['two 2848x1600', 'one 2848x1600', 'three 2K']);
});

test('a tier alone stays one: a service that takes pixels is sent those of the picture that is changed', () => {
  const catalogue = catalogueOf([offerOf('one', { differs: { namedTiers: ['2K'] } })]);
  const draft = { size: '4K', references: 1 };
  expect(accept(draft, catalogue)).toMatchObject({ size: '4K', ratio: null });
  expect(sentTo(draft, catalogue, [{ width: 1500, height: 1000 }])).toEqual(['one 4992x3328']);
  expect(accept({ ...draft, ratio: '3:2' }, catalogue).size).toBe('4992x3328');
});

test('a side or a prompt that is too long for a service goes to the one that takes it', () => {
  const small = offerOf('one', { differs: { sides: { min: 1024, max: 4096 }, maxPrompt: 100 } });
  const catalogue = catalogueOf([small, offerOf('two')], { '4.5': ['one', 'two'] });
  const servicesFor = (draft: Partial<RequestDraft>) =>
    candidatesFor({ request: accept(draft, catalogue), references: [] }, catalogue, now).map(
      ({ offer }) => offer.service,
    );
  expect(servicesFor({ size: '4096x1024' })).toEqual(['one', 'two']);
  expect(servicesFor({ size: '5504x3040' })).toEqual(['two']);
  expect(servicesFor({ prompt: 'x'.repeat(101) })).toEqual(['two']);
  const checked = check({ size: '6000x1000' }, catalogueOf([small]));
  const [found] = checked.ok ? [] : checked.problems;
  expect(found && createWords('en').explain(found)).toBe(
    '6000x1000 does not fit. With Seedream 4.5 here, each side has 1,024 to 4,096 pixels.',
  );
});

test('a visible mark is put on where some service can, and no other service draws it without', () => {
  const bare = { differs: { watermark: false } };
  const route = { '4.5': ['one', 'two', 'three'] };
  const catalogue = catalogueOf([offerOf('one', bare), offerOf('two'), offerOf('three', bare)], route);
  const servicesFor = (watermark: boolean, on = catalogue) => {
    const request = accept({ watermark }, on);
    return candidatesFor({ request, references: [] }, on, now).map(({ offer }) => offer.service);
  };
  expect(servicesFor(true)).toEqual(['two']);
  expect(servicesFor(false)).toEqual(['one', 'two', 'three']);

  const without = catalogueOf([offerOf('fal', bare), offerOf('three', bare)], { '4.5': ['fal', 'three'] });
  expect(servicesFor(true, without)).toEqual(['fal', 'three']);
  const warned = check({ watermark: true }, without);
  expect(warned).toMatchObject({
    warnings: [{ code: 'watermark-not-offered', params: { service: 'fal.ai' } }],
  });
  expect(check({}, without)).toMatchObject({ warnings: [] });
});

test('without a route of its own a model has no other service', () => {
  const catalogue = catalogueOf([offerOf('one'), offerOf('two')]);
  const request = accept({}, catalogue);
  expect(candidatesFor({ request, references: [] }, catalogue, now)).toHaveLength(1);
  expect(draftOf(request)).toMatchObject({ model: '4.5', prompt: 'a fox', size: undefined });
});

test('a models file changes a model on one service, and gives a new one ids there', () => {
  const price = { currency: 'USD', image: 0.5 };
  const catalogue = catalogueOf(
    [offerOf('wavespeed'), offerOf('fal')],
    {},
    {
      '4.5': {
        services: { wavespeed: { price, imagesPerMinute: 5, ids: { edit: 'raw/edit' }, seed: true } },
      },
      house: { like: '4.5', services: { fal: { ids: { generate: 'raw/house' } } } },
    },
  );
  const [changed, , house] = catalogue.offers.toSorted((a, b) => a.family.localeCompare(b.family));
  expect(changed).toMatchObject({ imagesPerMinute: 5, differs: { seed: true }, price: { image: 0.5 } });
  expect(changed?.ids).toMatchObject({ generate: 'id', edit: 'raw/edit' });
  expect(house).toMatchObject({
    service: 'fal',
    family: 'house',
    ids: { generate: 'raw/house' },
    maxSet: 15,
  });
  expect(() => readServiceOverrides({ '4.5': { services: { nobody: {} } } })).toThrow(
    /^4\.5\.services: the services are ark, /,
  );
});

test('what a models file says of references at one service holds for what that service is sent', () => {
  const references = { min: 0, max: 4, formats: ['png'], ratio: { min: 0.5, max: 2 } };
  const file = { '4.5': { services: { wavespeed: { references } } } };
  const catalogue = catalogueOf([offerOf('wavespeed'), offerOf('fal', { ids: { edit: 'other' } })], {}, file);
  const family = home.families.find((entry) => entry.family === '4.5');
  if (!family) throw new Error('4.5');
  const request = accept({ operation: 'edit', references: 1 }, catalogue);
  expect(familyFor(catalogue, family, request).references).toEqual(references);
  const elsewhere = { service: 'fal', modelId: 'other' };
  expect(familyFor(catalogue, family, elsewhere).references).toMatchObject({
    formats: family.references.formats,
  });
  expect(familyFor(catalogue, family, { service: 'gone', modelId: 'id' })).toBe(family);
});

test('stronger models follow in the order of the catalogue', () => {
  const families = (name: string) => {
    const family = home.families.find((entry) => entry.family === name);
    if (!family) throw new Error(name);
    return strongerFamilies(home, family, now).map((entry) => entry.family);
  };
  expect(families('4.0')).toEqual(['4.5', '5-lite', '5-pro', '5.5']);
  expect(families('5.5')).toEqual([]);
});
