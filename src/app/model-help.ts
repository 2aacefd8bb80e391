import { z } from 'zod';
import { actionId, type Button } from '../chat/chat.ts';
import { jobIdFor } from '../request/address.ts';
import { checkRequest } from '../request/check.ts';
import { findModel } from '../request/models.ts';
import { firstOffer, liveFamilies } from '../request/offers.ts';
import { findDraft, keepDraft } from '../store/drafts.ts';
import type { DrawWish } from './draw-wish.ts';
import type { Parts } from './parts.ts';
import type { Asker } from './replies.ts';

const maxOffers = 3;

const referenceSchema = z.object({
  source: z.object({
    id: z.string(),
    name: z.string(),
    bytes: z.number().nullable(),
    blob: z.string().optional(),
    tray: z.string().optional(),
  }),
  parent: z.string().nullable(),
  key: z.string().nullable(),
  mime: z.string().nullable(),
  bytes: z.number().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});

const bodySchema = z.object({
  models: z.array(z.string()),
  wish: z.object({
    draft: z.object({
      operation: z.enum(['generate', 'edit']),
      mode: z.enum(['variations', 'set']),
      prompt: z.string(),
      references: z.number(),
      count: z.number(),
      model: z.string().optional(),
      ratio: z.string().optional(),
      size: z.string().optional(),
      seed: z.number().optional(),
      guidance: z.number().optional(),
      format: z.string().optional(),
      watermark: z.boolean().optional(),
      fast: z.boolean().optional(),
      web: z.boolean().optional(),
      transparent: z.boolean().optional(),
      style: z.string().optional(),
    }),
    references: z.array(referenceSchema),
    from: z.string().optional(),
    delivery: z.enum(['streamed', 'batched']).nullable(),
    private: z.boolean(),
    replied: z.number(),
  }),
});

/** Buttons that run the same on a model that can do it; none where no model can, or the model is not what is wrong. */
export async function offerModels(
  parts: Parts,
  asker: Asker,
  wish: DrawWish,
): Promise<{ buttons?: readonly (readonly Button[])[] }> {
  const { catalogue, defaults } = parts.config;
  const now = new Date();
  const asked = findModel(catalogue, wish.draft.model ?? defaults.model)?.family.family;
  const able = liveFamilies(catalogue, now).filter(
    ({ family }) =>
      family !== asked && checkRequest({ ...wish.draft, model: family }, catalogue, { ...defaults, now }).ok,
  );
  const steady = able.filter((f) => firstOffer(catalogue, f, now)?.offer.status !== 'retiring');
  const offered = (steady.length > 0 ? steady : able).slice(0, maxOffers);
  if (offered.length === 0) return {};
  const id = jobIdFor(`draft ${asker.naturalKey}`);
  const models = offered.map(({ family }) => family);
  await keepDraft(parts.db, { id, person: asker.person, body: { models, wish }, now });
  const words = parts.wordsFor(asker.locale);
  const buttons = offered.map(({ name }, index) => ({
    id: actionId('run-with', id, index),
    label: words.say('button.run-with', { model: name }),
    style: index === 0 ? ('primary' as const) : ('plain' as const),
  }));
  return { buttons: [buttons] };
}

/** What was refused, for the model that was offered; null when it is not kept any more. */
export async function findOffer(
  parts: Pick<Parts, 'db'>,
  person: string,
  target: { id: string; index: number },
): Promise<DrawWish | null> {
  const kept = bodySchema.safeParse(await findDraft(parts.db, target.id, person));
  const model = kept.data?.models[target.index];
  if (!kept.success || model === undefined) return null;
  const { wish } = kept.data;
  // Its words carry their style already.
  return { ...wish, draft: { ...wish.draft, model }, style: 'none', usesTray: false };
}
