import { asTimeout, type HttpAnswer, type HttpQuestion, readText, sendOnce } from './http.ts';
import { createJsonBody, type JsonValue } from './json-body.ts';
import { ProviderError } from './provider.ts';

export interface Question extends Omit<HttpQuestion, 'body'> {
  /** Longest for the whole exchange, a dripping answer included. */
  timeoutMs: number;
  body?: JsonValue;
  /** A longer answer is given up. */
  maxBytes?: number;
  /** Of an answer in events that breaks off, what had come is answered. */
  keepsEvents?: boolean;
}

export interface JsonAnswer {
  status: number;
  header(name: string): string | null;
  /** Undefined when the body is not JSON: nothing, or somebody's HTML page. */
  json: unknown;
  /** The body as it came, for what is not JSON. */
  text: string;
  /** Why the text has no end, where what had come was to be kept. */
  broken?: ProviderError;
}

export function isEventStream(answer: Pick<HttpAnswer, 'header'>): boolean {
  return (answer.header('content-type') ?? '').toLowerCase().includes('text/event-stream');
}

const defaultMaxBytes = 4 * 1024 * 1024;

/**
 * One question, one answer, any status. A submit is asked once and its error's `accepted` is true to what is known;
 * a GET may be asked again by whoever asks.
 * @throws ProviderError when there is no whole answer
 */
export async function exchange(question: Question): Promise<JsonAnswer> {
  const { body, maxBytes = defaultMaxBytes, keepsEvents = false, ...rest } = question;
  const json = body === undefined ? null : await createJsonBody(body);
  const asked = { ...rest, body: json && { type: 'application/json', ...json } };
  return withinTime(asked, (limited) => ask(limited, { maxBytes, keepsEvents }));
}

/** As `exchange`, for a body that is not JSON. */
export async function exchangeRaw(question: HttpQuestion): Promise<JsonAnswer> {
  return withinTime(question, (limited) => ask(limited, { maxBytes: defaultMaxBytes, keepsEvents: false }));
}

export function isSuccess({ status }: { status: number }): boolean {
  return status >= 200 && status <= 299;
}

/** Undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Reading {
  maxBytes: number;
  keepsEvents: boolean;
}

async function ask(question: HttpQuestion, reading: Reading): Promise<JsonAnswer> {
  const answer = await sendOnce(question);
  try {
    const { status, header } = answer;
    const read = await readWhole(answer, reading);
    return { status, header, json: parseJson(read.text), ...read };
  } finally {
    answer.close();
  }
}

async function readWhole(
  answer: HttpAnswer,
  { maxBytes, keepsEvents }: Reading,
): Promise<Pick<JsonAnswer, 'text' | 'broken'>> {
  const chunks: Buffer[] = [];
  try {
    return { text: await readText(answer, maxBytes, chunks) };
  } catch (error) {
    // An error's status is the news: a body that breaks off or has no end does not change it.
    if (!isSuccess(answer)) return { text: '' };
    if (!keepsEvents || !isEventStream(answer) || !(error instanceof ProviderError)) throw error;
    return { text: Buffer.concat(chunks).toString('utf8'), broken: error };
  }
}

async function withinTime<T>(
  question: HttpQuestion,
  work: (limited: HttpQuestion) => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.timeout(question.timeoutMs);
  try {
    return await work({ ...question, signal: AbortSignal.any([question.signal, limit]) });
  } catch (error) {
    throw question.signal.aborted ? error : asTimeout(error);
  }
}
