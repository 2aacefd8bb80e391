import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AuthCall {
  method: string;
  token: string | null;
  form: URLSearchParams;
}

/** An answer of a method: its JSON, or a status with no meaning. */
export type AuthAnswer = object | { status: number };

export interface AuthServer {
  apiUrl: string;
  calls: AuthCall[];
  /** What a method answers from now on; a list is used up one by one, its last one for ever. */
  answer(method: string, ...answers: AuthAnswer[]): void;
  close(): Promise<void>;
}

/** The two methods an installation needs, on loopback. */
export async function openAuthServer(): Promise<AuthServer> {
  const calls: AuthCall[] = [];
  const answers = new Map<string, AuthAnswer[]>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const method = (request.url ?? '').replace('/api/', '');
    const token = request.headers.authorization?.replace('Bearer ', '') ?? null;
    calls.push({ method, token, form: new URLSearchParams(Buffer.concat(chunks).toString()) });
    const list = answers.get(method) ?? [{ ok: false, error: 'unknown_method' }];
    const answer = (list.length > 1 ? list.shift() : list[0]) ?? {};
    const status = 'status' in answer && typeof answer.status === 'number' ? answer.status : 200;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    answer: (method, ...list) => answers.set(method, list),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
