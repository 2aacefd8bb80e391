import { z } from 'zod';
import { parseDimensions } from '../../request/sizes.ts';
import type { Drawn } from '../conclude.ts';
import { createSource, type ResultRules } from '../results.ts';
import { type Fault, faultSchema, taskError } from './faults.ts';

const text = z.string().nullish().catch(null);

export const itemSchema = z.object({
  image_url: text,
  url: text,
  b64_json: text,
  size: text,
  status: text,
  image_index: z.number().nullish().catch(null),
  error: faultSchema,
});
export type Item = z.infer<typeof itemSchema>;

const dataSchema = z
  .union([z.array(itemSchema.catch({})), itemSchema.transform((item) => [item])])
  .nullish()
  .catch(null);

const reportSchema = z.object({
  success: z.boolean().nullish().catch(null),
  task_id: text,
  trace_id: text,
  data: dataSchema,
  error: faultSchema,
  status: text,
  state: text,
});

/** The record of a task lies around its result, and alone until there is one. */
const recordSchema = reportSchema.extend({
  id: text,
  finished_at: z.union([z.number(), z.string()]).nullish().catch(null),
  elapsed: z.number().nullish().catch(null),
  response: reportSchema.nullish().catch(null),
});
type TaskRecord = z.infer<typeof recordSchema>;

const listSchema = z.object({ items: z.array(recordSchema.nullable().catch(null)) });

const failedStates = ['failed', 'failure', 'error', 'cancelled', 'canceled', 'rejected'];

/** What a submit's answer, a task's record or a webhook says. */
export interface Report {
  taskId: string | null;
  traceId: string | null;
  /** In the order they were drawn; some may tell why they were not. */
  items: readonly Item[];
  outcome: 'pending' | 'drawn' | 'failed' | 'empty';
  fault: Fault | null;
}

/** Null when it is none of the shapes a task is told in. `taskId` picks one out of a list. */
export function readReport(json: unknown, taskId: string | null = null): Report | null {
  const list = listSchema.safeParse(json).data?.items;
  const record = list ? findTask(list, taskId) : recordSchema.safeParse(json).data;
  if (!record) return null;
  const result = record.response ?? record;
  const items = result.data ?? [];
  return {
    taskId: record.id ?? result.task_id ?? null,
    traceId: result.trace_id ?? null,
    items,
    outcome: judge(record),
    fault: result.error ?? items.find((item) => item.error)?.error ?? null,
  };
}

function findTask(list: readonly (TaskRecord | null)[], taskId: string | null): TaskRecord | null {
  return list.find((task) => task && [task.id, task.task_id].includes(taskId)) ?? null;
}

function judge(record: TaskRecord): Report['outcome'] {
  const result = record.response ?? record;
  const items = result.data ?? [];
  if (items.some(hasPicture)) return 'drawn';
  const states = [
    record.status,
    record.state,
    result.status,
    result.state,
    ...items.map(({ status }) => status),
  ];
  const failed = states.some((state) => failedStates.includes(state?.toLowerCase() ?? ''));
  if (failed || result.success === false || result.error) return 'failed';
  if (items.some((item) => item.error)) return 'drawn';
  // Both are absent until the end; a bare "success" without a picture is none.
  return record.finished_at == null && record.elapsed == null ? 'pending' : 'empty';
}

export function hasPicture({ image_url, url, b64_json }: Item): boolean {
  return Boolean(image_url || url || b64_json);
}

/** The pictures of a result, and why those that are missing did not come. */
export function readPictures(
  items: readonly Item[],
  { rules, traceId }: { rules: ResultRules; traceId: string | null },
): Drawn['pictures'] {
  return items.map((item) => {
    if (!hasPicture(item)) return taskError(item.error ?? null, traceId);
    const url = item.image_url || item.url || null;
    return {
      source: createSource({ url, base64: item.b64_json ?? null }, rules),
      ...parseDimensions(item.size ?? ''),
    };
  });
}
