import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { defaultImagesPerMinute, type ModelFamily } from '../request/models.ts';
import { writeAnswer, writeFrames } from './answer.ts';
import { type Call, drawOrder, type Easel, type Outcome, waitForPicture } from './drawing.ts';
import type { History } from './history.ts';
import { type Order, readOrder } from './order.ts';
import type { Quota } from './quota.ts';
import { faults, Refusal, refuse } from './refusal.ts';
import type { Results } from './results.ts';

/** Source: ModelArk image API, "the request body must not exceed 64 MB". */
const maxBodyBytes = 64 * 1024 * 1024;

/** What all calls share. */
export interface Workshop {
  families: readonly ModelFamily[];
  results: Results;
  history: History;
  quota: Quota;
  easel: Easel;
  /** Bounds how many bodies are in memory at once. */
  read<T>(work: () => Promise<T>): Promise<T>;
  now: () => number;
}

/** One HTTP exchange. */
export interface Exchange {
  incoming: IncomingMessage;
  requestId: string;
  /** Where result links begin: the host the client asked. */
  origin: string;
  /** Ends the connection without ending the answer. */
  breakConnection(): Promise<void>;
}

type Dropped = Extract<Outcome, { kind: 'dropped' }>;

/**
 * Answers `POST /images/generations`; null where the connection was broken instead.
 * @throws Refusal
 */
export async function generate(exchange: Exchange, workshop: Workshop): Promise<Response | null> {
  const dir = await workshop.results.createCallDirectory(exchange.requestId);
  const clean = () => rm(dir, { recursive: true, force: true });
  try {
    const order = await receiveOrder(exchange, workshop, dir);
    const answer = await answerOrder(order, { exchange, workshop, dir });
    if (answer) return new Response(streamOf(answer.chunks, clean), { headers: answer.headers });
  } catch (error) {
    await clean();
    throw error;
  }
  await clean();
  return null;
}

/** The body goes to disk first: many large ones may arrive at the same time. */
async function receiveOrder({ incoming }: Exchange, workshop: Workshop, dir: string): Promise<Order> {
  const path = join(dir, 'body.json');
  if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) throw tooLarge();
  await pipeline(limitBytes(incoming), createWriteStream(path));
  return workshop.read(async () => {
    const text = await readFile(path, 'utf8');
    await rm(path);
    return readOrder(text, { families: workshop.families, now: new Date(workshop.now()), dir });
  });
}

/** Leaves the connection open when it stops early, so that the refusal can still be read. */
async function* limitBytes(incoming: IncomingMessage): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    total += chunk.length;
    if (total > maxBodyBytes) throw tooLarge();
    yield chunk;
  }
}

function tooLarge(): Refusal {
  return new Refusal(413, 'RequestTooLarge', 'The request body must not exceed 64 MB');
}

interface Answer {
  headers: Record<string, string>;
  chunks: AsyncGenerator<string>;
}

async function answerOrder(
  order: Order,
  { exchange, workshop, dir }: { exchange: Exchange; workshop: Workshop; dir: string },
): Promise<Answer | null> {
  turnAway(order, workshop);
  const { recent, total } = workshop.history.arrive(order.typedPrompt);
  const call: Call = { requestId: exchange.requestId, dir, recent, total };
  if (order.steering.error || order.steering.dropAll) {
    await waitForPicture(order, 0, workshop.easel);
    if (order.steering.error) throw refuse(500, faults.internal);
    await exchange.breakConnection();
    return null;
  }
  const outcomes = drawOrder(order, call, workshop.easel);
  const shelf = { requestId: exchange.requestId, origin: exchange.origin, results: workshop.results };
  if (order.fields.stream) {
    const chunks = writeFrames(order, outcomes, { shelf, breakConnection: exchange.breakConnection });
    // Sent chunk by chunk: without this header the adapter holds the first frames back.
    return { headers: { 'content-type': 'text/event-stream', 'transfer-encoding': 'chunked' }, chunks };
  }
  const finished = await collect(outcomes);
  if (!finished) {
    await exchange.breakConnection();
    return null;
  }
  const [only] = finished;
  // A picture on its own that fails is the failure of its call.
  if (!order.isSet && only?.kind === 'failed') throw failureOf(only);
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { headers, chunks: writeAnswer(order, finished, shelf) };
}

/** Refusals that come before anything is drawn, and the limit of pictures a minute. */
function turnAway({ steering, references, typedPrompt, offer, pictures }: Order, workshop: Workshop): void {
  const { history, quota } = workshop;
  if (steering.paused) throw refuse(429, faults.paused);
  if (steering.refusePrompt) throw refuse(400, faults.prompt);
  if (steering.refuseReference && references.length > 0) throw refuse(400, faults.reference);
  if (steering.overloaded && history.isFirstTry(typedPrompt, 'overloaded')) {
    throw refuse(429, faults.overloaded);
  }
  if (steering.limit && history.isFirstTry(typedPrompt, 'limit')) throw refuse(429, faults.rate);
  const limit = offer.family.imagesPerMinute ?? defaultImagesPerMinute;
  if (!quota.take(offer.id, pictures, limit)) throw refuse(429, faults.rate);
}

function failureOf({ fault }: Extract<Outcome, { kind: 'failed' }>): Refusal {
  return fault === faults.internal ? refuse(500, fault) : refuse(400, fault);
}

/** All outcomes, or null where the connection is to break. */
async function collect(outcomes: AsyncIterable<Outcome>): Promise<Exclude<Outcome, Dropped>[] | null> {
  const finished: Exclude<Outcome, Dropped>[] = [];
  for await (const outcome of outcomes) {
    if (outcome.kind === 'dropped') return null;
    finished.push(outcome);
  }
  return finished;
}

/** Pulls one chunk at a time; `clean` runs when the last was taken or the client has gone. */
function streamOf(chunks: AsyncGenerator<string>, clean: () => Promise<void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      await clean();
    },
    async cancel() {
      await chunks.return(undefined);
      await clean();
    },
  });
}
