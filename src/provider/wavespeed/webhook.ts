import { z } from 'zod';
import type { BearerApi } from '../bearer-api.ts';
import { isSuccess, parseJson } from '../exchange.ts';
import { ProviderError, type WebhookRequest, type WebhookVerdict } from '../provider.ts';
import { isHmac, isRecent } from '../signature.ts';

const bodySchema = z.object({ id: z.string().min(1) });
const secretSchema = z.object({
  data: z.union([
    z.string().min(1),
    z.object({ secret: z.string().min(1) }).transform(({ secret }) => secret),
    z.object({ webhook_secret: z.string().min(1) }).transform(({ webhook_secret }) => webhook_secret),
  ]),
});

export interface Secret {
  /** Judges with the account's secret, and once more with a fresh one where it may have been changed. */
  judge(judge: (secret: string) => WebhookVerdict): Promise<WebhookVerdict>;
}

/** Forged webhooks must not make us ask for the secret again and again. */
const askedEveryMs = 60_000;

/** The secret the account's webhooks are signed with, asked for when the first one comes. */
export function createSecret(api: BearerApi, now: () => number = Date.now): Secret {
  let known: string | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function refresh(): Promise<string> {
    const secret = await fetchSecret(api);
    askedAt = now();
    known = secret;
    return secret;
  }

  return {
    async judge(judge) {
      const old = known;
      const verdict = judge(old ?? (await refresh()));
      const mayBeOld = old !== null && now() - askedAt > askedEveryMs;
      return verdict.kind === 'refused' && mayBeOld ? judge(await refresh()) : verdict;
    },
  };
}

async function fetchSecret(api: BearerApi): Promise<string> {
  const answer = await api.get('/api/v3/webhook/secret', AbortSignal.timeout(api.timeoutMs));
  const secret = isSuccess(answer) ? secretSchema.safeParse(answer.json).data?.data : undefined;
  if (secret !== undefined) return secret;
  const message = `The service's webhook secret cannot be read (${answer.status})`;
  throw new ProviderError('upstream', message, { accepted: false, retryable: true });
}

/** Judges with one secret. The part after `whsec_` is the key as it stands: it is not base64. */
export function judgeWebhook({ headers, rawBody, now }: WebhookRequest, secret: string): WebhookVerdict {
  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp');
  if (id === null || !isRecent(timestamp, now)) return { kind: 'refused' };
  const key = secret.replace(/^whsec_/, '');
  const signed = signaturesIn(headers.get('webhook-signature')).some((signature) =>
    isHmac(signature, key, [`${id}.${timestamp}.`, rawBody]),
  );
  if (!signed) return { kind: 'refused' };
  const body = bodySchema.safeParse(parseJson(Buffer.from(rawBody).toString('utf8'))).data;
  return body ? { kind: 'verified', id: body.id } : { kind: 'refused' };
}

/** `v3,<hex>`; several may stand side by side while a secret is changed. */
function signaturesIn(header: string | null): string[] {
  return (header ?? '').split(/\s+/).flatMap((part) => /^v3,([0-9a-f]+)$/i.exec(part)?.[1] ?? []);
}
