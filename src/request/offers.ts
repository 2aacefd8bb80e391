import {
  type Catalogue,
  type FoundModel,
  hasEnded,
  type ModelFamily,
  type ModelOffer,
  type Operation,
} from './models.ts';
import type { ImageRequest } from './request.ts';

export type { ModelOffer, Operation } from './models.ts';

/** What a request asks of the model, in the words of the offers. */
export function operationOf(request: { references: number; mode: 'variations' | 'set' }): Operation {
  if (request.mode === 'set') return request.references > 0 ? 'edit-set' : 'set';
  return request.references > 0 ? 'edit' : 'generate';
}

/** The family as this service offers it: what it has no id for, it cannot do. */
export function narrowFamily(family: ModelFamily, offer: ModelOffer): ModelFamily {
  const narrowed = { ...family, ...offer.differs };
  const { generate, edit, set, 'edit-set': editSet } = offer.ids;
  const changes = edit !== undefined || editSet !== undefined;
  const draws = generate !== undefined || set !== undefined;
  const { references } = narrowed;
  return {
    ...narrowed,
    generates: narrowed.generates && draws,
    set: narrowed.set && (set !== undefined || editSet !== undefined),
    references: changes
      ? { ...references, min: draws ? references.min : Math.max(1, references.min) }
      : { ...references, min: 0, max: 0 },
  };
}

/**
 * Offers of a model that can be called at `now`, in the order they are tried; one for each service. A raw id that was
 * typed leaves only the offers of that id.
 */
export function offersFor(
  catalogue: Catalogue,
  { family, id }: Pick<FoundModel, 'family'> & { id?: string | null },
  now: Date,
): ModelOffer[] {
  const live = catalogue.offers.filter(
    (offer) =>
      offer.family === family.family &&
      !hasEnded(offer, now) &&
      (id == null || Object.values(offer.ids).includes(id)),
  );
  const route = catalogue.routes.get(family.family) ?? [...new Set(live.map((offer) => offer.service))];
  return route.flatMap((service) => live.find((offer) => offer.service === service) ?? []);
}

/** The family as the service that was chosen for a request offers it. */
export function familyFor(
  catalogue: Catalogue,
  family: ModelFamily,
  { service, modelId }: Pick<ImageRequest, 'service' | 'modelId'>,
): ModelFamily {
  const chosen = catalogue.offers.find(
    (offer) =>
      offer.family === family.family &&
      offer.service === service &&
      Object.values(offer.ids).includes(modelId),
  );
  return chosen ? narrowFamily(family, chosen) : family;
}

/** Families that can be called now, in the order of the catalogue. */
export function liveFamilies(catalogue: Catalogue, now: Date): ModelFamily[] {
  return catalogue.families.filter((family) => offersFor(catalogue, { family }, now).length > 0);
}

/** The family as the first service of its route offers it, with that offer; null when nobody does. */
export function firstOffer(
  catalogue: Catalogue,
  family: ModelFamily,
  now: Date,
): { family: ModelFamily; offer: ModelOffer } | null {
  const [offer] = offersFor(catalogue, { family }, now);
  return offer ? { family: narrowFamily(family, offer), offer } : null;
}

/** Models with more strength than this one, the next first. */
export function strongerFamilies(catalogue: Catalogue, family: ModelFamily, now: Date): ModelFamily[] {
  return liveFamilies(catalogue, now)
    .filter((other) => other.strength > family.strength)
    .sort((a, b) => a.strength - b.strength);
}
