import { z } from 'zod';
import { type CallIntent, type JobHandle, ProviderError } from '../provider.ts';
import type { Api } from './api.ts';

const itemSchema = z.object({
  id: z.string().min(1),
  created_at: z.string().nullish().catch(null),
  input: z
    .object({ prompt: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  metadata: z
    .object({ call: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  app: z.object({ namespace: z.string(), name: z.string() }).nullish().catch(null),
});
type Item = z.infer<typeof itemSchema>;

const pageSchema = z.object({
  items: z
    .array(itemSchema.nullable().catch(null))
    .transform((items) => items.filter((item) => item !== null)),
  next_cursor: z.string().nullish().catch(null),
  has_next: z.boolean().nullish().catch(null),
});
type Page = z.infer<typeof pageSchema>;

const pageSize = 100;
/** So many tasks back a lost run is looked for. */
const maxPages = 5;
/** Clocks differ. */
const toleranceMs = 60_000;
/** A request may lie on the wire for so long. */
const latestMs = 15 * 60_000;

/** The tasks that may be the run whose answer was lost, newest last. */
export async function findRuns(api: Api, intent: CallIntent, signal: AbortSignal): Promise<JobHandle[]> {
  const found: { id: string; at: number }[] = [];
  let cursor = '';
  for (let page = 0; page < maxPages; page += 1) {
    const body = { cursor, limit: pageSize, sort: [{ field: 'created_at', dir: 'desc' }] };
    const { items, ...answer } = readPage(await api.ask('/tasks/list', signal, body));
    for (const item of items) if (isRun(item, intent)) found.push({ id: item.id, at: timeOf(item) ?? 0 });
    const older = items.some((item) => (timeOf(item) ?? Infinity) < intent.sentAt.getTime() - toleranceMs);
    if (older || !answer.has_next || !answer.next_cursor) break;
    cursor = answer.next_cursor;
  }
  // Listed newest first, within one moment too.
  found.reverse().sort((one, other) => one.at - other.at);
  const { modelId } = intent;
  return found.map(({ id }) => ({ provider: 'inference', id, modelId }));
}

function readPage(value: unknown): Page {
  const page = pageSchema.safeParse(value).data;
  if (page) return page;
  const message = 'inference.sh answered with something else than a list of tasks';
  throw new ProviderError('upstream', message, { accepted: true, retryable: true });
}

/** Our own mark settles it; where a task does not show it, app, prompt and time have to be the same. */
function isRun(item: Item, { callId, modelId, prompt, sentAt }: CallIntent): boolean {
  if (item.metadata?.call != null) return item.metadata.call === callId;
  const afterMs = (timeOf(item) ?? Number.NaN) - sentAt.getTime();
  const inTime = afterMs >= -toleranceMs && afterMs <= latestMs;
  const sameApp = item.app == null || `${item.app.namespace}/${item.app.name}` === modelId.split('@')[0];
  return inTime && sameApp && item.input?.prompt === prompt;
}

function timeOf({ created_at: createdAt }: Item): number | null {
  const time = Date.parse(createdAt ?? '');
  return Number.isNaN(time) ? null : time;
}
