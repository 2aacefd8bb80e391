import { z } from 'zod';
import type { HostRule } from '../../net/net.ts';
import { ProviderError, type ReferenceFile } from '../provider.ts';
import { checkReference, nameReference } from '../reference-file.ts';
import { beforeSubmit, putFile } from '../upload.ts';
import type { Api } from './api.ts';

const placeSchema = z.object({ uri: z.string().min(1), upload_url: z.string().min(1) });
const placesSchema = z.array(placeSchema).min(1);

const uploadTimeoutMs = 5 * 60_000;

/**
 * Brings the references to the service, which takes addresses alone, and answers theirs in the same order.
 * @throws ProviderError always with `accepted: false`
 */
export async function uploadReferences(
  files: readonly ReferenceFile[],
  { api, allow, signal }: { api: Api; allow: HostRule; signal: AbortSignal },
): Promise<string[]> {
  const uris: string[] = [];
  for (const [index, file] of files.entries()) {
    await checkReference(file);
    const place = await beforeSubmit(() => findPlace(file, index, { api, signal }));
    await putFile({ file, url: place.upload_url, headers: {}, timeoutMs: uploadTimeoutMs, signal, allow });
    uris.push(place.uri);
  }
  return uris;
}

async function findPlace(
  file: ReferenceFile,
  index: number,
  { api, signal }: { api: Api; signal: AbortSignal },
): Promise<z.infer<typeof placeSchema>> {
  const entry = { uri: '', filename: nameReference(file, index), content_type: file.mime, size: file.bytes };
  const { value } = await api.submit('/files', { files: [entry] }, signal);
  const [place] = placesSchema.safeParse(value).data ?? [];
  if (place) return place;
  throw new ProviderError('upstream', 'inference.sh gave a reference no place', {
    accepted: false,
    retryable: true,
  });
}
