import { z } from 'zod';

const text = z.string().nullish().catch(null);

const imageSchema = z.union([
  z.string().min(1),
  z.object({ uri: z.string().min(1) }).transform(({ uri }) => uri),
]);

export const taskSchema = z.object({
  id: text,
  status: z.union([z.number(), z.string()]).nullish().catch(null),
  status_text: text,
  output: z
    .object({ image: imageSchema.nullish().catch(null) })
    .nullish()
    .catch(null),
  error: z
    .union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)])
    .nullish()
    .catch(null),
});
export type Task = z.infer<typeof taskSchema>;

export type TaskState = 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled';

const statesByWord: Readonly<Record<string, TaskState>> = {
  received: 'waiting',
  queued: 'waiting',
  dispatched: 'waiting',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

/** Null when the value is no task at all. */
export function readTask(value: unknown): Task | null {
  return taskSchema.safeParse(value).data ?? null;
}

/**
 * The word decides. The numbers were changed once: 10 was *failed* and became *completed*, 9 was *completed* and
 * became *uploading*.
 */
export function stateOf(task: Task): TaskState {
  const word = task.status_text ?? (typeof task.status === 'string' ? task.status : null);
  if (word !== null && word !== 'unknown') return statesByWord[word.toLowerCase()] ?? 'running';
  const status = typeof task.status === 'number' ? task.status : 0;
  const drawn = task.output?.image != null;
  if (status === 9) return drawn ? 'completed' : 'running';
  if (status === 10) return task.error != null && !drawn ? 'failed' : 'completed';
  if (status === 11) return 'failed';
  if (status === 12) return 'cancelled';
  return status <= 3 ? 'waiting' : 'running';
}
