import { describe, expect, it } from 'vitest';
import { acedataError, type TaskShape } from '../../fakes/acedata.ts';
import { startService } from '../../fakes/service-server.ts';
import { createReferences } from '../offer-calls.ts';
import { settled, useAcedata } from './fixture.ts';

const ace = useAcedata();
const series = { operation: 'set', images: 3 } as const;

describe('a submit', () => {
  it('asks for a task and no stream, and refuses the watermark in so many words', async () => {
    await ace.draw();
    expect(ace.sent()).toMatchObject({ async: true, watermark: false, response_format: 'url', size: '2K' });
    expect(ace.sent()).not.toHaveProperty('stream');
    expect(ace.sent()).not.toHaveProperty('callback_url');
  });

  it('names the address where we can be told', async () => {
    await ace.draw({ webhookUrl: 'https://bot.example/hooks/1' });
    expect(ace.sent()).toMatchObject({ callback_url: 'https://bot.example/hooks/1' });
  });

  it.each([
    ['5-lite', { web: true }, { tools: [{ type: 'web_search' }] }],
    ['4.0', { fast: true }, { optimize_prompt_options: { mode: 'fast' } }],
    ['5-pro', { fast: true }, { optimize_prompt_options: { mode: 'fast' } }],
    ['4.5', { size: '2848x1600' }, { size: '2848x1600' }],
  ])('to %s says %j as %j', async (family, request, expected) => {
    expect((await ace.draw({ family, request })).error).toBeNull();
    expect(ace.sent()).toMatchObject(expected);
  });

  it('to SeedEdit says that the picture’s size is kept', async () => {
    const files = await createReferences();
    const references = [await files.add('a photo')];
    expect((await ace.draw({ family: 'seededit', operation: 'edit', references })).error).toBeNull();
    await files.remove();
    expect(ace.sent()).toMatchObject({ size: 'adaptive' });
  });
});

describe('a task', () => {
  const shapes: TaskShape[] = ['record', 'answer', 'state'];

  it.each(shapes.flatMap((shape) => [true, false].map((listed) => [shape, listed] as const)))(
    'is read in the shape of a %s (in a list: %s)',
    async (shape, listed) => {
      Object.assign(ace.fake, { shape, listed });
      const told = await ace.draw();
      expect(told.error).toBeNull();
      expect(settled(told)).toEqual(['accepted', 'image 0', 'done']);
      expect(told.events[0]).toMatchObject({ handle: { provider: 'acedata' }, requestId: 'trace-1' });
      expect(ace.looks()).toBe(2);
    },
  );

  it('tells the size of its pictures', async () => {
    const image = (await ace.draw()).events.find(({ kind }) => kind === 'image');
    expect(image).toMatchObject({ width: 2048, height: 2048 });
  });

  it.each([
    ['what the maker of the model refused', 'OutputImageSensitiveContentDetected', 'refused-output'],
    ['an empty account', 'used_up', 'no-credit'],
    ['anything else', 'api_error', 'upstream'],
    ['a code nobody has seen', 'constructor', 'upstream'],
  ])('that failed says so, for %s', async (_why, code, kind) => {
    ace.fake.result({ success: false, data: [], error: { code, message: 'words' } });
    const { error } = await ace.draw();
    expect(error).toMatchObject({
      kind,
      accepted: true,
      retryable: false,
      serviceCode: code,
      detail: 'words',
    });
  });

  it.each([
    { success: false, data: null },
    { success: null, data: { status: 'failed' } },
    { success: null, data: null, state: 'Rejected' },
    { success: null, data: null, error: 'bare words' },
  ])('has failed by %j', async (result) => {
    ace.fake.result(result);
    expect((await ace.draw()).error).toMatchObject({ kind: 'upstream', accepted: true, retryable: false });
  });

  it('that has ended without a word drew nothing', async () => {
    ace.fake.result({ success: true, data: [] });
    expect((await ace.draw()).error).toMatchObject({ kind: 'upstream', accepted: true });
  });

  it('has ended once it says how long it took', async () => {
    ace.fake.nextLook({ status: 200, body: { elapsed: 20.4, response: { success: true, data: [] } } });
    expect((await ace.draw()).error).toMatchObject({ kind: 'upstream', accepted: true });
  });

  it('that calls itself a success before its pictures are there is not over', async () => {
    ace.fake.nextLook({ status: 200, body: { success: true, data: [] } });
    expect(settled(await ace.draw())).toEqual(['accepted', 'image 0', 'done']);
  });

  it('may have pictures that failed among those that came', async () => {
    const error = { code: 'OutputImageRiskDetection', message: 'words' };
    const url = `${ace.fake.origin}/results/1.png`;
    ace.fake.result({ data: [{ image_url: url }, { error }, { url }] });
    const told = await ace.draw(series);
    expect(settled(told)).toEqual([
      'accepted',
      'image 0',
      'image-failed 1 refused-output',
      'image 2',
      'done',
    ]);
    expect(told.events.at(-1)).toMatchObject({ usage: { generatedImages: 2 }, warnings: [] });
  });

  it.each([
    ['not known yet', acedataError(404, 'not_found')],
    ['behind a broken gateway', { status: 502, body: '<html>Bad gateway</html>' }],
    ['asked for too often', acedataError(429, 'too_many_requests')],
    ['told as another', { status: 200, body: { items: [{ id: 'another' }], count: 1 } }],
  ])('that is %s is asked for again', async (_what, answer) => {
    ace.fake.nextLook(answer);
    const told = await ace.draw();
    expect(told.error).toBeNull();
    expect(settled(told)).toEqual(['accepted', 'image 0', 'done']);
  });

  it('that the key may not see any more is left for a later day', async () => {
    ace.fake.nextLook(acedataError(401, 'token_expired'));
    expect((await ace.draw()).error).toMatchObject({ kind: 'unknown-outcome', accepted: true });
  });
});

describe('a webhook', () => {
  const judge = (text: string) =>
    ace.provider.webhook?.({ headers: new Headers(), rawBody: Buffer.from(text), now: new Date() });

  it('is a hint at its task and never more: nothing is signed', async () => {
    expect(await judge('{"success":true,"task_id":"task-1","data":[]}')).toEqual({
      kind: 'hint',
      id: 'task-1',
    });
    expect(await judge('{"id":"task-1","response":{"success":true}}')).toEqual({
      kind: 'hint',
      id: 'task-1',
    });
  });

  it('comes from the service as it comes here', async () => {
    const heard: unknown[] = [];
    const bot = await startService(async ({ body }) => {
      heard.push(await ace.provider.webhook?.({ headers: new Headers(), rawBody: body, now: new Date() }));
      return { status: 200 };
    });
    const [accepted] = (await ace.draw({ webhookUrl: `${bot.origin}/hooks/1` })).events;
    expect(await ace.fake.callBack()).toEqual([200]);
    await bot.close();
    const id = accepted?.kind === 'accepted' ? accepted.handle?.id : null;
    expect(heard).toEqual([{ kind: 'hint', id }]);
  });

  it.each(['', 'hello', '[]', 'null', '{"task_id":7}'])('of %j is a hint at nothing', async (text) => {
    expect(await judge(text)).toEqual({ kind: 'hint', id: null });
  });
});
