import type { Cloud, ModelFamily } from '../../request/models.ts';
import { askForSeries } from '../../request/series.ts';
import { DataUrl, type JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';

/**
 * The body of `POST /images/generations`. ARK answers a field the model does not take with 400, so none is sent to a
 * family that does not list it; undefined is left out.
 */
export function buildBody(call: ProviderCall, family: ModelFamily, cloud: Cloud): Record<string, JsonValue> {
  const { request } = call;
  const set = request.mode === 'set' && family.set;
  return {
    model: call.modelId,
    prompt: set ? askForSeries(request.prompt, call.images) : request.prompt,
    image: imageField(call, family),
    size: request.size,
    sequential_image_generation: set ? 'auto' : undefined,
    sequential_image_generation_options: set ? { max_images: call.images } : undefined,
    stream: family.stream || undefined,
    response_format: 'url',
    output_format: formatField(call, family),
    // The service's default is to stamp the picture.
    watermark: request.watermark,
    seed: (family.seed ? request.seed : null) ?? undefined,
    guidance_scale: (family.guidance ? request.guidance : null) ?? undefined,
    optimize_prompt_options: request.fast && family.fast ? { mode: 'fast' } : undefined,
    tools: request.web && family.web.includes(cloud) ? [{ type: 'web_search' }] : undefined,
    background: request.transparent && family.transparent !== 'no' ? 'transparent' : undefined,
  };
}

/** One picture is a string, several are a list whose order is "image 1", "image 2" in the prompt. */
function imageField(call: ProviderCall, family: ModelFamily): JsonValue {
  if (family.references.max === 0) return undefined;
  const urls = call.references.map((file) => new DataUrl(file));
  return urls.length > 1 ? urls : urls[0];
}

function formatField({ request }: ProviderCall, family: ModelFamily): JsonValue {
  return request.format !== null && family.formats.includes(request.format) ? request.format : undefined;
}
