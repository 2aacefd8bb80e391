import { afterEach, beforeEach } from 'vitest';
import { createFalProvider } from '../../../src/provider/fal/fal.ts';
import { pollingTimes } from '../../../src/provider/polling.ts';
import type { CallContext, ImageProvider, JobHandle } from '../../../src/provider/provider.ts';
import { type FalFake, startFal } from '../../fakes/fal.ts';
import { hear, type Told } from '../calls.ts';
import { type CallWish, createContext, createOfferCall } from '../offer-calls.ts';

export interface FalFixture {
  readonly fal: FalFake;
  readonly provider: ImageProvider;
  draw(family?: string, wish?: CallWish, ctx?: CallContext): Promise<Told>;
  /** Submits a job and leaves it. */
  leave(): Promise<JobHandle>;
}

/** A fake fal.ai that is started anew for every test of the file. */
export function useFal(): FalFixture {
  let running: FalFake | null = null;
  beforeEach(async () => {
    running = await startFal();
  });
  afterEach(() => running?.close());
  const fal = () => {
    if (!running) throw new Error('The fake runs only within a test');
    return running;
  };
  const provider = () => {
    const polling = { ...pollingTimes, patienceMs: 200 };
    return createFalProvider({ apiKey: fal().goodKey, baseUrl: fal().origin, polling });
  };
  return {
    get fal() {
      return fal();
    },
    get provider() {
      return provider();
    },
    draw(family = '4.5', wish = {}, ctx = createContext()) {
      return hear(provider().generate(createOfferCall(provider(), family, wish), ctx));
    },
    async leave() {
      for await (const event of provider().generate(createOfferCall(provider(), '4.5'), createContext())) {
        if (event.kind === 'accepted' && event.handle) return event.handle;
      }
      throw new Error('The job was not accepted');
    },
  };
}
