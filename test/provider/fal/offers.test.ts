import { expect, it } from 'vitest';
import { createFalProvider } from '../../../src/provider/fal/fal.ts';
import { createCatalogue } from '../../../src/request/catalogue.ts';
import { fitOffer } from '../../../src/request/check.ts';
import type { RequestDraft } from '../../../src/request/request.ts';
import { offerOf } from '../offer-calls.ts';

const provider = createFalProvider({ apiKey: 'key', baseUrl: 'https://queue.fal.run' });
const catalogue = createCatalogue('byteplus');
const now = new Date('2026-11-20T00:00:00Z');

/** What the check makes of a request at this service: the size that is sent, or the codes of what stands against it. */
function ask(name: string, draft: Partial<RequestDraft> = {}, shape?: number) {
  const offer = offerOf(provider, name);
  const family = catalogue.families.find((entry) => entry.family === name);
  if (!family) throw new Error(`The catalogue has no ${name}`);
  const plain = {
    operation: 'generate',
    mode: 'variations',
    prompt: 'a lighthouse',
    references: 0,
    count: 1,
  } as const;
  const on = { found: { family, id: null }, offer, catalogue, shape };
  const checked = fitOffer({ ...plain, ...draft }, on, { watermark: false, now });
  return checked.ok
    ? { size: checked.request.size, ratio: checked.request.ratio, id: checked.request.modelId }
    : checked.problems.map(({ code }) => code);
}

it('every operation that is offered can be asked for without more ado', () => {
  for (const { family, ids, maxSet } of provider.models()) {
    const asked = {
      ...(ids.generate && { [ids.generate]: ask(family) }),
      ...(ids.edit && { [ids.edit]: ask(family, { operation: 'edit', references: 1 }, 1.5) }),
    };
    for (const [id, found] of Object.entries(asked)) expect(found, `${family} ${id}`).toMatchObject({ id });
    const set = ask(family, { mode: 'set', count: 4 });
    if (maxSet) expect(set, family).toMatchObject({ id: ids.set });
    else expect(set, family).toBeInstanceOf(Array);
  }
});

it('a tier that the endpoint has no word for is said in pixels, in the shape of the picture', () => {
  expect(ask('5-lite', { size: '3K' })).toMatchObject({ size: '3K' });
  expect(ask('5-lite', { size: '4K' })).toMatchObject({ size: '4096x4096' });
  expect(ask('5-lite', { size: '4K', operation: 'edit', references: 1 }, 16 / 9)).toMatchObject({
    size: '5504x3040',
  });
  expect(ask('5-flash', { size: '1K' })).toMatchObject({ size: '1024x1024' });
  expect(ask('5-pro')).toMatchObject({ size: '2048x2048' });
});

it('a tier leaves the shape to the model, a ratio or pixels do not', () => {
  expect(ask('4.5', { size: '4K' })).toMatchObject({ size: '4K' });
  expect(ask('5-pro', { size: '1K', ratio: '16:9' })).toMatchObject({ size: '1424x800' });
  expect(ask('5-pro', { size: '1280x720' })).toMatchObject({ size: '1280x720' });
  expect(ask('5-pro', { size: '2368x1776' })).toMatchObject({ size: '2368x1776' });
  expect(ask('4.0', { size: '1024x1024' })).toMatchObject({ size: '1024x1024' });
});

it('what the endpoints do not take is told before anything is paid', () => {
  expect(ask('4.5', { operation: 'edit', references: 11 })).toHaveLength(1);
  expect(ask('4.5', { mode: 'set', count: 7 })).toHaveLength(1);
  expect(ask('4.5', { mode: 'set', operation: 'edit', references: 10, count: 6 })).toHaveLength(1);
  expect(ask('5-pro', { mode: 'set', count: 2 })).toHaveLength(1);
  expect(ask('5-lite', { seed: 1 })).toEqual(['seed-not-offered']);
  expect(ask('5-lite', { format: 'jpeg' })).toEqual(['format-not-offered']);
  expect(ask('5.5', { transparent: true })).toEqual(['transparent-not-offered']);
  expect(ask('5-flash', { size: '2368x1776' })).toEqual(['size-out-of-range']);
  expect(ask('5-flash', { operation: 'edit', references: 1 })).toEqual(['references-not-offered']);
  expect(ask('seededit', { operation: 'edit', references: 1, guidance: 5 })).toEqual([
    'guidance-out-of-range',
  ]);
});
