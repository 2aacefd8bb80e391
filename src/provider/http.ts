import { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { readBody } from './answer-body.ts';
import { createJsonBody, type JsonValue } from './json-body.ts';
import { ProviderError } from './provider.ts';

export interface JsonPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: JsonValue;
  /** Longest wait for the answer's headers, and between two pieces of its body. Drawing takes minutes. */
  timeoutMs: number;
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  header(name: string): string | null;
  /** The decoded body. Its errors are `ProviderError`s and come after all that had arrived. */
  body: AsyncIterable<Buffer>;
  /** Ends the connection; needed whether or not the body was read. */
  close(): void;
}

const connectTimeoutMs = 60_000;

const agent = new Agent({ allowH2: false, connect: { timeout: connectTimeoutMs } });

/**
 * Sends one POST, once. A service can only take work whose request it has whole: an error before the body was handed
 * over says `accepted: false`, one after it `accepted: 'unknown'`.
 * @throws ProviderError
 */
export async function postJson(post: JsonPost): Promise<HttpAnswer> {
  const body = await createJsonBody(post.body);
  let sent = false;
  async function* sending(): AsyncGenerator<Buffer> {
    yield* body.chunks();
    sent = true;
  }
  try {
    const answer = await request(post.url, {
      dispatcher: agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(body.bytes),
        'accept-encoding': 'identity',
        ...post.headers,
      },
      body: Readable.from(sending(), { objectMode: false }),
      headersTimeout: post.timeoutMs,
      bodyTimeout: post.timeoutMs,
      signal: post.signal,
      // A connection the service is about to close would turn into an unclear outcome: none is used twice.
      reset: true,
    });
    return toAnswer(answer, post.signal);
  } catch (error) {
    throw asSendError(error, sent, post.signal);
  }
}

/** `Retry-After` in seconds or as an HTTP date. */
export function parseRetryAfter(value: string | null, now: Date): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  const waitMs = Number.isNaN(seconds) ? Date.parse(value) - now.getTime() : seconds * 1000;
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

/** The whole body as text. @throws ProviderError when it breaks off or is longer than `maxBytes` */
export async function readText(answer: HttpAnswer, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
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
    throw asSendError(error, true, signal);
  }
}

function asSendError(error: unknown, sent: boolean, signal: AbortSignal): ProviderError {
  if (error instanceof ProviderError) return error;
  const accepted = sent ? 'unknown' : false;
  const facts = { accepted, cause: error } as const;
  if (signal.aborted) return new ProviderError('cancelled', 'The call was cancelled', facts);
  if (isTimeout(error)) {
    return new ProviderError('timeout', 'The service took too long', { ...facts, retryable: !sent });
  }
  if (sent) return lost('The connection was lost after the request was sent', error);
  return new ProviderError('upstream', 'The service was not reached', { ...facts, retryable: true });
}

function lost(message: string, cause?: unknown): ProviderError {
  return new ProviderError('unknown-outcome', message, { accepted: 'unknown', cause });
}

const timeoutCodes = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && timeoutCodes.includes(String(error.code));
}
