import { exchange, type JsonAnswer } from './exchange.ts';
import type { JsonValue } from './json-body.ts';

export interface ServiceSettings {
  baseUrl: string;
  apiKey: string;
  /** Longest for one question and its answer. */
  timeoutMs?: number;
}

export interface BearerApi {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Each asks once. @throws ProviderError when there is no whole answer; its status is the asker's to judge */
  get(path: string, signal: AbortSignal): Promise<JsonAnswer>;
  post(path: string, body: JsonValue, signal: AbortSignal): Promise<JsonAnswer>;
}

const defaultTimeoutMs = 60_000;

/** The service at its own base URL, which is the only place its key goes. */
export function createBearerApi({
  apiKey,
  timeoutMs = defaultTimeoutMs,
  ...given
}: ServiceSettings): BearerApi {
  const baseUrl = given.baseUrl.replace(/\/+$/, '');
  const headers = { authorization: `Bearer ${apiKey}` };
  const common = { headers, timeoutMs };
  return {
    ...common,
    baseUrl,
    get: (path, signal) => exchange({ ...common, method: 'GET', url: `${baseUrl}${path}`, signal }),
    post: (path, body, signal) =>
      exchange({ ...common, method: 'POST', url: `${baseUrl}${path}`, body, signal }),
  };
}
