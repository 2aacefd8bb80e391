import { builtInFamilies } from '../../request/catalogue-data.ts';
import { type ModelFamily, ratios } from '../../request/models.ts';
import { parseTier } from '../../request/sizes.ts';
import type { JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';
import { inferenceOffers } from './offers.ts';

/** The body of a run. `metadata` is what a run whose answer was lost is found by. */
export function buildRun(call: ProviderCall, references: readonly string[]): Record<string, JsonValue> {
  return {
    app: call.modelId,
    input: buildInput(call, references),
    wait: false,
    webhook: call.webhookUrl ?? undefined,
    metadata: { call: call.callId, job: call.jobId },
  };
}

/** An app refuses a field that its schema does not have. */
function buildInput({ request }: ProviderCall, references: readonly string[]): Record<string, JsonValue> {
  const takes = familyHere(request.model);
  return {
    prompt: request.prompt,
    ...referenceFields(takes, references),
    ...sizeFields(request, takes),
    // A negative seed stands for any.
    seed: takes.seed && request.seed !== null && request.seed >= 0 ? request.seed : undefined,
    guidance_scale: (takes.guidance ? request.guidance : null) ?? undefined,
    output_format: formatField(request, takes),
    watermark: request.watermark,
  };
}

/** 3.0 takes pixels, the later apps a tier, those of series 5 with a ratio beside it. */
function sizeFields(
  { model, size, ratio }: ProviderCall['request'],
  { sizing, sizes }: Partial<ModelFamily>,
): Record<string, JsonValue> {
  if (sizing === 'adaptive') return {};
  if (sizing !== 'tier-and-ratio') return { size };
  const tier = parseTier(size);
  const shape = ratios.find((entry) => entry === ratio) ?? '1:1';
  if (model === '3.0') return { size: (tier && sizes?.[tier]?.[shape]) ?? size };
  return { size, aspect_ratio: ratio ?? undefined };
}

/** Apps for one picture have a field for one. */
function referenceFields(
  { references: limits }: Partial<ModelFamily>,
  references: readonly string[],
): Record<string, JsonValue> {
  if (references.length === 0) return {};
  return limits?.max === 1 ? { image: references[0] } : { images: references };
}

function formatField({ format }: ProviderCall['request'], { formats }: Partial<ModelFamily>): JsonValue {
  return format !== null && formats?.includes(format) ? format : undefined;
}

/** The family as it is at this service. */
function familyHere(name: string): Partial<ModelFamily> {
  const family = builtInFamilies.find((entry) => entry.family === name);
  return { ...family, ...inferenceOffers.find((offer) => offer.family === name)?.differs };
}
