import { afterEach, beforeEach } from 'vitest';
import { createInferenceProvider } from '../../../src/provider/inference/inference.ts';
import type { CallContext, ImageProvider, JobHandle } from '../../../src/provider/provider.ts';
import { type InferenceFake, startInference } from '../../fakes/inference.ts';
import { hear, type Told } from '../calls.ts';
import { type CallWish, createContext, createOfferCall } from '../offer-calls.ts';

export interface InferenceFixture {
  readonly fake: InferenceFake;
  readonly provider: ImageProvider;
  draw(family?: string, wish?: CallWish, ctx?: CallContext): Promise<Told>;
  /** Starts a task and leaves it. */
  leave(): Promise<JobHandle>;
}

/** A fake inference.sh that is started anew for every test of the file. */
export function useInference(): InferenceFixture {
  let running: InferenceFake | null = null;
  beforeEach(async () => {
    running = await startInference();
  });
  afterEach(() => running?.close());
  const fake = () => {
    if (!running) throw new Error('The fake runs only within a test');
    return running;
  };
  const provider = () => createInferenceProvider({ apiKey: fake().goodKey, baseUrl: fake().origin });
  return {
    get fake() {
      return fake();
    },
    get provider() {
      return provider();
    },
    draw(family = '5-lite', wish = {}, ctx = createContext()) {
      return hear(provider().generate(createOfferCall(provider(), family, wish), ctx));
    },
    async leave() {
      const call = createOfferCall(provider(), '5-lite');
      for await (const event of provider().generate(call, createContext())) {
        if (event.kind === 'accepted' && event.handle) return event.handle;
      }
      throw new Error('The task was not accepted');
    },
  };
}
