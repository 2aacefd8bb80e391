import type { Logger } from '../../log.ts';
import type { ChatRoute } from '../chat.ts';
import type { Body, Intake } from './receiver.ts';
import { isSigned } from './signature.ts';

const maxBodyBytes = 4 * 1024 * 1024;

export interface HttpTransportOptions {
  signingSecret: string;
  intake: Intake;
  running(): boolean;
  now(): number;
  log: Logger;
}

/** Everything Slack sends comes to one signed address. */
export function createHttpTransport(options: HttpTransportOptions): ChatRoute {
  return { method: 'POST', path: '/slack/events', open: true, handle: (request) => take(request, options) };
}

async function take(request: Request, options: HttpTransportOptions): Promise<Response> {
  const { signingSecret, now } = options;
  const text = await readCapped(request);
  if (text === null) return new Response('too large', { status: 413 });
  if (!isSigned(signingSecret, { headers: request.headers, body: text, now: now() })) {
    return new Response('not signed', { status: 401 });
  }
  const body = readBody(text, request.headers.get('content-type') ?? '');
  if (!body) return new Response('unreadable', { status: 400 });
  if (body.ssl_check !== undefined) return new Response('');
  if (body.type === 'url_verification') return Response.json({ challenge: body.challenge });
  if (!options.running()) return new Response('starting or stopping', { status: 503 });
  return hand(body, request.headers, options);
}

/** Null when it is longer than Slack's are: the rest is not read, since anybody may have sent it. */
async function readCapped({ headers, body }: Request): Promise<string | null> {
  if (Number(headers.get('content-length')) > maxBodyBytes) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Answers when a listener says so, or when an event is stored; the rest of the work goes on after it. */
function hand(body: Body, headers: Headers, { intake, log }: HttpTransportOptions): Promise<Response> {
  const retry = headers.get('x-slack-retry-num');
  const retryReason = headers.get('x-slack-retry-reason');
  return new Promise((resolve) => {
    const answer = async (payload: unknown) => {
      if (payload === undefined || payload === '') resolve(new Response(''));
      else resolve(typeof payload === 'string' ? new Response(payload) : Response.json(payload));
    };
    const arrival = {
      ...{ body, answer },
      ...(retry !== null && { retryNum: Number(retry) }),
      ...(retryReason !== null && { retryReason }),
    };
    intake.take(arrival).then(
      () => resolve(new Response('')),
      (error: unknown) => {
        log.error({ error: String(error) }, 'an event was not taken; it comes again');
        resolve(new Response('not stored', { status: 500 }));
      },
    );
  });
}

function readBody(text: string, type: string): Body | null {
  if (type.startsWith('application/json')) return parseJson(text);
  const fields = new URLSearchParams(text);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : parseJson(payload);
}

function parseJson(text: string): Body | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
