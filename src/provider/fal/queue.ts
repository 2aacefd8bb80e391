import { readEvents } from '../events.ts';
import { exchange, isSuccess, type JsonAnswer, parseJson } from '../exchange.ts';
import type { LiveReport } from '../following.ts';
import type { HttpAnswer } from '../http.ts';
import type { Look } from '../polling.ts';
import type { JobHandle, ProviderCall, ProviderError } from '../provider.ts';
import type { Addresses } from './addresses.ts';
import { type DrawnImage, type JobStatus, readCancel, readFault, readImages, readStatus } from './answer.ts';
import { askError, jobError } from './faults.ts';
import { buildInput } from './request-body.ts';

export interface Queue {
  headers: Readonly<Record<string, string>>;
  addresses: Addresses;
  /** Longest for one exchange; references travel inside the submit. */
  submitTimeoutMs: number;
  askTimeoutMs: number;
}

/** The pictures of a job, or why there are none. */
export type Ending = readonly DrawnImage[] | ProviderError;

/** A result may carry its pictures in the place of their addresses. */
const maxResultBytes = 128 * 1024 * 1024;

/** Asked once. */
export function submit(queue: Queue, call: ProviderCall, signal: AbortSignal): Promise<JsonAnswer> {
  const { headers, addresses, submitTimeoutMs: timeoutMs } = queue;
  const url = addresses.submit(call.modelId, call.webhookUrl);
  return exchange({
    method: 'POST',
    url,
    headers,
    body: buildInput(call),
    timeoutMs,
    signal,
  });
}

export async function lookAt(queue: Queue, handle: JobHandle, signal: AbortSignal): Promise<Look<Ending>> {
  const answer = await ask(queue, queue.addresses.of(handle, 'status'), signal);
  const status = isSuccess(answer) ? readStatus(answer.json) : null;
  if (!status) throw askError(answer);
  const going = whileGoing(status);
  if (going) return going;
  const result = await ask(queue, queue.addresses.of(handle, 'response'), signal);
  return { state: 'ended', result: readEnding(result, status) };
}

export function reportOn({ headers, addresses }: Queue, handle: JobHandle): LiveReport {
  const url = `${addresses.of(handle, 'status')}/stream`;
  return { url, headers: { ...headers, accept: 'text/event-stream' }, read: readReport };
}

/** A job that waits is taken out; one that runs is asked to stop and may still draw. */
export async function cancel(
  { headers, addresses, askTimeoutMs: timeoutMs }: Queue,
  handle: JobHandle,
): Promise<'cancelled' | 'requested' | 'too-late'> {
  const url = addresses.of(handle, 'cancel');
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await exchange({ method: 'PUT', url, headers, timeoutMs, signal });
  const word = readCancel(answer.json);
  if (word === 'OK') return 'cancelled';
  if (word === 'CANCELLATION_REQUESTED' || isSuccess(answer)) return 'requested';
  if (answer.status === 400 || answer.status === 404) return 'too-late';
  throw askError(answer);
}

function ask(
  { headers, askTimeoutMs: timeoutMs }: Queue,
  url: string,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const limits = { timeoutMs, maxBytes: maxResultBytes };
  return exchange({ method: 'GET', url, headers, signal, ...limits });
}

async function* readReport(answer: HttpAnswer): AsyncGenerator<Look<unknown>> {
  for await (const event of readEvents(answer.body)) {
    const status = readStatus(parseJson(event.data));
    if (status) yield whileGoing(status) ?? { state: 'ended', result: null };
  }
}

/** Null when the job has ended. */
function whileGoing({ state, position }: JobStatus): Exclude<Look<never>, { state: 'ended' }> | null {
  if (state === 'ended') return null;
  return state === 'waiting' ? { state, position } : { state };
}

/** A job that failed is `COMPLETED` too: its result then answers with the error. */
function readEnding(answer: JsonAnswer, status: JobStatus): Ending {
  const images = isSuccess(answer) ? readImages(answer.json) : null;
  if (images) return images;
  const fault = readFault(answer.json);
  const ofTheJob = [400, 413, 422, 499].includes(answer.status) || (answer.status >= 500 && fault !== null);
  if (status.fault || ofTheJob) return jobError(fault?.type ? fault : (status.fault ?? fault), answer);
  throw askError(answer);
}
