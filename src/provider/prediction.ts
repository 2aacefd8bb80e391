import { z } from 'zod';
import { conclude } from './conclude.ts';
import type { JsonAnswer } from './exchange.ts';
import { type Look, type PollingTimes, poll } from './polling.ts';
import type { ProviderError, ProviderEvent, ResumeContext } from './provider.ts';
import { createSource, type ResultPicture, type ResultRules } from './results.ts';
import { createError, type FaultFacts, failed, type Verdict } from './status-error.ts';

/** A job in the dialect some services share, as it stands at one moment. */
export interface Prediction {
  id: string;
  status: string;
  /** Addresses or bare base64. */
  outputs: readonly string[];
  /** Whether the service's own check objects to a picture. */
  flagged: readonly boolean[];
  error: string | null;
  /** The job's own code, which is not the envelope's. */
  code: number | null;
}

const text = z.string().nullish().catch(null);
const codeSchema = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null);

const predictionSchema = z
  .object({
    id: z.string().min(1),
    status: z.string(),
    outputs: z.array(z.string().catch('')).nullish().catch(null),
    has_nsfw_contents: z.array(z.boolean().catch(false)).nullish().catch(null),
    error: text,
    code: codeSchema,
    error_code: codeSchema,
  })
  .transform(
    ({ id, status, outputs, has_nsfw_contents, error, code, error_code }): Prediction => ({
      id,
      status: status.toLowerCase(),
      outputs: outputs ?? [],
      flagged: has_nsfw_contents ?? [],
      error: error || null,
      code: code ?? error_code ?? null,
    }),
  );

const envelopeSchema = z.object({
  code: codeSchema,
  error_code: codeSchema,
  message: text,
  msg: text,
  request_id: text,
  data: z.unknown().optional(),
});

/** What an answer says, whichever part of it there is. */
export interface PredictionAnswer {
  prediction: Prediction | null;
  /** The envelope's code, which speaks as an HTTP status does. */
  code: number | null;
  /** A task code of the envelope: why a job was not begun. */
  errorCode: number | null;
  message: string | null;
  requestId: string | null;
}

export function readPredictionAnswer(json: unknown): PredictionAnswer {
  const envelope = envelopeSchema.safeParse(json).data;
  return {
    prediction: predictionSchema.safeParse(envelope?.data ?? json).data ?? null,
    code: envelope?.code ?? null,
    errorCode: envelope?.error_code ?? null,
    message: envelope?.message ?? envelope?.msg ?? null,
    requestId: envelope?.request_id ?? null,
  };
}

/** Why a question was refused, or may have been: a status inside the answer counts like one outside. */
export function predictionError(
  answer: JsonAnswer,
  said: PredictionAnswer,
  service: { title: string; judge(status: number, code: number | null): Verdict },
): ProviderError {
  const inner = said.code ?? 0;
  const status = answer.status < 400 && inner >= 400 ? inner : answer.status;
  const facts = {
    message: `${service.title} answered ${status}`,
    code: said.errorCode,
    detail: said.message,
    requestId: said.requestId,
  };
  return createError(service.judge(status, said.errorCode), facts, answer);
}

const waitingStates = ['created', 'starting', 'queued', 'pending'];
const goodEnds = ['completed', 'succeeded'];
const badEnds: Readonly<Record<string, Verdict>> = {
  failed: failed('upstream'),
  cancelled: failed('cancelled'),
  canceled: failed('cancelled'),
  timeout: failed('timeout'),
  // Its owner did that.
  deleted: failed('cancelled'),
};

/** A state nobody has told us of is taken for work that goes on. */
export function lookAt(prediction: Prediction): Look<Prediction> {
  const { status } = prediction;
  if (goodEnds.includes(status) || badEnds[status]) return { state: 'ended', result: prediction };
  return { state: waitingStates.includes(status) ? 'waiting' : 'running' };
}

export interface PredictionJob {
  look(signal: AbortSignal): Promise<Look<Prediction>>;
  times: PollingTimes;
  rules: ResultRules;
  /** What a job's code means at the service; null where it says no more than the job's state. */
  judgeCode(code: number): Verdict | null;
}

/** What is known of a job before it is first asked after. */
interface Begun {
  prediction: Prediction | null;
  requestId: string | null;
}

/** Asks until the job has ended, unless the submit's own answer says so already, and tells how it ended. */
export async function* followPrediction(
  job: PredictionJob,
  ctx: ResumeContext,
  begun: Begun = { prediction: null, requestId: null },
): AsyncGenerator<ProviderEvent> {
  const first = begun.prediction && lookAt(begun.prediction);
  const ended = first?.state === 'ended' ? first.result : yield* poll(job.look, ctx, job.times);
  const { rules, judgeCode } = job;
  yield* concludePrediction(ended, { images: ctx.images, rules, judgeCode, requestId: begun.requestId });
}

interface Conclusion extends Pick<PredictionJob, 'rules' | 'judgeCode'> {
  images: number;
  requestId: string | null;
}

function* concludePrediction(prediction: Prediction, facts: Conclusion): Generator<ProviderEvent> {
  const { status, outputs, flagged, code, error } = prediction;
  const { requestId } = facts;
  const bad = badEnds[status];
  if (bad) {
    const verdict = (status === 'failed' && code !== null && facts.judgeCode(code)) || bad;
    const charged = status === 'deleted' ? 'maybe' : 'no';
    const message = `The job ended as ${status}`;
    throw createError(verdict, { message, code, detail: error, requestId, charged });
  }
  const pictures = Array.from({ length: Math.max(outputs.length, flagged.length) }, (_, index) => {
    const output = outputs[index] ?? '';
    if (flagged[index]) return createError(failed('refused-output'), objection(requestId));
    if (output === '') return createError(failed('upstream'), { message: 'A picture is missing', requestId });
    return { source: createSource(toPicture(output), facts.rules) };
  });
  yield* conclude({ pictures, images: facts.images, requestId });
}

/** Failed jobs are paid back; this one drew, and nothing is said of what is billed then. */
function objection(requestId: string | null): FaultFacts {
  return { message: 'The service objects to the picture it drew', requestId, charged: 'maybe' };
}

function toPicture(output: string): ResultPicture {
  return /^(https?|data):/i.test(output) ? { url: output } : { base64: output };
}
