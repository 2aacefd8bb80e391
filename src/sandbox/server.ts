import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { createLogger } from '../log.ts';
import { generate, type Workshop } from './generations.ts';
import { modelList } from './offers.ts';
import { faults, Refusal, refusalBody, refuse } from './refusal.ts';
import { resultsPath } from './results.ts';

const log = createLogger('sandbox');

interface Surroundings {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

export const apiPath = '/api/v3';

/** The routes of the simulator. `apiKey` undefined takes any key that is not empty. */
export function createServer(workshop: Workshop, apiKey: string | undefined): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.use(`${apiPath}/*`, async (context, next) => {
    const requestId = createRequestId(workshop.now());
    context.set('requestId', requestId);
    context.header('x-request-id', requestId);
    context.header('x-client-request-id', clientRequestId(context, workshop.now()));
    checkKey(context.req.header('authorization'), apiKey);
    await next();
  });
  app.post(`${apiPath}/images/generations`, (context) => answerGeneration(context, workshop));
  app.get(`${apiPath}/models`, (context) =>
    context.json(modelList(workshop.families, new Date(workshop.now()))),
  );
  app.all(`${resultsPath}/*`, (context) =>
    workshop.results.serve(new URL(context.req.url), context.req.method),
  );
  app.notFound((context) => {
    const missing = new Refusal(404, 'NotFound', 'The requested path does not exist');
    return answerRefusal(context, missing);
  });
  app.onError((error, context) => {
    if (error instanceof Refusal) return answerRefusal(context, error);
    if (context.env.incoming.complete) log.error({ error }, 'the simulator failed');
    else log.debug('a client went away before its request was whole');
    return answerRefusal(context, refuse(500, faults.internal));
  });
  return app;
}

async function answerGeneration(context: Context<Surroundings>, workshop: Workshop): Promise<Response> {
  const { incoming, outgoing } = context.env;
  const exchange = {
    incoming,
    requestId: context.get('requestId'),
    origin: new URL(context.req.url).origin,
    async breakConnection() {
      // One turn later, so that what was written before has left.
      await new Promise((resolve) => setImmediate(resolve));
      outgoing.socket?.destroySoon();
    },
  };
  const answer = await generate(exchange, workshop);
  return answer ? context.newResponse(answer.body, answer) : RESPONSE_ALREADY_SENT;
}

function answerRefusal(context: Context<Surroundings>, refusal: Refusal): Response {
  const requestId = context.get('requestId') ?? createRequestId(Date.now());
  for (const [name, value] of Object.entries(refusal.headers)) context.header(name, value);
  return context.json(refusalBody(refusal, requestId), refusal.status);
}

/** `02`, milliseconds, hexadecimal digits. Source: request ids of the live service. */
function createRequestId(nowMs: number): string {
  return `02${nowMs}${randomBytes(19).toString('hex')}`;
}

function clientRequestId(context: Context<Surroundings>, nowMs: number): string {
  const sent = context.req.header('x-client-request-id');
  const time = new Date(nowMs).toISOString().replace(/\D/g, '').slice(0, 14);
  return sent ?? `unknown-${time}-${randomBytes(4).toString('hex')}`;
}

function checkKey(authorization: string | undefined, apiKey: string | undefined): void {
  const given = /^Bearer\s+(\S.*)$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) {
    throw unauthorized('The API key or AK/SK in the request is missing or invalid');
  }
  const [one, other] = [given.trim(), apiKey ?? given.trim()].map((key) =>
    createHash('sha256').update(key).digest(),
  );
  if (one && other && !timingSafeEqual(one, other)) throw unauthorized("The API key doesn't exist");
}

function unauthorized(message: string): Refusal {
  const headers = { 'x-error-code': 'AuthN_MissOrInvalidAuthorizationHeader' };
  return new Refusal(401, 'AuthenticationError', message, { headers });
}
