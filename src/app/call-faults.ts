import type { ProviderError, ProviderErrorKind } from '../provider/provider.ts';
import type { Sign } from '../queue/health.ts';
import type { Failure } from '../queue/job.ts';

/** Another service may take what these certainly kept out. */
const fallOverKinds: readonly ProviderErrorKind[] = [
  'auth',
  'no-credit',
  'not-set-up',
  'not-found',
  'rate-limited',
  'overloaded',
  'unreachable',
  'upstream',
  'timeout',
];

const failingKinds: readonly ProviderErrorKind[] = [
  'auth',
  'no-credit',
  'not-set-up',
  'overloaded',
  'upstream',
  'timeout',
  'unknown-outcome',
];

/** Of these the service's words are for people to read. */
const toldKinds: readonly ProviderErrorKind[] = ['invalid', 'not-set-up'];

/** Of these the operator needs the service's words; those of others may repeat a prompt. */
const loggedKinds: readonly ProviderErrorKind[] = ['auth', 'no-credit', 'not-set-up'];

/** The service certainly did not take it, and not because of what was asked. */
export function fallsOver(error: ProviderError): boolean {
  return error.accepted === false && fallOverKinds.includes(error.kind);
}

/** The service takes nothing now, and will again. */
export function isTurnedAway(error: ProviderError): boolean {
  const waits = error.kind === 'rate-limited' || error.kind === 'overloaded';
  return waits && error.retryable && error.accepted === false;
}

/** No connection was made at all, so nothing can have been drawn. */
export function isUnreachable(error: ProviderError): boolean {
  return error.kind === 'unreachable' && error.accepted === false;
}

/** Nobody knows whether the service has it. */
export function isUnclear(error: ProviderError): boolean {
  return error.accepted === 'unknown' || error.kind === 'unknown-outcome';
}

/** What an error says of the service itself. */
export function signOf(error: ProviderError): Sign {
  if (isUnreachable(error)) return 'unreachable';
  if (isTurnedAway(error) || error.kind === 'rate-limited') return 'turned-away';
  return failingKinds.includes(error.kind) ? 'failed' : 'works';
}

/** What a person needs to know of a service's error. */
export function failureOf(error: ProviderError): Failure {
  const charged = isUnclear(error) ? 'unknown' : error.charged;
  const params: Failure['params'] = toldKinds.includes(error.kind)
    ? { detail: error.detail ?? error.serviceCode ?? '' }
    : {};
  return { code: error.kind, params, charged };
}

export function errorFacts(error: ProviderError) {
  return {
    kind: error.kind,
    serviceCode: error.serviceCode,
    requestId: error.requestId,
    accepted: error.accepted,
    ...(loggedKinds.includes(error.kind) && { detail: error.detail }),
  };
}
