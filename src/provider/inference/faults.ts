import type { JsonAnswer } from '../exchange.ts';
import { parseRetryAfter } from '../http.ts';
import { ProviderError, type ProviderErrorKind } from '../provider.ts';
import { kindsByStatus } from '../status-error.ts';
import { readFault, statusOf } from './envelope.ts';
import type { Task } from './task.ts';

const refusalWords =
  /\b(sensitive|moderation|inappropriate|nsfw|content[ _-]?(policy|filter|moderation|safety|violation|check))/i;

/** A question that brings work about was not answered as it should be. */
export function submitError(answer: JsonAnswer): ProviderError {
  const status = statusOf(answer);
  const message = `inference.sh answered ${status}`;
  if (status < 300 || status === 408 || status >= 500) {
    const verdict = { accepted: 'unknown', retryable: false } as const;
    return createError('unknown-outcome', message, { ...verdict, answer });
  }
  const verdict = { accepted: false, retryable: status === 429 };
  return createError(kindOf(status), message, { ...verdict, answer });
}

/** A question about a task was not answered. It says nothing of the task. */
export function askError(answer: JsonAnswer): ProviderError {
  const status = statusOf(answer);
  const passes = status < 300 || status === 408 || status === 429 || status >= 500;
  const kind = passes && status !== 429 ? 'upstream' : kindOf(status);
  const message = `inference.sh could not be asked and answered ${status}`;
  return createError(kind, message, { accepted: true, retryable: passes, answer });
}

/**
 * A task ended without a picture. Why is said in words alone; a code of ModelArk in them, or the name of what was
 * checked, only chooses what the person reads: the task is over and is not run again either way.
 */
export function taskError(task: Task, state: 'failed' | 'cancelled'): ProviderError {
  const words = task.error ?? '';
  const code = /\b\w*(?:SensitiveContentDetected|RiskDetection)\b/.exec(words)?.[0] ?? null;
  const kind = state === 'cancelled' ? 'cancelled' : contentKind(code, words);
  return new ProviderError(kind, `inference.sh could not draw the picture${code ? `: ${code}` : ''}`, {
    accepted: true,
    serviceCode: code,
    requestId: task.id ?? null,
    detail: task.error ?? null,
  });
}

function contentKind(code: string | null, words: string): ProviderErrorKind {
  if (code?.startsWith('InputImage')) return 'refused-reference';
  if (code?.startsWith('Output')) return 'refused-output';
  return code !== null || refusalWords.test(words) ? 'refused-prompt' : 'upstream';
}

function kindOf(status: number): ProviderErrorKind {
  // A redirect is not followed: the base URL is wrong.
  if (status < 400) return 'not-found';
  return status === 412 ? 'not-set-up' : (kindsByStatus[status] ?? 'invalid');
}

interface ErrorFacts {
  accepted: boolean | 'unknown';
  retryable: boolean;
  answer: JsonAnswer;
}

function createError(kind: ProviderErrorKind, message: string, facts: ErrorFacts): ProviderError {
  const { accepted, retryable, answer } = facts;
  const { code, words } = readFault(answer.json);
  return new ProviderError(kind, code ? `${message}: ${code}` : message, {
    accepted,
    retryable,
    retryAfterMs: parseRetryAfter(answer.header('retry-after'), new Date()),
    serviceCode: code,
    requestId: answer.header('x-request-id'),
    detail: words,
  });
}
