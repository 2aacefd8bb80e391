import { expect, it } from 'vitest';
import type { ImageProvider } from '../../src/provider/provider.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { fitOffer } from '../../src/request/check.ts';
import type { RequestDraft } from '../../src/request/request.ts';
import { offerOf } from './offer-calls.ts';

const catalogue = createCatalogue('byteplus');
const now = new Date('2026-11-20T00:00:00Z');

/** What the check makes of a request: the size that is sent, or the codes of what stands against it. */
export type Ask = (
  family: string,
  draft?: Partial<RequestDraft>,
  shape?: number,
) => { size: string; ratio: string | null; id: string } | string[];

/** Asks the check as it judges for one service. */
export function createAsk(provider: ImageProvider): Ask {
  return (name, draft = {}, shape) => {
    const offer = offerOf(provider, name);
    const family = catalogue.families.find((entry) => entry.family === name);
    if (!family) throw new Error(`The catalogue has no ${name}`);
    const plain = {
      operation: 'generate',
      mode: 'variations',
      prompt: 'a lighthouse',
      references: 0,
      count: 1,
    } as const;
    const on = { found: { family, id: null }, offer, catalogue, shape };
    const checked = fitOffer({ ...plain, ...draft }, on, { watermark: false, now });
    if (!checked.ok) return checked.problems.map(({ code }) => code);
    const { size, ratio, modelId } = checked.request;
    return { size, ratio, id: modelId };
  };
}

/** What a service offers is what the check lets through. */
export function testOffers(provider: ImageProvider): void {
  const ask = createAsk(provider);
  it('every operation that is offered can be asked for without more ado', () => {
    for (const { family, ids, maxSet } of provider.models()) {
      const asked = {
        ...(ids.generate && { [ids.generate]: ask(family) }),
        ...(ids.edit && { [ids.edit]: ask(family, { operation: 'edit', references: 1 }, 1.5) }),
      };
      for (const [id, found] of Object.entries(asked)) expect(found, `${family} ${id}`).toMatchObject({ id });
      const set = ask(family, { mode: 'set', count: 4 });
      if (maxSet) expect(set, family).toMatchObject({ id: ids.set });
      else expect(set, family).toBeInstanceOf(Array);
    }
  });
}
