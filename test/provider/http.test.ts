import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonPost, parseRetryAfter, postJson, readText } from '../../src/provider/http.ts';
import { DataUrl } from '../../src/provider/json-body.ts';
import type { ReferenceFile } from '../../src/provider/provider.ts';
import {
  type ArkServer,
  bytes,
  chunked,
  cutConnection,
  json,
  listen,
  startArkServer,
  staySilent,
} from '../fakes/ark-server.ts';

let ark: ArkServer;
let folder: string;

beforeEach(async () => {
  [ark, folder] = await Promise.all([startArkServer(), mkdtemp(join(tmpdir(), 'darkroom-http-'))]);
});
afterEach(async () => {
  await Promise.all([ark.close(), rm(folder, { recursive: true })]);
});

function send(given: Partial<JsonPost> = {}) {
  return postJson({
    url: `${ark.baseUrl}/images/generations`,
    headers: {},
    body: { prompt: 'a' },
    timeoutMs: 5000,
    signal: new AbortController().signal,
    ...given,
  });
}

async function sendAndRead(given: Partial<JsonPost> = {}): Promise<string> {
  return readText(await send(given), 1_000_000);
}

async function createFile(length: number, seed = 1): Promise<ReferenceFile> {
  const content = Buffer.from(Array.from({ length }, (_, at) => (at * 31 + seed * 7 + (at >> 8)) % 256));
  const path = join(folder, `${seed}-${length}`);
  await writeFile(path, content);
  return { path, mime: 'image/png', bytes: length };
}

describe('a JSON body', () => {
  it('says exactly what JSON would say', async () => {
    ark.answers(json(200, {}));
    const body = { text: 'é"\\\n灯🗼', list: [1, null, true, { a: [] }], none: {}, number: -1.5 };
    await sendAndRead({ body });
    expect(JSON.parse(String(ark.requests[0]?.body))).toEqual(body);
  });

  it('leaves out what is undefined', async () => {
    ark.answers(json(200, {}));
    await sendAndRead({ body: { a: undefined, b: 1, c: undefined } });
    expect(String(ark.requests[0]?.body)).toBe('{"b":1}');
  });

  it.each([1, 2, 3, 4, 196_607, 196_608, 196_609, 1_000_000])(
    'carries a file of %i bytes as a data URL, byte for byte, under its exact length',
    async (length) => {
      ark.answers(json(200, {}));
      const file = await createFile(length);
      await sendAndRead({ body: { before: 'x', image: new DataUrl(file), after: 'y' } });
      const { body, headers } = ark.requests[0] ?? { body: Buffer.alloc(0), headers: {} };
      const image: string = JSON.parse(String(body)).image;
      expect(headers['content-length']).toBe(String(body.length));
      expect(headers['transfer-encoding']).toBeUndefined();
      expect(image.slice(0, 22)).toBe('data:image/png;base64,');
      const content = await readFile(file.path);
      expect(Buffer.from(image.slice(22), 'base64').equals(content)).toBe(true);
      expect(image.slice(22)).toBe(content.toString('base64'));
    },
  );

  it('keeps the order of several files', async () => {
    ark.answers(json(200, {}));
    const files = await Promise.all([5, 200_000, 7].map((length, at) => createFile(length, at)));
    await sendAndRead({ body: { image: files.map((file) => new DataUrl(file)) } });
    const sent: string[] = JSON.parse(String(ark.requests[0]?.body)).image;
    const expected = await Promise.all(
      files.map(async (file) => (await readFile(file.path)).toString('base64')),
    );
    expect(sent.map((url) => url.split(',')[1])).toEqual(expected);
  });

  it('is not sent when a file is gone or has another length', async () => {
    const gone = { path: join(folder, 'gone'), mime: 'image/png', bytes: 3 };
    const shorter = await createFile(100);
    await truncate(shorter.path, 99);
    for (const file of [gone, shorter]) {
      const sent = send({ body: { image: new DataUrl(file) } });
      await expect(sent).rejects.toMatchObject({
        kind: 'input-unreachable',
        accepted: false,
        retryable: false,
      });
    }
    expect(ark.requests).toEqual([]);
  });

  it('is not completed when a file shrinks while it is sent', async () => {
    const [first, second] = [await createFile(3_000_000, 1), await createFile(300, 2)];
    const server = await listen((request) => {
      request.once('data', () => void truncate(second.path, 200).then(() => request.resume()));
      request.once('data', () => request.pause());
    });
    const body = { image: [...Array<ReferenceFile>(8).fill(first), second].map((file) => new DataUrl(file)) };
    const sent = send({ url: server.origin, body });
    await expect(sent).rejects.toMatchObject({ kind: 'input-unreachable', accepted: false });
    await server.close();
  });

  it('of 40 MB does not stay in memory', async () => {
    const path = join(folder, 'large');
    const length = 40 * 1024 * 1024;
    await writeFile(path, Buffer.alloc(length, 'pixels'));
    let received = 0;
    const server = await listen((request, response) => {
      request.on('data', (chunk: Buffer) => {
        received += chunk.length;
      });
      request.on('end', () => response.end('{}'));
    });
    const probe = fork(new URL('./memory-probe.ts', import.meta.url), [server.origin, path, String(length)]);
    const [report] = await once(probe, 'message');
    await server.close();
    expect(report.status).toBe(200);
    expect(received).toBe('{"image":"data:image/png;base64,"}'.length + Math.ceil(length / 3) * 4);
    expect(report.grownMegabytes).toBeLessThan(60);
  });
});

describe('a request that never arrived whole', () => {
  it('was not accepted when nobody listens', async () => {
    const { origin, close } = await listen(() => undefined);
    await close();
    await expect(send({ url: origin })).rejects.toMatchObject({
      kind: 'unreachable',
      accepted: false,
      retryable: true,
    });
  });

  it('was not accepted when the host has no address', async () => {
    const sent = send({ url: 'http://ark.invalid/' });
    await expect(sent).rejects.toMatchObject({ kind: 'unreachable', accepted: false, retryable: true });
  });

  it('was not accepted when the secure connection fails', async () => {
    const url = ark.origin.replace('http:', 'https:');
    const judged = { kind: 'unreachable', accepted: false, retryable: true };
    await expect(send({ url })).rejects.toMatchObject(judged);
  });

  it('was not accepted when nobody took the connection within 10 seconds', async () => {
    const silent = createServer(() => undefined);
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const address = silent.address();
    const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const sent = send({ url, timeoutMs: 60_000 });
    await expect(sent).rejects.toMatchObject({ kind: 'unreachable', accepted: false, retryable: true });
    silent.close();
  });

  it('was not accepted when the connection broke in the middle of the body', async () => {
    const server = await listen((request) => void request.once('data', () => request.destroy()));
    const file = await createFile(3_000_000);
    const body = {
      image: Array<ReferenceFile>(10)
        .fill(file)
        .map((entry) => new DataUrl(entry)),
    };
    await expect(send({ url: server.origin, body })).rejects.toMatchObject({
      kind: 'upstream',
      accepted: false,
    });
    await server.close();
  });

  it('was not accepted when it was cancelled before', async () => {
    const sent = send({ signal: AbortSignal.abort() });
    await expect(sent).rejects.toMatchObject({ kind: 'cancelled', accepted: false, retryable: false });
    expect(ark.requests).toEqual([]);
  });
});

describe('a request without an answer', () => {
  it('may have been accepted when the connection is cut, and is not sent again', async () => {
    ark.answers(cutConnection());
    await expect(send()).rejects.toMatchObject({
      kind: 'unknown-outcome',
      accepted: 'unknown',
      retryable: false,
    });
    expect(ark.requests).toHaveLength(1);
  });

  it('may have been accepted when the time is up', async () => {
    ark.answers(staySilent());
    const sent = send({ timeoutMs: 50 });
    await expect(sent).rejects.toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
    expect(ark.requests).toHaveLength(1);
  });

  it('may have been accepted when it was cancelled meanwhile', async () => {
    const abort = new AbortController();
    ark.answers(() => abort.abort());
    const sent = send({ signal: abort.signal });
    await expect(sent).rejects.toMatchObject({ kind: 'cancelled', accepted: 'unknown' });
  });

  it('may have been accepted when what came back is not HTTP', async () => {
    const server = createServer(
      (socket) => void socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(send({ url: `http://127.0.0.1:${port}` })).rejects.toMatchObject({ accepted: 'unknown' });
    server.close();
  });
});

describe('an answer', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('is read although it is compressed as %s unasked', async (encoding, compress) => {
    ark.answers(bytes(400, compress('{"a":1}'), { 'content-encoding': encoding }));
    expect(await sendAndRead()).toBe('{"a":1}');
  });

  it('is read as far as it goes when its compression is not finished', async () => {
    const whole = gzipSync('data: 1\n\n');
    ark.answers(bytes(200, whole.subarray(0, -6), { 'content-encoding': 'gzip' }));
    expect(await sendAndRead()).toBe('data: 1\n\n');
  });

  it('that is not what its encoding says has an unclear outcome', async () => {
    ark.answers(bytes(200, 'plain', { 'content-encoding': 'gzip' }));
    await expect(sendAndRead()).rejects.toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });

  it('gives all that had arrived before the connection broke, to a slow reader too', async () => {
    ark.answers(chunked(['one', 'two', 'three'], 'cut'));
    const answer = await send();
    const broken = Promise.withResolvers<void>();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const chunk of answer.body) {
        seen.push(String(chunk));
        await broken.promise;
      }
    })();
    await expect.poll(() => ark.connections()).toBe(0);
    broken.resolve();
    await expect(reading).rejects.toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
    expect(seen.join('')).toBe('onetwothree');
  });

  it('that is compressed and breaks off gives what had arrived and says so', async () => {
    const compressor = createGzip();
    compressor.write('data: 1\n\n');
    compressor.flush();
    const [start] = await once(compressor, 'data');
    const [flushed] = await once(compressor, 'data');
    ark.answers(chunked([start, flushed], 'cut', { 'content-encoding': 'gzip' }));
    const { body } = await send();
    expect(String((await body[Symbol.asyncIterator]().next()).value)).toBe('data: 1\n\n');
    const rest = (async () => {
      for await (const chunk of body) expect(chunk).toHaveLength(0);
    })();
    await expect(rest).rejects.toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });

  it('that stalls is a timeout', async () => {
    ark.answers(chunked(['one'], 'open'));
    const read = sendAndRead({ timeoutMs: 50 });
    await expect(read).rejects.toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
  });

  it('that is shorter than announced broke off', async () => {
    ark.answers(chunked(['{"a"'], 'cut', { 'content-length': '7' }));
    await expect(sendAndRead()).rejects.toMatchObject({ kind: 'unknown-outcome' });
  });

  it('longer than the limit is not read on', async () => {
    ark.answers(chunked(['x'.repeat(2_000_000)], 'open'));
    await expect(sendAndRead()).rejects.toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });

  it('comes on a connection of its own', async () => {
    ark.answers(json(200, {}));
    await sendAndRead();
    expect(ark.requests[0]?.headers.connection).toBe('close');
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-11-20T12:00:00Z');

  it.each([
    ['7', 7000],
    ['0', 0],
    ['Fri, 20 Nov 2026 12:01:30 GMT', 90_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['-5', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%s is a wait of %s ms', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});
