import { z } from 'zod';
import { parseJson } from '../exchange.ts';
import type { WebhookRequest, WebhookVerdict } from '../provider.ts';
import { isRecent, type KeySet } from '../signature.ts';

const bodySchema = z.object({ session_id: z.string().min(1) });
const prefix = 'x-atlascloud-webhook-';

/** Believes what one of the service's keys has signed. The older HMAC beside it has no key we could know. */
export async function judgeWebhook(
  { headers, rawBody, now }: WebhookRequest,
  keys: KeySet,
): Promise<WebhookVerdict> {
  const timestamp = headers.get(`${prefix}timestamp`);
  const signature = headers.get(`${prefix}signature-ed25519`);
  if (!isRecent(timestamp, now) || !signature) return { kind: 'refused' };
  const message = Buffer.concat([Buffer.from(`${timestamp}.`), rawBody]);
  const signed = await keys.isSigned(
    Buffer.from(signature, 'base64url'),
    message,
    headers.get(`${prefix}key-id`),
  );
  const body = bodySchema.safeParse(parseJson(Buffer.from(rawBody).toString('utf8'))).data;
  return signed && body ? { kind: 'verified', id: body.session_id } : { kind: 'refused' };
}
