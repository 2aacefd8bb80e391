import type { ModelFamily, Ratio, Tier } from './models.ts';

/** Pixels per ratio, in the order of `ratios`: 1:1 4:3 3:4 16:9 9:16 3:2 2:3 21:9. */
function sizes(
  ...values: [string, string, string, string, string, string, string, string]
): Record<Ratio, string> {
  const [square, fourThree, threeFour, wide, tall, threeTwo, twoThree, cinema] = values;
  return {
    '1:1': square,
    '4:3': fourThree,
    '3:4': threeFour,
    '16:9': wide,
    '9:16': tall,
    '3:2': threeTwo,
    '2:3': twoThree,
    '21:9': cinema,
  };
}

const small = sizes(
  '1024x1024',
  '1152x864',
  '864x1152',
  '1280x720',
  '720x1280',
  '1248x832',
  '832x1248',
  '1512x648',
);
const small40 = sizes(
  '1024x1024',
  '1152x864',
  '864x1152',
  '1312x736',
  '736x1312',
  '1248x832',
  '832x1248',
  '1568x672',
);
const large2K = sizes(
  '2048x2048',
  '2304x1728',
  '1728x2304',
  '2848x1600',
  '1600x2848',
  '2496x1664',
  '1664x2496',
  '3136x1344',
);
/** As Seedream 5.0 lite draws them. */
export const large3K = sizes(
  '3072x3072',
  '3456x2592',
  '2592x3456',
  '4096x2304',
  '2304x4096',
  '3744x2496',
  '2496x3744',
  '4704x2016',
);
const large4K = sizes(
  '4096x4096',
  '4704x3520',
  '3520x4704',
  '5504x3040',
  '3040x5504',
  '4992x3328',
  '3328x4992',
  '6240x2656',
);
/** As the models of series 5 draw them. */
export const proSizes: Partial<Record<Tier, Record<Ratio, string>>> = {
  '1K': sizes(
    '1024x1024',
    '1152x864',
    '864x1152',
    '1424x800',
    '800x1424',
    '1248x832',
    '832x1248',
    '1568x672',
  ),
  '1.5K': sizes(
    '1536x1536',
    '1792x1344',
    '1344x1792',
    '2048x1152',
    '1152x2048',
    '1872x1248',
    '1248x1872',
    '2352x1008',
  ),
  '2K': sizes(
    '2048x2048',
    '2368x1776',
    '1776x2368',
    '2816x1584',
    '1584x2816',
    '2496x1664',
    '1664x2496',
    '3136x1344',
  ),
};

/** Volcengine closes three ids together: 2026-11-24 14:00 UTC+8. */
const volcengineEnd = '2026-11-24T06:00:00Z';

const wideRatio = { min: 1 / 16, max: 16 };
const modernReferences = {
  min: 0,
  max: 14,
  formats: ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
  ratio: wideRatio,
} satisfies ModelFamily['references'];

const series4 = {
  generates: true,
  references: modernReferences,
  sizing: 'tier-or-pixels',
  ratio: wideRatio,
  set: true,
  stream: true,
  seed: false,
  guidance: null,
  formats: [],
  nativeFormat: 'jpeg',
  fast: false,
  web: [],
  transparent: 'no',
  watermark: true,
  imagesPerMinute: 500,
} satisfies Partial<ModelFamily>;

const series5 = {
  ...series4,
  references: { ...modernReferences, max: 10 },
  tiers: ['1K', '1.5K', '2K'],
  defaultTier: '2K',
  sizes: proSizes,
  pixels: { min: 921_600, max: 4_624_220 },
  set: false,
  stream: false,
  formats: ['jpeg', 'png'],
} satisfies Partial<ModelFamily>;

/**
 * Every model of the name Seedream, newest last, as it is on ModelArk. Prices are list prices per successful picture.
 */
export const builtInFamilies: readonly ModelFamily[] = [
  {
    family: '3.0',
    name: 'Seedream 3.0',
    aliases: ['3', '3.0-t2i'],
    strength: 10,
    ids: {
      byteplus: [{ id: 'seedream-3-0-t2i-250415', status: 'retiring' }],
      volcengine: [{ id: 'doubao-seedream-3-0-t2i-250415', status: 'retiring' }],
    },
    generates: true,
    references: { min: 0, max: 0, formats: [], ratio: wideRatio },
    sizing: 'pixels',
    tiers: ['1K'],
    defaultTier: '1K',
    sizes: { '1K': small },
    pixels: { min: 262_144, max: 4_194_304 },
    ratio: wideRatio,
    set: false,
    stream: false,
    seed: true,
    guidance: { min: 1, max: 10, default: 2.5 },
    formats: [],
    nativeFormat: 'jpeg',
    fast: false,
    web: [],
    transparent: 'no',
    watermark: true,
    price: { volcengine: { currency: 'CNY', image: 0.259, reference: 0, freeReferences: 0 } },
    imagesPerMinute: 500,
  },
  {
    family: 'seededit',
    name: 'SeedEdit 3.0',
    aliases: ['seededit-3', 'seededit-3.0', 'seededit-3.0-i2i'],
    strength: 10,
    ids: {
      byteplus: [{ id: 'seededit-3-0-i2i-250628', status: 'retiring' }],
      volcengine: [{ id: 'doubao-seededit-3-0-i2i-250628', status: 'retiring' }],
    },
    generates: false,
    references: { min: 1, max: 1, formats: ['jpeg', 'png'], ratio: { min: 1 / 3, max: 3 } },
    sizing: 'adaptive',
    tiers: [],
    defaultTier: null,
    sizes: {},
    pixels: null,
    ratio: { min: 1 / 3, max: 3 },
    set: false,
    stream: false,
    seed: true,
    guidance: { min: 1, max: 10, default: 5.5 },
    formats: [],
    nativeFormat: 'jpeg',
    fast: false,
    web: [],
    transparent: 'no',
    watermark: true,
    price: {
      byteplus: { currency: 'USD', image: 0.03, reference: 0, freeReferences: 0 },
      volcengine: { currency: 'CNY', image: 0.3, reference: 0, freeReferences: 0 },
    },
    imagesPerMinute: 500,
  },
  {
    ...series4,
    family: '4.0',
    name: 'Seedream 4.0',
    aliases: ['4'],
    strength: 30,
    ids: {
      byteplus: [{ id: 'seedream-4-0-250828', status: 'live' }],
      volcengine: [
        { id: 'doubao-seedream-4-0-20260415', status: 'live' },
        { id: 'doubao-seedream-4-0-250828', status: 'retiring', endsAt: volcengineEnd },
      ],
    },
    tiers: ['1K', '2K', '4K'],
    defaultTier: '2K',
    sizes: { '1K': small40, '2K': large2K, '4K': large4K },
    pixels: { min: 921_600, max: 16_777_216 },
    fast: true,
    price: {
      byteplus: { currency: 'USD', image: 0.03, reference: 0, freeReferences: 0 },
      volcengine: { currency: 'CNY', image: 0.2, reference: 0, freeReferences: 0 },
    },
  },
  {
    ...series4,
    family: '4.5',
    name: 'Seedream 4.5',
    aliases: [],
    strength: 40,
    ids: {
      byteplus: [{ id: 'seedream-4-5-251128', status: 'live' }],
      volcengine: [{ id: 'doubao-seedream-4-5-251128', status: 'retiring', endsAt: volcengineEnd }],
    },
    tiers: ['2K', '4K'],
    defaultTier: '2K',
    sizes: { '2K': large2K, '4K': large4K },
    pixels: { min: 3_686_400, max: 16_777_216 },
    price: {
      byteplus: { currency: 'USD', image: 0.04, reference: 0, freeReferences: 0 },
      volcengine: { currency: 'CNY', image: 0.25, reference: 0, freeReferences: 0 },
    },
  },
  {
    ...series4,
    family: '4.7',
    name: 'Seedream 4.7',
    aliases: [],
    strength: 45,
    // Not on ModelArk.
    ids: {},
    tiers: ['2K', '4K'],
    defaultTier: '2K',
    sizes: { '2K': large2K, '4K': large4K },
    pixels: { min: 3_686_400, max: 16_777_216 },
    price: {},
  },
  {
    ...series4,
    family: '5-lite',
    name: 'Seedream 5.0 lite',
    aliases: ['5.0-lite', 'lite', '5.0', '5'],
    strength: 50,
    ids: {
      byteplus: [
        { id: 'seedream-5-0-260128', status: 'live' },
        { id: 'seedream-5-0-lite-260128', status: 'live' },
      ],
      volcengine: [
        { id: 'doubao-seedream-5-0-260128', status: 'retiring', endsAt: volcengineEnd },
        { id: 'doubao-seedream-5-0-lite-260128', status: 'retiring', endsAt: volcengineEnd },
      ],
    },
    tiers: ['2K', '3K', '4K'],
    defaultTier: '2K',
    sizes: { '2K': large2K, '3K': large3K, '4K': large4K },
    pixels: { min: 3_686_400, max: 16_777_216 },
    formats: ['jpeg', 'png'],
    web: ['volcengine'],
    price: { byteplus: { currency: 'USD', image: 0.035, reference: 0, freeReferences: 0 } },
  },
  {
    ...series5,
    family: '5-flash',
    name: 'Seedream 5.0 flash',
    aliases: ['5.0-flash', 'flash'],
    strength: 20,
    ids: {
      byteplus: [{ id: 'dola-seedream-5-0-flash-260915', status: 'live' }],
      volcengine: [{ id: 'doubao-seedream-5-0-flash-260915', status: 'live' }],
    },
    transparent: 'with-alpha',
    price: {
      byteplus: { currency: 'USD', image: 0.018, reference: 0, freeReferences: 0 },
      volcengine: { currency: 'CNY', image: 0.12, reference: 0, freeReferences: 0 },
    },
  },
  {
    ...series5,
    family: '5-pro',
    name: 'Seedream 5.0 pro',
    aliases: ['5.0-pro', 'pro'],
    strength: 60,
    ids: {
      byteplus: [{ id: 'dola-seedream-5-0-pro-260628', status: 'live' }],
      volcengine: [{ id: 'doubao-seedream-5-0-pro-260628', status: 'live' }],
    },
    fast: true,
    transparent: 'with-alpha',
    price: {
      byteplus: {
        currency: 'USD',
        image: 0.09,
        tiers: { '1K': 0.045, '1.5K': 0.045 },
        pixelSteps: [{ upTo: 2_610_000, image: 0.045 }],
        reference: 0.003,
        freeReferences: 1,
      },
    },
  },
  {
    ...series5,
    family: '5.5',
    name: 'Seedream 5.5',
    aliases: [],
    strength: 70,
    ids: { byteplus: [{ id: 'dola-seedream-5-5-261028', status: 'live' }] },
    nativeFormat: 'png',
    transparent: 'yes',
    price: {
      byteplus: {
        currency: 'USD',
        image: 0.035,
        tiers: { '1K': 0.02, '1.5K': 0.02 },
        reference: 0.008,
        freeReferences: 0,
      },
    },
    imagesPerMinute: null,
  },
];
