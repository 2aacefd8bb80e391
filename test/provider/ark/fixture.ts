import { afterEach, beforeEach } from 'vitest';
import { type ArkSettings, createArkProvider } from '../../../src/provider/ark/ark.ts';
import type { ImageSource, ProviderCall } from '../../../src/provider/provider.ts';
import { createCatalogue } from '../../../src/request/catalogue.ts';
import { type ArkServer, type Script, startArkServer } from '../../fakes/ark-server.ts';
import { atOnce, createCall, hear, type Told } from '../calls.ts';

export interface ArkFixture {
  readonly ark: ArkServer;
  /** Runs a call against a service that answers so. */
  ask(script: Script, call?: ProviderCall): Promise<Told>;
  settings(given?: Partial<ArkSettings>): ArkSettings;
}

export const apiKey = 'key-of-the-test';
export const signal = new AbortController().signal;

/** A loopback ARK that is started anew for every test of the file. */
export function useArk(): ArkFixture {
  let server: ArkServer | null = null;
  beforeEach(async () => {
    server = await startArkServer();
  });
  afterEach(async () => {
    await server?.close();
    server = null;
  });
  const running = () => {
    if (!server) throw new Error('The server runs only within a test');
    return server;
  };
  const settings = (given: Partial<ArkSettings> = {}): ArkSettings => ({
    baseUrl: running().baseUrl,
    apiKey,
    catalogue: createCatalogue('byteplus'),
    // Longer than a test may take: whoever waits for nothing is seen.
    timeoutMs: 60_000,
    ...given,
  });
  return {
    get ark() {
      return running();
    },
    settings,
    ask(script, call = createCall()) {
      running().answers(script);
      return hear(createArkProvider(settings()).generate(call, atOnce));
    },
  };
}

export function sourcesOf(told: Told): ImageSource[] {
  return told.events.flatMap((event) => (event.kind === 'image' ? [event.source] : []));
}
