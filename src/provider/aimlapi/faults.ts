import { z } from 'zod';
import type { JsonAnswer } from '../exchange.ts';
import { parseRetryAfter } from '../http.ts';
import { ProviderError } from '../provider.ts';
import { judgeRefusal, refusalKind } from '../refusals.ts';
import { failed, judgeStatus, refused, unclear, type Verdict } from '../status-error.ts';

const text = z.string().nullish().catch(null);

const detailsSchema = z.object({ code: text, message: text });

const faultSchema = z
  .object({
    message: text,
    requestId: text,
    statusCode: z.number().nullish().catch(null),
    code: text,
    error: detailsSchema.nullish().catch(null),
  })
  .catch({});

const tooSlow: Verdict = { kind: 'timeout', accepted: 'unknown', retryable: false };

const ownVerdicts: Readonly<Record<number, Verdict>> = {
  // The one reason that is documented.
  403: refused('no-credit'),
  408: tooSlow,
  504: tooSlow,
};

/** An answer whose status is not 2xx. */
export function statusError(answer: JsonAnswer, now: Date): ProviderError {
  const fault = faultSchema.parse(answer.json);
  const code = fault.error?.code ?? fault.code ?? null;
  const verdict = judge(answer.status, { code, inOwnWords: fault.statusCode === answer.status });
  return createError(verdict, `The service answered ${answer.status}`, {
    retryAfterMs: parseRetryAfter(answer.header('retry-after'), now),
    serviceCode: code,
    requestId: requestIdOf(answer) ?? fault.requestId ?? null,
    detail: fault.message ?? fault.error?.message ?? null,
  });
}

/** An answer of status 2xx that does not say what became of the request. */
export function unclearError(answer: JsonAnswer): ProviderError {
  const { message = null } = faultSchema.parse(answer.json);
  const facts = { requestId: requestIdOf(answer), detail: message };
  return createError(unclear, 'The answer is not what was agreed', facts);
}

/** One picture of an answer did not come. */
export function pictureError(
  fault: unknown,
  known: { requestId: string | null; charged: 'yes' | 'no' },
): ProviderError {
  const { code = null, message = null } = detailsSchema.catch({ code: null, message: null }).parse(fault);
  return createError(failed(refusalKind(code) ?? 'upstream'), 'The service could not draw a picture', {
    ...known,
    serviceCode: code,
    detail: message,
  });
}

/** Names the call in the account's billing. */
export function requestIdOf(answer: Pick<JsonAnswer, 'header'>): string | null {
  return answer.header('x-inference-id');
}

/** A call that failed is not billed; a gateway's error says nothing of what lies behind it. Source: AI/ML API's docs. */
function judge(status: number, fault: { code: string | null; inOwnWords: boolean }): Verdict {
  const refusal = judgeRefusal(fault.code);
  if (refusal) return refusal;
  if (fault.inOwnWords && status >= 500) return failed(status === 504 ? 'timeout' : 'upstream');
  return ownVerdicts[status] ?? judgeStatus(status);
}

type Facts = Pick<
  Partial<ProviderError>,
  'charged' | 'retryAfterMs' | 'serviceCode' | 'requestId' | 'detail'
>;

function createError({ kind, accepted, retryable }: Verdict, message: string, facts: Facts): ProviderError {
  return new ProviderError(kind, message, { accepted, retryable, ...facts });
}
