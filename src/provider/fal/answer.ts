import { z } from 'zod';

const text = z.string().nullish().catch(null);

const jobSchema = z.object({
  request_id: z.string().min(1),
  status_url: text,
  response_url: text,
  cancel_url: text,
});
export type QueuedJob = z.infer<typeof jobSchema>;

/** What a submit to the queue answers, or null when it is something else. */
export function readJob(json: unknown): QueuedJob | null {
  return jobSchema.safeParse(json).data ?? null;
}

const statusSchema = z.object({
  status: z.string(),
  queue_position: z.number().nullish().catch(null),
  error: z.unknown().optional(),
  error_type: text,
});

export interface JobStatus {
  state: 'waiting' | 'running' | 'ended';
  position: number | null;
  /** Set where the status itself says that the job has failed. */
  fault: Fault | null;
}

export function readStatus(json: unknown): JobStatus | null {
  const found = statusSchema.safeParse(json).data;
  if (!found) return null;
  const failed = found.error != null || found.error_type != null;
  const words = typeof found.error === 'string' ? found.error : null;
  return {
    state: states[found.status.toUpperCase()] ?? 'running',
    position: found.queue_position ?? null,
    fault: failed ? { type: found.error_type ?? null, words, place: [] } : null,
  };
}

const states: Readonly<Record<string, JobStatus['state']>> = {
  IN_QUEUE: 'waiting',
  IN_PROGRESS: 'running',
  COMPLETED: 'ended',
};

const imageSchema = z.object({
  url: z.string().min(1),
  width: z.number().positive().nullish().catch(null),
  height: z.number().positive().nullish().catch(null),
});
export type DrawnImage = z.infer<typeof imageSchema>;

const resultSchema = z.object({
  images: z.array(imageSchema.nullable().catch(null)).nullish().catch(null),
  image: imageSchema.nullish().catch(null),
});

/** The pictures of a result, one for SeedEdit; null when the answer is no result. */
export function readImages(json: unknown): readonly DrawnImage[] | null {
  const found = resultSchema.safeParse(json).data;
  if (!found?.images && !found?.image) return null;
  return [...(found.images ?? []), found.image].filter((image) => image != null);
}

/** What the service says went wrong. Its `type` is for programs, its words are for people. */
export interface Fault {
  type: string | null;
  words: string | null;
  /** Which part of the input it is about: `['body', 'prompt']`. */
  place: readonly string[];
}

const detailSchema = z.object({
  msg: text,
  type: text,
  loc: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .nullish()
    .catch(null),
});

const faultSchema = z.object({
  detail: z
    .union([z.string(), z.array(detailSchema)])
    .nullish()
    .catch(null),
  error: text,
  error_type: text,
});

/** Null when the body names no fault: nothing, or somebody's HTML page. */
export function readFault(json: unknown): Fault | null {
  const found = faultSchema.safeParse(json).data;
  const { detail, error, error_type: type = null } = found ?? {};
  if (detail == null && error == null && type == null) return null;
  if (detail == null || typeof detail === 'string')
    return { type, words: detail ?? error ?? null, place: [] };
  const [first] = detail;
  return { type: first?.type ?? type, words: first?.msg ?? error ?? null, place: first?.loc ?? [] };
}

const cancelSchema = z.object({ status: z.string() });

/** `OK`, `CANCELLATION_REQUESTED`, `ALREADY_COMPLETED` or `NOT_FOUND`; null when there is no such word. */
export function readCancel(json: unknown): string | null {
  return cancelSchema.safeParse(json).data?.status ?? null;
}
