import { afterEach, beforeEach, expect, it } from 'vitest';
import { exchange, type Question } from '../../src/provider/exchange.ts';
import { postForm, putFile } from '../../src/provider/upload.ts';
import {
  type Answer,
  type ServiceServer,
  type Speak,
  speakCut,
  speakEndlessly,
  startService,
} from '../fakes/service-server.ts';
import { createReferences, type ReferenceFolder } from './offer-calls.ts';

let server: ServiceServer;
let answer: Answer | Speak = { status: 200, body: {} };
let files: ReferenceFolder;
beforeEach(async () => {
  [server, files] = await Promise.all([startService(() => answer), createReferences()]);
});
afterEach(async () => {
  await Promise.all([server.close(), files.remove()]);
});

const common = () => ({
  url: `${server.origin}/x`,
  headers: {},
  timeoutMs: 5000,
  signal: AbortSignal.timeout(20_000),
});
const ask = (given: Partial<Question> = {}) =>
  exchange({ ...common(), method: 'POST', body: { a: 1 }, ...given });

it('any status is an answer, and a body that is no JSON is no value', async () => {
  answer = { status: 418, body: { tea: true }, headers: { 'x-request-id': 'r1' } };
  const first = await ask();
  expect([first.status, first.json, first.header('x-request-id')]).toEqual([418, { tea: true }, 'r1']);
  answer = { status: 200, body: '<html>' };
  expect((await ask({ method: 'GET', body: undefined })).json).toBeUndefined();
  expect(server.requests.map(({ method, body }) => `${method} ${body}`)).toEqual(['POST {"a":1}', 'GET ']);
});

it('an answer that drips is a timeout, and may have been taken', async () => {
  answer = async (response) => {
    response.writeHead(200);
    const dripping = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(dripping));
  };
  const asked = ask({ timeoutMs: 200 });
  await expect(asked).rejects.toMatchObject({ kind: 'timeout', accepted: 'unknown', retryable: false });
});

it('an answer without end is given up', async () => {
  answer = speakEndlessly;
  await expect(ask()).rejects.toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
});

it('a refusal is one, even when its words break off', async () => {
  answer = speakCut({ status: 402, body: { message: 'no credit' } }, 5);
  expect((await ask()).status).toBe(402);
});

it('an abort is not a timeout', async () => {
  answer = () => undefined;
  const stop = new AbortController();
  const asked = ask({ signal: stop.signal });
  await expect.poll(() => server.requests.length).toBe(1);
  stop.abort();
  await expect(asked).rejects.toMatchObject({ kind: 'cancelled' });
});

it.each([
  ...['http://169.254.169.254/x', 'https://10.0.0.1/x', 'http://127.0.0.1:9/x', 'ftp://x.example/', 'x'],
  // A name like any other, of this machine.
  'https://localhost:9/x',
])('an address a service told us is not asked at %s', async (url) => {
  const asked = ask({ url, allow: { publicHttps: true, origins: [server.origin] } });
  await expect(asked).rejects.toMatchObject({ kind: 'upstream', accepted: false, retryable: false });
});

it('a file is put as it lies on disk, with the type the service wants', async () => {
  answer = { status: 200, body: '' };
  const file = await files.add(Buffer.alloc(500_000, 'bytes'));
  await putFile({ ...common(), file });
  await putFile({ ...common(), headers: { 'Content-Type': 'image/x', 'Content-Length': '500000' }, file });
  const [first, second] = server.requests;
  expect(first?.body.equals(Buffer.alloc(500_000, 'bytes'))).toBe(true);
  expect(first?.headers['content-length']).toBe('500000');
  expect([first?.headers['content-type'], second?.headers['content-type']]).toEqual(['image/png', 'image/x']);
});

it('a file goes in a form that any reader of forms understands', async () => {
  const content = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256));
  const file = await files.add(content, 'image/webp');
  await postForm({ ...common(), file, field: 'file', fileName: 'a.webp' });
  const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = server.requests;
  const type = String(headers['content-type']);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const sent = form.get('file');
  if (!(sent instanceof File)) throw new Error('There is no file in the form');
  expect([sent.name, sent.type]).toEqual(['a.webp', 'image/webp']);
  expect(Buffer.from(await sent.arrayBuffer()).equals(content)).toBe(true);
});

it.each([
  ['breaks', { status: 503, body: '' }, { kind: 'upstream', retryable: true, serviceCode: '503' }],
  ['is full of people', { status: 429, body: '' }, { kind: 'upstream', retryable: true }],
  ['refuses', { status: 403, body: '' }, { kind: 'input-unreachable', retryable: false }],
  ['cannot read it', { status: 400, body: '' }, { kind: 'input-unreachable', retryable: false }],
  ['finds it too large', { status: 413, body: '' }, { kind: 'too-large', retryable: false }],
  ['lies elsewhere', { status: 307, body: '' }, { kind: 'upstream', retryable: false }],
  ['hangs up', speakCut({ status: 200 }, 0), { kind: 'upstream', retryable: true }],
])('an upload to a place that %s has cost nothing', async (_name, said, judged) => {
  answer = said;
  const put = putFile({ ...common(), file: await files.add('a picture') });
  await expect(put).rejects.toMatchObject({ ...judged, accepted: false });
});

it('nobody at the place of an upload is told from a place that refuses', async () => {
  const url = server.origin;
  await server.close();
  const put = putFile({ ...common(), url, file: await files.add('a picture') });
  await expect(put).rejects.toMatchObject({ kind: 'unreachable', accepted: false, retryable: true });
});

it('a file that is gone is not uploaded', async () => {
  const file = { path: '/nowhere/at-all', mime: 'image/png', bytes: 3 };
  for (const upload of [
    putFile({ ...common(), file }),
    postForm({ ...common(), file, field: 'f', fileName: 'n' }),
  ]) {
    await expect(upload).rejects.toMatchObject({ kind: 'input-unreachable', accepted: false });
  }
  expect(server.requests).toEqual([]);
});
