import { askForSeries } from '../../request/series.ts';
import type { JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';
import { starredSize } from '../starred-size.ts';

const takesSeed = /^bytedance\/seedream-v3/;
const takesFormat = /^bytedance\/seedream-v5/;

/** The body of a submit. What a model does not know of is not sent; undefined is left out. */
export function buildBody(call: ProviderCall, images: Record<string, JsonValue>): Record<string, JsonValue> {
  const { request, modelId } = call;
  const set = call.operation === 'set' || call.operation === 'edit-set';
  const seeded = takesSeed.test(modelId);
  return {
    model: modelId,
    prompt: set ? askForSeries(request.prompt, call.images) : request.prompt,
    ...images,
    size: starredSize(request.size),
    max_images: set ? call.images : undefined,
    seed: (seeded ? request.seed : null) ?? undefined,
    guidance_scale: (seeded ? request.guidance : null) ?? undefined,
    output_format: (takesFormat.test(modelId) ? request.format : null) ?? undefined,
    // Some models wait for the picture unless they are told not to.
    enable_sync_mode: false,
    enable_base64_output: false,
    webhook_url: call.webhookUrl ?? undefined,
  };
}
