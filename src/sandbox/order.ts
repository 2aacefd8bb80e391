import type { ModelFamily, PictureFormat } from '../request/models.ts';
import type { Dimensions } from '../request/sizes.ts';
import { type Fields, readFields, readModelName, readObject } from './fields.ts';
import { findOffer, type Offer } from './offers.ts';
import { type Reference, readReferences } from './references.ts';
import { invalidParameter } from './refusal.ts';
import { countAskedFor } from './series.ts';
import { resolvePixels } from './sizing.ts';
import { readSteering, type Steering } from './steering.ts';

/** A request that passed every check. */
export interface Order {
  offer: Offer;
  fields: Fields;
  /** As it was sent, steering words and all: what tells calls apart. */
  typedPrompt: string;
  /** What is painted. */
  prompt: string;
  steering: Steering;
  references: readonly Reference[];
  /** True for `sequential_image_generation: auto`, where pictures are numbered within the call. */
  isSet: boolean;
  /** Pictures that will be drawn. */
  pictures: number;
  pixels: Dimensions;
  format: PictureFormat;
  transparent: boolean;
}

/** References and pictures of one call together. Source: ModelArk image API. */
const maxPicturesPerCall = 15;

interface Surroundings {
  families: readonly ModelFamily[];
  now: Date;
  /** Where copies of the references are kept. */
  dir: string;
}

/**
 * Reads the text of a body, in the order in which the service finds faults.
 * @throws Refusal
 */
export async function readOrder(text: string, { families, now, dir }: Surroundings): Promise<Order> {
  const body = readObject(text);
  const offer = findOffer(families, readModelName(body), now);
  const fields = readFields(body, offer);
  const { prompt, steering } = readSteering(fields.prompt);
  const references = await readReferences(fields.image, offer.family, dir);
  const [first] = references;
  const referenceRatio = first ? first.width / first.height : null;
  const pixels = resolvePixels(offer, { size: fields.size, prompt, referenceRatio });
  const transparent = fields.background === 'transparent';
  if (transparent) checkTransparent(offer, references);
  const isSet = fields.sequential_image_generation === 'auto';
  return {
    offer,
    // The references' own text is megabytes long and not needed any more.
    fields: { ...fields, image: undefined },
    typedPrompt: fields.prompt,
    prompt,
    steering,
    references,
    isSet,
    pictures: isSet ? countPictures(fields, references.length, { prompt, steering }) : 1,
    pixels,
    format: transparent ? 'png' : (fields.output_format ?? offer.family.nativeFormat),
    transparent,
  };
}

/** pro and flash take a transparent background only for one PNG that has an alpha channel. */
function checkTransparent({ family }: Offer, references: readonly Reference[]): void {
  const [only] = references;
  if (family.transparent === 'yes') return;
  if (references.length === 1 && only?.format === 'png' && only.hasAlpha) return;
  throw invalidParameter('background', 'transparent requires exactly one png image with an alpha channel');
}

function countPictures(
  fields: Fields,
  references: number,
  { prompt, steering }: { prompt: string; steering: Steering },
): number {
  const sent = fields.sequential_image_generation_options?.max_images;
  const room = maxPicturesPerCall - references;
  if (sent !== undefined && sent > room) {
    throw invalidParameter(
      'sequential_image_generation_options.max_images',
      `the total of reference images and max_images must not exceed ${maxPicturesPerCall}`,
    );
  }
  const wanted = countAskedFor(prompt, sent ?? 4);
  return Math.max(1, Math.min(wanted, sent ?? room, steering.fewer ?? wanted));
}
