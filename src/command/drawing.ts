import type { AttachmentRef } from '../chat/chat.ts';
import { maxPromptLength } from '../request/check-amounts.ts';
import { findModel, type ModelFamily, ratios, tiers } from '../request/models.ts';
import { firstOffer, liveFamilies, narrowFamily, offersFor } from '../request/offers.ts';
import { parseTier } from '../request/sizes.ts';
import {
  type CommandContext,
  choice,
  decimal,
  flag,
  type Option,
  picture,
  type SuggestContext,
  text,
  wholeNumber,
} from './command.ts';

/** Options that several drawing commands share, so that one word means one thing everywhere. */
export const promptOption = text({
  description: 'option.prompt',
  required: true,
  maxLength: maxPromptLength,
});
export const editPromptOption = text({
  description: 'option.prompt-edit',
  required: true,
  maxLength: maxPromptLength,
});

export const shapeOptions = {
  model: text({ description: 'option.model', maxLength: 60, suggest: suggestModels }),
  ratio: text({ description: 'option.ratio', maxLength: 10, suggest: suggestRatios }),
  size: text({ description: 'option.size', maxLength: 20, suggest: suggestSizes }),
};

export const styleOption = text({ description: 'option.style', maxLength: 32, suggest: suggestStyles });

export const fileOptions = {
  format: choice({
    description: 'option.format',
    values: [
      { value: 'jpeg', label: null },
      { value: 'png', label: null },
    ],
  }),
  delivery: choice({
    description: 'option.delivery',
    values: [
      { value: 'streamed', label: 'choice.streamed' },
      { value: 'batched', label: 'choice.batched' },
    ],
  }),
  private: flag({ description: 'option.private' }),
};

export const modelOptions = {
  seed: wholeNumber({ description: 'option.seed', min: -1, max: 2_147_483_647 }),
  // Services count it on scales of their own; what the chosen one takes is checked with the request.
  guidance: decimal({ description: 'option.guidance', min: 0, max: 20 }),
  watermark: flag({ description: 'option.watermark' }),
  fast: flag({ description: 'option.fast' }),
  web: flag({ description: 'option.web' }),
  transparent: flag({ description: 'option.transparent' }),
};

type PictureOptions<N extends string> = Record<N, Option<AttachmentRef>>;

/** `image`, `image2` … up to `image10`. */
export function pictureOptions<const N extends string>(names: readonly N[]): PictureOptions<N> {
  const entries = names.map((name, index) => [
    name,
    picture({ description: 'option.image', number: index + 1 }),
  ]);
  return Object.fromEntries(entries) as PictureOptions<N>;
}

export const fourPictures = ['image', 'image2', 'image3', 'image4'] as const;
export const tenPictures = [
  ...fourPictures,
  'image5',
  'image6',
  'image7',
  'image8',
  'image9',
  'image10',
] as const;

/** The attached pictures in the order of their options. */
function picturesIn(values: Readonly<Record<string, unknown>>, names: readonly string[]): AttachmentRef[] {
  return names.flatMap((name) => {
    const value = values[name];
    return isAttachment(value) ? [value] : [];
  });
}

function isAttachment(value: unknown): value is AttachmentRef {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}

/** Those that came with it, then those in its options: the order in which the model sees them. */
export function allPictures(
  { event }: Pick<CommandContext, 'event'>,
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
): AttachmentRef[] {
  return [...(event.pictures ?? []), ...picturesIn(values, names)];
}

function suggestStyles({ styles, typed }: SuggestContext) {
  return styles.map((name) => ({ name, value: name })).filter(({ name }) => matches(typed, name));
}

/** Models that can do what was already chosen, live ones first. */
function suggestModels(ctx: SuggestContext) {
  const able = liveFamilies(ctx.catalogue, ctx.now).filter((family) =>
    offersFor(ctx.catalogue, { family }, ctx.now).some((offer) => canDo(narrowFamily(family, offer), ctx)),
  );
  const retiring = (family: ModelFamily) =>
    firstOffer(ctx.catalogue, family, ctx.now)?.offer.status === 'retiring';
  const rank = (family: ModelFamily) => (family.family === ctx.defaultModel ? 0 : retiring(family) ? 2 : 1);
  return able
    .sort((a, b) => rank(a) - rank(b))
    .map((family) => ({ name: family.name, value: family.family }))
    .filter((entry) => matches(ctx.typed, entry.name, entry.value));
}

function canDo(family: ModelFamily, { options, catalogue }: SuggestContext): boolean {
  const pictures = Object.values(options).filter(isAttachment).length;
  const tier = typeof options.size === 'string' ? parseTier(options.size) : null;
  return (
    pictures >= family.references.min &&
    pictures <= family.references.max &&
    (tier === null || family.tiers.includes(tier)) &&
    (options.seed === undefined || family.seed) &&
    (options.guidance === undefined || family.guidance !== null) &&
    (options.fast !== true || family.fast) &&
    (options.web !== true || family.web.includes(catalogue.cloud)) &&
    (options.transparent !== true || family.transparent !== 'no')
  );
}

function chosenFamily(ctx: SuggestContext): ModelFamily | undefined {
  const typed = typeof ctx.options.model === 'string' ? ctx.options.model : ctx.defaultModel;
  const family = findModel(ctx.catalogue, typed)?.family;
  return family && (firstOffer(ctx.catalogue, family, ctx.now)?.family ?? family);
}

function suggestRatios(ctx: SuggestContext) {
  const family = chosenFamily(ctx);
  const tier = (typeof ctx.options.size === 'string' && parseTier(ctx.options.size)) || family?.defaultTier;
  const offered = tier ? family?.sizes[tier] : undefined;
  return ratios
    .filter((ratio) => family === undefined || offered?.[ratio] !== undefined)
    .map((ratio) => ({
      name: offered?.[ratio] ? `${ratio} (${offered[ratio].replace('x', '×')})` : ratio,
      value: ratio,
    }))
    .filter((entry) => matches(ctx.typed, entry.value));
}

function suggestSizes(ctx: SuggestContext) {
  const offered = chosenFamily(ctx)?.tiers ?? tiers;
  return offered
    .map((tier) => ({ name: tier, value: tier }))
    .filter((entry) => matches(ctx.typed, entry.value));
}

function matches(typed: string, ...names: string[]): boolean {
  return names.some((name) => name.toLowerCase().includes(typed.trim().toLowerCase()));
}
