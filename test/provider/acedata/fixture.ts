import { afterEach, beforeEach } from 'vitest';
import { createAcedataProvider } from '../../../src/provider/acedata/acedata.ts';
import type { ImageProvider } from '../../../src/provider/provider.ts';
import { type AcedataFake, startAcedata, submitPath } from '../../fakes/acedata.ts';
import { hear, outline, type Told } from '../calls.ts';
import { type CallWish, createContext, createOfferCall } from '../offer-calls.ts';

export interface AcedataFixture {
  readonly fake: AcedataFake;
  readonly provider: ImageProvider;
  draw(wish?: CallWish & { family?: string }): Promise<Told>;
  /** The body of the submit. */
  sent(): unknown;
  /** How often a task was asked after. */
  looks(): number;
}

/** A loopback service that is started anew for every test of the file. */
export function useAcedata(): AcedataFixture {
  let running: { fake: AcedataFake; provider: ImageProvider } | null = null;
  beforeEach(async () => {
    const fake = await startAcedata();
    const settings = { apiKey: fake.goodKey, baseUrl: fake.origin, timeoutMs: 20_000 };
    running = { fake, provider: createAcedataProvider(settings) };
  });
  afterEach(() => running?.fake.close());
  const now = () => {
    if (!running) throw new Error('The service runs only within a test');
    return running;
  };
  const asked = (path: string) => now().fake.requests.filter(({ url }) => url.pathname === path);
  return {
    get fake() {
      return now().fake;
    },
    get provider() {
      return now().provider;
    },
    draw({ family = '4.5', ...wish } = {}) {
      const { provider } = now();
      return hear(provider.generate(createOfferCall(provider, family, wish), createContext()));
    },
    sent: () => asked(submitPath).at(0)?.json,
    looks: () => asked('/seedream/tasks').length,
  };
}

/** What was told, without what only passes the time. */
export function settled(told: Told): string[] {
  return outline(told).filter((word) => word !== 'progress');
}
