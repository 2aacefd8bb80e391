import { z } from 'zod';
import { readEvents, type ServerEvent } from '../events.ts';
import { parseJson } from '../exchange.ts';
import { ProviderError } from '../provider.ts';
import { type Finding, faultSchema, itemSchema, readItem, usageSchema } from './answer.ts';

const frameSchema = itemSchema.extend({
  type: z.string().nullish().catch(null),
  image_index: z.number().nullish().catch(null),
  error: faultSchema,
  usage: usageSchema,
});
type Frame = z.infer<typeof frameSchema>;

/**
 * What a streamed answer says, as it says it. Nothing is waited for after `completed`, `[DONE]` or the failure
 * of the whole request.
 * @throws ProviderError `unknown-outcome` when the stream ends inside a frame, and whatever the bytes throw
 */
export async function* readStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<Finding> {
  let cut = false;
  for await (const event of readEvents(chunks)) {
    if (event.data.trim() === '[DONE]') return yield { kind: 'end', usage: null };
    const frame = frameSchema.safeParse(parseJson(event.data)).data;
    cut = frame === undefined;
    const finding = frame ? readFrame(frame, event) : null;
    if (finding) yield finding;
    if (finding?.kind === 'end' || finding?.kind === 'failed') return;
  }
  if (cut)
    throw new ProviderError('unknown-outcome', 'The stream ended inside a frame', { accepted: 'unknown' });
}

/** Null for frames that say nothing final, such as `partial_image`: a picture in progress is not a result. */
function readFrame(frame: Frame, event: ServerEvent): Finding | null {
  const index = frame.image_index ?? null;
  switch (frame.type ?? event.name) {
    case 'image_generation.partial_succeeded':
    case 'image_generation.partial_failed':
      return readItem(frame, index);
    case 'image_generation.completed':
      return { kind: 'end', usage: frame.usage ?? null };
    default:
      return frame.error ? { kind: 'failed', fault: frame.error } : null;
  }
}
