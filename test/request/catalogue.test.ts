import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageIdFor, jobIdFor, parseImageId } from '../../src/request/address.ts';
import { cloudOf, readOverrides, readServiceOverrides } from '../../src/request/catalogue.ts';
import { builtInFamilies } from '../../src/request/catalogue-data.ts';
import { modelFamilySchema } from '../../src/request/models.ts';
import { askForSeries } from '../../src/request/series.ts';
import { parseDimensions, parseRatio, parseTier } from '../../src/request/sizes.ts';

test('every built-in family fits its own schema', () => {
  for (const family of builtInFamilies) expect(modelFamilySchema.parse(family)).toEqual(family);
});

test('every recommended size is within its family’s pixels and has the ratio it is listed under', () => {
  for (const family of builtInFamilies) {
    for (const [ratio, size] of Object.values(family.sizes).flatMap((sizes) => Object.entries(sizes))) {
      const { width, height } = parseDimensions(size) ?? { width: 0, height: 0 };
      const [across = 0, down = 0] = ratio.split(':').map(Number);
      expect(width * height, `${family.family} ${size}`).toBeGreaterThanOrEqual(family.pixels?.min ?? 0);
      expect(width * height, `${family.family} ${size}`).toBeLessThanOrEqual(family.pixels?.max ?? 0);
      expect(
        Math.abs(width / height / (across / down) - 1),
        `${family.family} ${ratio} ${size}`,
      ).toBeLessThan(0.02);
    }
  }
});

test.each([
  ['https://ark.ap-southeast.bytepluses.com/api/v3', 'byteplus'],
  ['https://ark.cn-beijing.volces.com/api/v3', 'volcengine'],
  ['http://127.0.0.1:9000/api/v3', 'byteplus'],
  ['https://volces.com.example.org/api/v3', 'byteplus'],
])('the cloud of %s is %s', (url, cloud) => {
  expect(cloudOf(url)).toBe(cloud);
});

test('a models file overrides what it names and leaves the rest', () => {
  const families = readOverrides({ '4.5': { imagesPerMinute: 60, ids: { byteplus: [{ id: 'ep-2026' }] } } });
  const changed = families.find((family) => family.family === '4.5');
  expect(changed).toMatchObject({
    imagesPerMinute: 60,
    ids: { byteplus: [{ id: 'ep-2026', status: 'live' }] },
    set: true,
  });
  const before = builtInFamilies.find((family) => family.family === '5-lite');
  const [lite] = readOverrides({ '5-lite': { imagesPerMinute: 60 } }).filter((f) => f.family === '5-lite');
  expect(lite).toEqual({ ...before, imagesPerMinute: 60 });
  expect(readServiceOverrides({ '4.5': { services: { fal: { maxSet: 3 } } } })).toEqual([
    { family: '4.5', service: 'fal', like: null, maxSet: 3 },
  ]);
  expect(families).toHaveLength(builtInFamilies.length);
});

test('a models file adds a model that is like another', () => {
  const families = readOverrides({
    'house-style': { like: '4.5', name: 'House style', ids: { byteplus: [{ id: 'ep-9' }] } },
  });
  expect(families.at(-1)).toMatchObject({ family: 'house-style', name: 'House style', tiers: ['2K', '4K'] });
});

test.each([
  ['an unknown family', { '9.9': { imagesPerMinute: 1 } }, /like/],
  ['a misspelt field', { '4.5': { imagePerMinute: 1 } }, /imagePerMinute/],
  ['a wrong value', { '4.5': { imagesPerMinute: 'many' } }, /imagesPerMinute/],
])('a models file with %s is refused by name', (_name, json, sentence) => {
  expect(() => readOverrides(json)).toThrow(sentence);
});

test.each([
  ['a fox', 4, 'Generate a series of 4 coherent images: a fox'],
  ['a series of 4 foxes', 4, 'a series of 4 foxes'],
  ['4 pictures of a fox', 4, 'Generate a series of 4 coherent images: 4 pictures of a fox'],
  ['storyboard in 6 panels', 6, 'storyboard in 6 panels'],
  ['a storyboard in six panels', 6, 'a storyboard in six panels'],
  ['cats in a 16:9 frame', 6, 'Generate a series of 6 coherent images: cats in a 16:9 frame'],
  ['a series of foxes', 4, 'Generate a series of 4 coherent images: a series of foxes'],
  ['雪中的狐狸', 3, '生成一组共3张连贯的图片：雪中的狐狸'],
  ['一组3张狐狸', 3, '一组3张狐狸'],
])('the prompt %j asks for a series of %i', (prompt, count, asked) => {
  expect(askForSeries(prompt, count)).toBe(asked);
});

test('sizes are read as people write them', () => {
  expect(parseDimensions('2048X1024')).toEqual({ width: 2048, height: 1024 });
  expect(parseTier(' 1.5k ')).toBe('1.5K');
  expect(parseRatio('16x9')).toBe('16:9');
  expect(parseRatio('16/9')).toBe('16:9');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (width, height) => {
      expect(parseDimensions(`${width}x${height}`)).toEqual({ width, height });
      expect(parseDimensions(`${width}×${height}`)).toEqual({ width, height });
    }),
  );
});

test('the same key is the same job, another key another one', () => {
  expect(jobIdFor('studio:ana:1')).toBe(jobIdFor('studio:ana:1'));
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, two) => {
      expect(jobIdFor(one)).toMatch(/^[0-9a-z]{12}$/);
      expect(jobIdFor(one) === jobIdFor(two)).toBe(one === two);
    }),
  );
});

test('a picture’s id names its job and number', () => {
  const jobId = jobIdFor('x');
  expect(parseImageId(imageIdFor(jobId, 2))).toEqual({ jobId, index: 2 });
  expect(parseImageId(` ${imageIdFor(jobId, 0).toUpperCase()} `)).toEqual({ jobId, index: 0 });
  expect(parseImageId(jobId)).toBeNull();
});
