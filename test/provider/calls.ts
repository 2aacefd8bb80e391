import type { ProviderCall, ProviderEvent, ReferenceFile } from '../../src/provider/provider.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { checkRequest } from '../../src/request/check.ts';
import type { Cloud } from '../../src/request/models.ts';
import { operationOf } from '../../src/request/offers.ts';
import type { RequestDraft } from '../../src/request/request.ts';

const now = new Date('2026-11-20T00:00:00Z');

/** Waits for nothing and is never aborted: for services that are asked once. */
export const atOnce = { signal: new AbortController().signal, pause: async () => undefined };

/** A call for a request that passed the real check, as the queue would make it. */
export function createCall(
  draft: Partial<RequestDraft> = {},
  facts: { references?: readonly ReferenceFile[]; cloud?: Cloud } = {},
): ProviderCall {
  const { references = [], cloud = 'byteplus' } = facts;
  const checked = checkRequest(
    {
      operation: references.length > 0 ? 'edit' : 'generate',
      mode: 'variations',
      prompt: 'a lighthouse',
      references: references.length,
      count: 1,
      ...draft,
    },
    createCatalogue(cloud),
    { model: '4.5', watermark: false, now },
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const { request } = checked;
  const images = request.mode === 'set' ? request.count : 1;
  return {
    ...{ callId: 'call-1', jobId: 'job-1', request, images, references },
    ...{ operation: operationOf(request), modelId: request.modelId, webhookUrl: null },
  };
}

/** A call for a series of `images` pictures. */
export function createSeries(images: number): ProviderCall {
  return createCall({ mode: 'set', count: images });
}

export interface Told {
  events: ProviderEvent[];
  error: unknown;
}

/** Everything a call says, and what it throws in the end. */
export async function hear(events: AsyncIterable<ProviderEvent>): Promise<Told> {
  const told: Told = { events: [], error: null };
  try {
    for await (const event of events) told.events.push(event);
  } catch (error) {
    told.error = error;
  }
  return told;
}

/** One word per event: `accepted`, `image 0`, `image-failed 1 refused-output`, `done`. */
export function outline({ events }: Told): string[] {
  return events.map((event) => {
    if (event.kind === 'image') return `image ${event.index}`;
    if (event.kind === 'image-failed') return `image-failed ${event.index} ${event.error.kind}`;
    return event.kind;
  });
}
