import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../exchange.ts';
import type { WebhookRequest, WebhookVerdict } from '../provider.ts';
import { isRecent, type KeySet } from '../signature.ts';

const bodySchema = z.object({ request_id: z.string().min(1) });

/** A webhook is signed over its ids, its time and the hash of its body, by any of the service's keys. */
export async function judgeWebhook(request: WebhookRequest, keys: KeySet): Promise<WebhookVerdict> {
  const { headers, rawBody, now } = request;
  const [id, user, timestamp, signature] = ['Request-Id', 'User-Id', 'Timestamp', 'Signature'].map((name) =>
    headers.get(`X-Fal-Webhook-${name}`),
  );
  if (!id || user == null || !timestamp || !signature || !isRecent(timestamp, now))
    return { kind: 'refused' };
  const hash = createHash('sha256').update(rawBody).digest('hex');
  const message = Buffer.from([id, user, timestamp, hash].join('\n'));
  const signed = await keys.isSigned(Buffer.from(signature, 'hex'), message, null);
  if (!signed) return { kind: 'refused' };
  const body = bodySchema.safeParse(parseJson(Buffer.from(rawBody).toString('utf8'))).data;
  return { kind: 'verified', id: body?.request_id ?? id };
}
