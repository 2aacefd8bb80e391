import { askForSeries } from '../../request/series.ts';
import type { JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';
import { starredSize } from '../starred-size.ts';

const takesSeed = /^bytedance\/seed(ream|edit)-v3/;
const takesFormat = /^bytedance\/seedream-v5/;
const saysTier = /^bytedance\/seedream-v5\.(0-pro|5)/;
const takesBackground = /^bytedance\/seedream-v5\.5/;
const takesOneImage = /^bytedance\/seededit-/;

/** The input of a model. What a model does not know of is not sent; undefined is left out. */
export function buildBody(call: ProviderCall, images: readonly string[]): Record<string, JsonValue> {
  const { request, modelId } = call;
  const set = call.operation === 'set' || call.operation === 'edit-set';
  const seeded = takesSeed.test(modelId);
  return {
    prompt: set ? askForSeries(request.prompt, call.images) : request.prompt,
    ...imageFields(modelId, images),
    ...sizeFields(call),
    max_images: set ? call.images : undefined,
    seed: (seeded ? request.seed : null) ?? undefined,
    guidance_scale: (seeded ? request.guidance : null) ?? undefined,
    output_format: (takesFormat.test(modelId) ? request.format : null) ?? undefined,
    background: takesBackground.test(modelId) && request.transparent ? 'transparent' : undefined,
    enable_sync_mode: false,
    enable_base64_output: false,
  };
}

function imageFields(modelId: string, images: readonly string[]): Record<string, JsonValue> {
  if (images.length === 0) return {};
  return takesOneImage.test(modelId) ? { image: images[0] } : { images };
}

function sizeFields({ request, modelId }: ProviderCall): Record<string, JsonValue> {
  if (request.size === 'adaptive') return {};
  if (!saysTier.test(modelId)) return { size: starredSize(request.size) };
  return { resolution: request.size.toLowerCase(), aspect_ratio: request.ratio ?? undefined };
}
