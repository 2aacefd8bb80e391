import { expect, it } from 'vitest';
import { createFalProvider } from '../../../src/provider/fal/fal.ts';
import { createAsk, testOffers } from '../offer-checks.ts';

const provider = createFalProvider({ apiKey: 'key', baseUrl: 'https://queue.fal.run' });
const ask = createAsk(provider);

testOffers(provider);

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
