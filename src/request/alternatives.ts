import type { Catalogue, ModelFamily, ModelOffer } from './models.ts';
import { liveFamilies, narrowFamily, offersFor } from './offers.ts';
import { anyOf, type List, type RequestDraft } from './request.ts';

/** A draft together with what it is checked against. */
export interface Asked {
  draft: RequestDraft;
  /** As `offer` offers it. */
  family: ModelFamily;
  offer: ModelOffer;
  catalogue: Catalogue;
  now: Date;
}

type Where = Pick<Asked, 'catalogue' | 'now'> & Partial<Pick<Asked, 'draft'>>;

/** Live families that can do something. */
export function nameAble(where: Where, can: (family: ModelFamily) => boolean): List {
  return anyOf(ableFamilies(where, can));
}

/** Short names; those that are being retired only where there is no other. */
export function ableFamilies(
  { catalogue, now, draft }: Where,
  can: (family: ModelFamily) => boolean,
): string[] {
  // A model that only changes pictures is no advice for words alone.
  const pictures = draft?.references ?? Number.POSITIVE_INFINITY;
  const able = liveFamilies(catalogue, now).flatMap((family) => {
    const offer = offersFor(catalogue, { family }, now).find((candidate) => {
      const narrowed = narrowFamily(family, candidate);
      return narrowed.references.min <= pictures && can(narrowed);
    });
    return offer ? [{ family: family.family, steady: offer.status !== 'retiring' }] : [];
  });
  const steady = able.filter((entry) => entry.steady);
  return (steady.length > 0 ? steady : able).map((entry) => entry.family);
}
