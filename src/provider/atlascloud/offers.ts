import type { ModelOffer } from '../../request/offers.ts';
import { sizesUpTo4096 } from '../starred-size.ts';

const upToTen: ModelOffer['differs']['references'] = {
  min: 0,
  max: 10,
  formats: ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
  ratio: { min: 1 / 16, max: 16 },
};

const plain = {
  stream: false,
  fast: false,
  web: [],
  transparent: 'no',
  watermark: false,
} satisfies ModelOffer['differs'];
const bySides = { ...plain, sizing: 'pixels', references: upToTen } satisfies ModelOffer['differs'];
const upTo4096 = {
  ...bySides,
  sizes: sizesUpTo4096,
  sides: { min: 1024, max: 4096 },
} satisfies ModelOffer['differs'];

const common = { service: 'atlascloud', imagesPerMinute: null } satisfies Partial<ModelOffer>;
const single = { ...common, maxSet: null, maxTogether: null } satisfies Partial<ModelOffer>;
/** Its pages say 14 in one place and 15 in another. */
const series = { ...common, maxSet: 14, maxTogether: 15 } satisfies Partial<ModelOffer>;

function allFour(id: string): ModelOffer['ids'] {
  return { generate: id, edit: `${id}/edit`, set: `${id}/sequential`, 'edit-set': `${id}/edit-sequential` };
}

/** The newer models name every operation. */
function named(id: string): ModelOffer['ids'] {
  return { generate: `${id}/text-to-image`, edit: `${id}/edit` };
}

function perPicture(image: number): ModelOffer['price'] {
  return { currency: 'USD', image, reference: 0, freeReferences: 0 };
}

/** Seedream on Atlas Cloud. Prices are list prices per picture. */
export const atlascloudOffers: readonly ModelOffer[] = [
  {
    ...single,
    family: '3.0',
    ids: { generate: 'bytedance/seedream-v3' },
    differs: { ...plain, guidance: { min: 0, max: 20, default: 2.5 } },
    price: null,
  },
  {
    ...series,
    family: '4.0',
    ids: allFour('bytedance/seedream-v4'),
    differs: { ...upTo4096, pixels: { min: 1_048_576, max: 16_777_216 } },
    price: perPicture(0.027),
  },
  {
    ...series,
    family: '4.5',
    ids: allFour('bytedance/seedream-v4.5'),
    differs: upTo4096,
    price: perPicture(0.036),
  },
  {
    ...single,
    family: '4.7',
    ids: { generate: 'bytedance/seedream-v4.7/text-to-image' },
    differs: { ...plain, sizing: 'pixels', sizes: sizesUpTo4096 },
    price: perPicture(0.03),
  },
  {
    ...series,
    maxSet: 15,
    family: '5-lite',
    ids: allFour('bytedance/seedream-v5.0-lite'),
    // Sixteen sizes and none between them.
    differs: { ...bySides, tiers: ['2K', '3K'], pixels: null },
    price: perPicture(0.032),
  },
  {
    ...single,
    family: '5-pro',
    ids: named('bytedance/seedream-v5.0-pro'),
    differs: bySides,
    price: null,
  },
  {
    ...single,
    family: '5.5',
    ids: named('bytedance/seedream-v5.5'),
    differs: bySides,
    price: perPicture(0.016),
  },
];
