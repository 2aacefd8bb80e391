import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { describeFile, hashPicture, receivePicture, saveThumbnail } from '../../image/image.ts';
import type { Logger } from '../../log.ts';
import { type ImageProvider, type ImageSource, ProviderError } from '../../provider/provider.ts';
import { fitOffer } from '../../request/check.ts';
import type { Catalogue, ModelFamily, ModelOffer } from '../../request/models.ts';
import { liveFamilies, narrowFamily, offersFor } from '../../request/offers.ts';
import type { ImageRequest } from '../../request/request.ts';

/** They never change: otherwise nothing could be compared. */
const prompts = [
  'a red bicycle leaning against a white wall, noon light, photo',
  'a paper boat on a rain puddle, watercolour, with the word DARKROOM on its side',
];
const seed = 7;
const maxPictureBytes = 64 * 1024 * 1024;
/** A service that takes nothing now is asked again this often. */
const tries = 3;
const turnedAwayMs = 20_000;

/** What one prompt came to, at one model of one service. */
export const sampleSchema = z.strictObject({
  service: z.string(),
  family: z.string(),
  modelId: z.string(),
  prompt: z.number(),
  /** Only then the picture itself can be compared. */
  seeded: z.boolean(),
  milliseconds: z.number(),
  /** Null when there is no picture. */
  picture: z
    .strictObject({ hash: z.string(), width: z.number(), height: z.number(), format: z.string() })
    .nullable(),
  /** Why there is none. */
  failure: z.string().nullable(),
  /** The file name of a small copy. */
  thumbnail: z.string().nullable(),
});

export type Sample = z.infer<typeof sampleSchema>;

export interface SampleParts {
  catalogue: Catalogue;
  services: ReadonlyMap<string, ImageProvider>;
  /** Where thumbnails are kept. */
  dir: string;
  log: Logger;
}

interface Wish {
  provider: ImageProvider;
  offer: ModelOffer;
  family: ModelFamily;
  prompt: number;
}

/** Draws every prompt with every model of every service: services side by side, each one picture at a time. */
export async function takeSamples(parts: SampleParts): Promise<Sample[]> {
  const byService = Map.groupBy(listWishes(parts), (wish) => wish.provider.name);
  const samples = await Promise.all(
    [...byService.values()].map(async (wishes) => {
      const taken: Sample[] = [];
      for (const wish of wishes) taken.push(await takeSample(parts, wish));
      return taken;
    }),
  );
  return samples.flat();
}

function listWishes({ catalogue, services }: SampleParts): Wish[] {
  const now = new Date();
  // Routes say who draws for people; drift looks at everybody.
  const whole = { ...catalogue, routes: new Map() };
  return liveFamilies(whole, now).flatMap((family) =>
    offersFor(whole, { family }, now).flatMap((offer) => {
      const provider = services.get(offer.service);
      if (!provider || offer.ids.generate === undefined) return [];
      return prompts.map((_, prompt) => ({ provider, offer, family, prompt }));
    }),
  );
}

async function takeSample(parts: SampleParts, wish: Wish): Promise<Sample> {
  const { offer, family, prompt } = wish;
  const startedAt = Date.now();
  const facts = {
    service: offer.service,
    family: family.family,
    modelId: offer.ids.generate ?? '',
    prompt,
    seeded: narrowFamily(family, offer).seed,
  };
  try {
    const picture = await draw(parts, wish, requestFor(parts, wish));
    return { ...facts, milliseconds: Date.now() - startedAt, ...picture, failure: null };
  } catch (error) {
    const failure = error instanceof ProviderError ? error.kind : 'unexpected';
    parts.log.warn({ ...facts, error: String(error) }, 'a sample could not be taken');
    return { ...facts, milliseconds: Date.now() - startedAt, picture: null, failure, thumbnail: null };
  }
}

/** The cheapest size, and a seed where the model takes one. */
function requestFor({ catalogue }: SampleParts, { offer, family, prompt }: Wish): ImageRequest {
  const narrowed = narrowFamily(family, offer);
  const draft = {
    ...({ operation: 'generate', mode: 'variations', references: 0, count: 1 } as const),
    prompt: prompts[prompt] ?? '',
    size: narrowed.tiers[0],
    seed: narrowed.seed ? seed : undefined,
  };
  const found = { family, id: null };
  const fit = fitOffer(draft, { found, offer, catalogue }, { watermark: false, now: new Date() });
  // What MODELS_FILE says of one model ends no other's sample.
  if (fit.ok) return fit.request;
  throw new ProviderError('invalid', `It takes no sample: ${fit.problems[0]?.code}`, { accepted: false });
}

async function draw(parts: SampleParts, wish: Wish, request: ImageRequest) {
  const source = await generate(wish.provider, request);
  const received = await receivePicture(await source.open(AbortSignal.timeout(120_000)), {
    dir: parts.dir,
    maxBytes: maxPictureBytes,
  });
  try {
    const thumbnail = `${randomUUID()}.jpg`;
    await saveThumbnail(received.path, `${parts.dir}/${thumbnail}`);
    const hash = await hashPicture(received.path);
    const described = await describeFile(received.path);
    if (!described) throw new ProviderError('upstream', 'what was fetched is no picture', { accepted: true });
    const { width, height, format } = described;
    return { picture: { hash, width, height, format }, thumbnail };
  } finally {
    await rm(received.path, { force: true });
  }
}

async function generate(provider: ImageProvider, request: ImageRequest): Promise<ImageSource> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await generateOnce(provider, request);
    } catch (error) {
      const turnedAway = error instanceof ProviderError && error.retryable && error.accepted === false;
      if (!turnedAway || attempt >= tries) throw error;
      await wait(error.retryAfterMs ?? turnedAwayMs);
    }
  }
}

async function generateOnce(provider: ImageProvider, request: ImageRequest): Promise<ImageSource> {
  const id = randomUUID();
  const { signal } = new AbortController();
  const events = provider.generate(
    {
      callId: id,
      jobId: id,
      request,
      images: 1,
      references: [],
      operation: 'generate',
      modelId: request.modelId,
      webhookUrl: null,
    },
    { signal, pause: async (ms) => wait(ms) },
  );
  let source: ImageSource | null = null;
  for await (const event of events) {
    if (event.kind === 'image-failed') throw event.error;
    if (event.kind === 'image') source = event.source;
  }
  if (source) return source;
  throw new ProviderError('upstream', 'No picture came', { accepted: true });
}
