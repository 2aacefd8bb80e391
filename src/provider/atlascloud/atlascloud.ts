import { type BearerApi, createBearerApi, type ServiceSettings } from '../bearer-api.ts';
import { isSuccess } from '../exchange.ts';
import type { JsonValue } from '../json-body.ts';
import { type Look, type PollingTimes, pollingTimes } from '../polling.ts';
import {
  followPrediction,
  lookAt,
  type Prediction,
  type PredictionJob,
  readPredictionAnswer,
} from '../prediction.ts';
import type { ImageProvider, JobHandle, ProviderCall } from '../provider.ts';
import { resultRules } from '../results.ts';
import { createKeySet } from '../signature.ts';
import { beforeSubmit } from '../upload.ts';
import { answerError, judgeJobCode } from './faults.ts';
import { createImageFields } from './image-field.ts';
import { atlascloudOffers } from './offers.ts';
import { uploadReferences } from './references.ts';
import { buildBody } from './request-body.ts';
import { judgeWebhook } from './webhook.ts';

/** `baseUrl` ends in `/api/v1`. */
export interface AtlascloudSettings extends ServiceSettings {
  times?: PollingTimes;
  /** How long the service may deny a job it has just taken. */
  graceMs?: number;
}

const defaultGraceMs = 45_000;

/** Seedream on Atlas Cloud: a job is submitted and asked after. It can neither be cancelled nor searched for. */
export function createAtlascloudProvider(settings: AtlascloudSettings): ImageProvider {
  const api = createBearerApi(settings);
  const imageFields = createImageFields(api);
  const keys = createKeySet({ url: `${api.baseUrl}/webhooks/jwks.json` });
  const { times = pollingTimes, graceMs = defaultGraceMs } = settings;
  const jobOf = (handle: JobHandle): PredictionJob => ({
    look: createLook(api, handle, Date.now() + graceMs),
    rules: resultRules(settings.baseUrl),
    judgeCode: judgeJobCode,
    times,
  });
  return {
    name: 'atlascloud',
    models: () => atlascloudOffers,
    async *generate(call, ctx) {
      const { signal } = ctx;
      const urls = await uploadReferences(api, call.references, signal);
      const images = await beforeSubmit(() => imageFields.build(call.modelId, urls, signal));
      const begun = await submit(api, call, { images, signal });
      const handle = { provider: 'atlascloud', id: begun.prediction.id, modelId: call.modelId };
      yield { kind: 'accepted', handle, requestId: begun.requestId };
      yield* followPrediction(jobOf(handle), { ...ctx, images: call.images }, begun);
    },
    resume: (handle, ctx) => followPrediction(jobOf(handle), ctx),
    webhook: (request) => judgeWebhook(request, keys),
  };
}

interface Submitted {
  prediction: Prediction;
  requestId: string | null;
}

async function submit(
  api: BearerApi,
  call: ProviderCall,
  { images, signal }: { images: Record<string, JsonValue>; signal: AbortSignal },
): Promise<Submitted> {
  const answer = await api.post('/model/generateImage', buildBody(call, images), signal);
  const said = readPredictionAnswer(answer.json);
  // 504 with a job in it: a wait was too long, and the job goes on.
  const taken = isSuccess(answer) || answer.status === 504;
  if (!taken || !said.prediction) throw answerError(answer, said);
  return { prediction: said.prediction, requestId: answer.header('x-request-id') ?? said.requestId };
}

/** A look that takes "no such job" for "not yet" while the service may not have heard of it itself. */
function createLook(api: BearerApi, { id }: JobHandle, graceUntil: number): PredictionJob['look'] {
  return async (signal): Promise<Look<Prediction>> => {
    const answer = await api.get(`/model/prediction/${encodeURIComponent(id)}`, signal);
    const said = readPredictionAnswer(answer.json);
    if (said.prediction) return lookAt(said.prediction);
    const denied = [400, 404].includes(answer.status) && Date.now() < graceUntil;
    if (denied) return { state: 'waiting' };
    throw answerError(answer, said);
  };
}
