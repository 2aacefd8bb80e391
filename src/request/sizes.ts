import { type ModelFamily, type Ratio, ratios, type Tier, tiers } from './models.ts';
import { type Problem, problem } from './request.ts';

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

export type SizeAnswer = { size: string; ratio: Ratio | null } | { problem: Problem };

/** Turns what was typed for size and ratio into the string the family takes, or says what it would take. */
export function resolveSize(
  family: ModelFamily,
  size: string | undefined,
  ratio: string | undefined,
): SizeAnswer {
  const wantedRatio = ratio === undefined ? null : parseRatio(ratio);
  if (ratio !== undefined && !wantedRatio) {
    return { problem: problem('ratio-unknown', { ratio, accepted: ratios.join(', ') }) };
  }
  if (family.sizing === 'adaptive') return adaptiveSize(family, size, ratio);
  const pixels = size === undefined ? null : parseDimensions(size);
  if (pixels) return wantedRatio ? { problem: problem('size-and-ratio', {}) } : pixelSize(family, pixels);
  const tier = size === undefined ? family.defaultTier : parseTier(size);
  if (!tier)
    return { problem: problem('size-unreadable', { size: size ?? '', accepted: acceptedTiers(family) }) };
  return tierSize(family, tier, wantedRatio);
}

function adaptiveSize(family: ModelFamily, size: string | undefined, ratio: string | undefined): SizeAnswer {
  if (size !== undefined && size.trim().toLowerCase() !== 'adaptive') {
    return { problem: problem('size-follows-picture', { model: family.name }) };
  }
  if (ratio !== undefined) return { problem: problem('size-follows-picture', { model: family.name }) };
  return { size: 'adaptive', ratio: null };
}

function tierSize(family: ModelFamily, tier: Tier, ratio: Ratio | null): SizeAnswer {
  if (!family.tiers.includes(tier)) return { problem: tierProblem(family, tier) };
  if (!ratio && family.sizing === 'tier-or-pixels') return { size: tier, ratio: null };
  const size = family.sizes[tier]?.[ratio ?? '1:1'];
  if (!size)
    return { problem: problem('ratio-not-offered', { model: family.name, ratio: ratio ?? '1:1', tier }) };
  return { size, ratio };
}

function tierProblem(family: ModelFamily, tier: Tier): Problem {
  const params = { model: family.name, tier, accepted: acceptedTiers(family) };
  const [smallest] = family.tiers;
  if (smallest && tiers.indexOf(tier) < tiers.indexOf(smallest)) {
    return problem('size-below-tiers', { ...params, smallest });
  }
  return problem('size-tier-not-offered', params);
}

/** `2K or 4K`, for sentences. */
export function acceptedTiers(family: ModelFamily): string {
  const all = [...family.tiers];
  const last = all.pop();
  return all.length > 0 ? `${all.join(', ')} or ${last}` : (last ?? 'WIDTHxHEIGHT');
}

function pixelSize(family: ModelFamily, wanted: Dimensions): SizeAnswer {
  const { width, height } = wanted;
  const area = width * height;
  const size = formatDimensions(wanted);
  if (!family.pixels) return { problem: problem('size-follows-picture', { model: family.name }) };
  if (area < family.pixels.min || area > family.pixels.max) {
    const example = family.defaultTier ? (family.sizes[family.defaultTier]?.['1:1'] ?? '') : '';
    const limits = { min: family.pixels.min, max: family.pixels.max, example };
    return { problem: problem('size-out-of-range', { model: family.name, size, pixels: area, ...limits }) };
  }
  if (width / height < family.ratio.min || width / height > family.ratio.max) {
    const widest = Math.round(family.ratio.max);
    return { problem: problem('size-too-narrow', { model: family.name, size, widest }) };
  }
  return { size, ratio: null };
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
