import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { guardLookup } from './addresses.ts';
import { capBytes } from './cap-bytes.ts';
import { type HostRule, judgeUrl } from './host-rule.ts';
import { asNetError, NetError } from './net-error.ts';

export { guardLookup } from './addresses.ts';
export { type HostRule, judgeUrl } from './host-rule.ts';
export { NetError } from './net-error.ts';

export interface DownloadOptions {
  allow: HostRule;
  /** More than this, announced or arrived, is `too-large`. */
  maxBytes: number;
  /** Longest wait for the answer's headers, and between two pieces of its body. */
  timeoutMs: number;
  signal: AbortSignal;
  /** Sent to the first origin only, and to those `keepsHeaders` knows: a redirect elsewhere goes on without them. */
  headers?: Readonly<Record<string, string>>;
  keepsHeaders?(url: URL): boolean;
}

interface Download {
  /** Must be read to its end or destroyed. Its errors are `NetError`s. */
  body: Readable;
  /** Lower case and without parameters. What the server says, not what the bytes are. */
  mime: string | null;
  /** The announced length. */
  bytes: number | null;
}

export type OpenDownload = (url: string, options: DownloadOptions) => Promise<Download>;

const maxRedirects = 5;
const connectTimeoutMs = 10_000;

/** GETs a file from a host that may be hostile. @throws NetError */
export const openDownload: OpenDownload = createDownloader();

export function createDownloader(lookup: LookupFunction = systemLookup): OpenDownload {
  const common = { allowH2: false, connect: { timeout: connectTimeoutMs } };
  const agents = {
    trusted: new Agent(common),
    guarded: new Agent({ ...common, connect: { ...common.connect, lookup: guardLookup(lookup) } }),
  };

  async function openHop(url: URL, options: DownloadOptions): Promise<Dispatcher.ResponseData> {
    const verdict = judgeUrl(url, options.allow);
    if (verdict === 'refused')
      throw new NetError('refused-address', `${url.hostname} is not an allowed host`);
    try {
      return await request(url, {
        dispatcher: agents[verdict],
        method: 'GET',
        headers: { 'accept-encoding': 'identity', ...options.headers },
        headersTimeout: options.timeoutMs,
        bodyTimeout: options.timeoutMs,
        signal: options.signal,
      });
    } catch (error) {
      throw asNetError(error, options.signal, 'unreachable');
    }
  }

  return async function follow(url, options) {
    let hop = parseUrl(url);
    let { headers } = options;
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const answer = await openHop(hop, { ...options, headers });
      const next = redirectTarget(answer, hop);
      if (next === null) return toDownload(answer, hop, options);
      discard(answer.body);
      if (next.origin !== hop.origin && !options.keepsHeaders?.(next)) headers = {};
      hop = next;
    }
    throw new NetError('too-many-redirects', `${hop.hostname} redirects without end`);
  };
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  if (!url) throw new NetError('refused-address', 'Not a web address');
  return url;
}

function redirectTarget(answer: Dispatcher.ResponseData, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(answer.statusCode)) return null;
  const location = headerOf(answer, 'location');
  return location === null ? null : parseUrl(location, from);
}

function toDownload(answer: Dispatcher.ResponseData, url: URL, options: DownloadOptions): Download {
  const status = answer.statusCode;
  const bytes = Number(headerOf(answer, 'content-length') ?? Number.NaN);
  if (status !== 200) {
    discard(answer.body);
    const retryable = status === 408 || status === 429 || status >= 500;
    throw new NetError('http-status', `${url.hostname} answered ${status}`, { status, retryable });
  }
  if (bytes > options.maxBytes) {
    discard(answer.body);
    throw new NetError('too-large', `${url.hostname} announces ${bytes} bytes`);
  }
  const mime = headerOf(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() || null;
  return {
    body: capBytes(answer.body, options.maxBytes, options.signal),
    mime,
    bytes: Number.isNaN(bytes) ? null : bytes,
  };
}

function headerOf(answer: Dispatcher.ResponseData, name: string): string | null {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Lets go of a body nobody reads, and of its connection; how that ends is of no interest. */
function discard(body: Readable): void {
  body.on('error', () => undefined).destroy();
}
