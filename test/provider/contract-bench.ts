import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach } from 'vitest';
import type { ImageSource } from '../../src/provider/provider.ts';
import { hear, outline, type Told } from './calls.ts';
import {
  type CallWish,
  createContext,
  createOfferCall,
  createReferences,
  type ReferenceFolder,
} from './offer-calls.ts';
import type { Rig, RigFacts, Wire } from './rig.ts';

export interface Bench {
  readonly rig: Rig;
  readonly files: ReferenceFolder;
  /** Runs one call to its end with a new provider. */
  draw(wish?: CallWish & { family?: string; apiKey?: string; baseUrl?: string }): Promise<Told>;
  submits(): number;
  lastWire(): Wire;
}

export function useBench(facts: RigFacts): Bench {
  let rig: Rig | null = null;
  let files: ReferenceFolder | null = null;
  beforeEach(async () => {
    [rig, files] = await Promise.all([facts.start(), createReferences()]);
  });
  afterEach(async () => {
    await Promise.all([rig?.close(), files?.remove()]);
  });
  const given = <Thing>(thing: Thing | null): Thing => {
    if (thing === null) throw new Error('It is there only within a test');
    return thing;
  };
  return {
    get rig() {
      return given(rig);
    },
    get files() {
      return given(files);
    },
    draw({ family = facts.families.generate, apiKey, baseUrl, ...wish } = {}) {
      const provider = given(rig).provider({ ...(apiKey && { apiKey }), ...(baseUrl && { baseUrl }) });
      return hear(provider.generate(createOfferCall(provider, family, wish), createContext()));
    },
    submits: () => given(rig).requests.filter((request) => given(rig).isSubmit(request)).length,
    lastWire() {
      const submit = given(rig).requests.findLast((request) => given(rig).isSubmit(request));
      if (!submit) throw new Error('Nothing was submitted');
      return given(rig).wire(submit);
    },
  };
}

/** The outline without what only passes the time. */
export function settledOutline(told: Told): string[] {
  return outline(told).filter((word) => word !== 'waiting' && word !== 'progress');
}

export function sourcesOf(told: Told): ImageSource[] {
  return told.events.flatMap((event) => (event.kind === 'image' ? [event.source] : []));
}

export async function open(told: Told): Promise<Buffer> {
  return openSource(sourcesOf(told)[0]);
}

export async function openSource(source: ImageSource | undefined): Promise<Buffer> {
  if (!source) throw new Error('No picture came');
  return buffer(await source.open(new AbortController().signal));
}
