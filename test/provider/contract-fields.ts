import { expect, it } from 'vitest';
import type { ProviderCall } from '../../src/provider/provider.ts';
import type { ModelOffer, Operation } from '../../src/request/offers.ts';
import { hear } from './calls.ts';
import type { Bench } from './contract-bench.ts';
import { createContext, createOfferCall, narrowed, type ReferenceFolder } from './offer-calls.ts';
import type { RigFacts, Wire } from './rig.ts';

export function describeFields(facts: RigFacts, bench: Bench): void {
  it('seed, guidance, format and watermark reach every model that takes them, and no other', async () => {
    const reference = await bench.files.add('a reference');
    const provider = bench.rig.provider();
    for (const offer of provider.models()) {
      for (const operation of operationsOf(offer)) {
        const call = createFullCall(bench, offer, { operation, reference });
        const told = await hear(provider.generate(call, createContext()));
        expect(told.error, `${offer.family} ${operation}`).toBeNull();
        const { modelId, seed, guidance, format, watermark } = bench.lastWire();
        expect({ modelId, seed, guidance, format, watermark }, `${offer.family} ${operation}`).toEqual({
          modelId: offer.ids[operation],
          ...expectedFields(facts, offer, operation),
        });
      }
    }
  });

  it('a watermark nobody asked for is refused in so many words', async () => {
    const provider = bench.rig.provider();
    const offer = provider.models().find((entry) => entry.ids.generate && narrowed(entry).watermark);
    if (!offer) return;
    await bench.draw({ family: offer.family });
    expect(bench.lastWire().watermark).toBe(false);
  });
}

function operationsOf(offer: ModelOffer): Operation[] {
  const all: Operation[] = ['generate', 'edit', 'set', 'edit-set'];
  return all.filter((operation) => offer.ids[operation] !== undefined);
}

/** A call that has a value for everything. */
function createFullCall(
  bench: Bench,
  offer: ModelOffer,
  { operation, reference }: { operation: Operation; reference: Awaited<ReturnType<ReferenceFolder['add']>> },
): ProviderCall {
  const request = { seed: 7, guidance: 3, format: 'png', watermark: true } as const;
  const references = operation.startsWith('edit') ? [reference] : [];
  const images = operation.endsWith('set') ? 2 : 1;
  return createOfferCall(bench.rig.provider(), offer, { operation, references, images, request });
}

type Fields = Pick<Wire, 'seed' | 'guidance' | 'format' | 'watermark'>;

function expectedFields(facts: RigFacts, offer: ModelOffer, operation: Operation): Fields {
  const family = narrowed(offer);
  const exception = facts.fields?.(offer, operation) ?? {};
  return {
    seed: family.seed ? 7 : undefined,
    guidance: family.guidance ? 3 : undefined,
    format: family.formats.includes('png') ? 'png' : undefined,
    watermark: family.watermark ? true : undefined,
    ...exception,
  };
}
