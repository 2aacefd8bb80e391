import { describe, expect, it } from 'vitest';
import type { CallIntent } from '../../../src/provider/provider.ts';
import { speakCut } from '../../fakes/service-server.ts';
import { createOfferCall } from '../offer-calls.ts';
import { useInference } from './fixture.ts';

const fixture = useInference();
const { signal } = new AbortController();

function intentOf(given: Partial<CallIntent> = {}): CallIntent {
  const modelId = 'bytedance/seedream-5-lite';
  return { callId: 'call-1', jobId: 'job-1', modelId, prompt: 'a lighthouse', sentAt: new Date(), ...given };
}

const find = (given?: Partial<CallIntent>) => fixture.provider.find?.(intentOf(given), signal);

/** Starts a task of this call's id and loses the answer. */
async function lose(callId: string, prompt = 'a lighthouse', family = '5-lite'): Promise<void> {
  fixture.fake.nextSubmit = (taken) => speakCut(taken(), 5);
  const call = createOfferCall(fixture.provider, family, { request: { prompt } });
  const events = fixture.provider.generate({ ...call, callId }, { signal, pause: async () => undefined });
  await expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({ accepted: 'unknown' });
}

describe('a run of inference.sh whose answer was lost', () => {
  it('is found by our own mark among runs of the same words', async () => {
    for (const callId of ['call-0', 'call-1', 'call-2']) await lose(callId);
    expect(await find()).toEqual([
      { provider: 'inference', id: '3kq2-2', modelId: 'bytedance/seedream-5-lite' },
    ]);
  });

  it('is found by its words and its time where the service does not show the mark, newest last', async () => {
    fixture.fake.showsMetadata = false;
    await lose('call-1');
    await lose('call-2', 'a lighthouse at night');
    await lose('call-3');
    await lose('call-4', 'a lighthouse', '5-pro');
    expect((await find())?.map(({ id }) => id)).toEqual(['3kq2-1', '3kq2-3']);
    const later = new Date(Date.now() + 120_000);
    expect(await find({ sentAt: later })).toEqual([]);
    expect(await find({ sentAt: new Date(Date.now() - 20 * 60_000) })).toEqual([]);
    expect(await find({ prompt: 'A lighthouse' })).toEqual([]);
  });

  it('is found behind a hundred others, and the search has an end', async () => {
    await lose('call-1');
    for (let count = 0; count < 120; count += 1) await lose('another');
    expect((await find())?.map(({ id }) => id)).toEqual(['3kq2-1']);
    expect(fixture.fake.requests.filter(({ url }) => url.pathname === '/tasks/list')).toHaveLength(2);
  });

  it('is not said to be missing when the service cannot be searched', async () => {
    await fixture.fake.close();
    await expect(find()).rejects.toMatchObject({ kind: 'unreachable', retryable: true });
  });
});
