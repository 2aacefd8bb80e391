import { readFormat } from '../request/check-options.ts';
import { type ModelFamily, ratios, type Tier, tiers } from '../request/models.ts';
import { type Problem, problem, type RequestDraft } from '../request/request.ts';
import { formatDimensions, parseDimensions, parseTier, resolveSize } from '../request/sizes.ts';

/** A request as another model can take it, and what is different then. */
export interface Adapted {
  draft: RequestDraft;
  notes: readonly Problem[];
}

/** Leaves out what the model lacks and takes the nearest size it draws. What a picture shows is never given up. */
export function adaptDraft(draft: RequestDraft, family: ModelFamily): Adapted {
  const steps = [withoutSeed, withoutGuidance, withoutFormat, withoutFast, withNearestSize];
  return steps.reduce<Adapted>(
    (so, step) => {
      const { draft: next, notes } = step(so.draft, family);
      return { draft: next, notes: [...so.notes, ...notes] };
    },
    { draft: { ...draft, model: family.family }, notes: [] },
  );
}

const asItIs = (draft: RequestDraft): Adapted => ({ draft, notes: [] });

function withoutSeed(draft: RequestDraft, family: ModelFamily): Adapted {
  if (draft.seed === undefined || family.seed) return asItIs(draft);
  return { draft: { ...draft, seed: undefined }, notes: [problem('seed-left-out', { model: family.name })] };
}

function withoutGuidance(draft: RequestDraft, family: ModelFamily): Adapted {
  const { guidance } = draft;
  const range = family.guidance;
  const takes = guidance !== undefined && range && guidance >= range.min && guidance <= range.max;
  if (guidance === undefined || takes) return asItIs(draft);
  const notes = [problem('guidance-left-out', { model: family.name })];
  return { draft: { ...draft, guidance: undefined }, notes };
}

function withoutFormat(draft: RequestDraft, family: ModelFamily): Adapted {
  const format = draft.format === undefined ? null : readFormat(draft.format);
  if (!format || family.nativeFormat === format || family.formats.includes(format)) return asItIs(draft);
  const names = { format: format.toUpperCase(), native: family.nativeFormat.toUpperCase() };
  const notes = [problem('format-left-out', { model: family.name, ...names })];
  return { draft: { ...draft, format: undefined }, notes };
}

function withoutFast(draft: RequestDraft, family: ModelFamily): Adapted {
  if (!draft.fast || family.fast) return asItIs(draft);
  return { draft: { ...draft, fast: false }, notes: [problem('fast-left-out', { model: family.name })] };
}

function withNearestSize(draft: RequestDraft, family: ModelFamily): Adapted {
  const { size, ratio } = draft;
  if (size === undefined || !('problem' in resolveSize(family, { size, ratio }))) return asItIs(draft);
  const tier = parseTier(size);
  const pixels = parseDimensions(size);
  // The size followed the picture; here it is the model's own.
  if (!tier && !pixels) return asItIs({ ...draft, size: undefined });
  const nearest = tier ? nearestTier(family, tier) : pixels && nearestListed(family, pixels);
  if (!nearest) return asItIs(draft);
  const asked = (pixels ? formatDimensions(pixels) : size).replace('x', '×');
  const said = [nearest.size, ...(nearest.ratio ? [nearest.ratio] : [])].join(' ');
  const notes = [problem('size-changed', { model: family.name, asked, size: said })];
  return { draft: { ...draft, ...nearest }, notes };
}

/** The largest that is no larger, else the smallest. */
function nearestTier({ tiers: offered }: ModelFamily, wanted: Tier): { size: Tier; ratio?: never } | null {
  const size = offered.findLast((tier) => tiers.indexOf(tier) <= tiers.indexOf(wanted)) ?? offered[0];
  return size ? { size } : null;
}

/** The shape counts before the number of pixels. */
function nearestListed(
  { sizes }: ModelFamily,
  wanted: { width: number; height: number },
): { size: Tier; ratio: string } | null {
  const distance = ({ width, height }: { width: number; height: number }) =>
    10 * Math.abs(Math.log(width / height / (wanted.width / wanted.height))) +
    Math.abs(Math.log((width * height) / (wanted.width * wanted.height)));
  const listed = tiers.flatMap((size) =>
    ratios.flatMap((ratio) => {
      const pixels = parseDimensions(sizes[size]?.[ratio] ?? '');
      return pixels ? [{ size, ratio, far: distance(pixels) }] : [];
    }),
  );
  const [best] = listed.sort((a, b) => a.far - b.far);
  return best ? { size: best.size, ratio: best.ratio } : null;
}
