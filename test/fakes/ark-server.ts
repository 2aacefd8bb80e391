import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export type Script = (response: ServerResponse, received: ReceivedRequest) => void | Promise<void>;

export interface ArkServer {
  origin: string;
  /** What the client is configured with. */
  baseUrl: string;
  requests: ReceivedRequest[];
  /** How the image endpoint answers from now on. */
  answers(script: Script): void;
  /** How a path outside the API answers. */
  serves(path: string, script: Script): void;
  /** How many connections stand. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

const apiPath = '/api/v3/images/generations';

/** A loopback ARK that says whatever a test tells it to, true to the service or not. */
export async function startArkServer(): Promise<ArkServer> {
  const scripts = new Map<string, Script>();
  const requests: ReceivedRequest[] = [];
  const { origin, connections, close } = await listen(async (request, response) => {
    const received: ReceivedRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await buffer(request),
    };
    requests.push(received);
    const script = scripts.get(received.path);
    if (script) await script(response, received);
    else response.writeHead(404).end();
  });
  return {
    origin,
    baseUrl: `${origin}/api/v3`,
    requests,
    answers: (script) => void scripts.set(apiPath, script),
    serves: (path, script) => void scripts.set(path, script),
    connections,
    close,
  };
}

type Listening = Pick<ArkServer, 'origin' | 'connections' | 'close'>;

export async function listen(handle: RequestListener): Promise<Listening> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: () => promisify(server.getConnections.bind(server))(),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Script {
  return bytes(status, JSON.stringify(value), {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
}

export function bytes(status: number, body: string | Buffer, headers: Record<string, string> = {}): Script {
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return (response) => void response.writeHead(status, { ...length, ...headers }).end(body);
}

export type Ending = 'end' | 'cut' | 'open';

/** Sends each chunk by itself, then ends the answer, cuts the connection, or leaves it hanging. */
export function chunked(
  chunks: readonly (string | Uint8Array)[],
  ending: Ending = 'end',
  headers: Record<string, string> = { 'content-type': 'text/event-stream' },
): Script {
  return async (response) => {
    response.writeHead(200, headers).flushHeaders();
    for (const chunk of chunks) await written(response, chunk);
    if (ending === 'end') response.end();
    if (ending === 'cut') response.destroy();
  };
}

export function cutConnection(): Script {
  return (response) => void response.destroy();
}

export function staySilent(): Script {
  return () => undefined;
}

async function written(response: ServerResponse, chunk: string | Uint8Array): Promise<void> {
  await new Promise((resolve) => response.write(chunk, resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

/** One frame of ARK's event stream. */
export function frame(value: { type?: string; [field: string]: unknown }): string {
  const name = value.type ? `event: ${value.type}\n` : '';
  return `${name}data: ${JSON.stringify(value)}\n\n`;
}

export function succeeded(index: number, url: string, fields: Record<string, unknown> = {}): string {
  const type = 'image_generation.partial_succeeded';
  return frame({ type, model: 'm', created: 1, image_index: index, url, size: '2048x2048', ...fields });
}

export function failed(index: number, code: string): string {
  const error = { code, message: `It failed. Request id: 0217${index}` };
  return frame({
    type: 'image_generation.partial_failed',
    model: 'm',
    created: 1,
    image_index: index,
    error,
  });
}

export function completed(images: number): string {
  const usage = { generated_images: images, output_tokens: images * 16384, total_tokens: images * 16384 };
  return frame({ type: 'image_generation.completed', model: 'm', created: 1, usage });
}

export const done = 'data: [DONE]\n\n';
