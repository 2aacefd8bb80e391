import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ProviderError, type ReferenceFile } from './provider.ts';

/** A multiple of 3: base64 of each chunk needs no padding and nothing is carried over. */
const readBytes = 3 * 64 * 1024;

/**
 * The bytes of a reference as they lie on disk, exactly as many as were announced.
 * @throws ProviderError `input-unreachable` when the file is gone or has another length
 */
export async function* readReference(file: ReferenceFile): AsyncGenerator<Buffer> {
  const source: AsyncIterable<Buffer> = createReadStream(file.path, { highWaterMark: readBytes });
  let total = 0;
  try {
    for await (const chunk of source) {
      total += chunk.length;
      if (total > file.bytes) throw changed();
      yield chunk;
    }
  } catch (cause) {
    throw asFileError(cause);
  }
  if (total !== file.bytes) throw changed();
}

/** @throws ProviderError `input-unreachable` when the file is gone or is not as long as it was said to be */
export async function checkReference(file: ReferenceFile): Promise<void> {
  const found = await stat(file.path).catch((cause: unknown) => {
    throw asFileError(cause);
  });
  if (found.size !== file.bytes) throw changed();
}

/** A name for services that want one: `reference-2.png`. The person's own name of the file is nobody's business. */
export function nameReference(file: ReferenceFile, index: number): string {
  const kind = file.mime.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin';
  return `reference-${index + 1}.${kind}`;
}

function changed(): ProviderError {
  return new ProviderError('input-unreachable', 'A reference file changed on disk', { accepted: false });
}

function asFileError(cause: unknown): ProviderError {
  if (cause instanceof ProviderError) return cause;
  return new ProviderError('input-unreachable', 'A reference file cannot be read', {
    accepted: false,
    cause,
  });
}
