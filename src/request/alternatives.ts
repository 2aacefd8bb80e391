import { type Catalogue, currentModelId, liveFamilies, type ModelFamily } from './models.ts';
import type { RequestDraft } from './request.ts';

/** A draft together with what it is checked against. */
export interface Asked {
  draft: RequestDraft;
  family: ModelFamily;
  catalogue: Catalogue;
  now: Date;
}

type Where = Pick<Asked, 'catalogue' | 'now'> & Partial<Pick<Asked, 'draft'>>;

/** Live families that can do something, joined for a sentence; `none` when there is none. */
export function nameAble(where: Where, can: (family: ModelFamily) => boolean): string {
  const able = ableFamilies(where, can);
  const last = able.pop();
  return able.length > 0 ? `${able.join(', ')} or ${last}` : (last ?? 'none');
}

/** Short names; those that are being retired only where there is no other. */
export function ableFamilies(
  { catalogue, now, draft }: Where,
  can: (family: ModelFamily) => boolean,
): string[] {
  // A model that only changes pictures is no advice for words alone.
  const pictures = draft?.references ?? Number.POSITIVE_INFINITY;
  const able = liveFamilies(catalogue, now).filter((f) => f.references.min <= pictures && can(f));
  const steady = able.filter((f) => currentModelId(f, catalogue.cloud, now)?.status === 'live');
  return (steady.length > 0 ? steady : able).map((f) => f.family);
}
