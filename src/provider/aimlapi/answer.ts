import { z } from 'zod';
import { parseDimensions } from '../../request/sizes.ts';
import type { Drawn } from '../conclude.ts';
import type { JsonAnswer } from '../exchange.ts';
import type { Usage } from '../provider.ts';
import { createSource, type ResultRules } from '../results.ts';
import { pictureError, requestIdOf, unclearError } from './faults.ts';

const text = z.string().nullish().catch(null);
const amount = z.number().nullish().catch(null);

const itemSchema = z
  .object({
    url: text,
    b64_json: text,
    size: text,
    width: amount,
    height: amount,
    error: z.unknown().optional(),
  })
  .catch({ error: null });
type Item = z.infer<typeof itemSchema>;

const itemsSchema = z.array(itemSchema).nullish().catch(null);

const answerSchema = z.object({
  data: itemsSchema,
  /** Seedream 4.0 repeats its pictures here, and tells their sizes. */
  images: itemsSchema,
  meta: z
    .object({
      usage: z.object({ credits_used: amount, tokens_used: amount, usd_spent: amount }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
type Body = z.infer<typeof answerSchema>;

const creditsPerDollar = 2_000_000;

/**
 * What an answer of status 2xx brought.
 * @throws ProviderError `unknown-outcome` when it is not an answer
 */
export function readAnswer(answer: JsonAnswer, rules: ResultRules): Omit<Drawn, 'images'> {
  const body = answerSchema.safeParse(answer.json).data;
  const items = body?.data?.length ? body.data : (body?.images ?? body?.data);
  if (!body || !items) throw unclearError(answer);
  const requestId = requestIdOf(answer);
  const bill = costOf(body);
  const drawn = items.filter(hasPicture).length;
  const charged = drawn === 0 && (bill.cost?.amount ?? 0) > 0 ? 'yes' : 'no';
  const pictures = items.map((item, index) => {
    const base64 = item.b64_json ?? null;
    if (!hasPicture(item)) return pictureError(item.error, { requestId, charged });
    return {
      source: createSource({ url: item.url || null, base64 }, rules),
      ...sizeOf(item, body.images?.[index]),
    };
  });
  return { pictures, requestId, usage: { generatedImages: drawn, ...bill } };
}

function hasPicture({ url, b64_json }: Item): boolean {
  return Boolean(url || b64_json);
}

function sizeOf(item: Item, twin: Item | undefined): { width?: number; height?: number } {
  const [width, height] = [item.width ?? twin?.width, item.height ?? twin?.height];
  return parseDimensions(item.size ?? '') ?? (width && height ? { width, height } : {});
}

function costOf({ meta }: Body): Pick<Usage, 'cost'> {
  const { usd_spent, credits_used, tokens_used } = meta?.usage ?? {};
  const credits = credits_used ?? tokens_used;
  const dollars = usd_spent ?? (credits == null ? null : credits / creditsPerDollar);
  return dollars === null ? {} : { cost: { currency: 'USD', amount: dollars } };
}
