import { builtInFamilies } from '../../request/catalogue-data.ts';
import type { ModelFamily } from '../../request/models.ts';
import { askForSeries } from '../../request/series.ts';
import { parseDimensions, parseTier } from '../../request/sizes.ts';
import { DataUrl, type JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';
import { falOffers } from './offers.ts';

/** The input of an endpoint: flat, and without a field that its page does not list. */
export function buildInput(call: ProviderCall): Record<string, JsonValue> {
  const { request, operation } = call;
  const takes = familyHere(request.model);
  const set = operation === 'set' || operation === 'edit-set';
  return {
    prompt: set ? askForSeries(request.prompt, call.images) : request.prompt,
    ...referenceFields(call),
    image_size: sizeField(request.size),
    max_images: set ? call.images : undefined,
    // A negative seed stands for any, which is what the service takes when there is none.
    seed: takes.seed && request.seed !== null && request.seed >= 0 ? request.seed : undefined,
    guidance_scale: (takes.guidance ? request.guidance : null) ?? undefined,
    output_format:
      request.format !== null && takes.formats?.includes(request.format) ? request.format : undefined,
    enhance_prompt_mode: takes.fast && request.fast ? 'fast' : undefined,
  };
}

/** The family as it is at this service. */
function familyHere(name: string): Partial<ModelFamily> {
  const family = builtInFamilies.find((entry) => entry.family === name);
  return { ...family, ...falOffers.find((offer) => offer.family === name)?.differs };
}

/** SeedEdit's one picture has a field of its own. */
function referenceFields({ modelId, references }: ProviderCall): Record<string, JsonValue> {
  const urls = references.map((file) => new DataUrl(file));
  if (urls.length === 0) return {};
  return modelId.includes('/seededit/') ? { image_url: urls[0] } : { image_urls: urls };
}

/** With a tier alone the model chooses the ratio, from the prompt or from the references. */
function sizeField(size: string): JsonValue {
  const tier = parseTier(size);
  if (tier) return `auto_${tier}`;
  const pixels = parseDimensions(size);
  return pixels ? { width: pixels.width, height: pixels.height } : undefined;
}
