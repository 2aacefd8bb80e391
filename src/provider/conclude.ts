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
 * @throws ProviderError `upstream` when there is nothing at all
 */
export function* conclude({ pictures, images, usage, requestId }: Drawn): Generator<ProviderEvent> {
  const wanted = pictures.slice(0, images);
  if (wanted.length === 0) {
    const message = 'The service drew nothing and did not say why';
    throw new ProviderError('upstream', message, { accepted: true, requestId: requestId ?? null });
  }
  for (const [index, picture] of wanted.entries()) {
    if (picture instanceof ProviderError) yield { kind: 'image-failed', index, error: picture };
    else yield { kind: 'image', index, ...picture };
  }
  const drawn = pictures.filter((picture) => !(picture instanceof ProviderError)).length;
  const warnings = wanted.length < images ? [problem('fewer-pictures', { asked: images, drawn })] : [];
  yield { kind: 'done', usage: usage ?? { generatedImages: drawn }, warnings };
}
