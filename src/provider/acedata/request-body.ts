import { askForSeries } from '../../request/series.ts';
import { DataUrl, type JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';
import { acedataOffers } from './offers.ts';

/** Models whose offers leave a field as it is on ModelArk. */
const third = ['3.0', 'seededit'];
const fifth = ['5-lite', '5-pro'];

/** The body of `POST /seedream/images`, always as a task. A field goes only to the models that list it. */
export function buildBody(call: ProviderCall): Record<string, JsonValue> {
  const { request, images } = call;
  const set = call.operation === 'set' || call.operation === 'edit-set';
  const family = request.model;
  return {
    model: call.modelId,
    prompt: set ? askForSeries(request.prompt, images) : request.prompt,
    image: call.references.length > 0 ? call.references.map((file) => new DataUrl(file)) : undefined,
    size: request.size,
    seed: (family === '3.0' ? request.seed : null) ?? undefined,
    guidance_scale: (third.includes(family) ? request.guidance : null) ?? undefined,
    sequential_image_generation: set ? 'auto' : undefined,
    sequential_image_generation_options: set ? { max_images: images } : undefined,
    response_format: 'url',
    // The service's default is to stamp the picture.
    watermark: request.watermark,
    output_format: (fifth.includes(family) ? request.format : null) ?? undefined,
    tools: request.web && searches(family) ? [{ type: 'web_search' }] : undefined,
    optimize_prompt_options: request.fast ? { mode: 'fast' } : undefined,
    callback_url: call.webhookUrl ?? undefined,
    async: true,
  };
}

function searches(family: string): boolean {
  return (acedataOffers.find((offer) => offer.family === family)?.differs.web ?? []).length > 0;
}
