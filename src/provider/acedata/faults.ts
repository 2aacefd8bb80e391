import { z } from 'zod';
import type { JsonAnswer } from '../exchange.ts';
import { parseRetryAfter } from '../http.ts';
import { ProviderError, type ProviderErrorKind } from '../provider.ts';
import { judgeRefusal, refusalKind } from '../refusals.ts';
import { failed, judgeStatus, refused, unclear, type Verdict } from '../status-error.ts';

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
  return createError(failed(kind), { message: 'The task has failed', fault, traceId });
}

/** An answer of status 2xx that does not say what became of the request. */
export function unclearError(): ProviderError {
  const message = 'The answer is not what was agreed';
  return createError(unclear, { message, fault: null, traceId: null });
}

function judge(status: number | null, fault: Fault | null): Verdict {
  const code = fault?.code ?? '';
  const refusal = judgeRefusal(code);
  if (refusal) return refusal;
  if (status !== null && (status >= 500 || status === 408)) return unclear;
  const known = kindsByCode.get(code);
  if (known) return { ...refused(known), retryable: known === 'rate-limited' };
  if (status === null) return unclear;
  // Whatever else is forbidden in the service's own words is the moderation's doing.
  if (status === 403 && fault) return refused('refused-prompt');
  return judgeStatus(status);
}

function createError(
  { kind, accepted, retryable }: Verdict,
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
    retryable,
    retryAfterMs,
    serviceCode: fault?.code ?? null,
    requestId: traceId,
    detail: fault?.message ?? null,
  });
}
