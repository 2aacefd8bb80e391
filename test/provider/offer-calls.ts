import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CallContext, ImageProvider, ProviderCall, ReferenceFile } from '../../src/provider/provider.ts';
import { builtInFamilies } from '../../src/request/catalogue-data.ts';
import type { ModelFamily } from '../../src/request/models.ts';
import { type ModelOffer, narrowFamily, type Operation } from '../../src/request/offers.ts';
import type { ImageRequest } from '../../src/request/request.ts';

/** The family as the offer says it is at the service. */
export function narrowed(offer: ModelOffer): ModelFamily {
  const family = builtInFamilies.find((entry) => entry.family === offer.family);
  if (!family) throw new Error(`The catalogue has no ${offer.family}`);
  return narrowFamily(family, offer);
}

export function offerOf(provider: ImageProvider, family: string): ModelOffer {
  const offer = provider.models().find((entry) => entry.family === family);
  if (!offer) throw new Error(`${provider.name} does not offer ${family}`);
  return offer;
}

export interface CallWish {
  operation?: Operation;
  references?: readonly ReferenceFile[];
  /** Pictures of a set. */
  images?: number;
  webhookUrl?: string;
  request?: Partial<ImageRequest>;
}

/** A call as the queue makes it for a model of the provider: for its first offer of a family, or for that offer. */
export function createOfferCall(
  provider: ImageProvider,
  model: string | ModelOffer,
  wish: CallWish = {},
): ProviderCall {
  const { operation = 'generate', references = [], images = 1, webhookUrl = null } = wish;
  const offer = typeof model === 'string' ? offerOf(provider, model) : model;
  const modelId = offer.ids[operation];
  if (!modelId) throw new Error(`${provider.name} offers no ${operation} with ${offer.family}`);
  const set = operation === 'set' || operation === 'edit-set';
  const request: ImageRequest = {
    operation: references.length > 0 ? 'edit' : 'generate',
    mode: set ? 'set' : 'variations',
    prompt: 'a lighthouse',
    references: references.length,
    count: images,
    model: offer.family,
    modelId,
    size: defaultSize(narrowed(offer)),
    ratio: null,
    seed: null,
    guidance: null,
    format: null,
    watermark: false,
    fast: false,
    web: false,
    transparent: false,
    pricePerImage: null,
    ...wish.request,
  };
  const ids = { callId: 'call-1', jobId: 'job-1' };
  return { ...ids, request, images, references, operation, modelId, webhookUrl };
}

function defaultSize({ sizing, defaultTier, sizes }: ModelFamily): string {
  if (sizing === 'adaptive' || defaultTier === null) return 'adaptive';
  return sizing === 'pixels' ? (sizes[defaultTier]?.['1:1'] ?? '2048x2048') : defaultTier;
}

/** Waits as the queue would, only that a second passes in a millisecond. */
export function createContext(signal: AbortSignal = new AbortController().signal): CallContext {
  return { signal, pause: async (ms) => void (await wait(Math.ceil(ms / 1000), undefined, { signal })) };
}

/** Waits as the queue does: a live report has time to tell its news before the first look. */
export function createPatientContext(): CallContext {
  const { signal } = new AbortController();
  return { signal, pause: (ms) => wait(ms) };
}

export interface ReferenceFolder {
  /** A file whose bytes are known; their content is of no interest to a fake. */
  add(content: string | Buffer, mime?: string): Promise<ReferenceFile>;
  remove(): Promise<void>;
}

export async function createReferences(): Promise<ReferenceFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'darkroom-references-'));
  let count = 0;
  return {
    async add(content, mime = 'image/png') {
      const path = join(folder, String(count++));
      await writeFile(path, content);
      return { path, mime, bytes: Buffer.byteLength(content) };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
