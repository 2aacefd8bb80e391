import type { JsonAnswer } from '../exchange.ts';
import { parseRetryAfter } from '../http.ts';
import { ProviderError, type ProviderErrorKind } from '../provider.ts';
import { kindsByStatus } from '../status-error.ts';
import { type Fault, readFault } from './answer.ts';

interface Verdict {
  kind: ProviderErrorKind;
  accepted: boolean | 'unknown';
  retryable: boolean;
  charged?: 'maybe' | 'no';
}

/** Source: fal.ai's pages on model errors and request errors. What is not here is a mistake in the input. */
const kindsByType: Readonly<Record<string, ProviderErrorKind>> = {
  content_policy_violation: 'refused-output',
  file_download_error: 'input-unreachable',
  image_load_error: 'input-unreachable',
  image_too_large: 'too-large',
  file_too_large: 'too-large',
  no_media_generated: 'upstream',
  internal_server_error: 'upstream',
  internal_error: 'upstream',
  downstream_service_error: 'upstream',
  downstream_service_unavailable: 'upstream',
  runner_connection_timeout: 'upstream',
  runner_connection_refused: 'upstream',
  runner_connection_error: 'upstream',
  runner_disconnected: 'upstream',
  runner_scheduling_failure: 'upstream',
  runner_incomplete_response: 'upstream',
  runner_server_error: 'upstream',
  generation_timeout: 'timeout',
  request_timeout: 'timeout',
  startup_timeout: 'timeout',
  client_cancelled: 'cancelled',
  client_disconnected: 'cancelled',
};

/** What the model refused, and what was stopped while it ran. Source: fal.ai's pages on errors and on cancelling. */
const mayBeBilled = [422, 499];

/** A submit that was not answered by a job. It went into the queue or not: a clear refusal says that it did not. */
export function submitError(answer: JsonAnswer): ProviderError {
  const { status } = answer;
  const fault = readFault(answer.json);
  const message = `fal.ai answered ${status}`;
  if (status < 300 || status === 408 || status === 499 || status >= 500) {
    const verdict = { kind: 'unknown-outcome', accepted: 'unknown', retryable: false } as const;
    return createError(verdict, message, { fault, answer });
  }
  return createError(
    { kind: statusKind(status, fault), accepted: false, retryable: status === 429 },
    message,
    {
      fault,
      answer,
    },
  );
}

/** A question about a job that was not answered. It says nothing of the job. */
export function askError(answer: JsonAnswer): ProviderError {
  const { status } = answer;
  const fault = readFault(answer.json);
  const passes = status < 300 || status === 408 || status === 429 || status >= 500;
  const kind = passes && status !== 429 ? 'upstream' : statusKind(status, fault);
  const verdict = { kind, accepted: true, retryable: passes };
  return createError(verdict, `fal.ai could not be asked and answered ${status}`, { fault, answer });
}

/** How an accepted job ended. A refusal that names no part of the input is about what was drawn. */
export function jobError(fault: Fault | null, answer: JsonAnswer): ProviderError {
  const { status } = answer;
  const kind = typeKind(fault) ?? endKind(status);
  const message = 'fal.ai could not draw the picture';
  const charged = mayBeBilled.includes(status) ? 'maybe' : 'no';
  return createError({ kind, accepted: true, retryable: false, charged }, message, { fault, answer });
}

function endKind(status: number): ProviderErrorKind {
  if (status === 413) return 'too-large';
  return status >= 500 ? 'upstream' : 'invalid';
}

function statusKind(status: number, fault: Fault | null): ProviderErrorKind {
  // A redirect is not followed: the base URL is wrong.
  if (status < 400) return 'not-found';
  if (status === 403 && isOutOfBalance(fault)) return 'no-credit';
  return kindsByStatus[status] ?? typeKind(fault) ?? 'invalid';
}

function typeKind(fault: Fault | null): ProviderErrorKind | null {
  if (fault?.type == null) return null;
  const kind = kindsByType[fault.type] ?? 'invalid';
  if (kind !== 'refused-output') return kind;
  if (fault.place.some((part) => part.startsWith('image'))) return 'refused-reference';
  return fault.place.includes('prompt') ? 'refused-prompt' : 'refused-output';
}

/** There is no code for it. Taken for a bad key or an empty account, it is refused and not drawn elsewhere the same. */
function isOutOfBalance(fault: Fault | null): boolean {
  return /exhausted balance/i.test(fault?.words ?? '');
}

function createError(
  verdict: Verdict,
  message: string,
  { fault, answer }: { fault: Fault | null; answer: JsonAnswer },
): ProviderError {
  const { kind, ...judged } = verdict;
  return new ProviderError(kind, fault?.type ? `${message}: ${fault.type}` : message, {
    ...judged,
    retryAfterMs: parseRetryAfter(answer.header('retry-after'), new Date()),
    serviceCode: fault?.type ?? answer.header('x-fal-error-type'),
    requestId: answer.header('x-fal-request-id'),
    detail: fault?.words ?? null,
  });
}
