import { type HttpAnswer, parseRetryAfter } from '../http.ts';
import { ProviderError, type ProviderErrorKind } from '../provider.ts';
import { judgeRefusal } from '../refusals.ts';
import { failed, judgeStatus, refused, unclear, type Verdict } from '../status-error.ts';
import type { Fault } from './answer.ts';

const later = (kind: ProviderErrorKind): Verdict => ({ kind, accepted: false, retryable: true });

/** First match wins. Source: ModelArk's error code page and recorded answers. */
const verdictsByCode: readonly [RegExp, Verdict][] = [
  [/RateLimitExceeded\b/, later('rate-limited')],
  [/^(ServerOverloaded|RequestBurstTooFast|InflightBatchsizeExceeded)\b/, later('overloaded')],
  // A model paused in the console ("Safe Experience Mode"), or a quota used up: waiting does not help.
  [
    /^(SetLimitExceeded|QuotaExceeded|AccountOverdueError|OperationDenied\.ServiceOverdue)\b/,
    refused('no-credit'),
  ],
  // The filter itself failed, before anything was drawn.
  [/^ContentSecurityDetectionError\b/, later('upstream')],
  [
    /^(AuthenticationError|InvalidAccountStatus|InvalidSubscription|AccessDenied|OperationDenied)\b/,
    refused('auth'),
  ],
  [/^(ModelNotOpen|InvalidEndpointOrModel|InvalidEndpoint|UnsupportedModel)\b/, refused('not-found')],
  [/^InvalidParameter\.OversizeImage\b/, refused('too-large')],
  [/^(InvalidParameter|MissingParameter|InvalidImageURL)\b/, refused('invalid')],
];

/** It ran and drew nothing, which is not billed. */
const drewNothing = failed('upstream');

/** An answer whose status is not 2xx. */
export function statusError(
  answer: Pick<HttpAnswer, 'status' | 'header'>,
  found: { fault: Fault | null; requestId: string | null },
  now: Date,
): ProviderError {
  const { status } = answer;
  return createError(judge(status, found.fault), {
    message: `ARK answered ${status}`,
    fault: found.fault,
    requestId: answer.header('x-request-id') ?? found.requestId,
    retryAfterMs: parseRetryAfter(answer.header('retry-after'), now),
  });
}

function judge(status: number, fault: Fault | null): Verdict {
  const known = judgeFault(fault);
  if (status === 503 && known?.kind === 'overloaded') return known;
  // Beside these statuses a code proves nothing.
  if (status < 400 || status === 408 || status >= 500) return judgeStatus(status);
  return known ?? judgeStatus(status);
}

function judgeFault(fault: Fault | null): Verdict | null {
  const code = fault?.code ?? '';
  // One code, three meanings: of these only a full queue passes by itself.
  if (/^QuotaExceeded\b/.test(code) && /queue/i.test(fault?.message ?? '')) return later('overloaded');
  return judgeRefusal(code) ?? verdictsByCode.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** The whole request failed although the status was 200. */
export function callError(fault: Fault, requestId: string | null): ProviderError {
  return createError(judgeFault(fault) ?? drewNothing, {
    message: 'ARK gave the request up',
    fault,
    requestId,
  });
}

/** One picture of an accepted request failed. It is never asked for again by itself. */
export function pictureError(fault: Fault, requestId: string | null): ProviderError {
  const { kind } = judgeFault(fault) ?? drewNothing;
  return createError(failed(kind), { message: 'ARK could not draw a picture', fault, requestId });
}

/** Something was said to be over, and there is neither a picture nor an error. */
export function emptyError(requestId: string | null): ProviderError {
  return createError(drewNothing, {
    message: 'ARK drew nothing and did not say why',
    fault: null,
    requestId,
  });
}

/** The answer ended, or made no sense, before saying how the request went. */
export function unclearError(message: string, requestId: string | null, cause?: unknown): ProviderError {
  return createError(unclear, { message, fault: null, requestId, cause });
}

interface ErrorFacts {
  message: string;
  fault: Fault | null;
  requestId: string | null;
  retryAfterMs?: number | null;
  cause?: unknown;
}

function createError(verdict: Verdict, facts: ErrorFacts): ProviderError {
  const { fault } = facts;
  return new ProviderError(verdict.kind, fault?.code ? `${facts.message}: ${fault.code}` : facts.message, {
    accepted: verdict.accepted,
    retryable: verdict.retryable,
    retryAfterMs: facts.retryAfterMs ?? null,
    serviceCode: fault?.code ?? null,
    requestId: facts.requestId ?? requestIdIn(fault?.message),
    detail: fault?.message ?? null,
    cause: facts.cause,
  });
}

/** ARK ends its messages with "Request id: …". */
function requestIdIn(message: string | null | undefined): string | null {
  return /request id:\s*([0-9a-z]+)/i.exec(message ?? '')?.[1] ?? null;
}
