import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, type Body, makeReference, post, startFast, stream } from './client.ts';

const hourMs = 3_600_000;
const startMs = Date.parse('2026-11-20T10:00:00Z');
let nowMs = startMs;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFast({ now: () => nowMs });
});
afterAll(() => sandbox.stop());

const body = { model: 'seedream-4-0-250828', prompt: 'a fox', size: '1280x720', watermark: false };
const set = (prompt: string): Body => ({ ...body, prompt, sequential_image_generation: 'auto' });
const link = expect.stringMatching(
  /^http:\/\/127\.0\.0\.1:\d+\/ark-content-generation\/02\d{13}[0-9a-f]+_\d+\.jpeg\?X-Tos-Algorithm=.*X-Tos-Expires=86400.*X-Tos-Signature=[0-9a-f]{64}/,
);

describe('a plain answer', () => {
  test('carries model, time, pictures and usage, and nothing else', async () => {
    expect(await ask(sandbox, body)).toEqual({
      status: 200,
      model: 'seedream-4-0-250828',
      created: startMs / 1000,
      data: [{ url: link, size: '1280x720' }],
      usage: { generated_images: 1, output_tokens: 3600, total_tokens: 3600 },
    });
  });

  test('says format and references on pro, and background on 5.5', async () => {
    const image = [await makeReference(), await makeReference()];
    const pro = await ask(sandbox, { ...body, model: 'dola-seedream-5-0-pro-260628', image });
    expect(pro.data[0]).toEqual({ url: link, size: '1280x720', output_format: 'jpeg' });
    expect(pro.usage.input_images).toBe(2);
    const newest = await ask(sandbox, { ...body, model: 'dola-seedream-5-5-261028' });
    expect(newest.data[0]).toMatchObject({ output_format: 'png', background: 'opaque' });
  });

  test('has no size on 3.0', async () => {
    const { data } = await ask(sandbox, { ...body, model: 'seedream-3-0-t2i-250415' });
    expect(data).toEqual([{ url: link }]);
  });

  test('has base64 without a data URL when that is asked for', async () => {
    const { data } = await ask(sandbox, { ...body, response_format: 'b64_json' });
    expect(data).toEqual([{ b64_json: expect.stringMatching(/^\/9j\//), size: '1280x720' }]);
  });

  test('tells of a search on the web', async () => {
    const tools = [{ type: 'web_search' }];
    const model = 'doubao-seedream-5-0-260128';
    const answer = await ask(sandbox, { model, prompt: 'the weather', size: '2K', tools });
    expect(answer).toMatchObject({ tools, usage: { tool_usage: { web_search: 1 } } });
  });
});

describe('headers', () => {
  test('carry a request id, and the client its own back', async () => {
    const response = await post(sandbox, body, { 'x-client-request-id': 'mine-1' });
    expect(response.headers.get('x-request-id')).toMatch(/^02\d{13}[0-9a-f]{38}$/);
    expect(response.headers.get('x-client-request-id')).toBe('mine-1');
    const other = await post(sandbox, body);
    expect(other.headers.get('x-client-request-id')).toMatch(/^unknown-20261120100000-[0-9a-f]{8}$/);
  });

  test('of a refusal carry the request id of its message', async () => {
    const response = await post(sandbox, { ...body, size: '10x10' });
    const { error } = await response.json();
    expect(error.message).toContain(`Request id: ${response.headers.get('x-request-id')}`);
  });
});

describe('a streamed answer', () => {
  test('is frames of one event line and one data line each, and ends with [DONE]', async () => {
    const { text, frames } = await stream(sandbox, set('a series of 2 foxes'));
    const events = text.replaceAll(/^data: \{.*\}$/gm, 'data: {}');
    const succeeded = 'event: image_generation.partial_succeeded\ndata: {}\n\n';
    expect(events).toBe(
      `${succeeded}${succeeded}event: image_generation.completed\ndata: {}\n\ndata: [DONE]\n\n`,
    );
    const common = { model: 'seedream-4-0-250828', created: startMs / 1000 };
    const picture = { type: 'image_generation.partial_succeeded', ...common, url: link, size: '1280x720' };
    expect(frames).toEqual([
      { ...picture, image_index: 0 },
      { ...picture, image_index: 1 },
      {
        type: 'image_generation.completed',
        ...common,
        usage: { generated_images: 2, output_tokens: 7200, total_tokens: 7200 },
      },
    ]);
  });

  test('works for one picture, with base64 in its frame', async () => {
    const { frames } = await stream(sandbox, { ...body, response_format: 'b64_json' });
    expect(frames[0]).toMatchObject({ image_index: 0, b64_json: expect.stringMatching(/^\/9j\//) });
    expect(frames).toHaveLength(2);
  });

  test('that is refused beforehand is plain JSON', async () => {
    const response = await post(sandbox, { ...body, size: '10x10', stream: true });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});

describe('a result link', () => {
  async function linkOf(): Promise<string> {
    return (await ask(sandbox, body)).data[0]?.url ?? '';
  }

  test('gives the picture to GET and refuses HEAD', async () => {
    const url = await linkOf();
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(403);
  });

  test('needs its signature, and no key', async () => {
    const url = await linkOf();
    expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403);
    expect((await fetch(url.replace(/_0\./, '_1.'))).status).toBe(403);
  });

  test('ends after 24 hours', async () => {
    const url = await linkOf();
    nowMs = startMs + 24 * hourMs - 1000;
    expect((await fetch(url)).status).toBe(200);
    nowMs = startMs + 24 * hourMs;
    expect((await fetch(url)).status).toBe(403);
    nowMs = startMs;
  });
});

test('files older than a day are deleted, and all when the simulator stops', async () => {
  const mine = () => readdirSync(tmpdir()).filter((name) => name.startsWith('darkroom-sandbox-'));
  const others = mine();
  let clock = startMs;
  const own = await startFast({ now: () => clock });
  const [dir] = mine().filter((name) => !others.includes(name));
  const files = () => readdirSync(`${tmpdir()}/${dir}`, { recursive: true }).map(String);
  await ask(own, body);
  await ask(own, { ...body, response_format: 'b64_json', image: await makeReference() });
  await expect.poll(files).toEqual(['results', expect.stringMatching(/_0\.jpeg$/)]);
  clock += 24 * hourMs;
  const { data } = await ask(own, body);
  const latest = new URL(data[0]?.url ?? '').pathname.split('/').at(-1);
  await expect.poll(files).toEqual(['results', `results/${latest}`]);
  await own.stop();
  expect(mine()).not.toContain(dir);
});

describe('keys', () => {
  const list = (own: Sandbox, authorization?: string) =>
    fetch(`${own.url}/models`, { headers: authorization === undefined ? {} : { authorization } });

  test('any key that is not empty is taken when none is set', async () => {
    expect((await list(sandbox, 'Bearer whatever')).status).toBe(200);
    for (const authorization of [undefined, '', 'Bearer ', 'Basic abc']) {
      const response = await list(sandbox, authorization);
      expect(response.status).toBe(401);
      expect(response.headers.get('x-error-code')).toBe('AuthN_MissOrInvalidAuthorizationHeader');
      expect((await response.json()).error).toMatchObject({
        code: 'AuthenticationError',
        type: 'Unauthorized',
        param: '',
      });
    }
  });

  test('only the key that is set is taken', async () => {
    const own = await startFast({ apiKey: 'secret' });
    expect((await list(own, 'Bearer secret')).status).toBe(200);
    expect((await list(own, 'Bearer other')).status).toBe(401);
    await own.stop();
  });
});

test('the list of models tells which are retiring and which have ended', async () => {
  const statuses = async () => {
    const response = await fetch(`${sandbox.url}/models`, { headers: { authorization: 'Bearer key' } });
    const { data } = (await response.json()) as { data: { id: string; status: string }[] };
    return data.filter(({ id }) => /seedream-4-5/.test(id)).map(({ id, status }) => `${id} ${status}`);
  };
  expect(await statuses()).toEqual(['seedream-4-5-251128 Published', 'doubao-seedream-4-5-251128 Retiring']);
  nowMs = Date.parse('2026-12-01T00:00:00Z');
  expect(await statuses()).toContain('doubao-seedream-4-5-251128 Shutdown');
  nowMs = startMs;
});

test('there is no /images/edits', async () => {
  const response = await fetch(`${sandbox.url}/images/edits`, {
    method: 'POST',
    headers: { authorization: 'Bearer key' },
  });
  expect(response.status).toBe(404);
});
