import { z } from 'zod';
import { readEvents, readLines } from '../events.ts';
import { parseJson } from '../exchange.ts';
import type { HttpAnswer } from '../http.ts';
import type { Look } from '../polling.ts';
import { readTask, stateOf } from './task.ts';

const lineSchema = z.looseObject({
  /** Set on what is no state: `delta`, and whatever else a task may tell. */
  event: z.string().nullish().catch(null),
  type: z.string().nullish().catch(null),
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/** A task's live report: an object a line, or in an event each. Objects are partial: each lies over those before. */
export async function* readReport(answer: HttpAnswer): AsyncGenerator<Look<unknown>> {
  const events = answer.header('content-type')?.toLowerCase().includes('text/event-stream');
  let known: Record<string, unknown> = {};
  for await (const text of events ? readData(answer.body) : readLines(answer.body)) {
    const line = lineSchema.safeParse(parseJson(text)).data;
    if (!line || line.event != null || line.type === 'heartbeat') continue;
    known = layOver(known, line.data ?? line);
    const task = readTask(known);
    if (task) yield toLook(stateOf(task));
  }
}

/** A new status without its word makes the old word untrue. */
function layOver(known: Record<string, unknown>, news: Record<string, unknown>): Record<string, unknown> {
  return { ...known, ...('status' in news && { status_text: null }), ...news };
}

async function* readData(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for await (const { data } of readEvents(chunks)) yield data;
}

function toLook(state: ReturnType<typeof stateOf>): Look<null> {
  return state === 'waiting' || state === 'running' ? { state } : { state: 'ended', result: null };
}
