import { z } from 'zod';
import { readEvents } from '../events.ts';
import { parseJson } from '../exchange.ts';
import { hasPicture, type Item, itemSchema, type Report, readReport } from './answer.ts';
import type { Fault } from './faults.ts';

/** Which shape the service gives its events is not written down: ModelArk's, plain pictures and plain answers count. */
const frameSchema = itemSchema.extend({ type: z.string().nullish().catch(null) });

/** What an answer of events says once it has ended. It is never asked for, but it may come. */
export async function readStream(text: string): Promise<Report> {
  let items: readonly Item[] = [];
  let fault: Fault | null = null;
  let [taskId, traceId]: (string | null)[] = [null, null];
  for await (const event of readEvents(asChunks(text))) {
    const json = parseJson(event.data);
    const frame = frameSchema.safeParse(json).data;
    const report = readReport(json);
    if (!frame || !report) continue;
    taskId ??= report.taskId;
    traceId ??= report.traceId;
    items = takeIn(items, report.items);
    const type = frame.type ?? event.name ?? '';
    // A picture in progress is not a result.
    if (hasPicture(frame) && !type.endsWith('.partial_image')) items = [...items, frame];
    else if (type.endsWith('.partial_failed')) items = [...items, frame];
    else fault ??= report.fault;
  }
  const outcome = items.length > 0 ? 'drawn' : fault ? 'failed' : 'pending';
  return { taskId: taskId ?? null, traceId: traceId ?? null, items: inOrder(items), outcome, fault };
}

async function* asChunks(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** A list that has every picture told so far tells them once more and stands in their place; failures stay. */
function takeIn(items: readonly Item[], list: readonly Item[]): readonly Item[] {
  const told = items.filter(hasPicture).map(pictureIn);
  const listed = new Set(list.map(pictureIn));
  const again = told.length > 0 && told.every((picture) => listed.has(picture));
  if (!again) return [...items, ...list];
  return list.every(hasPicture) ? [...items.filter((item) => !hasPicture(item)), ...list] : list;
}

function pictureIn({ image_url, url, b64_json }: Item): string | null {
  return image_url || url || b64_json || null;
}

/** By the numbers the service gave, where it gave any. */
function inOrder(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (a.image_index ?? 0) - (b.image_index ?? 0));
}
