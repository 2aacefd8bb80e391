import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArkProvider } from '../../../src/provider/ark/ark.ts';
import { bytes, chunked, json } from '../../fakes/ark-server.ts';
import { atOnce, createCall, createSeries, hear, outline } from '../calls.ts';
import { useArk } from './fixture.ts';

const fixture = useArk();
const picture = { url: 'https://pictures.example/1.jpeg', size: '2048x2048' };
const refusal = { error: { code: 'OutputImageSensitiveContentDetected', message: 'No. Request id: 0217ab' } };
const breakdown = { error: { code: 'InternalServiceError', message: 'Oops. Request id: 0217ab' } };

describe('a plain answer', () => {
  it('tells of the acceptance, the picture and the bill', async () => {
    const usage = { generated_images: 1, output_tokens: 16384, total_tokens: 16384 };
    const told = await fixture.ask(
      json(200, { model: 'm', data: [picture], usage }, { 'x-request-id': '0217ff' }),
    );
    expect(told.error).toBeNull();
    expect(told.events).toEqual([
      { kind: 'accepted', handle: null, requestId: '0217ff' },
      { kind: 'image', index: 0, width: 2048, height: 2048, source: expect.anything() },
      { kind: 'done', usage: { generatedImages: 1, outputTokens: 16384 }, warnings: [] },
    ]);
  });

  it.each([
    ['2048×1024', { width: 2048, height: 1024 }],
    ['2048X1024', { width: 2048, height: 1024 }],
    ['large', {}],
    [null, {}],
    [7, {}],
  ])('may write a size as %s', async (size, expected) => {
    const told = await fixture.ask(json(200, { data: [{ url: 'https://a.example/', size }] }));
    expect(told.events[1]).toEqual({ kind: 'image', index: 0, source: expect.anything(), ...expected });
  });

  it('is told apart from a stream by its type, not by what was asked', async () => {
    const told = await fixture.ask(
      bytes(200, JSON.stringify({ data: [picture] }), { 'content-type': 'text/plain' }),
    );
    expect(outline(told)).toEqual(['accepted', 'image 0', 'done']);
  });

  it('is read when it is compressed', async () => {
    const body = gzipSync(JSON.stringify({ data: [picture] }));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect(outline(await fixture.ask(bytes(200, body, headers)))).toEqual(['accepted', 'image 0', 'done']);
  });

  it('keeps the other pictures when one was refused', async () => {
    const told = await fixture.ask(json(200, { data: [picture, refusal, picture] }), createSeries(3));
    expect(outline(told)).toEqual([
      'accepted',
      'image 0',
      'image-failed 1 refused-output',
      'image 2',
      'done',
    ]);
    expect(told.events[2]).toMatchObject({
      error: {
        accepted: true,
        retryable: false,
        serviceCode: 'OutputImageSensitiveContentDetected',
        requestId: '0217ab',
        detail: 'No. Request id: 0217ab',
      },
    });
    expect(told.events.at(-1)).toEqual({ kind: 'done', warnings: [] });
  });

  it('says of the pictures after an internal error that they failed with it', async () => {
    const told = await fixture.ask(json(200, { data: [picture, breakdown] }), createSeries(4));
    expect(outline(told)).toEqual([
      'accepted',
      'image 0',
      'image-failed 1 upstream',
      'image-failed 2 upstream',
      'image-failed 3 upstream',
      'done',
    ]);
    expect(told.events.at(-1)).toMatchObject({ warnings: [] });
  });

  it('with fewer pictures than asked says so', async () => {
    const told = await fixture.ask(json(200, { data: [picture] }), createSeries(4));
    expect(outline(told)).toEqual(['accepted', 'image 0', 'done']);
    expect(told.events.at(-1)).toMatchObject({
      warnings: [{ code: 'fewer-pictures', params: { asked: 4, drawn: 1 } }],
    });
  });

  it('with a refusal and fewer pictures than asked says both', async () => {
    const told = await fixture.ask(json(200, { data: [picture, refusal] }), createSeries(4));
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image-failed 1 refused-output', 'done']);
    expect(told.events.at(-1)).toMatchObject({
      warnings: [{ code: 'fewer-pictures', params: { asked: 4, drawn: 1 } }],
    });
  });

  it('with more pictures than asked gives those that were asked for', async () => {
    expect(outline(await fixture.ask(json(200, { data: [picture, picture] })))).toEqual([
      'accepted',
      'image 0',
      'done',
    ]);
  });

  it.each([[null], [7], [{}], [{ url: null, b64_json: '' }], [{ url: 7 }]])(
    'with %j in the place of a picture loses that one alone',
    async (item) => {
      const told = await fixture.ask(json(200, { data: [item, picture] }), createSeries(2));
      expect(outline(told)).toEqual(['accepted', 'image-failed 0 upstream', 'image 1', 'done']);
    },
  );

  it('may leave out, blank or misspell everything that is not needed', async () => {
    const answer = {
      model: 1,
      created: 'x',
      data: [{ ...picture, error: null, size: [] }],
      usage: 'none',
      tools: 5,
    };
    expect(outline(await fixture.ask(json(200, answer)))).toEqual(['accepted', 'image 0', 'done']);
  });
});

describe('an answer of status 200 that is a failure', () => {
  it.each([
    [
      { code: 'InvalidParameter', message: 'ratio. Request id: 0217cd' },
      { kind: 'invalid', accepted: false, requestId: '0217cd' },
    ],
    [
      { code: 'ServerOverloaded', message: '' },
      { kind: 'overloaded', accepted: false, retryable: true },
    ],
    [
      { code: 'InternalServiceError', message: '' },
      { kind: 'upstream', accepted: true, retryable: false },
    ],
    [
      { code: null, message: 'x' },
      { kind: 'upstream', accepted: true, serviceCode: null },
    ],
    ['boom', { kind: 'upstream', accepted: true, detail: 'boom' }],
  ])('because of its own error %j', async (error, expected) => {
    const told = await fixture.ask(json(200, { model: 'm', created: 1, error }));
    expect(outline(told)).toEqual(['accepted']);
    expect(told.error).toMatchObject(expected);
  });

  it('because of the gateway', async () => {
    const envelope = {
      ResponseMetadata: { RequestId: 'r1', Error: { CodeN: 1, Code: 'AccessDenied', Message: 'no' } },
    };
    expect((await fixture.ask(json(200, envelope))).error).toMatchObject({
      kind: 'auth',
      serviceCode: 'AccessDenied',
    });
  });

  it.each([{ data: [] }, { data: null }, {}, { usage: { generated_images: 0 } }])(
    'because %j says nothing',
    async (answer) => {
      const told = await fixture.ask(json(200, answer));
      expect(told.error).toMatchObject({ kind: 'upstream', accepted: true, retryable: false });
    },
  );

  it.each(['<html>Sign in</html>', '', '[]', 'null', '{"data":[{"url":"https://'])(
    'or has an unclear outcome when it is %s',
    async (body) => {
      const told = await fixture.ask(bytes(200, body, { 'content-type': 'application/json' }));
      expect(told.error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown', retryable: false });
    },
  );

  it('does not take away the pictures that came with it', async () => {
    const error = { code: 'ServerOverloaded', message: '' };
    const told = await fixture.ask(json(200, { data: [picture], error }), createSeries(2));
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image-failed 1 overloaded', 'done']);
    expect(told.events[2]).toMatchObject({ error: { accepted: true, retryable: false } });
  });

  it('has an unclear outcome when it broke off', async () => {
    const half = chunked(['{"data":[{"url":'], 'cut', { 'content-type': 'application/json' });
    const told = await fixture.ask(half);
    expect(outline(told)).toEqual(['accepted']);
    expect(told.error).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });
});

describe('a call', () => {
  it('for a model that is no longer in the catalogue is not sent', async () => {
    const call = createCall();
    const told = await fixture.ask(json(200, {}), { ...call, request: { ...call.request, model: 'gone' } });
    expect(told.error).toMatchObject({ kind: 'not-found', accepted: false });
    expect(fixture.ark.requests).toEqual([]);
  });

  it('goes to the API whether or not its base ends in a slash', async () => {
    fixture.ark.answers(json(200, { data: [picture] }));
    const provider = createArkProvider(fixture.settings({ baseUrl: `${fixture.ark.baseUrl}/` }));
    expect(outline(await hear(provider.generate(createCall(), atOnce)))).toContain('done');
  });

  it('lets go of the connection when nobody listens any more', async () => {
    fixture.ark.answers(chunked([': waiting\n\n'], 'open'));
    const provider = createArkProvider(fixture.settings());
    for await (const event of provider.generate(createCall(), atOnce)) {
      expect(event.kind).toBe('accepted');
      break;
    }
    await expect.poll(() => fixture.ark.connections()).toBe(0);
  });
});
