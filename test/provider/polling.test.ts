import { expect, it } from 'vitest';
import { type Look, type PollingTimes, poll, pollingTimes } from '../../src/provider/polling.ts';
import { type CallContext, ProviderError, type ProviderEvent } from '../../src/provider/provider.ts';

interface Followed {
  events: ProviderEvent[];
  result: string | null;
  error: unknown;
  waits: number[];
}

type Step = Look<string> | ProviderError;

/** Follows a job that says one step after the other, and the last one for ever. */
async function follow(
  steps: readonly Step[],
  given: { times?: Partial<PollingTimes>; signal?: AbortSignal; pause?: CallContext['pause'] } = {},
): Promise<Followed> {
  const followed: Followed = { events: [], result: null, error: null, waits: [] };
  const left = [...steps];
  const look = async () => {
    const step = left.length > 1 ? left.shift() : left[0];
    if (step instanceof ProviderError || !step) throw step;
    return step;
  };
  const pause = async (ms: number) => {
    followed.waits.push(ms);
    await given.pause?.(ms);
  };
  const ctx = { signal: given.signal ?? new AbortController().signal, pause };
  try {
    const events = poll(look, ctx, { ...pollingTimes, ...given.times });
    let next = await events.next();
    while (!next.done) {
      followed.events.push(next.value);
      next = await events.next();
    }
    followed.result = next.value;
  } catch (error) {
    followed.error = error;
  }
  return followed;
}

const ended: Step = { state: 'ended', result: 'the end' };
const gone = new ProviderError('upstream', 'Nobody there', { accepted: false, retryable: true });
const limited = new ProviderError('rate-limited', 'Slow', {
  accepted: false,
  retryable: true,
  retryAfterMs: 30_000,
});

it('a change of state is told once, and the result at the end', async () => {
  const waiting: Step = { state: 'waiting', position: 2 };
  const running: Step = { state: 'running' };
  const { events, result } = await follow([
    waiting,
    waiting,
    { ...waiting, position: 1 },
    running,
    running,
    ended,
  ]);
  expect(events).toEqual([
    { kind: 'waiting', position: 2 },
    { kind: 'waiting', position: 1 },
    { kind: 'progress' },
  ]);
  expect(result).toBe('the end');
});

it('the pauses grow from one second to five', async () => {
  const { waits } = await follow([...Array<Step>(20).fill({ state: 'running' }), ended]);
  expect(waits[0]).toBeGreaterThanOrEqual(850);
  expect(waits[0]).toBeLessThanOrEqual(1150);
  for (const wait of waits.slice(-5)) expect(wait >= 4250 && wait <= 5750, String(wait)).toBe(true);
});

it('questions that fail for a while change nothing', async () => {
  const { result, error } = await follow([...Array<Step>(30).fill(gone), ended]);
  expect({ result, error }).toEqual({ result: 'the end', error: null });
});

it('a service that wants to be left alone is', async () => {
  const { waits, result } = await follow([limited, ended]);
  expect(waits[1]).toBeGreaterThanOrEqual(25_000);
  expect(result).toBe('the end');
});

it.each([
  ['nobody answers any more', [gone], { patienceMs: 0 }],
  ['the key is good no more', [new ProviderError('auth', 'No', { accepted: false })], {}],
  ['the job is not known any more', [new ProviderError('not-found', 'No', { accepted: false })], {}],
  ['it takes for ever', [{ state: 'running' } as const], { deadlineMs: 0 }],
])('a job is left for later, as one the service has, when %s', async (_name, steps, times) => {
  // A clock that stands still would never pass a limit of nothing.
  const pause = () => expect.poll(() => Date.now()).toBeGreaterThan(Date.now());
  const { error } = await follow(steps, { times, pause });
  expect(error).toMatchObject({ kind: 'unknown-outcome', accepted: true, retryable: false });
});

it('an abort ends the pause and the question alike', async () => {
  const stop = new AbortController();
  const pause = async () => {
    stop.abort();
    throw stop.signal.reason;
  };
  const inPause = await follow([{ state: 'running' }], { signal: stop.signal, pause });
  const inQuestion = await follow([gone], { signal: AbortSignal.abort() });
  for (const { error } of [inPause, inQuestion]) {
    expect(error).toMatchObject({ kind: 'cancelled', accepted: true });
  }
});
