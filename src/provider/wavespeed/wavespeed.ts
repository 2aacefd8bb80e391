import { type BearerApi, createBearerApi, type ServiceSettings } from '../bearer-api.ts';
import { isSuccess } from '../exchange.ts';
import { type Look, type PollingTimes, pollingTimes } from '../polling.ts';
import {
  followPrediction,
  lookAt,
  type Prediction,
  type PredictionJob,
  readPredictionAnswer,
} from '../prediction.ts';
import type { CallIntent, ImageProvider, JobHandle, ProviderCall } from '../provider.ts';
import { resultRules } from '../results.ts';
import { judgeJobCode, submitError } from './faults.ts';
import { wavespeedOffers } from './offers.ts';
import { uploadReferences } from './references.ts';
import { buildBody } from './request-body.ts';
import { matchJobs, pageSize, readList, searchBody } from './search.ts';
import { createSecret, judgeWebhook } from './webhook.ts';

export interface WavespeedSettings extends ServiceSettings {
  times?: PollingTimes;
}

const waitTooLong = 5004;
/** More jobs than this within minutes are not looked through. */
const mostPages = 10;

/** Seedream on WaveSpeed: a job is submitted, asked after, and can be searched for. There is no cancel. */
export function createWavespeedProvider(settings: WavespeedSettings): ImageProvider {
  const api = createBearerApi(settings);
  const rules = resultRules(settings.baseUrl);
  const times = settings.times ?? pollingTimes;
  const jobOf = (handle: JobHandle): PredictionJob => ({
    look: (signal) => lookFor(api, handle, signal),
    judgeCode: judgeJobCode,
    ...{ times, rules },
  });
  const secret = createSecret(api);
  return {
    name: 'wavespeed',
    models: () => wavespeedOffers,
    async *generate(call, ctx) {
      const images = await uploadReferences(api, call.references, ctx.signal);
      const begun = await submit(api, call, { images, signal: ctx.signal });
      const handle = { provider: 'wavespeed', id: begun.prediction.id, modelId: call.modelId };
      yield { kind: 'accepted', handle, requestId: begun.requestId };
      yield* followPrediction(jobOf(handle), { ...ctx, images: call.images }, begun);
    },
    resume: (handle, ctx) => followPrediction(jobOf(handle), ctx),
    find: (intent, signal) => search(api, intent, signal),
    webhook: (request) => secret.judge((known) => judgeWebhook(request, known)),
  };
}

interface Submitted {
  prediction: Prediction;
  requestId: string | null;
}

async function submit(
  api: BearerApi,
  call: ProviderCall,
  { images, signal }: { images: readonly string[]; signal: AbortSignal },
): Promise<Submitted> {
  const hook = call.webhookUrl === null ? '' : `?webhook=${encodeURIComponent(call.webhookUrl)}`;
  const answer = await api.post(`/api/v3/${call.modelId}${hook}`, buildBody(call, images), signal);
  const said = readPredictionAnswer(answer.json);
  if (!isSuccess(answer) || !said.prediction) throw submitError(answer, said);
  return { prediction: goesOn(said.prediction), requestId: answer.header('x-request-id') };
}

/** With this code a submit's answer says that the wait for the picture was too long, whatever state stands beside it. */
function goesOn(prediction: Prediction): Prediction {
  return prediction.code === waitTooLong ? { ...prediction, status: 'processing' } : prediction;
}

async function lookFor(api: BearerApi, { id }: JobHandle, signal: AbortSignal): Promise<Look<Prediction>> {
  const answer = await api.get(`/api/v3/predictions/${encodeURIComponent(id)}/result`, signal);
  const said = readPredictionAnswer(answer.json);
  if (said.prediction) return lookAt(said.prediction);
  throw submitError(answer, said);
}

async function search(api: BearerApi, intent: CallIntent, signal: AbortSignal): Promise<JobHandle[]> {
  const entries: unknown[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await api.post('/api/v3/predictions', searchBody(intent, page), signal);
    const found = isSuccess(answer) ? readList(answer.json) : null;
    if (!found) throw submitError(answer, readPredictionAnswer(answer.json));
    entries.push(...found);
    if (found.length < pageSize) break;
  }
  return matchJobs(entries, intent);
}
