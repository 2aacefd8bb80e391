import { createAdaptorServer } from '@hono/node-server';
import sharp from 'sharp';
import { createLogger } from '../log.ts';
import { builtInFamilies } from '../request/catalogue-data.ts';
import type { ModelFamily } from '../request/models.ts';
import { createHistory } from './history.ts';
import { createQuota } from './quota.ts';
import { createResults } from './results.ts';
import { apiPath, createServer } from './server.ts';
import { createSlots } from './slots.ts';

export { steeringWords } from './steering.ts';

export interface SandboxOptions {
  /** Default `127.0.0.1`. */
  host?: string;
  /** 0 takes any free port. */
  port: number;
  /** The only key that is taken; unset, any key that is not empty. */
  apiKey?: string | undefined;
  /** How much faster than the default pace of 2 to 5 seconds a picture; `Infinity` does not wait at all. */
  speed?: number;
  /** The models it offers; unset, all that the catalogue knows. */
  families?: readonly ModelFamily[];
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface Sandbox {
  /** Base URL for clients, such as `http://127.0.0.1:8788/api/v3`. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections and deletes every picture. */
  stop(): Promise<void>;
}

const log = createLogger('sandbox');
/** Pictures drawn, and bodies read, at the same time. */
const maxAtOnce = 2;

/** Longer than a client is busy between two calls: a connection that closes under a POST cannot be retried. */
const keepAliveMs = 120_000;

/**
 * Starts the ARK simulator.
 * @throws the listening error, for example with the code `EADDRINUSE`
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', speed = 1, families = builtInFamilies, now = Date.now } = options;
  sharp.cache(false);
  sharp.concurrency(1);
  const stopping = new AbortController();
  const results = await createResults(now);
  const easel = { draw: createSlots(maxAtOnce), now, speed, signal: stopping.signal };
  const shared = { history: createHistory(now), quota: createQuota(now), read: createSlots(1) };
  const routes = createServer({ families, results, easel, now, ...shared }, options.apiKey);
  const server = createAdaptorServer({
    fetch: routes.fetch,
    overrideGlobalObjects: false,
    serverOptions: { keepAliveTimeout: keepAliveMs },
  });
  const port = await listen(server, options.port, host).catch(async (error: unknown) => {
    await results.close();
    throw error;
  });
  log.info({ port }, 'the ARK simulator is ready');

  async function stop(): Promise<void> {
    stopping.abort();
    const closed = new Promise((resolve) => server.close(resolve));
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
    await results.close();
  }
  const name = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${port}${apiPath}`, port, stop };
}

function listen(server: ReturnType<typeof createAdaptorServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
