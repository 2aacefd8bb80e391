import { z } from 'zod';
import { parseJson } from '../exchange.ts';
import type { ImageSource, Usage } from '../provider.ts';
import { type Fault, unclearError } from './faults.ts';
import { createScanner } from './scan.ts';
import { createSpool, type Spool } from './spool.ts';

export type Finding =
  | { kind: 'picture'; source: ImageSource }
  | { kind: 'failed'; fault: Fault }
  | { kind: 'end'; usage: Pick<Usage, 'outputTokens' | 'cost'> };

const text = z.string().nullish().catch(null);
const amount = z.number().nullish().catch(null);

const faultSchema = z
  .object({
    code: z.coerce.number().nullish().catch(null),
    message: text,
    metadata: z
      .object({ reasons: z.array(z.unknown()).nullish().catch(null) })
      .nullish()
      .catch(null),
  })
  .transform(
    ({ code, message, metadata }): Fault => ({
      code: code ?? null,
      message: message ?? null,
      flagged: metadata?.reasons != null,
    }),
  );

const usageSchema = z
  .object({
    completion_tokens: amount,
    cost: amount,
    is_byok: z.boolean().nullish().catch(null),
    cost_details: z.object({ upstream_inference_cost: amount }).nullish().catch(null),
  })
  .transform((usage): Pick<Usage, 'outputTokens' | 'cost'> => {
    // With a key of one's own, `cost` is the fee alone and the model's maker sends a bill of its own.
    const upstream = usage.is_byok ? (usage.cost_details?.upstream_inference_cost ?? null) : 0;
    const known = usage.cost != null && upstream !== null;
    return {
      ...(usage.completion_tokens == null ? {} : { outputTokens: usage.completion_tokens }),
      ...(known ? { cost: { currency: 'USD', amount: (usage.cost ?? 0) + upstream } } : {}),
    };
  });

const answerSchema = z.object({
  data: z.array(z.unknown()).nullish().catch(null),
  usage: usageSchema.nullish().catch(null),
  error: faultSchema.nullish().catch({ code: null, message: null, flagged: false }),
});

/** What the body of an error answer says. Null for somebody's HTML page, or nothing. */
export function readFault(body: unknown): Fault | null {
  return answerSchema.safeParse(body).data?.error ?? null;
}

/** Besides its pictures an answer is a few hundred bytes long. */
const maxRestLength = 256 * 1024;

export interface AnswerRules {
  /** Largest picture that is kept. */
  maxBytes: number;
  requestId: string | null;
  pause(ms: number): Promise<void>;
  /** Where pictures lie until they are fetched. */
  dir: string;
}

/**
 * What an answer of status 200 says, as it says it: each picture when its last byte is on the disk.
 * @throws ProviderError `unknown-outcome` when it is not an answer, and whatever the bytes throw
 */
export async function* readAnswer(
  chunks: AsyncIterable<Buffer>,
  rules: AnswerRules,
): AsyncGenerator<Finding> {
  const { requestId } = rules;
  const scanner = createScanner();
  let spool: Spool | null = null;
  for await (const chunk of chunks) {
    for (const piece of scanner.scan(chunk)) {
      if (piece.kind === 'bytes') {
        spool ??= await createSpool(rules);
        await spool.write(piece.bytes);
      } else if (spool) {
        yield { kind: 'picture', source: spool.source };
        spool = null;
      }
    }
    if (scanner.restLength() > maxRestLength) throw unclearError('The answer has no end', requestId);
  }
  const answer = answerSchema.safeParse(parseJson(scanner.rest())).data;
  if (answer?.error) yield { kind: 'failed', fault: answer.error };
  else if (answer?.data || answer?.usage) yield { kind: 'end', usage: answer.usage ?? {} };
  else throw unclearError('The answer is not what was agreed', requestId);
}
