import type { ModelFamily } from '../../request/models.ts';
import type { ModelOffer } from '../../request/offers.ts';

const wideRatio = { min: 1 / 16, max: 16 };
const formats: ModelFamily['references']['formats'] = ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'];

/** What no app has: pictures one by one, sets, a web search, a size in free pixels. */
const plain = {
  stream: false,
  set: false,
  fast: false,
  web: [],
  pixels: null,
} satisfies ModelOffer['differs'];

/** A tier alone: the app has no field for a ratio. One reference at most. */
const series4 = {
  ...plain,
  references: { min: 0, max: 1, formats, ratio: wideRatio },
  tiers: ['2K', '4K'],
  sizes: {},
} satisfies ModelOffer['differs'];

const series5 = { ...plain, sizing: 'tier-and-ratio', nativeFormat: 'png' } satisfies ModelOffer['differs'];

const common = {
  service: 'inference',
  maxSet: null,
  maxTogether: null,
  price: null,
  imagesPerMinute: null,
} as const;

const both = (id: string): ModelOffer['ids'] => ({ generate: id, edit: id });

/** Source: the apps' own schemas and pages on inference.sh, prices as of November 2026. */
export const inferenceOffers: readonly ModelOffer[] = [
  {
    ...common,
    family: '3.0',
    ids: { generate: 'bytedance/seedream-3-0-t2i' },
    differs: {
      ...plain,
      seed: false,
      guidance: null,
      // The app knows a few sizes by heart: each is sent as its pixels.
      sizing: 'tier-and-ratio',
      tiers: ['1K', '1.5K', '2K'],
      sizes: {
        '1K': {
          '1:1': '1024x1024',
          '4:3': '1024x768',
          '3:4': '768x1024',
          '3:2': '1536x1024',
          '2:3': '1024x1536',
        },
        '1.5K': { '1:1': '1536x1536' },
        '2K': { '1:1': '2048x2048', '4:3': '2048x1536', '3:4': '1536x2048' },
      },
    },
  },
  {
    ...common,
    family: 'seededit',
    ids: { edit: 'bytedance/seededit-3-0-i2i' },
    differs: { ...plain, guidance: { min: 1, max: 20, default: 5.5 } },
  },
  { ...common, family: '4.0', ids: both('bytedance/seedream-4-0'), differs: series4 },
  { ...common, family: '4.5', ids: both('bytedance/seedream-4-5'), differs: series4 },
  {
    ...common,
    family: '5-lite',
    ids: both('bytedance/seedream-5-lite'),
    differs: { ...series5, tiers: ['2K', '3K'] },
  },
  {
    ...common,
    family: '5-pro',
    ids: both('bytedance/seedream-5-pro'),
    differs: { ...series5, tiers: ['1K', '2K'], transparent: 'no' },
    price: { currency: 'USD', image: 0.09, tiers: { '1K': 0.045 }, reference: 0, freeReferences: 0 },
  },
  {
    ...common,
    family: '5.5',
    ids: both('bytedance/seedream-5-5'),
    // It can leave the background out; how it is asked to is not published.
    differs: { ...series5, transparent: 'no' },
    price: {
      currency: 'USD',
      image: 0.035,
      tiers: { '1K': 0.02, '1.5K': 0.02 },
      reference: 0.008,
      freeReferences: 0,
    },
  },
];
