import { expect, it } from 'vitest';
import { ProviderError } from '../../src/provider/provider.ts';
import { listen } from '../fakes/ark-server.ts';
import { speakEndlessly } from '../fakes/service-server.ts';
import type { Bench } from './contract-bench.ts';
import type { RigFacts } from './rig.ts';

export function describeRefusals(facts: RigFacts, bench: Bench): void {
  it('a refusal for content is told as one and never repeated', async () => {
    bench.rig.refuseContent();
    const told = await bench.draw();
    const { as, ...judged } = facts.contentRefusal;
    const failed = told.events.find((event) => event.kind === 'image-failed');
    expect(as === 'call' ? told.error : failed?.error).toMatchObject({ ...judged, retryable: false });
    expect(judged.kind).toMatch(/^refused-/);
    expect(bench.submits()).toBe(1);
  });

  it('a key that is not good is said to be so', async () => {
    const told = await bench.draw({ apiKey: 'another-key' });
    expect(told.error).toMatchObject({ kind: 'auth', accepted: false, retryable: false });
    expect(told.events).toEqual([]);
  });

  it('an empty account is said to be so', async () => {
    bench.rig.refuseSubmit('no-credit');
    const told = await bench.draw();
    expect(told.error).toMatchObject({ kind: 'no-credit', accepted: false, retryable: false });
  });

  it('a rate limit costs nothing and passes', async () => {
    bench.rig.refuseSubmit('rate-limited');
    const told = await bench.draw();
    const judged = { kind: 'rate-limited', accepted: false, retryable: true };
    expect(told.error).toMatchObject({ ...judged, retryAfterMs: facts.retryAfterMs });
    expect(bench.submits()).toBe(1);
  });

  it('nobody at the other end has taken nothing', async () => {
    const closed = await listen(() => undefined);
    await closed.close();
    const told = await bench.draw({ baseUrl: closed.origin });
    expect(told.error).toMatchObject({ kind: 'unreachable', accepted: false, retryable: true });
  });
}

export function describeUnclear(bench: Bench): void {
  it('a service that breaks at a submit may have taken it', async () => {
    bench.rig.refuseSubmit('broken');
    const told = await bench.draw();
    expect(told.error).toMatchObject({ accepted: 'unknown', retryable: false });
    expect(bench.submits()).toBe(1);
  });

  it('a submit whose answer is cut, wherever it is cut, is unclear and not sent again', async () => {
    const early = [0, 1, 2, 9, 20, 40];
    for (const afterBytes of bench.rig.hold ? [...early, -1] : early) {
      const before = bench.submits();
      bench.rig.cutSubmit(afterBytes);
      const told = await bench.draw();
      const judged = { kind: 'unknown-outcome', accepted: 'unknown', retryable: false };
      expect(told.error, `${afterBytes} bytes`).toMatchObject(judged);
      expect(bench.submits() - before, `${afterBytes} bytes`).toBe(1);
    }
  });

  it.each([
    ['a page', { status: 200, body: '<html>Welcome</html>' }],
    ['nothing', { status: 200, body: '' }],
    ['half a document', { status: 200, body: '{"data":{"id":' }],
    ['another document', { status: 200, body: [1, 'two', null] }],
    ['null', { status: 200, body: null }],
    [
      'fields of the wrong kind',
      { status: 200, body: { data: 7, images: 'x', id: {}, task_id: [], code: [] } },
    ],
    ['a broken gateway', { status: 502, body: '<html>Bad gateway</html>' }],
    ['a document without end', speakEndlessly],
  ])('an answer that is %s is an unclear outcome', async (_what, answer) => {
    bench.rig.answerSubmit(answer);
    const told = await bench.draw();
    expect(told.error).toBeInstanceOf(ProviderError);
    expect(told.error).toMatchObject({ accepted: 'unknown', retryable: false });
    expect(bench.submits()).toBe(1);
  });
}
