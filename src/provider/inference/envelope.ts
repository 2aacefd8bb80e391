import { z } from 'zod';
import { isSuccess, type JsonAnswer } from '../exchange.ts';

const wrappedSchema = z.object({ data: z.unknown().optional() });

/** What an answer is about: newer and older envelopes lay it into `data`, those in between send it bare. */
export function unwrap(json: unknown): unknown {
  return wrappedSchema.safeParse(json).data?.data ?? json;
}

const text = z.string().nullish().catch(null);

const oldErrorSchema = z.object({ code: text, message: text });
const faultSchema = z.object({
  success: z.boolean().nullish().catch(null),
  status: z.number().nullish().catch(null),
  /** An address whose last part names the problem. */
  type: text,
  title: text,
  detail: text,
  message: text,
  error: z
    .union([oldErrorSchema, z.string().transform((message) => ({ code: null, message }))])
    .nullish()
    .catch(null),
  errors: z
    .array(z.object({ message: text }))
    .nullish()
    .catch(null),
});

export interface Fault {
  code: string | null;
  words: string | null;
}

/** What an answer that is no success says went wrong; whatever it leaves out is null. */
export function readFault(json: unknown): Fault {
  const { type, title, detail, message, error, errors } = faultSchema.safeParse(json).data ?? {};
  const needs = errors?.flatMap((need) => need.message ?? []).join(' ');
  const code = error?.code ?? type?.split('/').at(-1) ?? null;
  return { code, words: detail ?? (needs || null) ?? title ?? error?.message ?? message ?? null };
}

/** The oldest envelope says in its body that an answer of status 200 is none. */
export function statusOf(answer: Pick<JsonAnswer, 'status' | 'json'>): number {
  const said = faultSchema.safeParse(answer.json).data;
  if (!isSuccess(answer) || said?.success !== false) return answer.status;
  return said.status != null && said.status >= 400 ? said.status : 500;
}
