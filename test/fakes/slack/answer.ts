import type { ServerResponse } from 'node:http';
import type { Json } from '../discord/json.ts';

export interface Answer {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

export const loginPage =
  '<!DOCTYPE html><html><head><title>Sign in to your workspace | Slack</title></head></html>';

export function json(status: number, body: Json): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

export function html(status: number, body: string): Answer {
  return { status, type: 'text/html; charset=utf-8', body };
}

export function plainText(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body };
}

export function write(response: ServerResponse, { status, type, body, headers }: Answer): void {
  if (response.destroyed) return;
  const length = String(typeof body === 'string' ? Buffer.byteLength(body) : body.length);
  response.writeHead(status, { 'content-type': type, 'content-length': length, ...headers }).end(body);
}
