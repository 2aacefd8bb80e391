import { z } from 'zod';
import type { JsonAnswer } from '../exchange.ts';
import { parseRetryAfter } from '../http.ts';
import { ProviderError, type ProviderErrorKind } from '../provider.ts';
import { refusalKind } from '../refusals.ts';

const text = z.string().nullish().catch(null);

const detailsSchema = z.object({ code: text, message: text });

const faultSchema = z
  .object({
    message: text,
    requestId: text,
    code: text,
    error: detailsSchema.nullish().catch(null),
  })
  .catch({});

interface Verdict {
  kind: ProviderErrorKind;
  accepted: boolean | 'unknown';
  retryable?: boolean;
}

const refused = (kind: ProviderErrorKind): Verdict => ({ kind, accepted: false });
/** It may have run and may be billed. */
const unclear: Verdict = { kind: 'unknown-outcome', accepted: 'unknown' };

const verdicts: Readonly<Record<number, Verdict>> = {
  400: refused('invalid'),
  401: refused('auth'),
  402: refused('no-credit'),
  // The one reason that is documented.
  403: refused('no-credit'),
  404: refused('not-found'),
  408: { kind: 'timeout', accepted: 'unknown' },
  413: refused('too-large'),
  429: { kind: 'rate-limited', accepted: false, retryable: true },
  504: { kind: 'timeout', accepted: 'unknown' },
};

/** An answer whose status is not 2xx. */
export function statusError(answer: JsonAnswer, now: Date): ProviderError {
  const fault = faultSchema.parse(answer.json);
  const code = fault.error?.code ?? fault.code ?? null;
  return createError(judge(answer.status, code), `The service answered ${answer.status}`, {
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
  const verdict = { kind: refusalKind(code) ?? 'upstream', accepted: true };
  return createError(verdict, 'The service could not draw a picture', {
    ...known,
    serviceCode: code,
    detail: message,
  });
}

/** Names the call in the account's billing. */
export function requestIdOf(answer: Pick<JsonAnswer, 'header'>): string | null {
  return answer.header('x-inference-id');
}

function judge(status: number, code: string | null): Verdict {
  const refusal = refusalKind(code);
  if (refusal) return { kind: refusal, accepted: refusal === 'refused-output' };
  const known = verdicts[status];
  if (known) return known;
  if (status >= 500) return unclear;
  // A redirect is not followed: the base URL is wrong.
  return refused(status < 400 ? 'not-found' : 'invalid');
}

type Facts = Pick<
  Partial<ProviderError>,
  'charged' | 'retryAfterMs' | 'serviceCode' | 'requestId' | 'detail'
>;

function createError(
  { kind, accepted, retryable = false }: Verdict,
  message: string,
  facts: Facts,
): ProviderError {
  return new ProviderError(kind, message, { accepted, retryable, ...facts });
}
