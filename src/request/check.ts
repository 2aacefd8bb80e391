import { type Asked, ableFamilies, nameAble } from './alternatives.ts';
import { serviceTitle } from './catalogue-services.ts';
import { amountProblems } from './check-amounts.ts';
import { optionProblems, readFormat } from './check-options.ts';
import {
  type Catalogue,
  type FoundModel,
  findModel,
  hasEnded,
  type ModelFamily,
  type ModelOffer,
  type PictureFormat,
  type Tier,
} from './models.ts';
import { liveFamilies, narrowFamily, offersFor, operationOf } from './offers.ts';
import { pricePerImage } from './price.ts';
import { anyOf, type ImageRequest, type Problem, problem, type RequestDraft } from './request.ts';
import { parseTier, resolveSize } from './sizes.ts';

/** ModelArk's advice: details beyond about 600 words (300 Chinese characters) are dropped. */
const advisedPromptWords = 600;

export interface RequestDefaults {
  model: string;
  watermark: boolean;
  now: Date;
}

/**
 * `tier`: what the size comes to, where it was not said in pixels. `unmarked`: the visible mark was asked for, and the
 * service has none.
 */
export type Checked =
  | { ok: true; request: ImageRequest; warnings: readonly Problem[]; tier: Tier | null; unmarked: boolean }
  | { ok: false; problems: readonly Problem[] };

/**
 * Normalises a draft and checks it against the catalogue: the first service of the model's route that can do it, with
 * the visible mark where that was asked for and some service has it. Nothing is paid for before this has said yes.
 */
export function checkRequest(draft: RequestDraft, catalogue: Catalogue, defaults: RequestDefaults): Checked {
  const { now } = defaults;
  const typed = draft.model ?? defaults.model;
  const found = findModel(catalogue, typed);
  if (!found) return { ok: false, problems: [unknownModel(catalogue, typed, now)] };
  const answers = offersFor(catalogue, found, now).map((offer) =>
    fitOffer(draft, { found, offer, catalogue }, defaults),
  );
  const [first] = answers;
  const chosen =
    answers.find((answer) => answer.ok && !answer.unmarked) ?? answers.find((answer) => answer.ok);
  if (chosen?.ok) return { ...chosen, request: sayTier(chosen, found.family) };
  return first ?? { ok: false, problems: [endedModel(draft, found, { catalogue, now })] };
}

/**
 * A tier alone stays one, where the model knows it by name: what it comes to in pixels depends on the picture that is
 * changed and on the service that draws it.
 */
function sayTier({ request, tier }: Extract<Checked, { ok: true }>, { sizing }: ModelFamily): ImageRequest {
  return tier === null || request.ratio !== null || sizing === 'pixels'
    ? request
    : { ...request, size: tier };
}

/** Checks a draft against one offer and says it in that service's terms. `shape`: that of the picture to change. */
export function fitOffer(
  draft: RequestDraft,
  on: { found: FoundModel; offer: ModelOffer; catalogue: Catalogue; shape?: number | undefined },
  defaults: Pick<RequestDefaults, 'watermark' | 'now'>,
): Checked {
  const { found, offer, catalogue, shape } = on;
  const family = narrowFamily(found.family, offer);
  const asked: Asked = { draft, family, offer, catalogue, now: defaults.now };
  const size = resolveSize(family, { size: draft.size, ratio: draft.ratio, shape });
  const problems = [
    ...amountProblems(asked),
    ...('problem' in size ? [withOtherModel(size.problem, asked)] : []),
    ...optionProblems(asked),
  ];
  if ('problem' in size || problems.length > 0) return { ok: false, problems };
  const modelId = offer.ids[operationOf(draft)];
  if (modelId === undefined) return { ok: false, problems: [endedModel(draft, found, asked)] };
  const request = normalise(asked, { ...size, modelId, typedId: found.id }, defaults);
  const unmarked = request.watermark && !family.watermark;
  const mark = unmarked ? [problem('watermark-not-offered', { service: serviceTitle(offer.service) })] : [];
  return { ok: true, request, warnings: [...warningsFor(asked), ...mark], tier: size.tier, unmarked };
}

/** What a request asked for, to be checked against another service or model. */
export function draftOf(request: ImageRequest): RequestDraft {
  const { operation, mode, prompt, references, count, watermark, fast, web, transparent, style } = request;
  // A request without a record of what was typed says its size in pixels or as a tier.
  const { size, ratio, format } = request.asked ?? { size: request.size };
  return {
    operation,
    mode,
    prompt,
    references,
    count,
    watermark,
    fast,
    web,
    transparent,
    style,
    size,
    ratio,
    format: format ?? request.format ?? undefined,
    model: request.typedId ?? request.model,
    seed: request.seed ?? undefined,
    guidance: request.guidance ?? undefined,
  };
}

function normalise(
  { draft, family, offer }: Asked,
  found: { size: string; ratio: string | null; modelId: string; typedId: string | null },
  defaults: Pick<RequestDefaults, 'watermark'>,
): ImageRequest {
  const { size, ratio, format, style } = draft;
  const prompt = draft.prompt.trim();
  return {
    operation: draft.references > 0 ? 'edit' : 'generate',
    mode: draft.mode,
    prompt,
    ...(style !== undefined && prompt.endsWith(style) && { style }),
    references: draft.references,
    count: draft.count,
    model: family.family,
    modelId: found.modelId,
    service: offer.service,
    ...(found.typedId !== null && { typedId: found.typedId }),
    asked: {
      ...(size !== undefined && { size }),
      ...(ratio !== undefined && { ratio }),
      ...(format !== undefined && { format }),
    },
    size: found.size,
    ratio: found.ratio,
    seed: draft.seed ?? null,
    guidance: draft.guidance ?? null,
    format: formatFor(draft, family),
    watermark: draft.watermark ?? defaults.watermark,
    fast: draft.fast ?? false,
    web: draft.web ?? false,
    transparent: draft.transparent ?? false,
    pricePerImage: pricePerImage(family, offer.price, { size: found.size, draft }),
  };
}

/** Sent only to families that list `output_format`; transparency exists in PNG alone. */
function formatFor(draft: RequestDraft, family: ModelFamily): PictureFormat | null {
  if (family.formats.length === 0) return null;
  if (draft.transparent) return 'png';
  return draft.format === undefined ? null : readFormat(draft.format);
}

function warningsFor({ draft, family, offer }: Asked): Problem[] {
  const words = draft.prompt.split(/\s+/).length + (draft.prompt.match(/\p{Script=Han}/gu)?.length ?? 0) * 2;
  return [...retirement(family, offer), ...(words > advisedPromptWords ? [problem('prompt-long')] : [])];
}

function retirement(family: ModelFamily, { status, endsAt }: ModelOffer): Problem[] {
  if (status !== 'retiring') return [];
  const model = family.name;
  return [
    endsAt
      ? problem('model-ends', { model, date: endsAt.slice(0, 10) })
      : problem('model-retiring', { model }),
  ];
}

function unknownModel(catalogue: Catalogue, typed: string, now: Date): Problem {
  const accepted = liveFamilies(catalogue, now).map((f) => f.family);
  return problem('model-unknown', { model: typed, accepted: anyOf(accepted) });
}

function endedModel(
  draft: RequestDraft,
  { family }: FoundModel,
  { catalogue, now }: Pick<Asked, 'catalogue' | 'now'>,
): Problem {
  const able = (other: ModelFamily) =>
    other.family !== family.family &&
    (draft.mode !== 'set' || other.set) &&
    other.references.max >= draft.references &&
    (draft.references > 0 || other.generates);
  const params = { model: family.name, others: nameAble({ draft, catalogue, now }, able) };
  const ended = catalogue.offers.findLast(
    (offer) => offer.family === family.family && hasEnded(offer, now),
  )?.endsAt;
  return ended
    ? problem('model-ended', { ...params, date: ended.slice(0, 10) })
    : problem('model-not-here', params);
}

/** A size that another family takes is answered with that family's name. */
function withOtherModel(found: Problem, asked: Asked): Problem {
  const tier = asked.draft.size === undefined ? null : parseTier(asked.draft.size);
  if (found.code !== 'size-below-tiers' && found.code !== 'size-tier-not-offered') return found;
  const [nearest] = ableFamilies(asked, (f) => tier !== null && f.tiers.includes(tier));
  return problem(found.code, { ...found.params, others: anyOf(nearest === undefined ? [] : [nearest]) });
}
