import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { readLines } from '../../src/provider/events.ts';
import { follow, type LiveReport } from '../../src/provider/following.ts';
import type { Look } from '../../src/provider/polling.ts';
import type { ProviderEvent } from '../../src/provider/provider.ts';
import { type ServiceServer, type Speak, startService } from '../fakes/service-server.ts';
import { createContext } from './offer-calls.ts';

let server: ServiceServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** A report of one word a line. */
async function reportOf(speak: Speak): Promise<LiveReport> {
  server = await startService(() => speak);
  return {
    url: server.origin,
    headers: {},
    async *read(answer) {
      for await (const line of readLines(answer.body)) {
        if (line === 'waiting' || line === 'running') yield { state: line };
        if (line === 'ended') yield { state: 'ended', result: null };
      }
    },
  };
}

const says =
  (text: string, ending: 'end' | 'cut' | 'open' = 'end'): Speak =>
  (response) => {
    response.writeHead(200).write(text);
    if (ending === 'end') response.end();
    if (ending === 'cut') response.destroy();
  };

interface Heard {
  events: ProviderEvent[];
  result: string | undefined;
  pauses: number[];
  looks: number;
}

interface Circumstances {
  /** What a pause does. */
  wait?(ms: number): Promise<unknown>;
  limits?: { silenceMs: number; longestMs: number };
}

/** Follows to the end. */
async function hearAll(
  report: LiveReport,
  looks: Look<string>[],
  { wait = (ms) => sleep(ms / 20), limits = { silenceMs: 100, longestMs: 300 } }: Circumstances = {},
): Promise<Heard> {
  const pauses: number[] = [];
  const ctx = {
    ...createContext(),
    pause: async (ms: number) => {
      pauses.push(ms);
      await wait(ms);
    },
  };
  let answered = 0;
  const look = async () => {
    answered += 1;
    return looks.shift() ?? ({ state: 'ended', result: 'drawn' } as const);
  };
  const following = follow({ report, look, limits }, ctx);
  const events: ProviderEvent[] = [];
  for (let step = await following.next(); ; step = await following.next()) {
    if (step.done) return { events, result: step.value, pauses, looks: answered };
    events.push(step.value);
  }
}

describe('following a job', () => {
  it('tells each change once and looks as soon as the end is announced', async () => {
    const report = await reportOf(says('waiting\nwaiting\nrunning\nrunning\nended\n', 'open'));
    const { events, result, pauses, looks } = await hearAll(report, [], { wait: sleep });
    expect(events.map(({ kind }) => kind)).toEqual(['waiting', 'progress']);
    expect(result).toBe('drawn');
    expect(looks).toBe(1);
    expect(pauses.at(-1)).toBeLessThan(100);
  });

  it('looks beside a report that says nothing, ever more seldom', async () => {
    const looks: Look<string>[] = [{ state: 'running' }, { state: 'running' }, { state: 'running' }];
    const limits = { silenceMs: 60_000, longestMs: 60_000 };
    const heard = await hearAll(await reportOf(says('running\n', 'open')), looks, { limits });
    expect(heard.result).toBe('drawn');
    expect(heard.pauses.at(-1)).toBeGreaterThan((heard.pauses[0] ?? 0) * 1.4);
    await expect.poll(() => server?.connections()).toBe(0);
  });

  it('looks at once when it is woken while a report is silent', async () => {
    const limits = { silenceMs: 60_000, longestMs: 60_000 };
    const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
    setTimeout(wake, 50);
    const report = await reportOf(says('running\n', 'open'));
    expect(await hearAll(report, [], { limits, wait: () => woken })).toMatchObject({
      result: 'drawn',
      looks: 1,
    });
  });

  it.each([
    ['is cut', says('running\n', 'cut')],
    ['falls silent', says('running\n', 'open')],
    ['ends without a word', says('')],
    ['is refused', (response) => void response.writeHead(404).end('{}')],
    ['is garbage', says('<html>\n\u0000\n')],
  ] satisfies [string, Speak][])('goes on by looks when the report %s', async (_how, speak) => {
    const { result, pauses, looks } = await hearAll(await reportOf(speak), [{ state: 'running' }]);
    expect(result).toBe('drawn');
    expect(looks).toBe(2);
    expect(pauses[0]).toBeGreaterThan(500);
  });

  it('does not hang on a report that only keeps the line open', async () => {
    const speak: Speak = (response) => {
      response.writeHead(200);
      const beat = setInterval(() => response.write('beat\n'), 20);
      response.on('close', () => clearInterval(beat));
    };
    expect((await hearAll(await reportOf(speak), [])).result).toBe('drawn');
  });

  it('believes looks, not the announcement', async () => {
    const report = await reportOf(says('ended\n'));
    const { events, result } = await hearAll(report, [{ state: 'running' }]);
    expect(events.map(({ kind }) => kind)).toEqual(['progress']);
    expect(result).toBe('drawn');
  });

  it('stops at once when nobody waits any more, and lets go of the report', async () => {
    const report = await reportOf(says('running\n', 'open'));
    const stop = new AbortController();
    const look = async () => ({ state: 'running' }) as const;
    const following = follow({ report, look }, createContext(stop.signal));
    expect((await following.next()).value).toMatchObject({ kind: 'progress' });
    stop.abort();
    await expect(following.next()).rejects.toMatchObject({ kind: 'cancelled', accepted: true });
    await expect.poll(() => server?.connections()).toBe(0);
  });

  it('lets go of the report when its reader leaves', async () => {
    const report = await reportOf(says('running\n', 'open'));
    const look = async () => ({ state: 'running' }) as const;
    for await (const _event of follow({ report, look }, createContext())) break;
    await expect.poll(() => server?.connections()).toBe(0);
  });
});
