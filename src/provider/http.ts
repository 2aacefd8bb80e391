import { lookup } from 'node:dns';
import { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { hasCode } from '../errors.ts';
import { guardLookup, type HostRule, judgeUrl, NetError } from '../net/net.ts';
import { readBody } from './answer-body.ts';
import { createJsonBody, type JsonValue } from './json-body.ts';
import { ProviderError } from './provider.ts';

export interface HttpBody {
  /** Of `content-type`; null where the headers say it, or nothing must. */
  type: string | null;
  /** The exact length of what `chunks` gives. */
  bytes: number;
  chunks(): AsyncIterable<Buffer>;
}

export interface HttpQuestion {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Readonly<Record<string, string>>;
  body: HttpBody | null;
  /** Longest wait for the answer's headers, and between two pieces of its body. Drawing takes minutes. */
  timeoutMs: number;
  signal: AbortSignal;
  /** For an address that a service told us: where it may lie. Without it the address is our own setting. */
  allow?: HostRule;
}

export interface JsonPost extends Omit<HttpQuestion, 'method' | 'body' | 'allow'> {
  body: JsonValue;
}

export interface HttpAnswer {
  status: number;
  header(name: string): string | null;
  /** The decoded body. Its errors are `ProviderError`s and come after all that had arrived. */
  body: AsyncIterable<Buffer>;
  /** Ends the connection; needed whether or not the body was read. */
  close(): void;
}

const connectTimeoutMs = 10_000;

const agents = {
  trusted: new Agent({ allowH2: false, connect: { timeout: connectTimeoutMs } }),
  guarded: new Agent({
    allowH2: false,
    connect: { timeout: connectTimeoutMs, lookup: guardLookup(lookup) },
  }),
};

/** Sends one POST of JSON, once, as `sendOnce` does. */
export async function postJson({ body, ...post }: JsonPost): Promise<HttpAnswer> {
  const { bytes, chunks } = await createJsonBody(body);
  return sendOnce({ ...post, method: 'POST', body: { type: 'application/json', bytes, chunks } });
}

/**
 * Sends one request, once; a redirect is an answer like any other. A service can only take work whose request it has
 * whole: an error before the body was handed over says `accepted: false`, one after it `accepted: 'unknown'`.
 * @throws ProviderError
 */
export async function sendOnce(question: HttpQuestion): Promise<HttpAnswer> {
  const { body, signal } = question;
  let progress: Progress = 'nothing';
  // Asked for only once there is a connection.
  async function* sending(given: HttpBody): AsyncGenerator<Buffer> {
    progress = 'begun';
    yield* given.chunks();
    progress = 'sent';
  }
  const dispatcher = chooseAgent(question);
  try {
    const answer = await request(question.url, {
      dispatcher,
      method: question.method,
      headers: {
        ...(body?.type && { 'content-type': body.type }),
        ...(body && { 'content-length': String(body.bytes) }),
        'accept-encoding': 'identity',
        ...question.headers,
      },
      body: body && Readable.from(sending(body), { objectMode: false }),
      headersTimeout: question.timeoutMs,
      bodyTimeout: question.timeoutMs,
      signal,
      // A connection the service is about to close would turn into an unclear outcome: none is used twice.
      reset: true,
    });
    return toAnswer(answer, signal);
  } catch (error) {
    throw asSendError(error, progress, signal);
  }
}

/** How far a request got on its way. */
type Progress = 'nothing' | 'begun' | 'sent';

function chooseAgent({ url, allow }: HttpQuestion): Agent {
  if (!allow) return agents.trusted;
  const parsed = URL.parse(url);
  const verdict = parsed ? judgeUrl(parsed, allow) : 'refused';
  if (verdict === 'refused') throw notAllowed();
  return agents[verdict];
}

function notAllowed(cause?: unknown): ProviderError {
  const message = 'The service named an address that is not allowed';
  return new ProviderError('upstream', message, { accepted: false, cause });
}

/** `Retry-After` in seconds or as an HTTP date. */
export function parseRetryAfter(value: string | null, now: Date): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  const waitMs = Number.isNaN(seconds) ? Date.parse(value) - now.getTime() : seconds * 1000;
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

/**
 * The whole body as text; `chunks` holds what has come of it.
 * @throws ProviderError when it breaks off or is longer than `maxBytes`
 */
export async function readText(answer: HttpAnswer, maxBytes: number, chunks: Buffer[] = []): Promise<string> {
  let total = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    total += chunk.length;
    if (total > maxBytes) throw lost(`The answer is longer than ${maxBytes} bytes`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toAnswer(answer: Dispatcher.ResponseData, signal: AbortSignal): HttpAnswer {
  const header = (name: string) => {
    const value = answer.headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const body = readBody(answer.body, header('content-encoding'));
  const close = () => void answer.body.destroy();
  return { status: answer.statusCode, header, body: readChunks(body, signal), close };
}

async function* readChunks(chunks: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw asSendError(error, 'sent', signal);
  }
}

/** Where a limit of our own ended the waiting, nobody's wish. */
export function asTimeout(error: unknown): unknown {
  if (!(error instanceof ProviderError) || error.kind !== 'cancelled') return error;
  const { accepted } = error;
  const facts = { accepted, retryable: accepted === false, cause: error };
  return new ProviderError('timeout', 'The service took too long', facts);
}

function asSendError(error: unknown, progress: Progress, signal: AbortSignal): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof NetError && error.code === 'refused-address') return notAllowed(error);
  const sent = progress === 'sent';
  const facts = { accepted: sent ? 'unknown' : false, cause: error } as const;
  if (signal.aborted) return new ProviderError('cancelled', 'The call was cancelled', facts);
  if (hasCode(error, ...timeoutCodes)) {
    return new ProviderError('timeout', 'The service took too long', { ...facts, retryable: !sent });
  }
  if (sent) return lost('The connection was lost after the request was sent', error);
  if (progress === 'nothing') {
    return new ProviderError('unreachable', 'The service was not reached', { ...facts, retryable: true });
  }
  const message = 'The connection was lost before the request was sent';
  return new ProviderError('upstream', message, { ...facts, retryable: true });
}

function lost(message: string, cause?: unknown): ProviderError {
  return new ProviderError('unknown-outcome', message, { accepted: 'unknown', cause });
}

const timeoutCodes = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];
