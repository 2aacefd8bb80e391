import type { Price } from '../../request/models.ts';
import type { ModelOffer } from '../../request/offers.ts';

/** Only pictures that are independent of each other, and nothing of what other doors call extras. */
const plain = {
  set: false,
  stream: false,
  seed: false,
  guidance: null,
  formats: [],
  fast: false,
  web: [],
  transparent: 'no',
  watermark: false,
} satisfies ModelOffer['differs'];

function offer(
  family: string,
  id: string,
  facts: { differs: ModelOffer['differs']; price: Partial<Price> | null },
): ModelOffer {
  return {
    service: 'openrouter',
    family,
    ids: { generate: id, edit: id },
    differs: { ...plain, ...facts.differs },
    maxSet: null,
    maxTogether: null,
    price: facts.price && { currency: 'USD', image: 0, reference: 0, freeReferences: 0, ...facts.price },
    imagesPerMinute: null,
  };
}

/** Resolutions go by the names 1K, 2K and 4K; list prices of November 2026. */
export const openRouterOffers: readonly ModelOffer[] = [
  offer('4.5', 'bytedance-seed/seedream-4.5', {
    differs: { seed: true, tiers: ['1K', '2K', '4K'] },
    price: { image: 0.04 },
  }),
  offer('5-lite', 'bytedance-seed/seedream-5-0-lite', {
    differs: { tiers: ['2K', '4K'], formats: ['jpeg', 'png'] },
    price: null,
  }),
  offer('5-flash', 'bytedance-seed/seedream-5-0-flash', {
    differs: { tiers: ['1K', '2K'], formats: ['jpeg', 'png'] },
    price: { image: 0.018 },
  }),
  offer('5-pro', 'bytedance-seed/seedream-5-0-pro', {
    differs: { tiers: ['1K', '2K'], formats: ['jpeg', 'png'] },
    // Nothing is said of pixels between 1K and 2K: they are taken for the dearer.
    price: {
      image: 0.09,
      tiers: { '1K': 0.045 },
      pixelSteps: [{ upTo: 1_200_000, image: 0.045 }],
      reference: 0.003,
    },
  }),
];
