import { parseDimensions } from '../../request/sizes.ts';
import { DataUrl, type JsonValue } from '../json-body.ts';
import type { ProviderCall } from '../provider.ts';

/** The body of `POST /v1/images/generations`: every generation of models has fields of its own. */
export function buildBody(call: ProviderCall): Record<string, JsonValue> {
  const { request, modelId } = call;
  const common = { model: modelId, prompt: request.prompt };
  const urls = call.references.map((file) => new DataUrl(file));
  const images = urls.length > 0 ? urls : undefined;
  switch (request.model) {
    case '3.0':
      return { ...common, size: request.size, ...thirdFields(call) };
    case 'seededit':
      return { ...common, image: urls[0], size: 'adaptive', ...thirdFields(call) };
    case '4.0':
      return { ...common, image_size: imageSize(request.size), image_urls: images, seed: positiveSeed(call) };
    default: {
      const image_size = imageSize(request.size);
      return { ...common, image_size, image_urls: images, seed: seedOf(call), ...answerFields(call) };
    }
  }
}

function thirdFields(call: ProviderCall): Record<string, JsonValue> {
  const guidance_scale = call.request.guidance ?? undefined;
  return { seed: seedOf(call), guidance_scale, ...answerFields(call) };
}

function answerFields({ request }: ProviderCall): Record<string, JsonValue> {
  return { watermark: request.watermark, response_format: 'url' };
}

function seedOf({ request }: ProviderCall): number | undefined {
  return request.seed ?? undefined;
}

/** This model counts seeds from 1; −1 is any, as is none. */
function positiveSeed(call: ProviderCall): number | undefined {
  const seed = seedOf(call);
  return seed === -1 ? undefined : seed;
}

/** `2K`, or pixels. */
function imageSize(size: string): JsonValue {
  const dimensions = parseDimensions(size);
  return dimensions ? { width: dimensions.width, height: dimensions.height } : size;
}
