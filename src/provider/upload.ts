import { randomUUID } from 'node:crypto';
import { exchangeRaw, isSuccess, type JsonAnswer } from './exchange.ts';
import type { HttpBody, HttpQuestion } from './http.ts';
import { ProviderError, type ReferenceFile } from './provider.ts';
import { checkReference, readReference } from './reference-file.ts';

interface Upload extends Omit<HttpQuestion, 'method' | 'body'> {
  file: ReferenceFile;
}

/**
 * Streams a file to the address a service gave for it. No key goes there: `headers` are those the service named.
 * @throws ProviderError always with `accepted: false`
 */
export async function putFile({ file, ...upload }: Upload): Promise<void> {
  const named = Object.entries(upload.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  // The length is the file's own, whoever else says it.
  const headers = Object.fromEntries(named.filter(([name]) => name !== 'content-length'));
  const type = 'content-type' in headers ? null : file.mime;
  const body = { type, bytes: file.bytes, chunks: () => readReference(file) };
  await beforeSubmit(async () => {
    await checkReference(file);
    const answer = await exchangeRaw({ ...upload, headers, method: 'PUT', body });
    if (!isSuccess(answer)) throw uploadError(answer);
  });
}

/** What a reference's way to the service was answered with. Refused once, the same file is refused again. */
export function uploadError({ status }: Pick<JsonAnswer, 'status'>): ProviderError {
  const facts = { accepted: false, serviceCode: String(status) } as const;
  const message = `The place for a reference answered ${status}`;
  if (status === 413) return new ProviderError('too-large', message, facts);
  const passes = status === 408 || status === 429 || status >= 500;
  if (passes || status < 400) return new ProviderError('upstream', message, { ...facts, retryable: passes });
  return new ProviderError('input-unreachable', message, facts);
}

/** The service gave no sign that it took a reference: nothing was paid, so it may be tried again. */
export function notTaken(error: ProviderError, { status }: Pick<JsonAnswer, 'status'>): ProviderError {
  if (error.accepted === false) return error;
  const facts = { accepted: false, retryable: true, serviceCode: String(status), cause: error } as const;
  return new ProviderError('upstream', 'The service did not take a reference', facts);
}

/**
 * Streams a file as the one field of a form; the answer may have any status.
 * @throws ProviderError always with `accepted: false`
 */
export async function postForm({
  file,
  field,
  fileName,
  ...upload
}: Upload & { field: string; fileName: string }): Promise<JsonAnswer> {
  return beforeSubmit(async () => {
    await checkReference(file);
    return exchangeRaw({ ...upload, method: 'POST', body: createForm(file, field, fileName) });
  });
}

/** What goes wrong before the paid request is sent has cost nothing, however unclear it is. */
export async function beforeSubmit<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderError) || error.accepted === false) throw error;
    const kind = error.kind === 'unknown-outcome' ? 'upstream' : error.kind;
    const retryable = error.retryable || ['unreachable', 'upstream', 'timeout'].includes(kind);
    const { serviceCode, requestId, detail, retryAfterMs } = error;
    const facts = { serviceCode, requestId, detail, retryAfterMs, retryable, cause: error };
    throw new ProviderError(kind, error.message, { ...facts, accepted: false });
  }
}

function createForm(file: ReferenceFile, field: string, fileName: string): HttpBody {
  const boundary = `form-${randomUUID()}`;
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${fileName}"\r\n` +
      `content-type: ${file.mime}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: head.length + file.bytes + tail.length,
    async *chunks() {
      yield head;
      yield* readReference(file);
      yield tail;
    },
  };
}
