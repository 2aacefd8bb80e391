import type { JsonAnswer } from '../exchange.ts';
import type { PredictionAnswer } from '../prediction.ts';
import type { ProviderError } from '../provider.ts';
import { createError, failed, judgeStatus, refused, unclear, type Verdict } from '../status-error.ts';

const moderated = 1039;

/** Why a job that was taken has failed. */
export function judgeJobCode(code: number): Verdict | null {
  return code === moderated ? failed('refused-prompt') : null;
}

/** Why a question was refused, or may have been: a status inside the answer counts like one outside. */
export function answerError(answer: JsonAnswer, said: PredictionAnswer): ProviderError {
  const inner = said.code ?? 0;
  const status = answer.status < 400 && inner >= 400 ? inner : answer.status;
  const facts = {
    message: `Atlas Cloud answered ${status}`,
    code: said.errorCode,
    detail: said.message,
    requestId: said.requestId,
  };
  return createError(judgeSubmit(status, said.errorCode), facts, answer);
}

function judgeSubmit(status: number, code: number | null): Verdict {
  if (status >= 200 && status < 300) return unclear;
  if (code === moderated && status >= 400 && status < 500) return refused('refused-prompt');
  // Not to be had in the account's region.
  return status === 451 ? refused('auth') : judgeStatus(status);
}
