import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArkProvider } from '../../../src/provider/ark/ark.ts';
import {
  bytes,
  chunked,
  completed,
  done,
  failed,
  frame,
  staySilent,
  succeeded,
} from '../../fakes/ark-server.ts';
import { atOnce, createSeries, hear, outline } from '../calls.ts';
import { useArk } from './fixture.ts';

const fixture = useArk();
const url = 'https://pictures.example/1.jpeg';
const pictures = (count: number) =>
  Array.from({ length: count }, (_, index) => succeeded(index, url)).join('');
const unclear = { kind: 'unknown-outcome', accepted: 'unknown', retryable: false };
const fewer = (asked: number, drawn: number) => ({
  kind: 'done',
  warnings: [{ code: 'fewer-pictures', params: { asked, drawn } }],
});

describe('a streamed answer', () => {
  it('gives each picture as it comes', async () => {
    const first = Promise.withResolvers<void>();
    fixture.ark.answers(async (response, received) => {
      await chunked([succeeded(0, url)], 'open')(response, received);
      await first.promise;
      response.end(succeeded(1, url) + completed(2));
    });
    const events = createArkProvider(fixture.settings()).generate(createSeries(2), atOnce);
    const kinds: string[] = [];
    for await (const event of events) {
      kinds.push(event.kind);
      if (event.kind === 'image') first.resolve();
    }
    expect(kinds).toEqual(['accepted', 'image', 'image', 'done']);
  });

  it('is read byte by byte', async () => {
    const text = succeeded(0, `${url}?灯`) + failed(1, 'OutputImageRiskDetection') + completed(1) + done;
    const told = await fixture.ask(
      chunked([...Buffer.from(text)].map((byte) => Buffer.from([byte]))),
      createSeries(2),
    );
    expect(told.events).toMatchObject([
      { kind: 'accepted' },
      { kind: 'image', index: 0, width: 2048, height: 2048 },
      {
        kind: 'image-failed',
        index: 1,
        error: { kind: 'refused-output', accepted: true, requestId: '02171' },
      },
      { kind: 'done', usage: { generatedImages: 1, outputTokens: 16384 }, warnings: [] },
    ]);
  });

  it('is read when it is compressed', async () => {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'content-encoding': 'gzip' };
    const told = await fixture.ask(
      bytes(200, gzipSync(pictures(2) + completed(2)), headers),
      createSeries(2),
    );
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image 1', 'done']);
  });

  it('is read without event lines, with its JSON over several lines', async () => {
    const value = { type: 'image_generation.partial_succeeded', image_index: 0, url, size: '2048×2048' };
    const lines = JSON.stringify(value, null, 2).replace(/^/gm, 'data: ');
    const told = await fixture.ask(chunked([`${lines}\n\n`]), createSeries(1 + 1));
    expect(told.events[1]).toMatchObject({ kind: 'image', width: 2048, height: 2048 });
  });

  it.each([
    ['completed', completed(2)],
    ['[DONE]', done],
    ['both', completed(2) + done],
    ['nothing but its end', ''],
  ])('may end with %s', async (_name, ending) => {
    const told = await fixture.ask(chunked([pictures(2) + ending]), createSeries(2));
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image 1', 'done']);
    expect(told).toMatchObject({ error: null });
  });

  it.each([completed(1), done])('is not waited for after %j', async (ending) => {
    const told = await fixture.ask(chunked([pictures(1) + ending], 'open'), createSeries(1 + 1));
    expect(outline(told)).toEqual(['accepted', 'image 0', 'done']);
    await expect.poll(() => fixture.ark.connections()).toBe(0);
  });

  it('never delivers a picture in progress', async () => {
    const partial = frame({
      type: 'image_generation.partial_image',
      partial_image_index: 0,
      b64_json: 'AAAA',
    });
    const told = await fixture.ask(chunked([partial, partial, pictures(2), completed(2)]), createSeries(2));
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image 1', 'done']);
  });

  it('may hold comments, noise and frames of other kinds', async () => {
    const noise = ': ping\n\ndata: ping\n\ndata: 7\n\ndata: {"type":"something.new"}\n\nid: 5\n\n';
    const told = await fixture.ask(chunked([noise, pictures(2), noise, completed(2)]), createSeries(2));
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image 1', 'done']);
  });

  it.each([
    ['missing', [undefined, undefined, undefined]],
    ['always the same', [0, 0, 0]],
    ['counted from 1', [1, 2, 3]],
    ['out of order', [2, 0, 1]],
  ])('gives every picture a place of its own when the numbers are %s', async (_name, numbers) => {
    const frames = numbers.map((image_index) => succeeded(0, url, { image_index }));
    const told = await fixture.ask(chunked([...frames, completed(3)]), createSeries(3));
    expect(outline(told).sort()).toEqual(['accepted', 'done', 'image 0', 'image 1', 'image 2']);
  });
});

describe('failures inside a stream', () => {
  it('that are refusals do not end it', async () => {
    const frames = [succeeded(0, url), failed(1, 'OutputImageSensitiveContentDetected'), succeeded(2, url)];
    const told = await fixture.ask(chunked([...frames, completed(2)]), createSeries(3));
    expect(outline(told)).toEqual([
      'accepted',
      'image 0',
      'image-failed 1 refused-output',
      'image 2',
      'done',
    ]);
  });

  it.each(['end', 'cut'] as const)('that are internal take the rest with them (%s)', async (ending) => {
    const told = await fixture.ask(
      chunked([pictures(1), failed(1, 'InternalServiceError')], ending),
      createSeries(4),
    );
    expect(told.error).toBeNull();
    expect(outline(told)).toEqual([
      'accepted',
      'image 0',
      'image-failed 1 upstream',
      'image-failed 2 upstream',
      'image-failed 3 upstream',
      'done',
    ]);
    expect(told.events[4]).toMatchObject({ error: { accepted: true, retryable: false } });
  });

  it('of one kind leave it open what the others became of when the connection breaks', async () => {
    const told = await fixture.ask(
      chunked([pictures(1), failed(1, 'InvalidParameter')], 'cut'),
      createSeries(4),
    );
    expect(outline(told)).toEqual(['accepted', 'image 0', 'image-failed 1 invalid']);
    expect(told.error).toMatchObject(unclear);
  });

  it('may be all there is', async () => {
    const told = await fixture.ask(chunked([failed(0, 'InvalidParameter')]));
    expect(outline(told)).toEqual(['accepted', 'image-failed 0 invalid', 'done']);
  });

  it.each([
    { error: { code: 'ServerOverloaded', message: 'Request ID: 0217ef' } },
    { type: 'error', error: { code: 'ServerOverloaded', message: 'Request ID: 0217ef' } },
  ])('of the whole request fail the call at once: %j', async (value) => {
    const told = await fixture.ask(chunked([frame(value), frame(value)], 'open'));
    expect(outline(told)).toEqual(['accepted']);
    await expect.poll(() => fixture.ark.connections()).toBe(0);
    expect(told.error).toMatchObject({
      kind: 'overloaded',
      accepted: false,
      retryable: true,
      requestId: '0217ef',
    });
  });

  it('of the whole request do not take away the pictures before them', async () => {
    const error = frame({ error: { code: 'ServerOverloaded', message: '' } });
    const told = await fixture.ask(chunked([pictures(1), error]), createSeries(3));
    expect(outline(told)).toEqual([
      'accepted',
      'image 0',
      'image-failed 1 overloaded',
      'image-failed 2 overloaded',
      'done',
    ]);
    expect(told.events[2]).toMatchObject({ error: { accepted: true, retryable: false } });
  });
});

describe('a stream with pictures missing', () => {
  it.each([completed(2), done, ''])('that ended in peace with %j drew fewer', async (ending) => {
    const told = await fixture.ask(chunked([pictures(2) + ending]), createSeries(4));
    expect(told.error).toBeNull();
    expect(told.events.at(-1)).toMatchObject(fewer(4, 2));
  });

  it.each([completed(0), done])('and none drawn failed, for nothing, if it says %j', async (ending) => {
    const told = await fixture.ask(chunked([ending]), createSeries(4));
    expect(told.error).toMatchObject({ kind: 'upstream', accepted: true, retryable: false });
  });

  it.each(['', ': ping\n\n', 'data: {"type":"image_generation.partial_image"}\n\n'])(
    'and nothing said but %j has an unclear outcome',
    async (text) => {
      const told = await fixture.ask(chunked([text].filter(Boolean)), createSeries(4));
      expect(outline(told)).toEqual(['accepted']);
      expect(told.error).toMatchObject(unclear);
    },
  );

  it('has an unclear outcome when the time between two frames is up', async () => {
    fixture.ark.answers(chunked([pictures(1)], 'open'));
    const provider = createArkProvider(fixture.settings({ timeoutMs: 50 }));
    const told = await hear(provider.generate(createSeries(2), atOnce));
    expect(outline(told)).toEqual(['accepted', 'image 0']);
    expect(told.error).toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
  });

  it('that drips without end is given up in time, and what came stands', async () => {
    fixture.ark.answers((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(pictures(1));
      const timer = setInterval(() => response.write(': still here\n\n'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const provider = createArkProvider(fixture.settings({ longestMs: 300 }));
    const told = await hear(provider.generate(createSeries(2), atOnce));
    expect(outline(told)).toEqual(['accepted', 'image 0']);
    expect(told.error).toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
  });

  it('has an unclear outcome when it was cancelled', async () => {
    const abort = new AbortController();
    fixture.ark.answers(chunked([pictures(1)], 'open'));
    const events = createArkProvider(fixture.settings()).generate(createSeries(2), {
      ...atOnce,
      signal: abort.signal,
    });
    const reading = async () => {
      for await (const event of events) if (event.kind === 'image') abort.abort();
    };
    await expect(reading()).rejects.toMatchObject({
      kind: 'cancelled',
      accepted: 'unknown',
      retryable: false,
    });
  });

  it('that never starts has an unclear outcome', async () => {
    fixture.ark.answers(staySilent());
    const provider = createArkProvider(fixture.settings({ timeoutMs: 50 }));
    const told = await hear(provider.generate(createSeries(2), atOnce));
    expect(told).toMatchObject({ events: [], error: { kind: 'timeout', accepted: 'unknown' } });
    expect(fixture.ark.requests).toHaveLength(1);
  });
});

describe('a stream that is cut', () => {
  const frames = [succeeded(0, url), succeeded(1, url), completed(2)];
  const text = frames.join('');
  const [first, second] = [frames[0]?.length ?? 0, (frames[0]?.length ?? 0) + (frames[1]?.length ?? 0)];
  /** Around every border of a line or a frame, and in the middle of each. */
  const places = [first, second, text.length].flatMap((end, index) => {
    const start = [0, first, second][index] ?? 0;
    const dataLine = text.indexOf('\n', start) + 1;
    return [start, start + 1, dataLine - 1, dataLine, dataLine + 6, dataLine + 40, end - 2, end - 1];
  });

  it.each([...new Set(places)])(
    'by a broken connection after %i bytes keeps what had arrived',
    async (place) => {
      const told = await fixture.ask(chunked([text.slice(0, place)].filter(Boolean), 'cut'), createSeries(2));
      const whole = [first, second].filter((end) => place >= end).length;
      expect(outline(told).filter((line) => line.startsWith('image'))).toHaveLength(whole);
      if (whole === 2) expect(told).toMatchObject({ error: null });
      else expect(told.error).toMatchObject(unclear);
    },
  );

  it.each([...new Set(places)])(
    'by a peaceful end after %i bytes is judged by what had arrived',
    async (place) => {
      const told = await fixture.ask(chunked([text.slice(0, place)].filter(Boolean)), createSeries(2));
      // At a peaceful end, the frame whose JSON is whole counts without its blank line.
      const whole = [first, second].filter((end) => place >= end - 2).length;
      const insideFrame = whole < 2 && /data: .*$/.test(text.slice(whole * first, place));
      expect(outline(told).filter((line) => line.startsWith('image'))).toHaveLength(whole);
      if (whole === 0 || insideFrame) expect(told.error).toMatchObject(unclear);
      else if (whole === 1) expect(told.events.at(-1)).toMatchObject(fewer(2, 1));
      else expect(told.error).toBeNull();
    },
  );
});
