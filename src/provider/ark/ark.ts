import type { Catalogue, ModelFamily } from '../../request/models.ts';
import { asTimeout, type HttpAnswer, postJson, readText } from '../http.ts';
import {
  type CallContext,
  type ImageProvider,
  type ProviderCall,
  ProviderError,
  type ProviderEvent,
} from '../provider.ts';
import { defaultMaxImageBytes, downloadTimeoutMs, type ResultRules } from '../results.ts';
import { type Finding, readAnswer, readFault } from './answer.ts';
import { followDrawing } from './drawing.ts';
import { statusError, unclearError } from './faults.ts';
import { resultHosts } from './pictures.ts';
import { buildBody } from './request-body.ts';
import { readStream } from './stream.ts';

export interface ArkSettings {
  /** Ends in `/api/v3`. */
  baseUrl: string;
  apiKey: string;
  catalogue: Catalogue;
  /** Largest result that is fetched. */
  maxImageBytes?: number;
  /** Longest silence of the service while it draws; its own libraries wait 600 s. */
  timeoutMs?: number;
  /** Longest for a whole call, an answer that drips included. */
  longestMs?: number;
}

const name = 'ark';
const defaultTimeoutMs = 600_000;
/** A series of 15 takes some ten minutes. */
const defaultLongestMs = 30 * 60_000;
const maxAnswerBytes = 256 * 1024 * 1024;
const maxErrorBytes = 256 * 1024;

/** Seedream on ByteDance ModelArk. It is asked once per call: nothing is repeated here. */
export function createArkProvider(settings: ArkSettings): ImageProvider {
  const url = `${settings.baseUrl.replace(/\/+$/, '')}/images/generations`;
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const pictures: ResultRules = {
    allow: resultHosts(settings.baseUrl),
    maxBytes: settings.maxImageBytes ?? defaultMaxImageBytes,
    timeoutMs: Math.min(timeoutMs, downloadTimeoutMs),
  };

  async function* generate(call: ProviderCall, ctx: CallContext): AsyncGenerator<ProviderEvent> {
    const limit = AbortSignal.timeout(settings.longestMs ?? defaultLongestMs);
    try {
      yield* draw(call, AbortSignal.any([ctx.signal, limit]));
    } catch (error) {
      throw ctx.signal.aborted ? error : asTimeout(error);
    }
  }

  async function* draw(call: ProviderCall, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
    const family = familyOf(call, settings.catalogue);
    const answer = await postJson({
      url,
      headers: { authorization: `Bearer ${settings.apiKey}`, 'x-client-request-id': call.callId },
      body: buildBody(call, family, settings.catalogue.cloud),
      timeoutMs,
      signal,
    });
    try {
      if (answer.status < 200 || answer.status > 299) throw await refusal(answer);
      const requestId = answer.header('x-request-id');
      yield { kind: 'accepted', handle: null, requestId };
      yield* followDrawing(readFindings(answer, requestId), { images: call.images, requestId, pictures });
    } finally {
      answer.close();
    }
  }

  const models = () => settings.catalogue.offers.filter((offer) => offer.service === name);
  return { name, models, generate };
}

function familyOf(call: ProviderCall, catalogue: Catalogue): ModelFamily {
  const family = catalogue.families.find((entry) => entry.family === call.request.model);
  if (family) return family;
  throw new ProviderError('not-found', 'The model is not in the catalogue', { accepted: false });
}

/** The answer's own type decides, not what was asked for. */
async function* readFindings(answer: HttpAnswer, requestId: string | null): AsyncGenerator<Finding> {
  const type = answer.header('content-type')?.toLowerCase() ?? '';
  if (type.includes('text/event-stream')) return yield* readStream(answer.body);
  const findings = readAnswer(await readText(answer, maxAnswerBytes));
  if (!findings) throw unclearError('The answer is not what was agreed', requestId);
  yield* findings;
}

/** The status is the news: a body that breaks off does not change it. */
async function refusal(answer: HttpAnswer): Promise<ProviderError> {
  const body = await readText(answer, maxErrorBytes).catch(() => '');
  return statusError(answer, readFault(body), new Date());
}
