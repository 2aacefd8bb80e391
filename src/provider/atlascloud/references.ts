import { z } from 'zod';
import type { BearerApi } from '../bearer-api.ts';
import { isSuccess } from '../exchange.ts';
import { readPredictionAnswer } from '../prediction.ts';
import type { ReferenceFile } from '../provider.ts';
import { nameReference } from '../reference-file.ts';
import { beforeSubmit, notTaken, postForm } from '../upload.ts';
import { answerError } from './faults.ts';

const uploadedSchema = z.object({ data: z.object({ download_url: z.string().min(1) }) });

/** Longest for one file on its way. */
const uploadTimeoutMs = 10 * 60_000;

/**
 * Hands the references to the service and answers their addresses, in order.
 * @throws ProviderError always with `accepted: false`
 */
export async function uploadReferences(
  api: BearerApi,
  files: readonly ReferenceFile[],
  signal: AbortSignal,
): Promise<string[]> {
  return beforeSubmit(() =>
    Promise.all(
      files.map(async (file, index) => {
        const answer = await postForm({
          url: `${api.baseUrl}/model/uploadMedia`,
          headers: api.headers,
          field: 'file',
          fileName: nameReference(file, index),
          timeoutMs: uploadTimeoutMs,
          ...{ file, signal },
        });
        const uploaded = isSuccess(answer) ? uploadedSchema.safeParse(answer.json).data : undefined;
        if (uploaded) return uploaded.data.download_url;
        throw notTaken(answerError(answer, readPredictionAnswer(answer.json)), answer);
      }),
    ),
  );
}
