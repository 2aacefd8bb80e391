import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { LoggedRequest } from './api.ts';
import { download } from './cdn.ts';
import { Refused, refused } from './errors.ts';
import { record } from './json.ts';
import { RateLimits } from './rate-limits.ts';
import { applicationRoutes } from './routes/application.ts';
import { channelRoutes } from './routes/channels.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { type Answer, type Call, perform } from './routes/route.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { answerOfTrouble, type Troubles } from './trouble.ts';
import type { UploadedFile } from './uploads.ts';
import type { World } from './world.ts';

const routes = [
  ...applicationRoutes,
  ...channelRoutes,
  ...interactionRoutes,
  ...messageRoutes,
  ...webhookRoutes,
];
const apiPrefix = '/api/v10';

/** The HTTP half of Discord: its REST API and its CDN. */
export async function startHttp(world: World, troubles: Troubles): Promise<Server> {
  const limits = new RateLimits(world);
  const server = createServer((request, response) => {
    // A client that gave up in the middle of its request is owed nothing.
    serve(world, troubles, limits, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

async function serve(
  world: World,
  troubles: Troubles,
  limits: RateLimits,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await received(world, request);
  const trouble = troubles.take(call.method, call.path);
  const isDone = trouble === null || ('afterDoing' in trouble && trouble.afterDoing === true);
  const own = isDone ? done(call, limits) : null;
  const answer = trouble === null ? own : answerOfTrouble(trouble);
  const logged: LoggedRequest = {
    method: call.method,
    path: call.path,
    query: call.query.toString(),
    status: answer?.status ?? 0,
    at: world.clock.now(),
    body: call.raw,
    files: call.files.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
  };
  world.log.push(logged);
  world.changed();
  if (answer) write(response, answer);
}

async function received(world: World, request: IncomingMessage): Promise<Call> {
  const bytes = await buffer(request);
  const url = new URL(request.url ?? '', world.origin);
  const type = request.headers['content-type'] ?? '';
  const path = decodeURIComponent(
    url.pathname.startsWith(apiPrefix) ? url.pathname.slice(apiPrefix.length) : url.pathname,
  );
  const { raw, files } = await parsed(type, bytes);
  return {
    world,
    method: request.method ?? '',
    path,
    query: url.searchParams,
    raw,
    payload: record(raw),
    files,
    bytes: bytes.length,
    authorization: request.headers.authorization ?? '',
  };
}

/** What JSON cannot be; routes refuse it. */
const unreadable = Symbol('unreadable');

async function parsed(type: string, bytes: Buffer): Promise<{ raw: unknown; files: UploadedFile[] }> {
  if (bytes.length === 0) return { raw: undefined, files: [] };
  try {
    if (!type.startsWith('multipart/form-data')) return { raw: JSON.parse(bytes.toString()), files: [] };
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    return { raw: JSON.parse(String(form.get('payload_json') ?? '{}')), files: await filesOf(form) };
  } catch {
    return { raw: unreadable, files: [] };
  }
}

async function filesOf(form: FormData): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  for (const [key, value] of form.entries()) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    const type = value.type === 'application/octet-stream' ? '' : value.type;
    files.push({ index: Number(index), name: value.name, type, bytes });
  }
  return files;
}

function done(call: Call, limits: RateLimits): Answer {
  if (call.path.startsWith('/cdn/')) return fromCdn(call);
  const { world } = call;
  try {
    if (call.raw === unreadable) throw refused(50109, 'A body that is no JSON');
    const limited = limits.take(call);
    const answer = limited ?? perform(routes, call);
    return { ...answer, headers: { ...limits.headers(call), ...answer.headers } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { fault, status, code, body, retryAfter } = error;
    if (fault !== null) world.violations.push(`${call.method} ${call.path}: ${status}/${code} ${fault}`);
    const waiting: Record<string, string> = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
    return { status, body, headers: { ...limits.headers(call), ...waiting } };
  }
}

function fromCdn({ world, method, path, query }: Call): Answer {
  const file = method === 'GET' || method === 'HEAD' ? download(world, path, query) : null;
  if (!file) return { status: 404, body: 'This content is no longer available.' };
  return { status: 200, body: file.bytes, headers: { 'content-type': file.contentType } };
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed) return;
  if (body instanceof Uint8Array) {
    response.writeHead(status, { 'content-length': String(body.length), ...headers }).end(body);
  } else if (typeof body === 'string') {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  } else if (body === undefined) response.writeHead(status, headers).end();
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
