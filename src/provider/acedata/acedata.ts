import { conclude } from '../conclude.ts';
import { exchange, isEventStream, isSuccess, type JsonAnswer, parseJson } from '../exchange.ts';
import { asTimeout } from '../http.ts';
import type { JsonValue } from '../json-body.ts';
import { type Look, poll, pollingTimes } from '../polling.ts';
import type { CallContext, ImageProvider, JobHandle, ProviderCall, ProviderEvent } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import { resultRules } from '../results.ts';
import { type Report, readPictures, readReport } from './answer.ts';
import { insideError, statusError, taskError, unclearError } from './faults.ts';
import { acedataOffers } from './offers.ts';
import { buildBody } from './request-body.ts';
import { readStream } from './stream.ts';

export interface AcedataSettings {
  apiKey: string;
  baseUrl: string;
  /** Longest for a submit. It answers at once with a task, but may draw first. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 600_000;
const lookTimeoutMs = 60_000;
/** Links are asked for; should pictures come in the answer, it is this long at most. */
const maxAnswerBytes = 64 * 1024 * 1024;
/** The service asks for no more than this. */
const times = { ...pollingTimes, firstMs: 5000, mostMs: 15_000 };

/** Seedream through Ace Data Cloud: a task that is asked after, and cannot be cancelled. */
export function createAcedataProvider(settings: AcedataSettings): ImageProvider {
  const root = settings.baseUrl.replace(/\/+$/, '');
  const rules = resultRules(settings.baseUrl);

  function ask(path: string, body: JsonValue, limits: { timeoutMs: number; signal: AbortSignal }) {
    const headers = { authorization: `Bearer ${settings.apiKey}` };
    const url = `${root}${path}`;
    const rules = { maxBytes: maxAnswerBytes, keepsEvents: true };
    return exchange({ method: 'POST', url, headers, body, ...rules, ...limits });
  }

  async function* generate(call: ProviderCall, ctx: CallContext): AsyncGenerator<ProviderEvent> {
    const limits = { timeoutMs: settings.timeoutMs ?? defaultTimeoutMs, signal: ctx.signal };
    const answer = await ask('/seedream/images', buildBody(call), limits);
    const report = await readSubmit(answer);
    const handle = report.taskId === null ? null : { provider: 'acedata', id: report.taskId };
    yield { kind: 'accepted', handle, requestId: report.traceId };
    const cut = report.items.length < call.images ? answer.broken : undefined;
    // A task tells again what had come of an answer that broke off.
    if (handle && (report.outcome === 'pending' || cut)) {
      return yield* follow(handle, { ...ctx, images: call.images });
    }
    for (const event of finish(report, call.images)) {
      if (event.kind === 'done' && cut) throw asTimeout(cut);
      yield event;
    }
  }

  async function* follow(
    handle: JobHandle,
    ctx: CallContext & { images: number },
  ): AsyncGenerator<ProviderEvent> {
    const look = async (signal: AbortSignal): Promise<Look<Report>> => {
      const question = { id: handle.id, action: 'retrieve' };
      const answer = await ask('/seedream/tasks', question, { timeoutMs: lookTimeoutMs, signal });
      if (!isSuccess(answer)) throw lookError(answer);
      const report = readReport(answer.json, handle.id);
      if (!report) throw unclearError();
      return report.outcome === 'pending' ? { state: 'running' } : { state: 'ended', result: report };
    };
    yield* finish(yield* poll(look, ctx, times), ctx.images);
  }

  function finish(report: Report, images: number): Generator<ProviderEvent> {
    const { traceId } = report;
    if (report.outcome === 'failed') throw taskError(report.fault, traceId);
    const pictures = report.outcome === 'drawn' ? readPictures(report.items, { rules, traceId }) : [];
    return conclude({ pictures, images, requestId: traceId });
  }

  return {
    name: 'acedata',
    models: () => acedataOffers,
    generate,
    resume: follow,
    // Nothing is signed: whoever knows the address may have sent it.
    async webhook({ rawBody }) {
      const report = readReport(parseJson(Buffer.from(rawBody).toString('utf8')));
      return { kind: 'hint', id: report?.taskId ?? null };
    },
  };
}

/** @throws ProviderError unless the service has the work */
async function readSubmit(answer: JsonAnswer): Promise<Report> {
  if (!isSuccess(answer)) throw statusError(answer, new Date());
  const report = isEventStream(answer) ? await readStream(answer.text) : readReport(answer.json);
  if (!report) throw unclearError();
  if (answer.broken && report.taskId === null && report.items.length === 0) throw asTimeout(answer.broken);
  if (report.outcome === 'failed') throw insideError(report.fault, report.traceId);
  if (report.outcome === 'pending' && report.taskId === null) throw unclearError();
  return report;
}

/** A task may be unknown for a moment after it was taken. */
function lookError(answer: JsonAnswer): ProviderError {
  const error = statusError(answer, new Date());
  if (error.kind !== 'not-found') return error;
  const { serviceCode, requestId, detail } = error;
  return new ProviderError('upstream', error.message, { accepted: true, serviceCode, requestId, detail });
}
