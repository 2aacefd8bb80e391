import { z } from 'zod';
import type { BearerApi } from '../bearer-api.ts';
import { isSuccess } from '../exchange.ts';
import { readPredictionAnswer } from '../prediction.ts';
import { ProviderError, type ReferenceFile } from '../provider.ts';
import { nameReference } from '../reference-file.ts';
import { beforeSubmit, postForm } from '../upload.ts';
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
        const error = answerError(answer, readPredictionAnswer(answer.json));
        if (error.accepted === false) throw error;
        const message = 'The service did not take a reference';
        const facts = { accepted: false, retryable: true, serviceCode: String(answer.status) } as const;
        throw new ProviderError('upstream', message, { ...facts, cause: error });
      }),
    ),
  );
}
