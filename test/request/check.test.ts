import { expect, test } from 'vitest';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { checkRequest } from '../../src/request/check.ts';
import { type ImageRequest, priceOf, type RequestDraft } from '../../src/request/request.ts';
import { createWords } from '../../src/words/words.ts';

const words = createWords('en');
const byteplus = createCatalogue('byteplus');
const volcengine = createCatalogue('volcengine');
const now = new Date('2026-11-21T00:00:00Z');
const afterEnd = new Date('2026-11-24T06:00:00Z');

interface Setting {
  catalogue?: typeof byteplus;
  at?: Date;
}

function check(draft: Partial<RequestDraft>, { catalogue = byteplus, at = now }: Setting = {}) {
  const whole: RequestDraft = {
    operation: 'generate',
    mode: 'variations',
    prompt: 'a fox',
    references: 0,
    count: 1,
    ...draft,
  };
  return checkRequest(whole, catalogue, { model: '4.5', watermark: false, now: at });
}

function accept(draft: Partial<RequestDraft>, setting: Setting = {}): ImageRequest {
  const checked = check(draft, setting);
  if (!checked.ok) throw new Error(checked.problems.map((found) => words.explain(found)).join(' '));
  return checked.request;
}

function sentences(draft: Partial<RequestDraft>, setting: Setting = {}): string {
  const checked = check(draft, setting);
  return checked.ok ? '' : checked.problems.map((found) => words.explain(found)).join(' ');
}

test.each<[string, Partial<RequestDraft>, string]>([
  [
    'no prompt',
    { prompt: '  ' },
    'Say what you would like to see, for example: a fox in the snow, 35 mm photo.',
  ],
  [
    'a prompt that is too long',
    { prompt: 'x'.repeat(6001) },
    'The prompt has 6,001 characters. Up to 6,000 can be used.',
  ],
  [
    'a tier below the smallest',
    { size: '1K' },
    'Seedream 4.5 starts at 2K. Try 2K or 4K, or model 4.0 for 1K.',
  ],
  ['a tier between', { size: '3k' }, 'Seedream 4.5 does not draw 3K. Try 2K or 4K, or model 5-lite for 3K.'],
  [
    'too few pixels',
    { size: '1024x1024' },
    '1024x1024 has 1,048,576 pixels. Seedream 4.5 draws 3,686,400 to 16,777,216, for example 2048x2048.',
  ],
  [
    'a sliver',
    { size: '9000x500' },
    '9000x500 is too narrow. With Seedream 4.5, the longer side can be 16 times the shorter one.',
  ],
  [
    'nonsense for a size',
    { size: 'big' },
    'The size “big” cannot be read. Try 2K or 4K, or WIDTHxHEIGHT such as 2048x2048.',
  ],
  [
    'an unknown ratio',
    { ratio: '5:7' },
    'There is no ratio “5:7”. Try one of 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3 or 21:9, or give the size as WIDTHxHEIGHT.',
  ],
  [
    'pixels and a ratio',
    { size: '2048x2048', ratio: '1:1' },
    'A size in pixels already sets the ratio. Leave one of the two out.',
  ],
  [
    'an unknown model',
    { model: 'dall-e' },
    'There is no model “dall-e”. Try one of 3.0, seededit, 4.0, 4.5, 5-lite, 5-flash, 5-pro or 5.5.',
  ],
  ['a seed', { seed: 7 }, 'Seedream 4.5 does not take a seed. Leave it out, or try model 3.0.'],
  ['guidance', { guidance: 3 }, 'Seedream 4.5 does not take guidance. Leave it out, or try model 3.0.'],
  ['fast mode', { fast: true }, 'Seedream 4.5 has no fast mode. Leave fast out, or try model 4.0 or 5-pro.'],
  [
    'web search',
    { web: true, model: '5-lite' },
    'Seedream 5.0 lite cannot search the web here. Leave web out.',
  ],
  [
    'PNG',
    { format: 'png' },
    'Seedream 4.5 draws jpeg only. Leave format out, or try model 5-lite, 5-flash, 5-pro or 5.5 for png.',
  ],
  ['an unknown format', { format: 'gif' }, 'There is no format “gif”. Try jpeg or png.'],
  [
    'transparency',
    { transparent: true },
    'Seedream 4.5 cannot leave the background out. Try model 5-flash, 5-pro or 5.5.',
  ],
  [
    'transparency as JPEG',
    { transparent: true, model: '5.5', format: 'jpg' },
    'A transparent background needs PNG. Leave format out, or choose png.',
  ],
  [
    'transparency from words with pro',
    { transparent: true, model: '5-pro' },
    'With Seedream 5.0 pro, a transparent background works only when changing one PNG that is already partly transparent. Attach one, or try model 5.5.',
  ],
  [
    'too many variations',
    { count: 5 },
    'count goes from 1 to 4. For more pictures that belong together use /series.',
  ],
  ['a series of one', { mode: 'set', count: 1 }, 'A series has 2 to 15 pictures.'],
  [
    'a series with too many references',
    { mode: 'set', count: 10, references: 6 },
    'References and pictures together can be 15 at most. With 6 references, ask for 9 pictures at most.',
  ],
  [
    'a series on a model without sets',
    { mode: 'set', count: 4, model: '5.5' },
    'Seedream 5.5 cannot draw a series. Try model 4.0, 4.5 or 5-lite.',
  ],
  [
    'an edit without a picture',
    { operation: 'edit' },
    'Attach the picture you want to change, then send /edit again.',
  ],
  [
    'pictures on a model without references',
    { model: '3.0', references: 1 },
    'Seedream 3.0 works from words alone. To start from pictures, try model 4.0, 4.5, 5-lite, 5-flash, 5-pro or 5.5.',
  ],
  [
    'more pictures than the model takes',
    { model: '5-pro', references: 11 },
    'Seedream 5.0 pro takes up to 10 pictures. You attached 11.',
  ],
  [
    'words alone on an editing model',
    { model: 'seededit' },
    'SeedEdit 3.0 changes pictures. Attach one and use /edit.',
  ],
  [
    'a size on a model that follows the picture',
    { model: 'seededit', references: 1, size: '1K' },
    'SeedEdit 3.0 keeps the shape of your picture. Leave size and ratio out.',
  ],
  [
    'a seed out of range',
    { model: '3.0', seed: 2 ** 31 },
    'A seed is a whole number from -1 to 2,147,483,647.',
  ],
  ['guidance out of range', { model: '3.0', guidance: 11 }, 'guidance goes from 1 to 10.'],
])('%s is answered with a sentence that says what would be accepted', (_name, draft, sentence) => {
  expect(sentences(draft)).toBe(sentence);
});

test.each<[string, Partial<RequestDraft>, string]>([
  ['4.5', { transparent: true }, 'Seedream 4.5 cannot leave the background out. No other model can here.'],
  ['4.5', { format: 'png' }, 'Seedream 4.5 draws jpeg only. Leave format out.'],
  ['3.0', { references: 1 }, 'Seedream 3.0 works from words alone. Leave the pictures out.'],
  [
    '5-pro',
    { transparent: true },
    'With Seedream 5.0 pro, a transparent background works only when changing one PNG that is already partly transparent. Attach one.',
  ],
])('where %s is the only model, no other is named for %j', (model, draft, sentence) => {
  const families = byteplus.families.filter(({ family }) => family === model);
  expect(sentences({ model, ...draft }, { catalogue: { ...byteplus, families } })).toBe(sentence);
});

test('several problems are all said at once', () => {
  expect(sentences({ size: '1K', seed: 1, count: 9 }).match(/\./g)?.length).toBeGreaterThan(4);
});

test.each<[string, Partial<RequestDraft>, string]>([
  ['nothing', {}, '2K'],
  ['a tier', { size: '4k' }, '4K'],
  ['a ratio', { ratio: '16:9' }, '2848x1600'],
  ['a tier and a ratio', { size: '4K', ratio: '9:16' }, '3040x5504'],
  ['pixels', { size: '2500 × 1500' }, '2500x1500'],
  ['pro at 1.5K', { model: '5-pro', size: '1.5k', ratio: '4:3' }, '1792x1344'],
  ['a ratio on 3.0', { model: '3.0', ratio: '16:9' }, '1280x720'],
  ['nothing on 3.0', { model: '3.0' }, '1024x1024'],
  ['an edit on SeedEdit', { model: 'seededit', references: 1 }, 'adaptive'],
])('%s becomes the size the model takes', (_name, draft, size) => {
  expect(accept(draft).size).toBe(size);
});

test.each([
  ['4.5', '4.5'],
  ['seedream-4.5', '4.5'],
  ['Seedream 5.0 lite', '5-lite'],
  ['5-lite', '5-lite'],
  ['lite', '5-lite'],
  ['dola-seedream-5-0-pro-260628', '5-pro'],
  ['SeedEdit', 'seededit'],
])('the model %j is found', (typed, family) => {
  expect(accept({ model: typed, references: family === 'seededit' ? 1 : 0 }).model).toBe(family);
});

test('a raw id is sent as it was typed', () => {
  expect(accept({ model: 'seedream-5-0-lite-260128' }).modelId).toBe('seedream-5-0-lite-260128');
});

test('ids, prices and options follow the cloud', () => {
  const there = { catalogue: volcengine };
  expect(accept({ model: '4.0' }, there)).toMatchObject({
    modelId: 'doubao-seedream-4-0-20260415',
    pricePerImage: { currency: 'CNY', amount: 0.2 },
  });
  expect(accept({ model: '5-lite', web: true }, there).web).toBe(true);
  expect(sentences({ model: '5.5' }, there)).toBe(
    'Seedream 5.5 is not offered on this cloud. Try 4.0, 5-flash or 5-pro.',
  );
});

test('a model is called until the hour it ends, with a warning, and refused from then on', () => {
  const there = { catalogue: volcengine };
  const before = check({ model: '4.5' }, there);
  expect(before.ok && before.warnings.map((warning) => words.explain(warning))).toEqual([
    'Seedream 4.5 will be switched off by its maker on 2026-11-24.',
  ]);
  expect(sentences({ model: '4.5' }, { ...there, at: afterEnd })).toBe(
    'Seedream 4.5 was switched off by its maker on 2026-11-24. Try 4.0, 5-flash or 5-pro.',
  );
  expect(sentences({ model: 'doubao-seedream-4-0-250828' }, { ...there, at: afterEnd })).toContain(
    'switched off',
  );
  expect(accept({ model: '4.0' }, { ...there, at: afterEnd }).modelId).toBe('doubao-seedream-4-0-20260415');
});

test.each<[string, Partial<RequestDraft>, number]>([
  ['4.5', { count: 4 }, 0.16],
  ['pro at 1K', { model: '5-pro', size: '1K' }, 0.045],
  ['pro at 1.5K by pixels', { model: '5-pro', size: '1.5K', ratio: '4:3' }, 0.045],
  ['pro at 2K', { model: '5-pro' }, 0.09],
  ['pro with three references, the first free', { model: '5-pro', references: 3, count: 2 }, 0.192],
  ['5.5 at 1K', { model: '5.5', size: '1K' }, 0.02],
  ['5.5 by pixels, which is billed as 2K', { model: '5.5', size: '1K', ratio: '16:9' }, 0.035],
  ['5.5 with two references', { model: '5.5', references: 2 }, 0.051],
])('the price of %s is known before the call', (_name, draft, amount) => {
  expect(priceOf(accept(draft))).toEqual({ currency: 'USD', amount });
});

test('a price the catalogue does not have is unknown, not zero', () => {
  expect(priceOf(accept({ model: '3.0' }))).toBeNull();
});

test('what was not asked for is not sent, and watermark always is', () => {
  expect(accept({})).toMatchObject({
    seed: null,
    guidance: null,
    format: null,
    watermark: false,
    transparent: false,
  });
  expect(accept({ watermark: true }).watermark).toBe(true);
  expect(accept({ format: 'JPG' }).format).toBeNull();
  expect(accept({ format: 'png', model: '5-lite' }).format).toBe('png');
  expect(accept({ transparent: true, model: '5.5' }).format).toBe('png');
});
