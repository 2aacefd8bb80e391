import { z } from 'zod';
import type { JsonAnswer } from '../exchange.ts';
import { parseRetryAfter } from '../http.ts';
import { ProviderError, type ProviderErrorKind } from '../provider.ts';
import { refusalKind } from '../refusals.ts';

/** What went wrong, wherever the service says it. */
export interface Fault {
  code: string | null;
  message: string | null;
}

const text = z.string().nullish().catch(null);

/** An object, or the bare message. */
export const faultSchema = z
  .union([
    z
      .object({ code: text, message: text })
      .transform(({ code, message }): Fault => ({ code: code ?? null, message: message ?? null })),
    z.string().transform((message): Fault => ({ code: null, message })),
  ])
  .nullish()
  .catch(null);

const envelopeSchema = z.object({ error: faultSchema, trace_id: text }).catch({});

const kindsByCode: ReadonlyMap<string, ProviderErrorKind> = new Map([
  ['used_up', 'no-credit'],
  ['invalid_token', 'auth'],
  ['token_expired', 'auth'],
  ['token_mismatched', 'auth'],
  ['no_token', 'auth'],
  ['disabled', 'auth'],
  ['api_not_implemented', 'not-found'],
  ['no_api', 'not-found'],
  ['bad_request', 'invalid'],
  ['request_too_large', 'too-large'],
  ['too_many_requests', 'rate-limited'],
]);

const kindsByStatus: Readonly<Record<number, ProviderErrorKind>> = {
  401: 'auth',
  402: 'no-credit',
  403: 'auth',
  404: 'not-found',
  413: 'too-large',
  429: 'rate-limited',
};

/** An answer to a submit whose status is not 2xx. */
export function statusError(answer: JsonAnswer, now: Date): ProviderError {
  const { error: fault = null, trace_id: traceId } = envelopeSchema.parse(answer.json);
  return createError(judge(answer.status, fault), {
    message: `The service answered ${answer.status}`,
    fault,
    traceId,
    retryAfterMs: parseRetryAfter(answer.header('retry-after'), now),
  });
}

/** An answer of status 2xx to a submit that names an error. Only a code we know proves that nothing was taken. */
export function insideError(fault: Fault | null, traceId: string | null): ProviderError {
  return createError(judge(null, fault), { message: 'The service gave the request up', fault, traceId });
}

/** What became of a task, or of one of its pictures: it was accepted, and nothing of it is repeated. */
export function taskError(fault: Fault | null, traceId: string | null): ProviderError {
  const kind = refusalKind(fault?.code ?? null) ?? kindsByCode.get(fault?.code ?? '') ?? 'upstream';
  return createError({ kind, accepted: true }, { message: 'The task has failed', fault, traceId });
}

/** An answer of status 2xx that does not say what became of the request. */
export function unclearError(): ProviderError {
  const message = 'The answer is not what was agreed';
  return createError(unclear, { message, fault: null, traceId: null });
}

interface Verdict {
  kind: ProviderErrorKind;
  accepted: boolean | 'unknown';
}

/** It may have run and may be billed. */
const unclear: Verdict = { kind: 'unknown-outcome', accepted: 'unknown' };

function judge(status: number | null, fault: Fault | null): Verdict {
  const code = fault?.code ?? '';
  const refusal = refusalKind(code);
  if (refusal) return { kind: refusal, accepted: refusal === 'refused-output' };
  if (status !== null && (status >= 500 || status === 408)) return unclear;
  const known = kindsByCode.get(code);
  if (known) return { kind: known, accepted: false };
  if (status === null) return unclear;
  // Whatever else is forbidden in the service's own words is the moderation's doing.
  if (status === 403 && fault) return { kind: 'refused-prompt', accepted: false };
  // A redirect is not followed: the base URL is wrong.
  const otherwise = status < 400 ? 'not-found' : 'invalid';
  return { kind: kindsByStatus[status] ?? otherwise, accepted: false };
}

function createError(
  { kind, accepted }: Verdict,
  facts: {
    message: string;
    fault: Fault | null | undefined;
    traceId: string | null | undefined;
    retryAfterMs?: number | null;
  },
): ProviderError {
  const { message, fault, traceId = null, retryAfterMs = null } = facts;
  return new ProviderError(kind, message, {
    accepted,
    retryable: kind === 'rate-limited' && accepted === false,
    retryAfterMs,
    serviceCode: fault?.code ?? null,
    requestId: traceId,
    detail: fault?.message ?? null,
  });
}
