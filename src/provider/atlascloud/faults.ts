import type { JsonAnswer } from '../exchange.ts';
import { type PredictionAnswer, predictionError } from '../prediction.ts';
import type { ProviderError } from '../provider.ts';
import { failed, judgeStatus, refused, unclear, type Verdict } from '../status-error.ts';

const moderated = 1039;

/** Why a job that was taken has failed. */
export function judgeJobCode(code: number): Verdict | null {
  return code === moderated ? failed('refused-prompt') : null;
}

/** Why a question was refused, or may have been. */
export function answerError(answer: JsonAnswer, said: PredictionAnswer): ProviderError {
  return predictionError(answer, said, { title: 'Atlas Cloud', judge: judgeSubmit });
}

function judgeSubmit(status: number, code: number | null): Verdict {
  if (status >= 200 && status < 300) return unclear;
  if (code === moderated && status >= 400 && status < 500) return refused('refused-prompt');
  // Not to be had in the account's region.
  return status === 451 ? refused('auth') : judgeStatus(status);
}
