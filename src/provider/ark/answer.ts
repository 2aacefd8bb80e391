import { z } from 'zod';
import { parseJson } from '../exchange.ts';
import type { Usage } from '../provider.ts';

/** What ARK says went wrong, wherever it says so. */
export interface Fault {
  code: string | null;
  message: string | null;
}

/** A picture as the answer carries it. */
export interface DrawnPicture {
  url: string | null;
  base64: string | null;
  size: string | null;
}

/** One thing an answer says, plain and streamed answers alike. */
export type Finding =
  | { kind: 'picture'; index: number | null; picture: DrawnPicture }
  | { kind: 'picture-failed'; index: number | null; fault: Fault }
  /** The request as a whole failed. */
  | { kind: 'failed'; fault: Fault }
  /** The service said that nothing more comes. A stream may end without it. */
  | { kind: 'end'; usage: Usage | null };

const text = z.string().nullish().catch(null);

export const faultSchema = z
  .union([
    z.object({ code: z.union([z.string(), z.number()]).nullish().catch(null), message: text }).transform(
      ({ code, message }): Fault => ({
        code: code == null ? null : String(code),
        message: message ?? null,
      }),
    ),
    z.string().transform((message): Fault => ({ code: null, message })),
  ])
  .nullish()
  .catch(null);

export const usageSchema = z
  .object({ generated_images: z.number(), output_tokens: z.number().nullish() })
  .transform(
    (usage): Usage => ({
      generatedImages: usage.generated_images,
      ...(usage.output_tokens == null ? {} : { outputTokens: usage.output_tokens }),
    }),
  )
  .nullish()
  .catch(null);

export const itemSchema = z.object({ url: text, b64_json: text, size: text, error: faultSchema });
type Item = z.infer<typeof itemSchema>;

const answerSchema = z.object({
  data: z.array(itemSchema.catch({})).nullish(),
  error: faultSchema,
  usage: usageSchema,
});

const envelopeSchema = z.object({
  error: faultSchema,
  ResponseMetadata: z
    .object({
      RequestId: text,
      Error: z.object({ Code: text, Message: text }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** What a plain answer of status 200 says, or null when it is not an answer at all. */
export function readAnswer(body: string): Finding[] | null {
  const answer = answerSchema.safeParse(parseJson(body)).data;
  if (!answer) return null;
  const findings = (answer.data ?? []).map((item, index) => readItem(item, index));
  if (answer.error) findings.push({ kind: 'failed', fault: answer.error });
  const envelope = answer.data ? null : readFault(body);
  if (envelope?.fault && !answer.error) findings.push({ kind: 'failed', fault: envelope.fault });
  return [...findings, { kind: 'end', usage: answer.usage ?? null }];
}

export function readItem(item: Item, index: number | null): Finding {
  const { url = null, b64_json: base64 = null, size = null } = item;
  if (url || base64) return { kind: 'picture', index, picture: { url, base64, size } };
  const fault = item.error ?? { code: null, message: 'Neither a picture nor an error' };
  return { kind: 'picture-failed', index, fault };
}

/** The fault in the body of an error answer: ARK's own envelope, the gateway's, or none (HTML, nothing). */
export function readFault(body: string): { fault: Fault | null; requestId: string | null } {
  const envelope = envelopeSchema.safeParse(parseJson(body)).data;
  const outer = envelope?.ResponseMetadata;
  const inner = outer?.Error && { code: outer.Error.Code ?? null, message: outer.Error.Message ?? null };
  return { fault: envelope?.error ?? inner ?? null, requestId: outer?.RequestId ?? null };
}
