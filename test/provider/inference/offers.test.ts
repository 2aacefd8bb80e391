import { expect, it } from 'vitest';
import { createInferenceProvider } from '../../../src/provider/inference/inference.ts';
import { createCatalogue } from '../../../src/request/catalogue.ts';
import { fitOffer } from '../../../src/request/check.ts';
import type { RequestDraft } from '../../../src/request/request.ts';
import { offerOf } from '../offer-calls.ts';

const provider = createInferenceProvider({ apiKey: 'key', baseUrl: 'https://api.inference.sh' });
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

it('a size is a tier with a ratio, or one of the few that 3.0 knows', () => {
  expect(ask('5-lite', { ratio: '16:9' })).toMatchObject({ size: '2K', ratio: '16:9' });
  expect(ask('5-lite', { operation: 'edit', references: 1 }, 16 / 9)).toMatchObject({ ratio: '16:9' });
  expect(ask('3.0', { size: '1536x2048' })).toMatchObject({ size: '2K', ratio: '3:4' });
  expect(ask('4.5', { size: '4K' })).toMatchObject({ size: '4K', ratio: null });
});

it('what the apps do not take is told before anything is paid', () => {
  expect(ask('3.0', { size: '1000x1000' })).toEqual(['size-not-listed']);
  expect(ask('3.0', { ratio: '16:9' })).toEqual(['ratio-not-offered']);
  expect(ask('3.0', { seed: 1 })).toEqual(['seed-not-offered']);
  expect(ask('4.5', { ratio: '16:9' })).toEqual(['ratio-not-offered']);
  expect(ask('4.5', { size: '2048x2048' })).toEqual(['size-not-listed']);
  expect(ask('4.5', { operation: 'edit', references: 2 })).toHaveLength(1);
  expect(ask('5-pro', { transparent: true, operation: 'edit', references: 1 })).toEqual([
    'transparent-not-offered',
  ]);
});
