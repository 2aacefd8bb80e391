import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Speak } from '../../fakes/service-server.ts';
import { outline } from '../calls.ts';
import { createContext } from '../offer-calls.ts';
import { settled, useAcedata } from './fixture.ts';

const ace = useAcedata();
const series = { operation: 'set', images: 3 } as const;

describe('an answer that was not asked for', () => {
  const url = () => `${ace.fake.origin}/results/1.png`;
  const stream = (...frames: unknown[]) => ({
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    body: frames
      .map((data) => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`)
      .join(''),
  });

  it('with the pictures at once needs no looking', async () => {
    ace.fake.next(() => ({
      status: 200,
      body: { success: true, task_id: 'task-1', data: [{ image_url: url() }] },
    }));
    const told = await ace.draw();
    expect(outline(told)).toEqual(['accepted', 'image 0', 'done']);
    expect(told.events[0]).toMatchObject({ handle: { id: 'task-1' } });
    expect(ace.looks()).toBe(0);
  });

  it('may carry its pictures in base64', async () => {
    ace.fake.next(() => ({
      status: 200,
      body: { data: [{ b64_json: ace.fake.picture.toString('base64') }] },
    }));
    const image = (await ace.draw()).events[1];
    const content =
      image?.kind === 'image' ? await buffer(await image.source.open(createContext().signal)) : null;
    expect(content?.equals(ace.fake.picture)).toBe(true);
  });

  it.each([
    [
      'of the maker’s events',
      () => [
        { type: 'image_generation.partial_image', image_index: 0, b64_json: 'AAAA' },
        { type: 'image_generation.partial_succeeded', image_index: 1, url: url(), size: '2048x2048' },
        {
          type: 'image_generation.partial_failed',
          image_index: 2,
          error: { code: 'OutputImageRiskDetection' },
        },
        { type: 'image_generation.partial_succeeded', image_index: 0, url: url() },
        { type: 'image_generation.completed', usage: { generated_images: 2 } },
        '[DONE]',
      ],
      ['accepted', 'image 0', 'image 1', 'image-failed 2 refused-output', 'done'],
    ],
    [
      'of plain pictures',
      () => [{ image_url: url() }, { image_url: url() }, { url: url() }],
      ['accepted', 'image 0', 'image 1', 'image 2', 'done'],
    ],
    [
      'of one plain answer',
      () => [{ success: true, task_id: 'task-1', data: [1, 2, 3].map(() => ({ image_url: url() })) }],
      ['accepted', 'image 0', 'image 1', 'image 2', 'done'],
    ],
    [
      'of the maker’s events with the whole answer at the end',
      () => {
        const urls = [1, 2, 3].map((n) => `${url()}?n=${n}`);
        return [
          ...urls.slice(0, 2).map((link, image_index) => ({
            ...{ type: 'image_generation.partial_succeeded', image_index },
            url: link,
          })),
          { success: true, data: urls.slice(0, 2).map((image_url) => ({ image_url })) },
          { success: true, data: urls.map((image_url) => ({ image_url })) },
        ];
      },
      ['accepted', 'image 0', 'image 1', 'image 2', 'done'],
    ],
    [
      'of the maker’s events with a refused picture, and the pictures once more at the end',
      () => {
        const link = url();
        const told = { type: 'image_generation.partial_succeeded', image_index: 1, url: link };
        const refused = { code: 'OutputImageSensitiveContentDetected', message: 'sensitive' };
        return [
          { type: 'image_generation.partial_failed', image_index: 0, error: refused },
          told,
          { success: true, data: [{ image_url: link }] },
        ];
      },
      ['accepted', 'image-failed 0 refused-output', 'image 1', 'done'],
    ],
    ['of words and pictures', () => ['hello', { image_url: url() }, 7], ['accepted', 'image 0', 'done']],
  ])('as a stream %s is read', async (_what, frames, expected) => {
    ace.fake.next(() => stream(...frames()));
    const told = await ace.draw(series);
    expect(told.error).toBeNull();
    expect(outline(told)).toEqual(expected);
    expect(ace.looks()).toBe(0);
    const drawn = expected.filter((event) => /^image \d/.test(event)).length;
    expect(told.events.at(-1)).toMatchObject({ usage: { generatedImages: drawn } });
  });

  const cut = (...frames: unknown[]): Speak => {
    const text = frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('');
    return async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      await new Promise((resolve) => response.write(`${text}data: {"image_url": "https`, resolve));
      response.destroy();
    };
  };

  it('as a stream that is cut after it has named its task is looked after', async () => {
    ace.fake.next(({ body }) => cut(body, { image_url: url() }));
    const told = await ace.draw(series);
    expect(settled(told)).toEqual(['accepted', 'image 0', 'image 1', 'image 2', 'done']);
    expect(ace.looks()).toBeGreaterThan(0);
  });

  it('as a stream that is cut keeps the pictures it has told, and nobody knows the rest', async () => {
    ace.fake.next(() => cut({ image_url: url() }, { image_url: url() }));
    const told = await ace.draw(series);
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image 1']);
    expect(told.error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });

  it('as a stream that is cut before it says anything is unclear, and after the last picture whole', async () => {
    ace.fake.next(() => cut());
    expect((await ace.draw()).error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
    ace.fake.next(() => cut({ image_url: url() }));
    expect(outline(await ace.draw())).toEqual(['accepted', 'image 0', 'done']);
  });

  it('as a stream that names the task alone is looked after', async () => {
    ace.fake.next(({ body }) => stream(body));
    expect(settled(await ace.draw())).toEqual(['accepted', 'image 0', 'done']);
  });

  it.each([
    [[{ error: { code: 'bad_request', message: 'words' } }], { kind: 'invalid', accepted: false }],
    [[{ error: { code: 'internal_error' } }], { kind: 'unknown-outcome', accepted: 'unknown' }],
    [['[DONE]'], { kind: 'unknown-outcome', accepted: 'unknown' }],
    [[], { kind: 'unknown-outcome', accepted: 'unknown' }],
  ])('as a stream of %j is a failure', async (frames, verdict) => {
    ace.fake.next(() => stream(...frames));
    expect((await ace.draw()).error).toMatchObject(verdict);
  });
});
