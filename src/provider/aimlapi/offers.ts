import type { ModelFamily, Ratio } from '../../request/models.ts';
import type { ModelOffer } from '../../request/offers.ts';

/** The upright sizes are the others on their sides. */
function sizes(
  square: string,
  classic: string,
  wide: string,
  photo: string,
  cinema: string,
): Record<Ratio, string> {
  const upright = (size: string) => size.split('x').reverse().join('x');
  return {
    '1:1': square,
    '4:3': classic,
    '3:4': upright(classic),
    '16:9': wide,
    '9:16': upright(wide),
    '3:2': photo,
    '2:3': upright(photo),
    '21:9': cinema,
  };
}

/** Fields that no model takes here. */
const common = {
  set: false,
  stream: false,
  seed: true,
  formats: [],
  fast: false,
  web: [],
  transparent: 'no',
} satisfies ModelOffer['differs'];

const large4K = sizes('4096x4096', '4096x3072', '4096x2304', '4080x2720', '4032x1728');
const large = {
  ...common,
  tiers: ['2K', '4K'],
  sizes: { '2K': sizes('2048x2048', '2304x1728', '2848x1600', '2496x1664', '3360x1440'), '4K': large4K },
  sides: { min: 1440, max: 4096 },
} satisfies ModelOffer['differs'];

const fourth = {
  ...common,
  sizing: 'pixels',
  sizes: {
    '1K': sizes('1024x1024', '1368x1026', '1824x1026', '1536x1024', '2394x1026'),
    '2K': sizes('2048x2048', '2304x1728', '2848x1600', '2496x1664', '3136x1344'),
    '4K': large4K,
  },
  pixels: { min: 1024 ** 2, max: 4096 ** 2 },
  sides: { min: 1024, max: 4096 },
  leastSeed: 1,
  watermark: false,
  maxPrompt: 4000,
} satisfies ModelOffer['differs'];

const pro = {
  ...common,
  tiers: ['1.5K', '2K'],
  sizes: {
    '1.5K': sizes('1536x1536', '1792x1344', '2048x1152', '1872x1248', '2408x1032'),
    '2K': sizes('2048x2048', '2368x1776', '2752x1548', '2496x1664', '2688x1152'),
  },
  pixels: { min: 1024 ** 2, max: 4_624_220 },
  sides: { min: 1024, max: 2752 },
} satisfies ModelOffer['differs'];

function offer(
  family: string,
  ids: ModelOffer['ids'],
  facts: { differs: ModelOffer['differs']; image?: number },
): ModelOffer {
  const { differs, image } = facts;
  const price =
    image === undefined ? null : { currency: 'USD' as const, image, reference: 0, freeReferences: 0 };
  return {
    service: 'aimlapi',
    family,
    ids,
    differs,
    maxSet: null,
    maxTogether: null,
    price,
    imagesPerMinute: null,
  };
}

const both = (id: string): ModelOffer['ids'] => ({ generate: id, edit: id });

const upTo = (max: number): ModelFamily['references'] => ({
  min: 0,
  max,
  formats: ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
  ratio: { min: 1 / 16, max: 16 },
});

/** Prices as the account was charged in November 2026; the others are not published. */
export const aimlapiOffers: readonly ModelOffer[] = [
  offer(
    '3.0',
    { generate: 'bytedance/seedream-3.0' },
    { differs: { ...common, sides: { min: 512, max: 2048 } } },
  ),
  offer('seededit', { edit: 'bytedance/seededit-3.0-i2i' }, { differs: common }),
  offer(
    '4.0',
    { generate: 'bytedance/seedream-v4-text-to-image', edit: 'bytedance/seedream-v4-edit' },
    { differs: { ...fourth, references: upTo(10) }, image: 0.0315 },
  ),
  offer('4.5', both('bytedance/seedream-4-5'), { differs: large, image: 0.042 }),
  offer('5-lite', both('bytedance/seedream-5-0-lite-preview'), { differs: large }),
  offer('5-pro', both('bytedance/seedream-5-0-pro'), { differs: { ...pro, references: upTo(14) } }),
];
