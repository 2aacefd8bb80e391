import { exchange, isSuccess, type JsonAnswer } from '../exchange.ts';
import type { JsonValue } from '../json-body.ts';
import { statusOf, unwrap } from './envelope.ts';
import { askError, submitError } from './faults.ts';

export interface Api {
  headers: Readonly<Record<string, string>>;
  url(path: string): string;
  /** What a question that changes nothing is answered with. @throws ProviderError which says nothing of any task */
  ask(path: string, signal: AbortSignal, body?: JsonValue): Promise<unknown>;
  /** What a question that brings something about is answered with, asked once. @throws ProviderError */
  submit(path: string, body: JsonValue, signal: AbortSignal): Promise<{ value: unknown; answer: JsonAnswer }>;
  /** A bare POST, whatever it is answered with. */
  post(path: string): Promise<JsonAnswer>;
}

export interface ApiSettings {
  apiKey: string;
  baseUrl: string;
  /** Longest for one exchange. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;

export function createApi({ apiKey, baseUrl, timeoutMs = defaultTimeoutMs }: ApiSettings): Api {
  const headers = { authorization: `Bearer ${apiKey}` };
  const url = (path: string) => `${baseUrl.replace(/\/+$/, '')}${path}`;
  return {
    headers,
    url,
    async ask(path, signal, body) {
      const method = body === undefined ? 'GET' : 'POST';
      const answer = await exchange({ method, url: url(path), headers, body, timeoutMs, signal });
      if (!isSuccess({ status: statusOf(answer) })) throw askError(answer);
      return unwrap(answer.json);
    },
    async submit(path, body, signal) {
      const answer = await exchange({ method: 'POST', url: url(path), headers, body, timeoutMs, signal });
      if (!isSuccess({ status: statusOf(answer) })) throw submitError(answer);
      return { value: unwrap(answer.json), answer };
    },
    post: (path) => {
      const signal = AbortSignal.timeout(timeoutMs);
      return exchange({ method: 'POST', url: url(path), headers, timeoutMs, signal });
    },
  };
}
