import { tmpdir } from 'node:os';
import { conclude } from '../conclude.ts';
import { isSuccess, parseJson } from '../exchange.ts';
import { asTimeout, type HttpAnswer, postJson, readText } from '../http.ts';
import type {
  CallContext,
  ImageProvider,
  ProviderCall,
  ProviderError,
  ProviderEvent,
  Usage,
} from '../provider.ts';
import { defaultMaxImageBytes } from '../results.ts';
import { type Finding, readAnswer, readFault } from './answer.ts';
import { insideError, requestIdOf, statusError } from './faults.ts';
import { openRouterOffers } from './offers.ts';
import { buildBody } from './request-body.ts';

export interface OpenRouterSettings {
  apiKey: string;
  /** Ends in `/api/v1`. */
  baseUrl: string;
  /** Where the pictures of an answer lie until they are fetched; left out, where the system keeps such files. */
  spoolDir?: string | undefined;
  /** Largest picture that is kept. */
  maxImageBytes?: number;
  /** Longest for a whole call, an answer that drips included. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 600_000;
const maxErrorBytes = 256 * 1024;

/** Seedream through OpenRouter: one question, one answer with the picture inside, and no way to ask again. */
export function createOpenRouterProvider(settings: OpenRouterSettings): ImageProvider {
  const url = `${settings.baseUrl.replace(/\/+$/, '')}/images`;
  const { timeoutMs = defaultTimeoutMs, maxImageBytes: maxBytes = defaultMaxImageBytes } = settings;
  const { spoolDir: dir = tmpdir() } = settings;

  async function* generate(call: ProviderCall, ctx: CallContext): AsyncGenerator<ProviderEvent> {
    const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const headers = { authorization: `Bearer ${settings.apiKey}` };
      const answer = await postJson({ url, headers, body: buildBody(call), timeoutMs, signal });
      yield* read(answer, call.images, ctx);
    } catch (error) {
      throw ctx.signal.aborted ? error : asTimeout(error);
    }
  }

  async function* read(
    answer: HttpAnswer,
    images: number,
    { pause }: CallContext,
  ): AsyncGenerator<ProviderEvent> {
    try {
      if (!isSuccess(answer)) throw await refusal(answer);
      const requestId = requestIdOf(answer);
      yield* follow(readAnswer(answer.body, { maxBytes, dir, requestId, pause }), {
        images,
        requestId,
      });
    } finally {
      answer.close();
    }
  }

  return { name: 'openrouter', models: () => openRouterOffers, generate };
}

/** A picture stands once it has come, whatever becomes of the rest of the answer. */
async function* follow(
  findings: AsyncIterable<Finding>,
  facts: { images: number; requestId: string | null },
): AsyncGenerator<ProviderEvent> {
  const { requestId } = facts;
  let drawn = 0;
  let usage: Usage | null = null;
  try {
    for await (const finding of findings) {
      if (finding.kind === 'failed') throw insideError(finding.fault, requestId);
      if (finding.kind === 'end') usage = { generatedImages: drawn, ...finding.usage };
      if (finding.kind !== 'picture') continue;
      if (drawn === 0) yield { kind: 'accepted', handle: null, requestId };
      if (drawn < facts.images) yield { kind: 'image', index: drawn, source: finding.source };
      drawn += 1;
    }
  } catch (error) {
    if (drawn < facts.images) throw error;
  }
  if (drawn === 0) return yield* conclude({ pictures: [], ...facts, ...(usage && { usage }) });
  yield { kind: 'done', usage: usage ?? { generatedImages: drawn }, warnings: [] };
}

/** The status is the news: a body that breaks off does not change it. */
async function refusal(answer: HttpAnswer): Promise<ProviderError> {
  const body = await readText(answer, maxErrorBytes).catch(() => '');
  return statusError(answer, readFault(parseJson(body)), new Date());
}
