import { z } from 'zod';
import type { BearerApi } from '../bearer-api.ts';
import { exchange } from '../exchange.ts';
import type { JsonValue } from '../json-body.ts';
import { ProviderError } from '../provider.ts';
import { serviceHosts } from '../results.ts';

/** Models of which the service's pages say one field and its own client sends another. */
const inDoubt = ['bytedance/seedream-v5.0-lite/edit'];
const usual: ImageField = 'images';
const maxListBytes = 32 * 1024 * 1024;
const timeoutMs = 15_000;

type ImageField = 'images' | 'image';

export interface ImageFields {
  /** The field that carries the references of a model. @throws ProviderError `invalid` when it holds only one */
  build(modelId: string, urls: readonly string[], signal: AbortSignal): Promise<Record<string, JsonValue>>;
}

/** Where a model's own schema has to say which field it is, it is read once; a schema that cannot be read says nothing. */
export function createImageFields(api: BearerApi): ImageFields {
  const known = new Map<string, ImageField>();

  async function fieldOf(modelId: string, signal: AbortSignal): Promise<ImageField> {
    if (!inDoubt.includes(modelId)) return usual;
    const found = known.get(modelId) ?? (await readField(api, modelId, signal));
    if (found) known.set(modelId, found);
    return found ?? usual;
  }

  return {
    async build(modelId, urls, signal) {
      if (urls.length === 0) return {};
      if ((await fieldOf(modelId, signal)) === 'images') return { images: urls };
      if (urls.length === 1) return { image: urls[0] };
      const message = 'The model takes one reference there';
      throw new ProviderError('invalid', message, { accepted: false, detail: message });
    },
  };
}

const listSchema = z.object({ data: z.array(z.record(z.string(), z.unknown())) });

/** Null when the service does not say. */
async function readField(api: BearerApi, modelId: string, signal: AbortSignal): Promise<ImageField | null> {
  try {
    const list = await read(api, `${api.baseUrl}/models`, signal);
    const entry = listSchema
      .safeParse(list)
      .data?.data.find((model) => Object.values(model).includes(modelId));
    const address = z.string().safeParse(entry?.schema).data;
    return address === undefined ? null : fieldIn(await read(api, address, signal));
  } catch (error) {
    if (signal.aborted || !(error instanceof ProviderError)) throw error;
    return null;
  }
}

/** The list and the schemas are public: no key is needed. */
async function read(api: BearerApi, url: string, signal: AbortSignal): Promise<unknown> {
  const allow = serviceHosts(api.baseUrl);
  const question = { method: 'GET', headers: {}, maxBytes: maxListBytes } as const;
  return (await exchange({ ...question, url, allow, timeoutMs, signal })).json;
}

/** The first of the two names among the properties of a schema, however deep it lies. */
function fieldIn(schema: unknown): ImageField | null {
  if (typeof schema !== 'object' || schema === null) return null;
  const { properties }: { properties?: unknown } = schema;
  if (typeof properties === 'object' && properties !== null) {
    if ('images' in properties) return 'images';
    if ('image' in properties) return 'image';
  }
  for (const inner of Object.values(schema)) {
    const found = fieldIn(inner);
    if (found) return found;
  }
  return null;
}
