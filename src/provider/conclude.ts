import { problem } from '../request/request.ts';
import { type ImageSource, ProviderError, type ProviderEvent, type Usage } from './provider.ts';

export interface Drawn {
  /** In the service's order: a picture, or why it did not come. */
  pictures: readonly ({ source: ImageSource; width?: number; height?: number } | ProviderError)[];
  /** How many pictures the call asked for. */
  images: number;
  /** Where the service says nothing, the pictures that came are what is billed. */
  usage?: Usage;
  requestId?: string | null;
}

/**
 * The last events of a call whose pictures are all there is to come.
 * @throws ProviderError `upstream` when there is nothing at all, not even a cost
 */
export function* conclude({ pictures, images, usage, requestId }: Drawn): Generator<ProviderEvent> {
  const wanted = pictures.slice(0, images);
  if (wanted.length === 0) {
    const cost = usage?.cost?.amount ?? 0;
    const error = nothingDrawn(requestId ?? null, cost > 0 ? 'yes' : 'no');
    if (cost === 0) throw error;
    // An error of the whole call would take the cost with it.
    for (let index = 0; index < images; index += 1) yield { kind: 'image-failed', index, error };
  }
  for (const [index, picture] of wanted.entries()) {
    if (picture instanceof ProviderError) yield { kind: 'image-failed', index, error: picture };
    else yield { kind: 'image', index, ...picture };
  }
  const drawn = pictures.filter((picture) => !(picture instanceof ProviderError)).length;
  const warnings = wanted.length < images ? [problem('fewer-pictures', { asked: images, drawn })] : [];
  yield { kind: 'done', usage: usage ?? { generatedImages: drawn }, warnings };
}

function nothingDrawn(requestId: string | null, charged: 'yes' | 'no'): ProviderError {
  const message = 'The service drew nothing and did not say why';
  return new ProviderError('upstream', message, { accepted: true, charged, requestId });
}
