import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { listen } from './ark-server.ts';

export interface Received {
  method: string;
  /** Path and query. */
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

/** What a fake answers: JSON, text or bytes. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Speak = (response: ServerResponse, received: Received) => void | Promise<void>;

export interface ServiceServer {
  origin: string;
  /** Everything that was asked, oldest first. */
  requests: Received[];
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** A loopback service: one function from question to answer. A thrown error is a test that fails, as status 599. */
export async function startService(
  handle: (received: Received) => Answer | Speak | Promise<Answer | Speak>,
): Promise<ServiceServer> {
  const requests: Received[] = [];
  const server = await listen(async (request, response) => {
    try {
      const body = await buffer(request);
      const url = new URL(request.url ?? '/', 'http://fake');
      const json = parse(body);
      const received = { method: request.method ?? '', url, headers: request.headers, body, json };
      requests.push(received);
      const answer = await handle(received);
      if (typeof answer === 'function') await answer(response, received);
      else speak(answer)(response);
    } catch (error) {
      // A connection the client has cut is no failure of the fake.
      if (!response.destroyed) response.writeHead(599).end(String(error));
    }
  });
  return { ...server, requests };
}

/** The fields of a JSON body; none where it is no object. */
export function fieldsOf({ json }: Received): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? { ...json } : {};
}

export function speak({ status, body, headers = {} }: Answer): (response: ServerResponse) => void {
  const { type, bytes } = encode(body);
  return (response) =>
    void response
      .writeHead(status, { 'content-type': type, 'content-length': String(bytes.length), ...headers })
      .end(bytes);
}

/**
 * Announces the whole answer and cuts the connection after so many bytes of it, or so many before its end where the
 * number is negative; 0 cuts before the headers.
 */
export function speakCut(answer: Answer, afterBytes: number): Speak {
  const { type, bytes } = encode(answer.body);
  return async (response) => {
    if (afterBytes !== 0) {
      response.writeHead(answer.status, { 'content-type': type, 'content-length': String(bytes.length) });
      await new Promise((resolve) => response.write(bytes.subarray(0, afterBytes), resolve));
    }
    response.destroy();
  };
}

/** A byte every 20 ms. */
export function speakSlowly({ status, body }: Answer): Speak {
  const { type, bytes } = encode(body);
  return (response) => {
    response.writeHead(status, { 'content-type': type, 'content-length': String(bytes.length) });
    let at = 0;
    const drip = setInterval(() => response.write(bytes.subarray(at, ++at)), 20);
    response.on('close', () => clearInterval(drip));
  };
}

/** The start of a document, and more of it until nobody listens any more. */
export const speakEndlessly: Speak = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  Readable.from(endlessText()).pipe(response);
};

function* endlessText(): Generator<Buffer> {
  yield Buffer.from('{"data":"');
  const more = Buffer.alloc(1024 * 1024, 'x');
  while (true) yield more;
}

function encode(body: unknown): { type: string; bytes: Buffer } {
  if (Buffer.isBuffer(body)) return { type: 'application/octet-stream', bytes: body };
  if (typeof body === 'string') return { type: 'text/html', bytes: Buffer.from(body) };
  return { type: 'application/json', bytes: Buffer.from(body === undefined ? '' : JSON.stringify(body)) };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
