import { z } from 'zod';
import type { BearerApi } from '../bearer-api.ts';
import { isSuccess } from '../exchange.ts';
import { readPredictionAnswer } from '../prediction.ts';
import type { ReferenceFile } from '../provider.ts';
import { nameReference } from '../reference-file.ts';
import { serviceHosts } from '../results.ts';
import { beforeSubmit, notTaken, putFile } from '../upload.ts';
import { submitError } from './faults.ts';

const ticketSchema = z.object({
  data: z.object({
    download_url: z.string().min(1),
    upload: z.object({ url: z.string().min(1), headers: z.record(z.string(), z.string()).nullish() }),
  }),
});

/** Longest for one file on its way. */
const uploadTimeoutMs = 10 * 60_000;

/**
 * Lays the references where the models can fetch them and answers their addresses, in order.
 * @throws ProviderError always with `accepted: false`
 */
export async function uploadReferences(
  api: BearerApi,
  files: readonly ReferenceFile[],
  signal: AbortSignal,
): Promise<string[]> {
  return beforeSubmit(() => Promise.all(files.map((file, index) => uploadOne(api, { file, index, signal }))));
}

interface Uploaded {
  file: ReferenceFile;
  index: number;
  signal: AbortSignal;
}

async function uploadOne(api: BearerApi, { file, index, signal }: Uploaded): Promise<string> {
  const wish = { filename: nameReference(file, index), size: file.bytes, content_type: file.mime };
  const answer = await api.post('/api/v3/media/uploads', wish, signal);
  const ticket = isSuccess(answer) ? ticketSchema.safeParse(answer.json).data?.data : undefined;
  if (!ticket) throw notTaken(submitError(answer, readPredictionAnswer(answer.json)), answer);
  const { url, headers } = ticket.upload;
  const allow = serviceHosts(api.baseUrl);
  await putFile({ url, headers: headers ?? {}, file, allow, timeoutMs: uploadTimeoutMs, signal });
  return ticket.download_url;
}
