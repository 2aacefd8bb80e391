import { expect, test } from 'vitest';
import { aimlapiOffers } from '../../src/provider/aimlapi/offers.ts';
import { falOffers } from '../../src/provider/fal/offers.ts';
import { inferenceOffers } from '../../src/provider/inference/offers.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { checkRequest, draftOf } from '../../src/request/check.ts';
import {
  captionsOf,
  countScenes,
  largestSize,
  plainPrompt,
  redoDraft,
  rewordPrompt,
  varyDraft,
} from '../../src/request/follow-up.ts';
import type { ModelOffer } from '../../src/request/models.ts';
import { narrowFamily } from '../../src/request/offers.ts';
import type { ImageRequest, RequestDraft } from '../../src/request/request.ts';
import { withStyle } from '../../src/request/styles.ts';

const paper = 'watercolour on cold-pressed paper, 3 colours';
const story: RequestDraft = {
  ...{ operation: 'generate', mode: 'set', references: 0, count: 3 },
  prompt: '1. dawn 2. dusk 3. sleep.',
};

function accept(draft: RequestDraft): ImageRequest {
  const defaults = { model: '4.5', watermark: false, now: new Date('2026-11-20') };
  const checked = checkRequest(draft, createCatalogue('byteplus'), defaults);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.request;
}

const styled = accept(withStyle(story, { name: 'paper', words: paper, options: {} }));

test('the words of a style belong to no caption', () => {
  expect(styled.prompt).toBe(`1. dawn 2. dusk 3. sleep. ${paper}`);
  expect(captionsOf(styled, 3)).toEqual(['dawn', 'dusk', 'sleep']);
  expect(captionsOf(accept(draftOf(styled)), 3)).toEqual(['dawn', 'dusk', 'sleep']);
});

test('scenes are counted where a prompt lists them, and each is a caption', () => {
  for (const prompt of ['a cat wakes | it eats | it naps', story.prompt, '1) dawn\n2) dusk\n3) sleep']) {
    expect(countScenes(prompt)).toBe(3);
    expect(captionsOf({ prompt }, 3)).toHaveLength(3);
  }
  for (const prompt of ['a day at sea', 'two lines\nof one scene', 'a | ', 'ratio 1. of']) {
    expect(countScenes(prompt)).toBeNull();
  }
});

test('a scene that is drawn anew keeps the style', () => {
  const draft = redoDraft(styled, { caption: 'dawn', others: 2 });
  expect(draft.prompt).toMatch(new RegExp(`: dawn\\. ${paper}$`));
  const again = redoDraft(accept(draft), { caption: null, others: 2 });
  expect(again.prompt).toBe(draft.prompt);
});

test('a style that was taken out of the prompt is not put back', () => {
  const plain = accept({ ...draftOf(styled), prompt: story.prompt });
  expect(redoDraft(plain, { caption: 'dawn', others: 2 }).prompt).toMatch(/: dawn$/);
});

test('other words for a variation are a variation still', () => {
  const varied = varyDraft(accept({ ...story, mode: 'variations', count: 1, prompt: 'a fox' }));
  expect(plainPrompt(varied.prompt)).toBe('a fox');
  expect(rewordPrompt(varied.prompt, 'an owl')).toBe(varied.prompt.replace('a fox', 'an owl'));
  expect(rewordPrompt('a fox', 'an owl')).toBe('an owl');
});

function largest(offers: readonly ModelOffer[], name: string, width: number, height: number): string {
  const offer = offers.find((entry) => entry.family === name);
  const family = createCatalogue('byteplus').families.find((entry) => entry.family === name);
  if (!offer || !family) throw new Error(name);
  return largestSize(narrowFamily(family, offer), { width, height });
}

test('the largest size of a picture is one its service draws', () => {
  expect(largest(aimlapiOffers, '4.5', 2848, 1600)).toBe('4096x2304');
  expect(largest(aimlapiOffers, '4.5', 2000, 1000)).toBe('4096x2048');
  expect(largest(aimlapiOffers, '4.5', 1000, 4000)).toBe('1440x4096');
  expect(largest(falOffers, '3.0', 2000, 1000)).toBe('2048x1024');
  expect(largest(inferenceOffers, '4.5', 2048, 2048)).toBe('4K');
  expect(largest(inferenceOffers, '4.5', 4096, 4096)).toBe('4096x4096');
});
