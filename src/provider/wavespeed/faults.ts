import type { JsonAnswer } from '../exchange.ts';
import { type PredictionAnswer, predictionError } from '../prediction.ts';
import type { ProviderError } from '../provider.ts';
import { failed, judgeStatus, refused, unclear, type Verdict } from '../status-error.ts';

/** Codes of a job, which are the same wherever the service says them. */
const kinds = {
  1200: 'refused-prompt',
  1400: 'invalid',
  1401: 'invalid',
  1402: 'input-unreachable',
  5004: 'timeout',
} as const;

function kindOf(code: number): (typeof kinds)[keyof typeof kinds] | null {
  return Object.entries(kinds).find(([known]) => Number(known) === code)?.[1] ?? null;
}

/** Why a job that was taken has failed. */
export function judgeJobCode(code: number): Verdict | null {
  const kind = kindOf(code);
  return kind && failed(kind);
}

/** Why a submit was not taken, or may have been. */
export function submitError(answer: JsonAnswer, said: PredictionAnswer): ProviderError {
  return predictionError(answer, said, { title: 'WaveSpeed', judge: judgeSubmit });
}

function judgeSubmit(status: number, code: number | null): Verdict {
  if (status >= 200 && status < 300) return unclear;
  const kind = code === null ? null : kindOf(code);
  if (kind !== null && status >= 400 && status < 500) return refused(kind);
  // Not said anywhere is what an empty account gets; 401 is what a bad key gets.
  return status === 403 ? refused('no-credit') : judgeStatus(status);
}
