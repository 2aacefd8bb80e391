import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, html, json, plainText, write } from './answer.ts';
import { download } from './downloads.ts';
import { Refused } from './errors.ts';
import { RateLimits } from './rate-limits.ts';
import { type Received, receive } from './received.ts';
import { useResponseUrl } from './response-url.ts';
import { answerOf, isDone, type Troubles } from './trouble.ts';
import { upload } from './uploads.ts';
import { callMethod, methodName } from './web-api.ts';
import type { World } from './world.ts';

/** The HTTP half of Slack: its Web API, its files and its response_urls. */
export async function startHttp(world: World, troubles: Troubles): Promise<Server> {
  const limits = new RateLimits();
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
  const received = await receive(world, request);
  const method = nameOf(received.path);
  checkToken(world, received);
  const trouble = troubles.take(method);
  const neverProcessed = trouble !== null && 'neverProcessed' in trouble;
  const own = isDone(trouble) ? await done(world, limits, received, neverProcessed) : null;
  const answer = trouble === null ? own : answerOf(trouble, own);
  const { args, token } = received;
  world.logged({ method, args, token, at: world.clock.now(), status: answer?.status ?? 0 });
  if (answer) write(response, answer);
}

function nameOf(path: string): string {
  if (path.startsWith('/api/')) return methodName(path);
  if (path.startsWith('/upload/')) return 'upload';
  if (path.startsWith('/files/') || path.startsWith('/elsewhere/')) return 'file';
  return path.startsWith('/response/') ? 'response_url' : path;
}

/** Tokens go to Slack and nowhere else. */
function checkToken(world: World, { path, host, token }: Received): void {
  if (token === null) return;
  const isSlack = world.origin.endsWith(`//${host}`);
  if (!isSlack) world.fault(`A token sent to the foreign host ${host}`);
  else if (!/^\/(api|files|upload)\//.test(path)) world.fault(`A token sent to ${path}`);
}

function done(
  world: World,
  limits: RateLimits,
  request: Received,
  neverProcessed: boolean,
): Answer | Promise<Answer> {
  const name = nameOf(request.path);
  if (request.path.startsWith('/api/')) return callMethod(world, limits, request, neverProcessed);
  if (name === 'upload') return upload(world, request, neverProcessed);
  if (name === 'file') return download(world, request);
  if (name === 'response_url') return respondTo(world, request);
  return html(404, '<html>404</html>');
}

function respondTo(world: World, { path, body, method }: Received): Answer {
  if (method !== 'POST') return plainText(405, 'Method not allowed');
  try {
    useResponseUrl(world, path, body);
    return plainText(200, 'ok');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.fault !== null) world.fault(`response_url: ${error.code}: ${error.fault}`);
    const isGone = error.code.endsWith('_url');
    return json(isGone ? 404 : 400, { ok: false, error: error.code, ...error.details });
  }
}
