import { describe, expect, it } from 'vitest';
import { createFalProvider } from '../../../src/provider/fal/fal.ts';
import { speakSlowly } from '../../fakes/service-server.ts';
import { hear, outline } from '../calls.ts';
import { createContext, createOfferCall } from '../offer-calls.ts';
import { useFal } from './fixture.ts';

const fixture = useFal();

/** A provider that waits 300 ms for an answer. */
function draw() {
  const { goodKey: apiKey, origin: baseUrl } = fixture.fal;
  const provider = createFalProvider({ apiKey, baseUrl, timeoutMs: 300 });
  return hear(provider.generate(createOfferCall(provider, '4.5'), createContext()));
}

describe('an answer that comes byte by byte', () => {
  it('to a submit is unclear, and nothing is sent again', async () => {
    fixture.fal.nextSubmit = (taken) => speakSlowly(taken());
    expect((await draw()).error).toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
    expect(fixture.fal.requests).toHaveLength(1);
  });

  it('to a look is not waited for: it is looked again', async () => {
    fixture.fal.reports = false;
    fixture.fal.nextAnswers = [
      speakSlowly({ status: 200, body: { status: 'COMPLETED', padding: 'x'.repeat(99) } }),
    ];
    expect(outline(await draw())).toContain('image 0');
    expect(fixture.fal.nextAnswers).toEqual([]);
  });
});
