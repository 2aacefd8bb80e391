import { conclude } from '../conclude.ts';
import { isSuccess } from '../exchange.ts';
import { follow } from '../following.ts';
import type { PollingTimes } from '../polling.ts';
import {
  type CallContext,
  type ImageProvider,
  type JobHandle,
  type ProviderCall,
  ProviderError,
  type ProviderEvent,
  type ResumeContext,
} from '../provider.ts';
import { createSource, type ResultRules, resultRules } from '../results.ts';
import { createKeySet } from '../signature.ts';
import { createAddresses } from './addresses.ts';
import { readImages, readJob } from './answer.ts';
import { submitError } from './faults.ts';
import { falOffers } from './offers.ts';
import { cancel, type Ending, lookAt, type Queue, reportOn, submit } from './queue.ts';
import { judgeWebhook } from './webhook.ts';

export interface FalSettings {
  apiKey: string;
  /** The queue's host, or one address that stands for all hosts of the service. */
  baseUrl: string;
  polling?: PollingTimes;
  /** Longest for one exchange. */
  timeoutMs?: number;
}

const submitTimeoutMs = 5 * 60_000;
const askTimeoutMs = 30_000;

interface Service {
  queue: Queue;
  results: ResultRules;
  polling: PollingTimes | undefined;
}

/** Seedream on fal.ai, always by its queue. */
export function createFalProvider(settings: FalSettings): ImageProvider {
  const { apiKey, baseUrl, polling, timeoutMs } = settings;
  const addresses = createAddresses(baseUrl);
  const queue: Queue = {
    addresses,
    headers: { authorization: `Key ${apiKey}` },
    submitTimeoutMs: timeoutMs ?? submitTimeoutMs,
    askTimeoutMs: timeoutMs ?? askTimeoutMs,
  };
  const service: Service = { queue, results: resultRules(baseUrl), polling };
  const keys = createKeySet({ url: addresses.keys });
  return {
    name: 'fal',
    models: () => falOffers,
    generate: (call, ctx) => draw(service, call, ctx),
    resume: (handle, ctx) => resume(service, handle, ctx),
    cancel: (handle) => cancel(queue, handle),
    webhook: (request) => judgeWebhook(request, keys),
  };
}

async function* draw(service: Service, call: ProviderCall, ctx: CallContext): AsyncGenerator<ProviderEvent> {
  const answer = await submit(service.queue, call, ctx.signal);
  if (!isSuccess(answer)) throw submitError(answer);
  const job = readJob(answer.json);
  if (job) {
    const urls = service.queue.addresses.kept(job);
    const handle = { provider: 'fal', id: job.request_id, modelId: call.modelId, urls };
    yield { kind: 'accepted', handle, requestId: handle.id };
    return yield* resume(service, handle, { ...ctx, images: call.images });
  }
  // The pictures themselves, as without a queue.
  const drawn = readImages(answer.json);
  if (!drawn) throw submitError(answer);
  const requestId = answer.header('x-fal-request-id');
  yield { kind: 'accepted', handle: null, requestId };
  yield* tell(service, drawn, { images: call.images, requestId });
}

async function* resume(
  service: Service,
  handle: JobHandle,
  ctx: ResumeContext,
): AsyncGenerator<ProviderEvent> {
  const { queue, polling } = service;
  const look = (signal: AbortSignal) => lookAt(queue, handle, signal);
  const ending = yield* follow({ report: reportOn(queue, handle), look, times: polling }, ctx);
  yield* tell(service, ending, { images: ctx.images, requestId: handle.id });
}

function* tell(
  { results }: Service,
  ending: Ending,
  facts: { images: number; requestId: string | null },
): Generator<ProviderEvent> {
  if (ending instanceof ProviderError) throw ending;
  const pictures = ending.map(({ url, width, height }) => ({
    source: createSource({ url }, results),
    ...(width != null && height != null && { width, height }),
  }));
  yield* conclude({ pictures, ...facts });
}
