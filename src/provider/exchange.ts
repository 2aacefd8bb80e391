import { asTimeout, type HttpAnswer, type HttpQuestion, readText, sendOnce } from './http.ts';
import { createJsonBody, type JsonValue } from './json-body.ts';

export interface Question extends Omit<HttpQuestion, 'body'> {
  /** Longest for the whole exchange, a dripping answer included. */
  timeoutMs: number;
  body?: JsonValue;
  /** A longer answer is given up. */
  maxBytes?: number;
}

export interface JsonAnswer {
  status: number;
  header(name: string): string | null;
  /** Undefined when the body is not JSON: nothing, or somebody's HTML page. */
  json: unknown;
  /** The body as it came, for what is not JSON. */
  text: string;
}

const defaultMaxBytes = 4 * 1024 * 1024;

/**
 * One question, one answer, any status. A submit is asked once and its error's `accepted` is true to what is known;
 * a GET may be asked again by whoever asks.
 * @throws ProviderError when there is no whole answer
 */
export async function exchange(question: Question): Promise<JsonAnswer> {
  const { body, maxBytes = defaultMaxBytes, ...rest } = question;
  const json = body === undefined ? null : await createJsonBody(body);
  const asked = { ...rest, body: json && { type: 'application/json', ...json } };
  return withinTime(asked, (limited) => ask(limited, maxBytes));
}

/** As `exchange`, for a body that is not JSON. */
export async function exchangeRaw(question: HttpQuestion): Promise<JsonAnswer> {
  return withinTime(question, (limited) => ask(limited, defaultMaxBytes));
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

async function ask(question: HttpQuestion, maxBytes: number): Promise<JsonAnswer> {
  const answer = await sendOnce(question);
  try {
    const text = await readWhole(answer, maxBytes);
    return { status: answer.status, header: answer.header, json: parseJson(text), text };
  } finally {
    answer.close();
  }
}

/** An error's status is the news: a body that breaks off or has no end does not change it. */
async function readWhole(answer: HttpAnswer, maxBytes: number): Promise<string> {
  const reading = readText(answer, maxBytes);
  return isSuccess(answer) ? reading : reading.catch(() => '');
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
