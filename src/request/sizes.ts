import { type ModelFamily, type Ratio, ratios, type Tier, tiers } from './models.ts';
import { anyOf, type List, type Problem, problem } from './request.ts';

export interface Dimensions {
  width: number;
  height: number;
}

/** Reads `2848x1600`, `2848×1600` and `2848 * 1600`. */
export function parseDimensions(text: string): Dimensions | null {
  const match = /^\s*(\d{1,5})\s*[x×*]\s*(\d{1,5})\s*$/i.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}

export function formatDimensions({ width, height }: Dimensions): string {
  return `${width}x${height}`;
}

/** Reads `2K`, `2k`, `1.5k`. */
export function parseTier(text: string): Tier | null {
  return tiers.find((tier) => tier === text.trim().toUpperCase()) ?? null;
}

/** Reads `16:9`, `16x9`, `16/9`. */
export function parseRatio(text: string): Ratio | null {
  const wanted = text.trim().replace(/\s*[/x×]\s*/i, ':');
  return ratios.find((ratio) => ratio === wanted) ?? null;
}

export type SizeAnswer = { size: string; ratio: Ratio | null; tier: Tier | null } | { problem: Problem };

/** What was typed, and the shape (width divided by height) of the picture that is changed, where it is known. */
export interface WantedSize {
  size?: string | undefined;
  ratio?: string | undefined;
  shape?: number | undefined;
}

/** Turns what was typed for size and ratio into the string the family takes, or says what it would take. */
export function resolveSize(family: ModelFamily, wanted: WantedSize): SizeAnswer {
  const { size, ratio } = wanted;
  const wantedRatio = ratio === undefined ? null : parseRatio(ratio);
  if (ratio !== undefined && !wantedRatio) {
    return { problem: problem('ratio-unknown', { ratio, accepted: anyOf(ratios) }) };
  }
  if (family.sizing === 'adaptive') return adaptiveSize(family, size, ratio);
  const pixels = size === undefined ? null : parseDimensions(size);
  if (pixels && wantedRatio) return { problem: problem('size-and-ratio', {}) };
  if (pixels) {
    const free = family.sizing === 'tier-and-ratio' ? null : family.pixels;
    return free ? pixelSize(family, pixels, free) : listedSize(family, pixels);
  }
  const tier = size === undefined ? family.defaultTier : parseTier(size);
  if (!tier)
    return { problem: problem('size-unreadable', { size: size ?? '', accepted: acceptedTiers(family) }) };
  return tierSize(family, tier, { ratio: wantedRatio, shape: wanted.shape });
}

function adaptiveSize(family: ModelFamily, size: string | undefined, ratio: string | undefined): SizeAnswer {
  if (size !== undefined && size.trim().toLowerCase() !== 'adaptive') {
    return { problem: problem('size-follows-picture', { model: family.name }) };
  }
  if (ratio !== undefined) return { problem: problem('size-follows-picture', { model: family.name }) };
  return { size: 'adaptive', ratio: null, tier: null };
}

function tierSize(
  family: ModelFamily,
  tier: Tier,
  { ratio, shape }: { ratio: Ratio | null; shape: number | undefined },
): SizeAnswer {
  if (!family.tiers.includes(tier)) return { problem: tierProblem(family, tier) };
  if (!ratio && hasName(family, tier)) return { size: tier, ratio: null, tier };
  // A picture that is changed keeps its shape as far as the service has one like it.
  const followed = ratio ?? (shape === undefined ? null : nearestRatio(family, tier, shape));
  const size = family.sizes[tier]?.[followed ?? '1:1'];
  if (!size)
    return { problem: problem('ratio-not-offered', { model: family.name, ratio: ratio ?? '1:1', tier }) };
  return family.sizing === 'tier-and-ratio' ? { size: tier, ratio: followed, tier } : { size, ratio, tier };
}

/** Without a ratio the model chooses the shape, where the tier has a name. */
function hasName({ sizing, tiers: all, namedTiers = all }: ModelFamily, tier: Tier): boolean {
  return sizing === 'tier-or-pixels' && namedTiers.includes(tier);
}

function nearestRatio(family: ModelFamily, tier: Tier, shape: number): Ratio | null {
  const offered = ratios.filter((ratio) => family.sizes[tier]?.[ratio] !== undefined);
  const distance = (ratio: Ratio) => Math.abs(Math.log(shapeOf(ratio) / shape));
  return offered.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function shapeOf(ratio: Ratio): number {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  return across / down;
}

/** Pixels stand for a tier and a ratio where that pair is listed with exactly these. */
function listedSize(family: ModelFamily, wanted: Dimensions): SizeAnswer {
  const size = formatDimensions(wanted);
  for (const tier of family.tiers) {
    const ratio = ratios.find((entry) => family.sizes[tier]?.[entry] === size);
    // A service without tiers is sent the pixels themselves.
    if (ratio && family.sizing === 'pixels') return { size, ratio: null, tier: null };
    if (ratio) return { size: tier, ratio, tier };
  }
  return { problem: problem('size-not-listed', { model: family.name, accepted: acceptedTiers(family) }) };
}

function tierProblem(family: ModelFamily, tier: Tier): Problem {
  const params = { model: family.name, tier, accepted: acceptedTiers(family) };
  const [smallest] = family.tiers;
  if (smallest && tiers.indexOf(tier) < tiers.indexOf(smallest)) {
    return problem('size-below-tiers', { ...params, smallest });
  }
  return problem('size-tier-not-offered', params);
}

/** For sentences. */
export function acceptedTiers({ tiers: all }: ModelFamily): List {
  return anyOf(all.length > 0 ? all : ['WIDTHxHEIGHT']);
}

function pixelSize(
  family: ModelFamily,
  wanted: Dimensions,
  limits: NonNullable<ModelFamily['pixels']>,
): SizeAnswer {
  const { width, height } = wanted;
  const area = width * height;
  const size = formatDimensions(wanted);
  if (area < limits.min || area > limits.max) {
    const example = family.defaultTier ? (family.sizes[family.defaultTier]?.['1:1'] ?? '') : '';
    const facts = { size, pixels: area, min: limits.min, max: limits.max, example };
    return { problem: problem('size-out-of-range', { model: family.name, ...facts }) };
  }
  if (width / height < family.ratio.min || width / height > family.ratio.max) {
    const widest = Math.round(family.ratio.max);
    return { problem: problem('size-too-narrow', { model: family.name, size, widest }) };
  }
  const { sides } = family;
  if (sides && (Math.min(width, height) < sides.min || Math.max(width, height) > sides.max)) {
    return { problem: problem('size-sides', { model: family.name, size, min: sides.min, max: sides.max }) };
  }
  return { size, ratio: null, tier: null };
}

/** Roughly how many pixels a size stands for, for prices and memory. */
export function pixelsOf(family: ModelFamily, size: string): number {
  const exact = parseDimensions(size);
  if (exact) return exact.width * exact.height;
  const tier = parseTier(size);
  const square = tier ? family.sizes[tier]?.['1:1'] : undefined;
  const dimensions = square ? parseDimensions(square) : null;
  return dimensions ? dimensions.width * dimensions.height : 1024 * 1024;
}
