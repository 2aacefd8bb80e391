import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { openStudio, type StudioStage } from './stage.ts';

let studio: StudioStage;
afterEach(() => studio.close());

const send = (browser: Awaited<ReturnType<typeof openBrowser>>, bytes: number, name = 'dog.png') =>
  browser.send(`/studio/uploads?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
  });

test('an upload answers with its id, a harmless name and its size', async () => {
  studio = await openStudio();
  const response = await send(await openBrowser(studio.base), 1234, '../../etc/dog.png');
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: '.. .. etc dog.png',
    bytes: 1234,
  });
});

test('one that is too large is refused with a sentence and leaves nothing behind', async () => {
  studio = await openStudio({ maxUploadBytes: 2_000_000 });
  const ana = await openBrowser(studio.base);
  expect((await send(ana, 2_000_000)).status).toBe(201);
  const refused = await send(ana, 2_000_001);
  expect([refused.status, (await refused.json()).error]).toEqual([
    413,
    '“dog.png” is larger than 2 MB. Choose a smaller picture.',
  ]);
  expect(await readdir(studio.uploadsDir)).toHaveLength(1);
});

test('nobody can attach what somebody else uploaded', async () => {
  studio = await openStudio();
  const [ana, bob] = [await openBrowser(studio.base), await openBrowser(studio.base)];
  const upload = await ana.upload(new Uint8Array([1, 2, 3]));
  const options = { prompt: 'night', image: { upload, name: 'dog.png' } };
  expect((await bob.command('edit', options)).status).toBe(400);
  expect((await ana.command('edit', options)).status).toBe(202);
  expect(studio.events.commands[0]?.options.image).toMatchObject({ name: 'dog.png', bytes: 3 });
});

test('only whoever uploaded a picture is given it, and never as a page', async () => {
  studio = await openStudio();
  const [ana, bob] = [await openBrowser(studio.base), await openBrowser(studio.base)];
  const path = `/studio/uploads/${await ana.upload(new Uint8Array([1, 2, 3]))}`;
  const own = await ana.send(path);
  expect([own.status, new Uint8Array(await own.arrayBuffer())]).toEqual([200, new Uint8Array([1, 2, 3])]);
  expect(own.headers.get('content-type')).toBe('application/octet-stream');
  expect(own.headers.get('content-disposition')).toBe('attachment');
  expect((await bob.send(path)).status).toBe(404);
  expect((await ana.send('/studio/uploads/..%2f..%2fetc%2fpasswd')).status).toBe(404);
});

test('an attachment that is gone, or names another file, cannot be opened', async () => {
  studio = await openStudio();
  const { chat } = studio;
  const gone = `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`;
  for (const id of [`${gone}.${gone}`, '../../etc/passwd', '']) {
    const opening = chat.openAttachment({ id, name: 'a.png', bytes: null }, AbortSignal.timeout(1000));
    await expect(opening).rejects.toMatchObject({ code: 'attachment-gone', permanent: true });
  }
});

test('uploads are deleted after a day', async () => {
  let now = Date.now();
  studio = await openStudio({ now: () => now });
  const ana = await openBrowser(studio.base);
  await ana.upload(new Uint8Array([1]));
  const [old = ''] = await readdir(studio.uploadsDir);
  await utimes(join(studio.uploadsDir, old), new Date(now), new Date(now));
  now += 23 * 60 * 60 * 1000;
  await ana.upload(new Uint8Array([2]));
  expect(await readdir(studio.uploadsDir)).toContain(old);
  now += 2 * 60 * 60 * 1000;
  await ana.upload(new Uint8Array([3]));
  expect(await readdir(studio.uploadsDir)).not.toContain(old);
});
