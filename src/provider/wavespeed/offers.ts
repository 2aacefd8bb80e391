import { large3K, proSizes } from '../../request/catalogue-data.ts';
import type { ModelOffer } from '../../request/offers.ts';
import { sizesUpTo4096 } from '../starred-size.ts';

const upToTen: ModelOffer['differs']['references'] = {
  min: 0,
  max: 10,
  formats: ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
  ratio: { min: 1 / 16, max: 16 },
};

const plain = { stream: false, fast: false, web: [], watermark: false } satisfies ModelOffer['differs'];
/** The account's level decides how many pictures a minute there may be. */
const common = { service: 'wavespeed', imagesPerMinute: null } satisfies Partial<ModelOffer>;
const single = { ...common, maxSet: null, maxTogether: null } satisfies Partial<ModelOffer>;

const series = { ...common, maxSet: 15, maxTogether: 15 } satisfies Partial<ModelOffer>;
const bySides = { ...plain, sizing: 'pixels', references: upToTen } satisfies ModelOffer['differs'];
const byTier = {
  ...plain,
  sizing: 'tier-and-ratio',
  pixels: null,
  references: upToTen,
} satisfies ModelOffer['differs'];

function allFour(id: string): ModelOffer['ids'] {
  return { generate: id, edit: `${id}/edit`, set: `${id}/sequential`, 'edit-set': `${id}/edit-sequential` };
}

function perPicture(image: number): ModelOffer['price'] {
  return { currency: 'USD', image, reference: 0, freeReferences: 0 };
}

function third(id: string): ModelOffer {
  const differs = { ...plain, sides: { min: 512, max: 2048 }, maxPrompt: 2000 };
  return { ...single, family: '3.0', ids: { generate: id }, differs, price: null };
}

/** Seedream on WaveSpeed. Prices are list prices per picture. */
export const wavespeedOffers: readonly ModelOffer[] = [
  third('bytedance/seedream-v3'),
  // Drawn when its id is typed.
  third('bytedance/seedream-v3.1'),
  {
    ...single,
    family: 'seededit',
    ids: { edit: 'bytedance/seededit-v3' },
    differs: plain,
    price: perPicture(0.027),
  },
  {
    ...series,
    family: '4.0',
    ids: allFour('bytedance/seedream-v4'),
    differs: { ...bySides, sizes: sizesUpTo4096, pixels: { min: 1_048_576, max: 16_777_216 } },
    price: perPicture(0.027),
  },
  {
    ...series,
    family: '4.5',
    ids: allFour('bytedance/seedream-v4.5'),
    differs: { ...bySides, sizes: sizesUpTo4096 },
    price: perPicture(0.04),
  },
  {
    ...series,
    family: '5-lite',
    ids: allFour('bytedance/seedream-v5.0-lite'),
    differs: { ...bySides, tiers: ['2K', '3K'] },
    price: perPicture(0.035),
  },
  {
    ...single,
    family: '5-pro',
    ids: { generate: 'bytedance/seedream-v5.0-pro', edit: 'bytedance/seedream-v5.0-pro/edit' },
    differs: { ...byTier, transparent: 'no' },
    price: null,
  },
  {
    ...single,
    family: '5.5',
    ids: { generate: 'bytedance/seedream-v5.5', edit: 'bytedance/seedream-v5.5/edit' },
    // Only the tier and the ratio are sent; the pixels of 3K are those of Seedream 5.0 lite.
    differs: { ...byTier, tiers: ['1K', '1.5K', '2K', '3K'], sizes: { ...proSizes, '3K': large3K } },
    price: null,
  },
];
