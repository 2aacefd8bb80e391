import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { isRecord, type Json, record, text } from '../discord/json.ts';
import type { World } from './world.ts';

export interface Received {
  method: string;
  path: string;
  host: string;
  type: string;
  bytes: Buffer;
  /** Web API arguments, JSON in them read. */
  args: Json;
  /** The body as JSON, if it is. */
  body: unknown;
  token: string | null;
}

const structured = new Set(
  [
    ...['blocks', 'attachments', 'metadata', 'view', 'files', 'prompts', 'loading_messages', 'file_ids'],
    'unfurl_links unfurl_media mrkdwn include_all_metadata include_locale inclusive return_im as_user'.split(
      ' ',
    ),
    ...['reply_broadcast', 'link_names', 'limit', 'length'],
  ].flat(),
);

export async function receive(world: World, request: IncomingMessage): Promise<Received> {
  const bytes = await buffer(request);
  const url = new URL(request.url ?? '', world.origin);
  const type = request.headers['content-type'] ?? '';
  const path = decodeURIComponent(url.pathname);
  const body = path.startsWith('/upload/') ? undefined : bodyOf(type, bytes);
  const fields = { ...Object.fromEntries(url.searchParams), ...record(body) };
  const { token: inBody, ...args } = withBasic(fields, request.headers.authorization ?? '');
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return {
    method: request.method ?? '',
    path,
    host: request.headers.host ?? '',
    type,
    bytes,
    args: decoded(args),
    body,
    token: header ?? (text(inBody) || null),
  };
}

function bodyOf(type: string, bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(bytes.toString()));
  return parsed(bytes.toString());
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}

/** Forms have objects, numbers and booleans as JSON. */
function decoded(args: Json): Json {
  const entries = Object.entries(args).map(([key, value]) => {
    return [key, structured.has(key) && typeof value === 'string' ? parsed(value) : value];
  });
  return Object.fromEntries(entries);
}

/** oauth.v2.access takes its client in the header, too. */
function withBasic(args: Json, authorization: string): Json {
  const encoded = /^Basic (.+)$/.exec(authorization)?.[1];
  if (encoded === undefined || !isRecord(args)) return args;
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id: id, client_secret: secret, ...args };
}
