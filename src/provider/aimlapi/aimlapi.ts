import { conclude } from '../conclude.ts';
import { exchange, isSuccess } from '../exchange.ts';
import type { CallContext, ImageProvider, ProviderCall, ProviderEvent } from '../provider.ts';
import { resultRules } from '../results.ts';
import { readAnswer } from './answer.ts';
import { requestIdOf, statusError } from './faults.ts';
import { aimlapiOffers } from './offers.ts';
import { buildBody } from './request-body.ts';

export interface AimlapiSettings {
  apiKey: string;
  /** Without `/v1`. */
  baseUrl: string;
  /** Longest for a whole call. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 600_000;
/** Links are asked for; should a picture come in the answer, it is this long at most. */
const maxAnswerBytes = 64 * 1024 * 1024;

/** Seedream through AI/ML API: one question, one answer with links in it, and no way to ask again. */
export function createAimlapiProvider(settings: AimlapiSettings): ImageProvider {
  const url = `${settings.baseUrl.replace(/\/+$/, '')}/v1/images/generations`;
  const rules = resultRules(settings.baseUrl);

  async function* generate(call: ProviderCall, { signal }: CallContext): AsyncGenerator<ProviderEvent> {
    const answer = await exchange({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${settings.apiKey}` },
      body: buildBody(call),
      timeoutMs: settings.timeoutMs ?? defaultTimeoutMs,
      maxBytes: maxAnswerBytes,
      signal,
    });
    if (!isSuccess(answer)) throw statusError(answer, new Date());
    const drawn = readAnswer(answer, rules);
    yield { kind: 'accepted', handle: null, requestId: requestIdOf(answer) };
    yield* conclude({ ...drawn, images: call.images });
  }

  return { name: 'aimlapi', models: () => aimlapiOffers, generate };
}
