import { expect, it } from 'vitest';
import { createInferenceProvider } from '../../../src/provider/inference/inference.ts';
import { createAsk, testOffers } from '../offer-checks.ts';

const provider = createInferenceProvider({ apiKey: 'key', baseUrl: 'https://api.inference.sh' });
const ask = createAsk(provider);

testOffers(provider);

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
