import { parseRetryAfter } from '../http.ts';
import { ProviderError } from '../provider.ts';
import { judgeStatus, refused, unclear, type Verdict } from '../status-error.ts';

/** What went wrong, in the body of an error and inside a 200 alike. */
export interface Fault {
  /** As an HTTP status, also where the answer's own status is 200. */
  code: number | null;
  message: string | null;
  /** It comes from the moderation, which lists its reasons, be it none. */
  flagged: boolean;
}

const tooSlow: Verdict = { kind: 'timeout', accepted: 'unknown', retryable: false };
const ownVerdicts: Readonly<Record<number, Verdict>> = { 408: tooSlow, 504: tooSlow, 524: tooSlow };

/** Nobody draws the model there right now: it was handed to no one, and somebody will be there again. */
const nobodyThere: Verdict = { kind: 'overloaded', accepted: false, retryable: true };

interface Answered {
  status: number;
  header(name: string): string | null;
}

/** An answer whose status is not 2xx. */
export function statusError(answer: Answered, fault: Fault | null, now: Date): ProviderError {
  return createError(isNobodyThere(answer, fault) ? nobodyThere : judge(answer.status, fault), {
    message: `The service answered ${answer.status}`,
    fault,
    requestId: requestIdOf(answer),
    retryAfterMs: parseRetryAfter(answer.header('retry-after'), now),
  });
}

/** An error inside an answer of status 200; its code is the status it would have had. */
export function insideError(fault: Fault, requestId: string | null): ProviderError {
  const verdict = fault.code === null ? unclear : judge(fault.code, fault);
  return createError(verdict, { message: 'The service gave the request up', fault, requestId });
}

/** The answer ended, or made no sense, before saying how the request went. */
export function unclearError(message: string, requestId: string | null): ProviderError {
  return createError(unclear, { message, fault: null, requestId });
}

/** Names the generation in the operator's account. */
export function requestIdOf(answer: Answered): string | null {
  return answer.header('x-generation-id');
}

/** In the service's own words: a gateway's 503 says nothing of what lies behind it. */
function isNobodyThere({ status }: Answered, fault: Fault | null): boolean {
  return status === 503 && fault?.code === 503;
}

function judge(status: number, fault: Fault | null): Verdict {
  if (status === 403 && fault?.flagged) return refused('refused-prompt');
  return ownVerdicts[status] ?? judgeStatus(status);
}

function createError(
  verdict: Verdict,
  facts: { message: string; fault: Fault | null; requestId: string | null; retryAfterMs?: number | null },
): ProviderError {
  const { fault, message, requestId, retryAfterMs = null } = facts;
  return new ProviderError(verdict.kind, message, {
    accepted: verdict.accepted,
    retryable: verdict.retryable,
    retryAfterMs,
    serviceCode: fault?.code == null ? null : String(fault.code),
    requestId,
    detail: fault?.message ?? null,
  });
}
