import type { ModelFamily, Price } from './models.ts';
import { type Money, type RequestDraft, roundMoney } from './request.ts';
import { parseTier, pixelsOf } from './sizes.ts';

/** List price of one picture with its share of the references, or null when it is not known. */
export function pricePerImage(
  family: ModelFamily,
  price: Price | null,
  asked: { size: string; draft: RequestDraft },
): Money | null {
  const { size, draft } = asked;
  if (!price) return null;
  const tier = parseTier(size);
  const pixels = pixelsOf(family, size);
  const step = tier ? undefined : price.pixelSteps?.find((entry) => pixels <= entry.upTo);
  const image = (tier && price.tiers?.[tier]) ?? step?.image ?? price.image;
  const references = Math.max(0, draft.references - price.freeReferences) * price.reference;
  const share = draft.mode === 'set' ? references / draft.count : references;
  return { currency: price.currency, amount: roundMoney(image + share) };
}
