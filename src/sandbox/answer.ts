import { readFile } from 'node:fs/promises';
import type { Outcome } from './drawing.ts';
import type { Order } from './order.ts';
import { type Fault, faults, withRequestId } from './refusal.ts';
import type { Results } from './results.ts';

/** What an answer needs to know beside the pictures. */
export interface Shelf {
  requestId: string;
  /** Where result links begin. */
  origin: string;
  results: Results;
}

type Item = Readonly<Record<string, unknown>>;
type Finished = Exclude<Outcome, { kind: 'dropped' }>;
type Drawn = Extract<Outcome, { kind: 'drawn' }>;

const seconds = (ms: number) => Math.floor(ms / 1000);

/** Body of an answer that is not streamed, written picture by picture: base64 of a whole set would fill the memory. */
export async function* writeAnswer(
  order: Order,
  outcomes: readonly Finished[],
  shelf: Shelf,
): AsyncGenerator<string> {
  const created = seconds(Math.max(...outcomes.map(({ createdAt }) => createdAt)));
  const head = { model: order.offer.id, created };
  const failure = outcomes.find((outcome) => outcome.kind === 'failed');
  if (failure?.kind === 'failed' && !outcomes.some(({ kind }) => kind === 'drawn')) {
    yield JSON.stringify({ ...head, error: signFault(failure.fault, shelf) });
    return;
  }
  yield `${JSON.stringify(head).slice(0, -1)},"data":[`;
  for (const [index, outcome] of outcomes.entries()) {
    yield `${index > 0 ? ',' : ''}${JSON.stringify(await itemOf(order, outcome, shelf))}`;
  }
  const tools = order.fields.tools ? { tools: order.fields.tools } : {};
  yield `],${JSON.stringify({ usage: usageOf(order, outcomes), ...tools }).slice(1)}`;
}

async function itemOf(order: Order, outcome: Finished, shelf: Shelf): Promise<Item> {
  if (outcome.kind === 'failed') return { error: signFault(outcome.fault, shelf) };
  const { family } = order.offer;
  return {
    ...(await contentOf(order, outcome, shelf)),
    ...(family.sizing === 'tier-or-pixels' && { size: `${order.pixels.width}x${order.pixels.height}` }),
    ...(family.transparent !== 'no' && { output_format: order.format }),
    ...(family.transparent === 'yes' && { background: order.transparent ? 'transparent' : 'opaque' }),
  };
}

function signFault({ code, message }: Fault, { requestId }: Shelf): Fault {
  return { code, message: withRequestId(message, requestId) };
}

async function contentOf(order: Order, { path }: Drawn, { origin, results }: Shelf): Promise<Item> {
  if (order.fields.response_format === 'url') return { url: origin + (await results.publish(path)) };
  return { b64_json: await readFile(path, 'base64') };
}

/** Only drawn pictures count, and are billed. */
function usageOf(order: Order, outcomes: readonly Finished[]): Item {
  const { width, height } = order.pixels;
  const drawn = outcomes.filter(({ kind }) => kind === 'drawn').length;
  const tokens = Math.round((drawn * width * height) / 256);
  return {
    ...(order.offer.family.transparent !== 'no' && { input_images: order.references.length }),
    generated_images: drawn,
    output_tokens: tokens,
    total_tokens: tokens,
    ...(order.fields.tools && { tool_usage: { web_search: 1 } }),
  };
}

/**
 * Frames of a streamed answer. After an internal error nothing more comes, not even the end.
 * @param end.breakConnection called instead of further frames where the order says so
 */
export async function* writeFrames(
  order: Order,
  outcomes: AsyncIterable<Outcome>,
  end: { shelf: Shelf; breakConnection: () => Promise<void> },
): AsyncGenerator<string> {
  const finished: Finished[] = [];
  for await (const outcome of outcomes) {
    if (outcome.kind === 'dropped') return await end.breakConnection();
    finished.push(outcome);
    yield await pictureFrame(order, outcome, end.shelf);
    if (outcome.kind === 'failed' && outcome.fault === faults.internal) return;
  }
  const created = seconds(finished.at(-1)?.createdAt ?? 0);
  const tools = order.fields.tools ? { tools: order.fields.tools } : {};
  yield frame('image_generation.completed', order, { created, usage: usageOf(order, finished), ...tools });
  yield 'data: [DONE]\n\n';
}

async function pictureFrame(order: Order, outcome: Finished, shelf: Shelf): Promise<string> {
  const common = { created: seconds(outcome.createdAt), image_index: outcome.index };
  const type = `image_generation.partial_${outcome.kind === 'drawn' ? 'succeeded' : 'failed'}`;
  return frame(type, order, { ...common, ...(await itemOf(order, outcome, shelf)) });
}

function frame(type: string, order: Order, more: Item): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, model: order.offer.id, ...more })}\n\n`;
}
