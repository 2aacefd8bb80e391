import { describe, expect, it } from 'vitest';
import { errorFacts, failureOf, fallsOver, isUnreachable, signOf } from '../../src/app/call-faults.ts';
import { ProviderError, type ProviderErrorKind } from '../../src/provider/provider.ts';

type Facts = ConstructorParameters<typeof ProviderError>[2];

function fault(kind: ProviderErrorKind, facts: Partial<Facts> = {}): ProviderError {
  return new ProviderError(kind, 'the service failed', { accepted: false, ...facts });
}

describe('a service', () => {
  it('is parked at once only where no connection to it was made', () => {
    expect([isUnreachable(fault('unreachable')), signOf(fault('unreachable'))]).toEqual([
      true,
      'unreachable',
    ]);
    const failed = fault('upstream', { retryable: true });
    expect([isUnreachable(failed), signOf(failed), fallsOver(failed)]).toEqual([false, 'failed', true]);
  });

  it.each(['too-large', 'input-unreachable'] as const)('that answers %s works', (kind) => {
    expect([signOf(fault(kind)), fallsOver(fault(kind))]).toEqual(['works', false]);
  });

  it('whose account is not set up is left for the next one', () => {
    expect([fallsOver(fault('not-set-up')), signOf(fault('not-set-up'))]).toEqual([true, 'failed']);
  });
});

describe('what a person reads of a failure', () => {
  it('names what the account lacks', () => {
    const params = { detail: 'Add the secret ARK_API_KEY.' };
    expect(failureOf(fault('not-set-up', params))).toEqual({ code: 'not-set-up', params, charged: 'no' });
  });

  it('is as sure of the cost as the service is', () => {
    const costs = [
      fault('refused-output', { accepted: true }),
      fault('refused-output', { accepted: true, charged: 'maybe' }),
      fault('upstream', { accepted: true, charged: 'yes' }),
      fault('timeout', { accepted: 'unknown' }),
    ];
    expect(costs.map((error) => failureOf(error).charged)).toEqual(['no', 'maybe', 'yes', 'unknown']);
  });
});

it('the log has the service’s words on keys and accounts, and no others: they may repeat a prompt', () => {
  const detail = 'words';
  for (const kind of ['auth', 'no-credit', 'not-set-up'] as const)
    expect(errorFacts(fault(kind, { detail }))).toMatchObject({ kind, detail });
  for (const kind of ['refused-prompt', 'invalid', 'upstream'] as const)
    expect(errorFacts(fault(kind, { detail }))).not.toHaveProperty('detail');
});
