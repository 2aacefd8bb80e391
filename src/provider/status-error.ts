import type { JsonAnswer } from './exchange.ts';
import { parseRetryAfter } from './http.ts';
import { ProviderError, type ProviderErrorKind } from './provider.ts';

export interface Verdict {
  kind: ProviderErrorKind;
  accepted: boolean | 'unknown';
  retryable: boolean;
}

/** The service did not take it and will not take it the next time either. */
export function refused(kind: ProviderErrorKind): Verdict {
  return { kind, accepted: false, retryable: false };
}

/** The service took it, and it failed there. Nothing that may be billed is asked for again. */
export function failed(kind: ProviderErrorKind): Verdict {
  return { kind, accepted: true, retryable: false };
}

/** It may have been taken and may be billed. */
export const unclear: Verdict = { kind: 'unknown-outcome', accepted: 'unknown', retryable: false };

/** What a status that refuses says, where the service means nothing of its own by it. */
export const kindsByStatus: Readonly<Record<number, ProviderErrorKind>> = {
  401: 'auth',
  402: 'no-credit',
  403: 'auth',
  404: 'not-found',
  413: 'too-large',
  429: 'rate-limited',
};

/** What the status of a submit's answer alone says. */
export function judgeStatus(status: number): Verdict {
  if (status >= 500 || status === 408) return unclear;
  // A redirect is not followed: the base URL is wrong.
  if (status < 400) return refused('not-found');
  return { ...refused(kindsByStatus[status] ?? 'invalid'), retryable: status === 429 };
}

export interface FaultFacts {
  message: string;
  code?: number | string | null | undefined;
  /** The service's own words. */
  detail?: string | null | undefined;
  requestId?: string | null | undefined;
  /** Whether it costs money all the same; `no` where nothing is said. */
  charged?: 'no' | 'maybe' | undefined;
}

export function createError(verdict: Verdict, facts: FaultFacts, answer?: JsonAnswer): ProviderError {
  const { code = null, detail = null, charged = 'no' } = facts;
  const message = code === null ? facts.message : `${facts.message}: ${code}`;
  return new ProviderError(verdict.kind, message, {
    accepted: verdict.accepted,
    charged,
    retryable: verdict.retryable,
    retryAfterMs: answer ? parseRetryAfter(answer.header('retry-after'), new Date()) : null,
    serviceCode: code === null ? null : String(code),
    requestId: facts.requestId ?? answer?.header('x-request-id') ?? null,
    detail,
  });
}
