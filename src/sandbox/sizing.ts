import { type ModelFamily, type Ratio, ratios, type Tier } from '../request/models.ts';
import { type Dimensions, parseDimensions, parseTier } from '../request/sizes.ts';
import { baseNameOf, type Offer } from './offers.ts';
import { invalidParameter } from './refusal.ts';

export interface SizeWish {
  /** The field as it was sent. */
  size: string | undefined;
  prompt: string;
  /** Width divided by height of the first reference. */
  referenceRatio: number | null;
}

/**
 * The pixels a picture will have.
 * @throws Refusal with the model's own words for a size it does not take
 */
export function resolvePixels(offer: Offer, wish: SizeWish): Dimensions {
  const { family } = offer;
  if (family.sizing === 'adaptive') return adaptivePixels(wish);
  const size = wish.size ?? defaultSize(family);
  const exact = parseDimensions(size);
  if (exact) return checkPixels(family, exact);
  const tier = family.sizing === 'tier-or-pixels' ? parseTier(size) : null;
  if (!tier || !family.tiers.includes(tier)) throw invalidParameter('size', badSize(offer, tier));
  return tierPixels(family, tier, chooseRatio(wish));
}

/** 4.x and lite draw a square when no size is sent; the newer ones take the tier and follow the prompt. */
function defaultSize(family: ModelFamily): string {
  const tier = family.defaultTier ?? '2K';
  return family.transparent === 'no' ? (family.sizes[tier]?.['1:1'] ?? tier) : tier;
}

function badSize({ family, id }: Offer, tier: Tier | null): string {
  if (tier && family.formats.length === 0) {
    return `the specified size is not supported for model ${baseNameOf(id)}`;
  }
  const accepted = ["'WIDTHxHEIGHT'"];
  if (family.sizing === 'tier-or-pixels')
    accepted.push(...family.tiers.map((each) => `'${each.toLowerCase()}'`));
  const last = accepted.pop();
  return accepted.length === 0
    ? `size must be ${last}`
    : `size must be one of ${accepted.join(', ')}, or ${last}`;
}

function checkPixels({ pixels, ratio }: ModelFamily, wanted: Dimensions): Dimensions {
  const area = wanted.width * wanted.height;
  if (pixels && area < pixels.min) {
    throw invalidParameter('size', `image size must be at least ${pixels.min} pixels`);
  }
  if (pixels && area > pixels.max) {
    throw invalidParameter('size', `image size must be at most ${pixels.max} pixels`);
  }
  const shape = wanted.width / wanted.height;
  if (shape < ratio.min || shape > ratio.max) {
    const range = `between ${ratio.min.toFixed(4)} and ${ratio.max.toFixed(2)}`;
    throw invalidParameter('size', `the aspect ratio of the image must be ${range}`);
  }
  return wanted;
}

function tierPixels(family: ModelFamily, tier: Tier, ratio: Ratio): Dimensions {
  const sizes = family.sizes[tier];
  const size = parseDimensions(sizes?.[ratio] ?? sizes?.['1:1'] ?? '');
  if (!size) throw invalidParameter('size', `the specified size is not supported for model ${family.family}`);
  return size;
}

const ratioWords: readonly { words: RegExp; ratio: Ratio }[] = [
  { words: /\b(panorama|panoramic|ultrawide)\b/i, ratio: '21:9' },
  { words: /\b(widescreen|cinematic|wallpaper|wide|banner)\b|横版|横屏/i, ratio: '16:9' },
  { words: /\b(phone|story|vertical|tall)\b|竖版|竖屏/i, ratio: '9:16' },
  { words: /\b(portrait|poster)\b|肖像|海报/i, ratio: '3:4' },
  { words: /\b(landscape)\b|风景/i, ratio: '4:3' },
  { words: /\bsquare\b|方形/i, ratio: '1:1' },
];

/** A ratio in figures wins; then an edit keeps its reference's shape, and words decide for the rest. */
function chooseRatio({ prompt, referenceRatio }: SizeWish): Ratio {
  const said = /\b(\d{1,2}):(\d{1,2})\b/.exec(prompt)?.[0];
  const exact = ratios.find((ratio) => ratio === said);
  if (exact) return exact;
  if (referenceRatio !== null) return closestRatio(referenceRatio);
  return ratioWords.find(({ words }) => words.test(prompt))?.ratio ?? '1:1';
}

function closestRatio(shape: number): Ratio {
  const distance = (ratio: Ratio) => {
    const [width = 1, height = 1] = ratio.split(':').map(Number);
    return Math.abs(Math.log(shape / (width / height)));
  };
  return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best), ratios[0]);
}

/** SeedEdit follows its reference: about one megapixel, sides of 512 to 1536. */
function adaptivePixels({ size, referenceRatio }: SizeWish): Dimensions {
  if (size !== undefined && size.toLowerCase() !== 'adaptive') {
    throw invalidParameter('size', "size must be 'adaptive'");
  }
  const shape = referenceRatio ?? 1;
  const side = (pixels: number) => Math.min(1536, Math.max(512, Math.round(pixels / 32) * 32));
  return { width: side(1024 * Math.sqrt(shape)), height: side(1024 / Math.sqrt(shape)) };
}
