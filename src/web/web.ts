import { createAdaptorServer } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { AppError, ConfigError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from './metrics.ts';
import { type Guarded, type Names, refusalOf } from './names.ts';

export type { Names };

/** A page or call that another room serves. */
export interface WebRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** True where a signature or an address nobody guesses guards it: it is answered under every name. */
  open?: boolean;
  handle(request: Request): Promise<Response>;
}

export interface WebOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** What is not for the name it is asked by gets 421. */
  names: Names;
  routes: readonly WebRoute[];
  /** What is not connected, by name; empty when the process can do its work. */
  missing(): Promise<readonly string[]>;
  metrics: Metrics;
  log: Logger;
}

export interface WebServer {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  stop(): Promise<void>;
}

/** The one HTTP server of the process: health, metrics and what the other rooms mount. */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const app = new Hono();
  const guard =
    (what: Guarded): MiddlewareHandler =>
    async (context, next) => {
      const refusal = refusalOf(what, context.req.raw.headers, options.names);
      return refusal === null ? next() : context.text(refusal, 421);
    };
  app.get('/healthz', guard('health'), (context) => context.json({ ok: true }));
  app.get('/readyz', guard('health'), async (context) => {
    const missing = await options.missing();
    return context.json({ ready: missing.length === 0, missing }, missing.length === 0 ? 200 : 503);
  });
  app.get('/metrics', guard('metrics'), async (context) => {
    const body = await options.metrics.registry.metrics();
    return context.body(body, 200, { 'content-type': options.metrics.registry.contentType });
  });
  for (const { method, path, open, handle } of options.routes) {
    if (!open) app.on(method, path, guard('pages'));
    app.on(method, path, (context) => handle(context.req.raw));
  }
  app.notFound((context) => context.text('There is nothing here.', 404));
  app.onError((error, context) => {
    options.log.error({ path: context.req.path, error: error.message }, 'a request failed');
    return context.text('That did not work, and it was written to the log.', 500);
  });
  return listen(app, options);
}

function listen(app: Hono, { host, port }: WebOptions): Promise<WebServer> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port)));
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
        stop: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

function explain(error: Error, port: number): AppError {
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new ConfigError(
      `PORT ${port} is in use by another program. Stop that one, or set PORT to a free port.`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ConfigError('HOST has to be an address of this machine, such as 127.0.0.1.');
  }
  if (code === 'EACCES')
    return new ConfigError(`PORT ${port} needs more rights than this process has. Use one above 1023.`);
  return new AppError('web', 'The web server could not start.', { cause: error });
}
