import { z } from 'zod';
import { conclude } from '../conclude.ts';
import { isSuccess, parseJson } from '../exchange.ts';
import { follow, type LiveReport } from '../following.ts';
import type { Look, PollingTimes } from '../polling.ts';
import {
  type CallContext,
  type ImageProvider,
  type JobHandle,
  type ProviderCall,
  ProviderError,
  type ProviderEvent,
  type ResumeContext,
  type WebhookRequest,
  type WebhookVerdict,
} from '../provider.ts';
import { createSource, type ResultRules, resultRules } from '../results.ts';
import { type Api, type ApiSettings, createApi } from './api.ts';
import { statusOf, unwrap } from './envelope.ts';
import { askError, submitError, taskError } from './faults.ts';
import { inferenceOffers } from './offers.ts';
import { uploadReferences } from './references.ts';
import { readReport } from './report.ts';
import { buildRun } from './request-body.ts';
import { findRuns } from './search.ts';
import { readTask, stateOf, type Task } from './task.ts';

export interface InferenceSettings extends ApiSettings {
  polling?: PollingTimes;
}

interface Service {
  api: Api;
  results: ResultRules;
  polling: PollingTimes | undefined;
}

/** The picture's address, null when there is none, or why there is none. */
type Ending = string | null | ProviderError;

/** Seedream as apps of inference.sh. One run draws one picture. */
export function createInferenceProvider(settings: InferenceSettings): ImageProvider {
  const { polling, baseUrl } = settings;
  const service: Service = { api: createApi(settings), results: resultRules(baseUrl), polling };
  return {
    name: 'inference',
    models: () => inferenceOffers,
    generate: (call, ctx) => run(service, call, ctx),
    resume: (handle, ctx) => resume(service, handle, ctx),
    cancel: (handle) => cancel(service.api, handle),
    find: (intent, signal) => findRuns(service.api, intent, signal),
    webhook: async (request) => readHint(request),
  };
}

async function* run(service: Service, call: ProviderCall, ctx: CallContext): AsyncGenerator<ProviderEvent> {
  const { api, results } = service;
  const { signal } = ctx;
  const references = await uploadReferences(call.references, { api, allow: results.allow, signal });
  const { value, answer } = await api.submit('/apps/run', buildRun(call, references), signal);
  const task = readTask(value);
  if (!task?.id) throw submitError(answer);
  const handle = { provider: 'inference', id: task.id, modelId: call.modelId };
  yield { kind: 'accepted', handle, requestId: task.id };
  const look = lookAt(task);
  if (look.state === 'ended') yield* tell(service, look.result, { images: call.images, id: task.id });
  else yield* resume(service, handle, { ...ctx, images: call.images });
}

async function* resume(
  service: Service,
  handle: JobHandle,
  ctx: ResumeContext,
): AsyncGenerator<ProviderEvent> {
  const { api, polling } = service;
  const path = `/tasks/${encodeURIComponent(handle.id)}`;
  const headers = { ...api.headers, accept: 'application/x-ndjson, text/event-stream' };
  const report: LiveReport = { url: api.url(`${path}/stream`), headers, read: readReport };
  const look = async (signal: AbortSignal) => lookAt(taskIn(await api.ask(path, signal)));
  const ending = yield* follow({ report, look, times: polling }, ctx);
  yield* tell(service, ending, { images: ctx.images, id: handle.id });
}

function taskIn(value: unknown): Task {
  const task = readTask(value);
  if (task && (task.status != null || task.status_text != null)) return task;
  const message = 'inference.sh answered with something else than a task';
  throw new ProviderError('upstream', message, { accepted: true, retryable: true });
}

function lookAt(task: Task): Look<Ending> {
  const state = stateOf(task);
  if (state === 'waiting' || state === 'running') return { state };
  const result = state === 'completed' ? (task.output?.image ?? null) : taskError(task, state);
  return { state: 'ended', result };
}

function* tell(
  { results }: Service,
  ending: Ending,
  { images, id }: { images: number; id: string },
): Generator<ProviderEvent> {
  if (ending instanceof ProviderError) throw ending;
  const pictures = ending === null ? [] : [{ source: createSource({ url: ending }, results) }];
  yield* conclude({ pictures, images, requestId: id });
}

/** A task that is being stopped may still draw. */
async function cancel(api: Api, handle: JobHandle): Promise<'cancelled' | 'requested' | 'too-late'> {
  const answer = await api.post(`/tasks/${encodeURIComponent(handle.id)}/cancel`);
  const status = statusOf(answer);
  if ([400, 404, 409].includes(status)) return 'too-late';
  if (!isSuccess({ status })) throw askError(answer);
  const task = readTask(unwrap(answer.json));
  const state = task && stateOf(task);
  if (state === 'cancelled') return 'cancelled';
  return state === 'completed' || state === 'failed' ? 'too-late' : 'requested';
}

const hintSchema = z.object({ id: z.string().min(1) });

/** The service signs nothing: whoever found the address may have sent it. */
function readHint({ rawBody }: WebhookRequest): WebhookVerdict {
  const json = parseJson(Buffer.from(rawBody).toString('utf8'));
  return { kind: 'hint', id: hintSchema.safeParse(unwrap(json)).data?.id ?? null };
}
