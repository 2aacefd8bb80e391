import { afterAll, beforeAll, expect, test } from 'vitest';
import { askForSeries } from '../../src/request/series.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { countAskedFor } from '../../src/sandbox/series.ts';
import { ask, startFast } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFast();
});
afterAll(() => sandbox.stop());

test.each([
  ['a fox', 1],
  ['two foxes in a 16:9 picture', 1],
  ['a fox at 4 pm', 1],
  ['a series of 4', 4],
  ['Generate a series of 12 coherent images: three cats', 12],
  ['a set of five posters', 5],
  ['4 images of a fox', 4],
  ['3 watercolour illustrations', 3],
  ['a four-panel strip', 4],
  ['a storyboard, 6', 6],
  ['several foxes', 9],
  ['生成一组共4张连贯的图片：狐狸', 4],
  ['四张猫的照片', 4],
  ['组图', 9],
])('"%s" asks for %i', (prompt, count) => {
  expect(countAskedFor(prompt, 9)).toBe(count);
});

test('every series that this product asks for is drawn whole', () => {
  for (let count = 2; count <= 15; count += 1) {
    for (const prompt of [
      'a fox',
      'a strip about a fox',
      '狐狸的一天',
      'three cats at 21:9',
      `${count} foxes, a series`,
    ]) {
      expect(countAskedFor(askForSeries(prompt, count), count), `${prompt} ${count}`).toBe(count);
    }
  }
});

const body = { model: 'seedream-4-0-250828', size: '1280x720' };

test('a prompt that does not ask for several gives one, whatever max_images says', async () => {
  const options = {
    sequential_image_generation: 'auto',
    sequential_image_generation_options: { max_images: 4 },
  };
  expect((await ask(sandbox, { ...body, ...options, prompt: 'a fox' })).data).toHaveLength(1);
  expect((await ask(sandbox, { ...body, ...options, prompt: 'a series of 9 foxes' })).data).toHaveLength(4);
});

test('without auto there is one picture', async () => {
  expect((await ask(sandbox, { ...body, prompt: 'a series of 4 foxes', n: 4 })).data).toHaveLength(1);
});
