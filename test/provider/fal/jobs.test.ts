import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { refused } from '../../fakes/fal.ts';
import { startService } from '../../fakes/service-server.ts';
import { hear, outline } from '../calls.ts';
import { createContext, createPatientContext } from '../offer-calls.ts';
import { useFal } from './fixture.ts';

const fixture = useFal();
const paths = () => fixture.fal.requests.map(({ method, url }) => `${method} ${url.pathname}`);

describe('a job in the queue of fal.ai', () => {
  it('tells its place and its progress by the live report, and is looked at once', async () => {
    const told = await fixture.draw('4.5', {}, createPatientContext());
    expect(outline(told)).toEqual(['accepted', 'waiting', 'progress', 'image 0', 'done']);
    expect(told.events[1]).toMatchObject({ position: 1 });
    expect(told.events[3]).toMatchObject({ width: 2048, height: 1536 });
    expect(paths()).toEqual([
      'POST /fal-ai/bytedance/seedream/v4.5/text-to-image',
      'GET /fal-ai/bytedance/requests/764c-1/status/stream',
      'GET /fal-ai/bytedance/requests/764c-1/status',
      'GET /fal-ai/bytedance/requests/764c-1',
    ]);
  });

  it('tells the same by looks where there is no report', async () => {
    fixture.fal.reports = false;
    expect(outline(await fixture.draw())).toEqual(['accepted', 'waiting', 'progress', 'image 0', 'done']);
  });

  it('belongs to the first two parts of its endpoint', async () => {
    fixture.fal.jobOrigin = 'https://elsewhere.example';
    await fixture.draw('5.5');
    expect(paths()).toContain('GET /bytedance/seedream/requests/764c-1/status');
  });

  it('is asked after at the service even where it names addresses elsewhere', async () => {
    const elsewhere = await startService(() => ({ status: 200, body: { status: 'COMPLETED' } }));
    fixture.fal.jobOrigin = elsewhere.origin;
    const told = await fixture.draw();
    expect(outline(told)).toContain('image 0');
    const [accepted] = told.events;
    expect(accepted?.kind === 'accepted' && accepted.handle?.urls).toEqual({});
    const urls = { status: elsewhere.origin, response: elsewhere.origin, cancel: elsewhere.origin };
    const handle = { ...(await fixture.leave()), urls };
    const { resume, cancel } = fixture.provider;
    expect(resume && outline(await hear(resume(handle, { ...createContext(), images: 1 })))).toContain(
      'image 0',
    );
    expect(await cancel?.(handle)).toBe('too-late');
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it('is asked again when a gateway stumbles or the service is busy', async () => {
    fixture.fal.nextAnswers = [
      { status: 502, body: '<html>Bad gateway</html>' },
      { status: 429, body: { detail: 'Too many requests' }, headers: { 'retry-after': '1' } },
      { status: 200, body: '<html>Welcome</html>' },
      { status: 200, body: {} },
    ];
    expect(outline(await fixture.draw())).toContain('image 0');
    expect(fixture.fal.nextAnswers).toEqual([]);
  });

  it.each([
    ['a page', { status: 200, body: '<html>Welcome</html>' }],
    ['a broken gateway', { status: 503, body: '<html>Busy</html>' }],
    ['a limit', { status: 429, body: { detail: 'Too many requests' } }],
  ])('whose result is %s is asked again, for that says nothing of the job', async (_what, answer) => {
    fixture.fal.nextAnswers = [{ status: 200, body: { status: 'COMPLETED' } }, answer];
    expect(outline(await fixture.draw())).toContain('image 0');
    expect(fixture.fal.nextAnswers).toEqual([]);
  });

  it('that cannot be asked after any more is left, and known to be taken', async () => {
    fixture.fal.reports = false;
    fixture.fal.nextAnswers = [{ status: 401, body: { detail: 'The key was revoked' } }];
    const { error } = await fixture.draw();
    expect(error).toMatchObject({ kind: 'unknown-outcome', accepted: true, retryable: false });
  });

  it('that stays silent for long is left to be resumed', async () => {
    const handle = await fixture.leave();
    fixture.fal.reports = false;
    fixture.fal.nextAnswers = Array.from({ length: 2000 }, () => ({ status: 503, body: 'busy' }));
    const { resume } = fixture.provider;
    const told = resume && (await hear(resume(handle, { ...createContext(), images: 1 })));
    expect(told?.error).toMatchObject({ kind: 'unknown-outcome', accepted: true });
  });

  it('can be answered by the picture itself', async () => {
    const url = `data:image/png;base64,${Buffer.from('inline').toString('base64')}`;
    fixture.fal.nextSubmit = () => ({ status: 200, body: { images: [{ url }], seed: 1 } });
    const told = await fixture.draw();
    expect(outline(told)).toEqual(['accepted', 'image 0', 'done']);
    expect(told.events[0]).toMatchObject({ handle: null });
    const image = told.events.find((event) => event.kind === 'image');
    const body = await image?.source.open(new AbortController().signal);
    expect(body && String(await buffer(body))).toBe('inline');
  });
});

describe('a job that failed although it is COMPLETED', () => {
  it.each([
    ['content_policy_violation', ['body', 'prompt'], 'refused-prompt'],
    ['content_policy_violation', ['body', 'image_urls', '0'], 'refused-reference'],
    ['content_policy_violation', ['body'], 'refused-output'],
    ['file_download_error', ['body', 'image_urls'], 'input-unreachable'],
    ['image_too_large', ['body', 'image_url'], 'too-large'],
    ['no_media_generated', ['body'], 'upstream'],
    ['greater_than', ['body', 'seed'], 'invalid'],
  ])('by %s at %j is %s', async (type, loc, kind) => {
    fixture.fal.nextEnding = refused(type, loc, 'The words of the service.');
    const { error } = await fixture.draw();
    const facts = {
      serviceCode: type,
      detail: 'The words of the service.',
      accepted: true,
      retryable: false,
      charged: 'maybe',
    };
    expect(error).toMatchObject({ kind, ...facts });
  });

  it('without a word in its status is judged by its result', async () => {
    const { result } = refused('content_policy_violation', ['body', 'prompt'], 'No.');
    fixture.fal.nextEnding = { result };
    expect((await fixture.draw()).error).toMatchObject({ kind: 'refused-prompt' });
  });

  it.each([
    [500, 'internal_error', 'upstream', 'no'],
    [503, 'runner_scheduling_failure', 'upstream', 'no'],
    [504, 'request_timeout', 'timeout', 'no'],
    [499, 'client_cancelled', 'cancelled', 'maybe'],
  ])('with %i %s is %s', async (status, type, kind, charged) => {
    fixture.fal.nextEnding = { result: { status, body: { detail: 'It failed', error_type: type } } };
    expect((await fixture.draw()).error).toMatchObject({ kind, accepted: true, serviceCode: type, charged });
  });

  it('with 413 was asked too much', async () => {
    fixture.fal.nextEnding = { result: { status: 413, body: { detail: 'Payload too large' } } };
    expect((await fixture.draw()).error).toMatchObject({ kind: 'too-large', accepted: true });
  });

  it('is judged by its status where the result says nothing', async () => {
    const status = { error: 'Runner went away', error_type: 'runner_disconnected' };
    fixture.fal.nextEnding = { status, result: { status: 502, body: '<html></html>' } };
    const facts = { kind: 'upstream', detail: 'Runner went away', serviceCode: 'runner_disconnected' };
    expect((await fixture.draw()).error).toMatchObject(facts);
  });

  it('by drawing nothing at all says so', async () => {
    fixture.fal.nextEnding = { result: { status: 200, body: { images: [], seed: 1 } } };
    expect((await fixture.draw()).error).toMatchObject({ kind: 'upstream', accepted: true });
  });
});

describe('cancelling at fal.ai', () => {
  const cancel = async () => {
    const handle = await fixture.leave();
    return { handle, answer: await fixture.provider.cancel?.(handle) };
  };

  it('takes a job out of the queue', async () => {
    fixture.fal.held = 'IN_QUEUE';
    expect((await cancel()).answer).toBe('cancelled');
  });

  it('asks a job that runs to stop', async () => {
    fixture.fal.held = 'IN_PROGRESS';
    expect((await cancel()).answer).toBe('requested');
  });

  it('comes too late for a job that is done, or gone', async () => {
    const { handle } = await cancel();
    expect(await fixture.provider.cancel?.(handle)).toBe('too-late');
    fixture.fal.held = null;
    const done = await fixture.leave();
    const { resume } = fixture.provider;
    if (resume) await hear(resume(done, { ...createContext(), images: 1 }));
    expect(await fixture.provider.cancel?.(done)).toBe('too-late');
  });

  it('fails where the service does', async () => {
    const handle = await fixture.leave();
    await fixture.fal.close();
    await expect(fixture.provider.cancel?.(handle)).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
