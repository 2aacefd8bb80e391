import type { ModelFamily, Ratio, Tier } from '../../request/models.ts';
import type { ModelOffer } from '../../request/offers.ts';

const wideRatio = { min: 1 / 16, max: 16 };

/** Of more references than these the service uses the last ones and says nothing. */
const references: ModelFamily['references'] = {
  min: 0,
  max: 10,
  formats: ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
  ratio: wideRatio,
};

/** What no model has here: pictures one by one, a web search, transparency, a visible mark. */
const plain = { stream: false, web: [], transparent: 'no', watermark: false } satisfies ModelOffer['differs'];

/** Series 4 and 5.0 lite: sets of up to 6, and no choice of a format. */
const series4 = {
  ...plain,
  references,
  formats: [],
  nativeFormat: 'png',
} satisfies ModelOffer['differs'];

/** At least 1024² and at most 2048² pixels, a little less than the models can do elsewhere. */
const sizes5: Partial<Record<Tier, Record<Ratio, string>>> = {
  '1K': {
    '1:1': '1024x1024',
    '4:3': '1184x888',
    '3:4': '888x1184',
    '16:9': '1376x774',
    '9:16': '774x1376',
    '3:2': '1260x840',
    '2:3': '840x1260',
    '21:9': '1596x684',
  },
  '2K': {
    '1:1': '2048x2048',
    '4:3': '2352x1764',
    '3:4': '1764x2352',
    '16:9': '2720x1530',
    '9:16': '1530x2720',
    '3:2': '2496x1664',
    '2:3': '1664x2496',
    '21:9': '3108x1332',
  },
};

const series5 = { ...plain, references, nativeFormat: 'jpeg', fast: false } satisfies ModelOffer['differs'];

const flash = {
  ...series5,
  tiers: ['1K', '2K'],
  namedTiers: ['2K'],
  sizes: sizes5,
  pixels: { min: 1_048_576, max: 4_194_304 },
} satisfies ModelOffer['differs'];

const both = (base: string): ModelOffer['ids'] => ({
  generate: `${base}/text-to-image`,
  edit: `${base}/edit`,
});

const withSets = (base: string): ModelOffer['ids'] => ({
  ...both(base),
  set: `${base}/text-to-image`,
  'edit-set': `${base}/edit`,
});

const common = { service: 'fal', maxSet: null, maxTogether: null, imagesPerMinute: null } as const;
const sets = { ...common, maxSet: 6, maxTogether: 15 };

/** Source: the models' pages on fal.ai, prices as of November 2026. */
export const falOffers: readonly ModelOffer[] = [
  {
    ...common,
    family: '3.0',
    ids: { generate: 'fal-ai/bytedance/seedream/v3/text-to-image' },
    differs: { ...plain, sides: { min: 512, max: 2048 } },
    price: { currency: 'USD', image: 0.03, reference: 0, freeReferences: 0 },
  },
  {
    ...common,
    family: 'seededit',
    ids: { edit: 'fal-ai/bytedance/seededit/v3/edit-image' },
    differs: { ...plain, guidance: { min: 0, max: 1, default: 0.5 } },
    price: { currency: 'USD', image: 0.03, reference: 0, freeReferences: 0 },
  },
  {
    ...sets,
    family: '4.0',
    ids: withSets('fal-ai/bytedance/seedream/v4'),
    differs: { ...series4, tiers: ['2K', '4K'], seed: true },
    price: { currency: 'USD', image: 0.03, reference: 0, freeReferences: 0 },
  },
  {
    ...sets,
    family: '4.5',
    ids: withSets('fal-ai/bytedance/seedream/v4.5'),
    differs: { ...series4, seed: true },
    price: { currency: 'USD', image: 0.04, reference: 0, freeReferences: 0 },
  },
  {
    ...sets,
    family: '5-lite',
    // The newer address draws up to 4096²; it has none for edits.
    ids: {
      ...withSets('fal-ai/bytedance/seedream/v5/lite'),
      generate: 'bytedance/seedream/v5/lite/text-to-image',
      set: 'bytedance/seedream/v5/lite/text-to-image',
    },
    differs: { ...series4, namedTiers: ['2K', '3K'] },
    price: { currency: 'USD', image: 0.035, reference: 0, freeReferences: 0 },
  },
  {
    ...common,
    family: '5-flash',
    ids: { generate: 'bytedance/seedream/v5/flash/text-to-image' },
    differs: flash,
    price: { currency: 'USD', image: 0.027, reference: 0, freeReferences: 0 },
  },
  {
    ...common,
    family: '5-pro',
    ids: both('bytedance/seedream/v5/pro/us'),
    differs: { ...series5, sizing: 'pixels' },
    price: {
      currency: 'USD',
      image: 0.135,
      pixelSteps: [{ upTo: 2_359_296, image: 0.0675 }],
      reference: 0,
      freeReferences: 0,
    },
  },
  {
    ...common,
    family: '5.5',
    ids: both('bytedance/seedream/v5.5'),
    // Its own limits are not published: those of flash are within them.
    differs: { ...flash, sizing: 'pixels' },
    price: {
      currency: 'USD',
      image: 0.0405,
      pixelSteps: [{ upTo: 2_610_000, image: 0.03 }],
      reference: 0,
      freeReferences: 0,
    },
  },
];
