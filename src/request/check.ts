import { type Asked, ableFamilies, nameAble } from './alternatives.ts';
import { amountProblems } from './check-amounts.ts';
import { optionProblems, readFormat } from './check-options.ts';
import {
  type Catalogue,
  currentModelId,
  findModel,
  hasEnded,
  liveFamilies,
  type ModelFamily,
  type ModelId,
  type PictureFormat,
} from './models.ts';
import { pricePerImage } from './price.ts';
import { type ImageRequest, type Problem, problem, type RequestDraft } from './request.ts';
import { parseTier, resolveSize } from './sizes.ts';

/** ModelArk's advice: details beyond about 600 words (300 Chinese characters) are dropped. */
const advisedPromptWords = 600;

export interface RequestDefaults {
  model: string;
  watermark: boolean;
  now: Date;
}

export type Checked =
  | { ok: true; request: ImageRequest; warnings: readonly Problem[] }
  | { ok: false; problems: readonly Problem[] };

/** Normalises a draft and checks it against the catalogue. Nothing is paid for before this has said yes. */
export function checkRequest(draft: RequestDraft, catalogue: Catalogue, defaults: RequestDefaults): Checked {
  const { now } = defaults;
  const typed = draft.model ?? defaults.model;
  const found = findModel(catalogue, typed);
  if (!found) return { ok: false, problems: [unknownModel(catalogue, typed, now)] };
  const asked: Asked = { draft, family: found.family, catalogue, now };
  const id = found.id ?? currentModelId(found.family, catalogue.cloud, now);
  if (!id || hasEnded(id, now)) return { ok: false, problems: [endedModel(asked)] };
  const size = resolveSize(found.family, draft.size, draft.ratio);
  const problems = [
    ...amountProblems(asked),
    ...('problem' in size ? [withOtherModel(size.problem, asked)] : []),
    ...optionProblems(asked),
  ];
  if ('problem' in size || problems.length > 0) return { ok: false, problems };
  return { ok: true, request: normalise(asked, { ...size, id }, defaults), warnings: warningsFor(asked, id) };
}

function normalise(
  { draft, family, catalogue }: Asked,
  found: { size: string; ratio: string | null; id: ModelId },
  defaults: RequestDefaults,
): ImageRequest {
  return {
    operation: draft.references > 0 ? 'edit' : 'generate',
    mode: draft.mode,
    prompt: draft.prompt.trim(),
    references: draft.references,
    count: draft.count,
    model: family.family,
    modelId: found.id.id,
    size: found.size,
    ratio: found.ratio,
    seed: draft.seed ?? null,
    guidance: draft.guidance ?? null,
    format: formatFor(draft, family),
    watermark: draft.watermark ?? defaults.watermark,
    fast: draft.fast ?? false,
    web: draft.web ?? false,
    transparent: draft.transparent ?? false,
    pricePerImage: pricePerImage(family, catalogue, { size: found.size, draft }),
  };
}

/** Sent only to families that list `output_format`; transparency exists in PNG alone. */
function formatFor(draft: RequestDraft, family: ModelFamily): PictureFormat | null {
  if (family.formats.length === 0) return null;
  if (draft.transparent) return 'png';
  return draft.format === undefined ? null : readFormat(draft.format);
}

function warningsFor({ draft, family }: Asked, id: ModelId): Problem[] {
  const words = draft.prompt.split(/\s+/).length + (draft.prompt.match(/\p{Script=Han}/gu)?.length ?? 0) * 2;
  return [...retirement(family, id), ...(words > advisedPromptWords ? [problem('prompt-long')] : [])];
}

function retirement(family: ModelFamily, { status, endsAt }: ModelId): Problem[] {
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
  return problem('model-unknown', { model: typed, accepted: accepted.join(', ') });
}

function endedModel(asked: Asked): Problem {
  const { draft, family, catalogue, now } = asked;
  const able = (other: ModelFamily) =>
    other.family !== family.family &&
    (draft.mode !== 'set' || other.set) &&
    other.references.max >= draft.references &&
    (draft.references > 0 || other.generates);
  const params = { model: family.name, others: nameAble(asked, able) };
  const ended = family.ids[catalogue.cloud]?.findLast((entry) => hasEnded(entry, now))?.endsAt;
  return ended
    ? problem('model-ended', { ...params, date: ended.slice(0, 10) })
    : problem('model-not-here', params);
}

/** A size that another family takes is answered with that family's name. */
function withOtherModel(found: Problem, asked: Asked): Problem {
  const tier = asked.draft.size === undefined ? null : parseTier(asked.draft.size);
  if (found.code !== 'size-below-tiers' && found.code !== 'size-tier-not-offered') return found;
  const [nearest = 'none'] = ableFamilies(asked, (f) => tier !== null && f.tiers.includes(tier));
  return problem(found.code, { ...found.params, others: nearest });
}
