import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../src/provider/inference/task.ts';
import type { Generation } from '../../fakes/inference.ts';
import { hear, outline } from '../calls.ts';
import { createContext, createPatientContext } from '../offer-calls.ts';
import { useInference } from './fixture.ts';

const fixture = useInference();

const generations: Generation[] = ['v1', 'v2', 'v3'];
const everyWay = generations.flatMap((generation) =>
  [true, false].map((words) => ({ generation, words, files: words })),
);

describe('a task of inference.sh', () => {
  it.each(everyWay)('is drawn whatever its answers look like: $generation, words $words', async (way) => {
    Object.assign(fixture.fake, way);
    const told = await fixture.draw('5-lite', {}, createPatientContext());
    expect(outline(told)).toEqual(['accepted', 'waiting', 'progress', 'image 0', 'done']);
  });

  it.each(everyWay)('fails whatever its answers look like: $generation, words $words', async (way) => {
    Object.assign(fixture.fake, way, { nextError: 'Image generation failed: the model is away' });
    const { error } = await fixture.draw();
    const detail = 'Image generation failed: the model is away';
    expect(error).toMatchObject({ kind: 'upstream', accepted: true, retryable: false, detail });
  });

  it.each(['ndjson', 'sse', null] as const)('is followed by a report in %s', async (reports) => {
    fixture.fake.reports = reports;
    const ctx = reports === null ? createContext() : createPatientContext();
    const told = await fixture.draw('5-lite', {}, ctx);
    expect(outline(told)).toEqual(['accepted', 'waiting', 'progress', 'image 0', 'done']);
    const looks = fixture.fake.requests.filter(({ url }) => url.pathname === '/tasks/3kq2-1');
    expect(looks).toHaveLength(reports === null ? 4 : 1);
  });

  it('is asked again when the service stumbles', async () => {
    fixture.fake.nextAnswers = [
      { status: 503, body: 'busy' },
      { status: 200, body: '<html></html>' },
      {
        status: 200,
        body: { success: false, status: 429, error: { code: 'rate_limited', message: 'slow' } },
      },
      { status: 200, body: { data: {}, messages: [] } },
    ];
    expect(outline(await fixture.draw())).toContain('image 0');
    expect(fixture.fake.nextAnswers).toEqual([]);
  });

  it('that completed without a picture says so', async () => {
    fixture.fake.reports = null;
    fixture.fake.nextAnswers = [
      { status: 200, body: { data: { id: '1', status: 10, status_text: 'completed', output: {} } } },
    ];
    expect((await fixture.draw()).error).toMatchObject({ kind: 'upstream', accepted: true });
  });

  it('that had ended when it was submitted is not asked after', async () => {
    const task = {
      id: '1',
      status: 10,
      status_text: 'completed',
      output: { image: 'https://a.example/1.png' },
    };
    fixture.fake.nextSubmit = () => ({ status: 200, body: { data: task, messages: [] } });
    expect(outline(await fixture.draw())).toEqual(['accepted', 'image 0', 'done']);
    expect(fixture.fake.requests).toHaveLength(1);
  });

  it.each([
    ['InputTextSensitiveContentDetected: no', 'refused-prompt'],
    ['Error code: 400 - InputImageSensitiveContentDetected.PrivacyInformation', 'refused-reference'],
    ['OutputImageSensitiveContentDetected', 'refused-output'],
    ['blocked by moderation', 'refused-prompt'],
    ['Blocked by the content policy', 'refused-prompt'],
    ['400: content_policy_violation', 'refused-prompt'],
    ['the content type of the reference is unknown', 'upstream'],
    ['Image generation failed: connection reset', 'upstream'],
  ])('that failed with "%s" is %s', async (words, kind) => {
    fixture.fake.nextError = words;
    expect((await fixture.draw()).error).toMatchObject({ kind, accepted: true, detail: words });
  });
});

describe('the state of a task', () => {
  const image = 'https://a.example/1.png';
  it.each([
    [{ status: 10, status_text: 'failed' }, 'failed'],
    [{ status: 9, status_text: 'completed' }, 'completed'],
    [{ status: 'cancelled' }, 'cancelled'],
    [{ status: 'COMPLETED' }, 'completed'],
    [{ status: 10, status_text: 'unknown', output: { image } }, 'completed'],
    [{ status: 10, error: 'no' }, 'failed'],
    [{ status: 10, error: 'a warning', output: { image } }, 'completed'],
    [{ status: 9 }, 'running'],
    [{ status: 9, output: { image } }, 'completed'],
    [{ status: 11, error: 'no' }, 'failed'],
    [{ status: 12 }, 'cancelled'],
    [{ status: 8, status_text: 'cancelling' }, 'running'],
    [{ status: 3 }, 'waiting'],
    [{ status: 0 }, 'waiting'],
    [{ status: 7, status_text: 'a word of the future' }, 'running'],
  ])('in %j is %s', (task, state) => {
    expect(stateOf(task)).toBe(state);
  });
});

describe('cancelling at inference.sh', () => {
  it('stops a task that waits', async () => {
    fixture.fake.held = 'queued';
    expect(await fixture.provider.cancel?.(await fixture.leave())).toBe('cancelled');
  });

  it('asks a task that runs', async () => {
    fixture.fake.held = 'running';
    expect(await fixture.provider.cancel?.(await fixture.leave())).toBe('requested');
  });

  it('comes too late for a task that has ended, or that nobody knows', async () => {
    const handle = await fixture.leave();
    const { resume } = fixture.provider;
    if (resume) await hear(resume(handle, { ...createContext(), images: 1 }));
    expect(await fixture.provider.cancel?.(handle)).toBe('too-late');
    expect(await fixture.provider.cancel?.({ ...handle, id: 'another' })).toBe('too-late');
  });

  it('ends the waiting for a task that somebody else has stopped', async () => {
    const handle = await fixture.leave();
    fixture.fake.held = 'queued';
    await fixture.provider.cancel?.(handle);
    const { resume } = fixture.provider;
    const told = resume && (await hear(resume(handle, { ...createContext(), images: 1 })));
    expect(told?.error).toMatchObject({ kind: 'cancelled', accepted: true });
  });
});

describe('a webhook of inference.sh', () => {
  const judge = (body: string) =>
    fixture.provider.webhook?.({ headers: new Headers(), rawBody: Buffer.from(body), now: new Date() });

  it('is asked for in the run', async () => {
    await fixture.draw('5-lite', { webhookUrl: 'https://bot.example.com/hooks/abc' });
    const run = fixture.fake.requests.find(({ url }) => url.pathname === '/apps/run');
    expect(run?.json).toMatchObject({ webhook: 'https://bot.example.com/hooks/abc', wait: false });
  });

  it('is never more than a hint, for nothing signs it', async () => {
    expect(await judge('{"id":"3kq2","status":10}')).toEqual({ kind: 'hint', id: '3kq2' });
    expect(await judge('{"data":{"id":"3kq2"}}')).toEqual({ kind: 'hint', id: '3kq2' });
    expect(await judge('<html>')).toEqual({ kind: 'hint', id: null });
    expect(await judge('{"id":7}')).toEqual({ kind: 'hint', id: null });
  });
});
