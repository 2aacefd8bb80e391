import { z } from 'zod';
import { askForSeries } from '../../request/series.ts';
import type { CallIntent, JobHandle } from '../provider.ts';

const listedSchema = z.object({
  id: z.string().min(1),
  model: z.string().nullish().catch(null),
  created_at: z.coerce.date().nullish().catch(null),
  input: z
    .object({ prompt: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});
type Listed = z.infer<typeof listedSchema>;

const entriesSchema = z.array(z.unknown());
const listSchema = z.object({
  data: z.union([
    entriesSchema,
    z.object({ items: entriesSchema }).transform(({ items }) => items),
    z.object({ predictions: entriesSchema }).transform(({ predictions }) => predictions),
  ]),
});

/** Clocks differ, and the service writes the time when it gets to it. */
const beforeMs = 2 * 60_000;
const afterMs = 10 * 60_000;
const mostInSet = 15;
export const pageSize = 100;

/** The question for one page of the account's jobs of that time. The model's name is compared here, not there. */
export function searchBody(intent: CallIntent, page: number): Record<string, string | number> {
  return {
    page,
    page_size: pageSize,
    created_after: new Date(intent.sentAt.getTime() - beforeMs).toISOString(),
    created_before: new Date(intent.sentAt.getTime() + afterMs).toISOString(),
  };
}

/** The entries of one page, or null when it is no such list. */
export function readList(json: unknown): unknown[] | null {
  return listSchema.safeParse(json).data?.data ?? null;
}

/** The jobs that can only be this call's: same model, same words, about that time; newest last. */
export function matchJobs(entries: readonly unknown[], intent: CallIntent): JobHandle[] {
  const prompts = promptsOf(intent);
  return entries
    .flatMap((entry) => listedSchema.safeParse(entry).data ?? [])
    .filter((job) => isSameModel(job, intent) && isNear(job, intent) && prompts.has(job.input?.prompt ?? ''))
    .sort((one, other) => timeOf(one) - timeOf(other))
    .map(({ id }) => ({ provider: 'wavespeed', id, modelId: intent.modelId }));
}

/** The words as they may have been sent: a set's say how many pictures it has. */
function promptsOf({ prompt, modelId }: CallIntent): Set<string> {
  if (!modelId.endsWith('sequential')) return new Set([prompt]);
  return new Set(Array.from({ length: mostInSet }, (_, index) => askForSeries(prompt, index + 1)));
}

/** The service may leave the operation out of the name. */
function isSameModel({ model }: Listed, { modelId }: CallIntent): boolean {
  return model === modelId || (model != null && modelId.startsWith(`${model}/`));
}

function isNear(job: Listed, { sentAt }: CallIntent): boolean {
  const sinceMs = timeOf(job) - sentAt.getTime();
  return sinceMs >= -beforeMs && sinceMs <= afterMs;
}

function timeOf(job: Listed): number {
  return job.created_at?.getTime() ?? Number.NaN;
}
