import { parseDimensions } from '../../request/sizes.ts';
import { DataUrl, type JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';
import { openRouterOffers } from './offers.ts';

/**
 * The body of `POST /images`. Parameters a model does not list may be refused, so none is sent to one that does not.
 * There is no field for a watermark.
 */
export function buildBody(call: ProviderCall): Record<string, JsonValue> {
  const { request } = call;
  const differs = openRouterOffers.find((offer) => offer.family === request.model)?.differs;
  return {
    model: call.modelId,
    prompt: request.prompt,
    ...sizeFields(call),
    seed: (differs?.seed ? request.seed : null) ?? undefined,
    output_format:
      request.format !== null && differs?.formats?.includes(request.format) ? request.format : undefined,
    input_references: call.references.length > 0 ? call.references.map(toReference) : undefined,
  };
}

/** Pixels say everything: beside them, a resolution or a ratio is refused. */
function sizeFields({ request }: ProviderCall): Record<string, JsonValue> {
  if (parseDimensions(request.size)) return { size: request.size };
  return { resolution: request.size, aspect_ratio: request.ratio ?? undefined };
}

function toReference(file: ProviderCall['references'][number]): JsonValue {
  return { type: 'image_url', image_url: { url: new DataUrl(file) } };
}
