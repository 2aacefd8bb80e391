import { describe, expect, it } from 'vitest';
import { createInferenceProvider } from '../../../src/provider/inference/inference.ts';
import { speakSlowly } from '../../fakes/service-server.ts';
import { hear, outline } from '../calls.ts';
import { createContext, createOfferCall } from '../offer-calls.ts';
import { useInference } from './fixture.ts';

const fixture = useInference();

/** A provider that waits 300 ms for an answer. */
function draw() {
  const { goodKey: apiKey, origin: baseUrl } = fixture.fake;
  const provider = createInferenceProvider({ apiKey, baseUrl, timeoutMs: 300 });
  return hear(provider.generate(createOfferCall(provider, '5-lite'), createContext()));
}

describe('an answer that comes byte by byte', () => {
  it('to a submit is unclear, and nothing is sent again', async () => {
    fixture.fake.nextSubmit = (taken) => speakSlowly(taken());
    expect((await draw()).error).toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
    expect(fixture.fake.requests).toHaveLength(1);
  });

  it('to a look is not waited for: it is looked again', async () => {
    fixture.fake.reports = null;
    fixture.fake.nextAnswers = [
      speakSlowly({ status: 200, body: { status: 'COMPLETED', padding: 'x'.repeat(99) } }),
    ];
    expect(outline(await draw())).toContain('image 0');
    expect(fixture.fake.nextAnswers).toEqual([]);
  });
});
