import { Refused } from '../errors.ts';
import type { Body } from '../uploads.ts';
import type { World } from '../world.ts';

export interface Call extends Body {
  world: World;
  method: string;
  path: string;
  query: URLSearchParams;
  /** The JSON as it came, a list perhaps. */
  raw: unknown;
  authorization: string;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Handle = (call: Call, ...parameters: string[]) => Answer;

export interface Route {
  method: string;
  pattern: RegExp;
  /** Without the bot's token: interactions carry their own in the path. */
  isOpen: boolean;
  handle: Handle;
}

/** `route('GET /channels/:id', …)`; an open one needs no bot token. */
export function route(line: string, handle: Handle, isOpen = false): Route {
  const [method = '', path = ''] = line.split(' ');
  const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, '([^/]+)')}$`);
  return { method, pattern, isOpen, handle };
}

export function perform(routes: readonly Route[], call: Call): Answer {
  for (const { method, pattern, isOpen, handle } of routes) {
    const match = method === call.method ? pattern.exec(call.path) : null;
    if (!match) continue;
    const isBot = call.authorization === `Bot ${call.world.token}`;
    if (!isOpen && !isBot) throw new Refused(401, 0, '401: Unauthorized');
    return handle(call, ...match.slice(1));
  }
  throw new Refused(404, 0, '404: Not Found', { fault: 'No such route' });
}
