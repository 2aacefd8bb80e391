import { describe, expect, it } from 'vitest';
import type { JobHandle, ResumeContext } from '../../src/provider/provider.ts';
import { hear } from './calls.ts';
import { type Bench, open, openSource, settledOutline, sourcesOf, useBench } from './contract-bench.ts';
import { describeRefusals, describeUnclear } from './contract-failures.ts';
import { describeFields } from './contract-fields.ts';
import { createContext, createOfferCall, narrowed, offerOf } from './offer-calls.ts';
import type { RigFacts } from './rig.ts';

/** What every service does behind the door, whatever its own ways are. */
export function describeContract(facts: RigFacts): void {
  describe(`${facts.name} keeps the contract of the door:`, () => {
    const bench = useBench(facts);
    describeDrawing(facts, bench);
    describeFields(facts, bench);
    describeRefusals(facts, bench);
    describeUnclear(bench);
    describeResults(facts, bench);
    describeJobs(facts, bench);
  });
}

function describeDrawing(facts: RigFacts, bench: Bench): void {
  const { edit, set } = facts.families;

  it('a picture is drawn from words', async () => {
    const told = await bench.draw();
    expect(told.error).toBeNull();
    expect(settledOutline(told)).toEqual(['accepted', 'image 0', 'done']);
    expect(bench.submits()).toBe(1);
    expect(bench.lastWire()).toMatchObject({ prompt: 'a lighthouse', references: [] });
    expect((await open(told)).equals(bench.rig.picture)).toBe(true);
  });

  if (edit !== null) {
    it('an edit gets its references whole and in their order', async () => {
      const contents = [Buffer.alloc(300_000, 'first'), Buffer.from('second, much smaller')];
      const most = narrowed(offerOf(bench.rig.provider(), edit)).references.max;
      const references = await Promise.all(
        contents.slice(0, most).map((content) => bench.files.add(content)),
      );
      const told = await bench.draw({ family: edit, operation: 'edit', references });
      expect(told.error).toBeNull();
      expect(settledOutline(told)).toEqual(['accepted', 'image 0', 'done']);
      const sent = bench.lastWire().references;
      expect(sent.map((bytes, at) => contents[at]?.equals(bytes))).toEqual(references.map(() => true));
    });

    it('an edit whose reference is gone from the disk is not submitted', async () => {
      const gone = { path: '/nowhere/at-all', mime: 'image/png', bytes: 3 };
      const told = await bench.draw({ family: edit, operation: 'edit', references: [gone] });
      expect(told.error).toMatchObject({ kind: 'input-unreachable', accepted: false });
      expect(bench.submits()).toBe(0);
    });
  }

  if (set !== null) {
    it('a set is one submit that brings all its pictures', async () => {
      const told = await bench.draw({ family: set, operation: 'set', images: 3 });
      expect(settledOutline(told)).toEqual(['accepted', 'image 0', 'image 1', 'image 2', 'done']);
      expect(bench.submits()).toBe(1);
      expect(bench.lastWire().images).toBe(3);
      if (facts.countInPrompt) expect(bench.lastWire().prompt).toMatch(/\b3\b.*a lighthouse/);
    });

    it('a set that came short says how many came', async () => {
      bench.rig.drawOnly?.(2);
      const told = await bench.draw({ family: set, operation: 'set', images: 3 });
      expect(settledOutline(told)).toEqual(['accepted', 'image 0', 'image 1', 'done']);
      const warning = { code: 'fewer-pictures', params: { asked: 3, drawn: 2 } };
      expect(told.events.at(-1)).toMatchObject({ usage: { generatedImages: 2 }, warnings: [warning] });
    });
  }
}

function describeResults(facts: RigFacts, bench: Bench): void {
  it('the key goes to the service and to nobody else', async () => {
    const { edit } = facts.families;
    const references = edit === null ? [] : [await bench.files.add('a reference')];
    const told = await bench.draw(edit === null ? {} : { family: edit, operation: 'edit', references });
    await open(told);
    const { rig } = bench;
    for (const request of rig.requests) {
      const carried = JSON.stringify([request.headers, request.url.href]).includes(rig.goodKey);
      expect(carried, request.url.pathname).toBe(rig.mayCarryKey(request));
    }
  });

  it('a link that has expired is a failed download, and works when the service has it again', async () => {
    const { rig } = bench;
    if (!rig.expireLinks) return;
    const [source] = sourcesOf(await bench.draw());
    rig.expireLinks(true);
    await expect(openSource(source)).rejects.toMatchObject({ code: 'http-status' });
    rig.expireLinks(false);
    expect((await openSource(source)).equals(rig.picture)).toBe(true);
  });
}

function describeJobs(facts: RigFacts, bench: Bench): void {
  /** Begins work that does not end, and leaves it as a process that is killed would. */
  async function leave(): Promise<JobHandle | null> {
    const { rig } = bench;
    rig.hold?.();
    const provider = rig.provider();
    const call = createOfferCall(provider, facts.families.generate);
    for await (const event of provider.generate(call, createContext())) {
      if (event.kind === 'accepted') return event.handle;
    }
    return null;
  }

  it('work that was left is picked up by a new process and not paid twice', async () => {
    const provider = bench.rig.provider();
    if (!provider.resume) return;
    const handle = await leave();
    if (!handle) throw new Error('A service that can be asked again gives no handle');
    const stored: JobHandle = JSON.parse(JSON.stringify(handle));
    expect(stored.provider).toBe(provider.name);
    bench.rig.release?.();
    const told = await hear(provider.resume(stored, resumeContext()));
    expect(told.error).toBeNull();
    expect(settledOutline(told).filter((word) => word !== 'accepted')).toEqual(['image 0', 'done']);
    expect((await open(told)).equals(bench.rig.picture)).toBe(true);
    expect(bench.submits()).toBe(1);
  });

  it('work goes on although the service cannot be asked for a while', async () => {
    if (!bench.rig.breakLooks) return;
    bench.rig.breakLooks(7);
    const told = await bench.draw();
    expect(told.error).toBeNull();
    expect(settledOutline(told)).toEqual(['accepted', 'image 0', 'done']);
    expect(bench.submits()).toBe(1);
  });

  it('whoever stops waiting is let go at once', async () => {
    const { rig } = bench;
    if (!rig.hold) return;
    rig.hold();
    const provider = rig.provider();
    const stop = new AbortController();
    const waiting = hear(
      provider.generate(createOfferCall(provider, facts.families.generate), createContext(stop.signal)),
    );
    await expect.poll(() => rig.requests.length).toBeGreaterThan(2);
    stop.abort();
    const { error } = await waiting;
    expect(error).toMatchObject({ kind: 'cancelled', accepted: true });
  });

  it('work is cancelled where the service can do that', async () => {
    const provider = bench.rig.provider();
    expect(provider.cancel !== undefined).toBe(facts.cancels !== null);
    if (!provider.cancel) return;
    const handle = await leave();
    expect(handle && (await provider.cancel(handle))).toBe(facts.cancels);
  });
}

function resumeContext(): ResumeContext {
  return { ...createContext(), images: 1 };
}
