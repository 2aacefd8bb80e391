import { expect, test } from 'vitest';
import { imageBlock, png, shownPicture, uploaded } from './samples.ts';
import { clientOf, started } from './scene.ts';

const refused = (error: string) => ({ data: { error } });

test('an upload is looked at for a while, then shared in the thread', async () => {
  const slack = await started();
  const [user, channel] = [slack.addUser(), slack.addChannel()];
  const client = clientOf(slack);
  const parent = slack.post({ user, channel, text: 'draw' });
  const done = await client.filesUploadV2({
    ...{ channel_id: channel.id, thread_ts: parent.ts, initial_comment: 'Here' },
    file_uploads: [
      { file: png, filename: 'a.png', title: 'A' },
      { file: png, filename: 'b.png' },
    ],
  });
  const [file] = done.files?.[0]?.files ?? [];
  expect(file).toMatchObject({ mimetype: '', shares: {} });
  await slack.until(() => slack.thread(channel.id, parent.ts).length === 1);
  const [message] = slack.thread(channel.id, parent.ts);
  expect(message).toMatchObject({ text: 'Here', files: [{ title: 'A' }, { name: 'b.png' }] });
  const info = await client.files.info({ file: file?.id ?? '' });
  expect(info.file).toMatchObject({ mimetype: 'image/png', shares: { public: { [channel.id]: [{}] } } });
  await client.files.delete({ file: file?.id ?? '' });
  await expect(client.files.info({ file: file?.id ?? '' })).rejects.toMatchObject(refused('file_deleted'));
  expect(slack.violations).toEqual([]);
});

test('a picture is shown once it is processed, and only the own one', async () => {
  const slack = await started({ processingMs: 60_000 });
  const { id: channel } = slack.addChannel();
  const client = clientOf(slack);
  const id = await uploaded(client);
  await client.files.completeUploadExternal({ files: [{ id }] });
  const post = (file: string) => client.chat.postMessage({ channel, text: 'x', blocks: [imageBlock(file)] });
  await expect(post(id)).rejects.toMatchObject(refused('invalid_blocks'));
  expect(slack.violations).toEqual([]);
  slack.advance(60_000);
  await slack.until(() => slack.file(id)?.processed === true);
  await post(id);
  const foreign = slack.upload({ name: 'cat.png', bytes: png });
  await expect(post(foreign.id)).rejects.toMatchObject(refused('invalid_blocks'));
  slack.failNext({ method: 'upload' }, { neverProcessed: true });
  const never = await uploaded(client);
  await client.files.completeUploadExternal({ files: [{ id: never }] });
  slack.advance(600_000);
  await expect(post(never)).rejects.toMatchObject(refused('invalid_blocks'));
});

test('a file of a person is downloaded with the token, wherever it moved', async () => {
  const slack = await started();
  const { url, foreignUrl } = slack;
  const headers = { authorization: `Bearer ${slack.env.SLACK_BOT_TOKEN}` };
  const file = slack.upload({ name: 'cat.png', bytes: png, stub: true });
  const read = async (address: string, init?: RequestInit) =>
    Buffer.from(await (await fetch(address, init)).arrayBuffer());
  expect(await read(file.urlPrivate, { headers })).toEqual(png);
  const login = await fetch(file.urlPrivate);
  expect([login.status, login.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const moved = slack.upload({ name: 'a b.png', bytes: png, redirect: '/files/moved/{id}/{name}' });
  expect(await read(moved.urlPrivate, { headers })).toEqual(png);
  const away = slack.upload({ name: 'a.png', bytes: png, redirect: `${foreignUrl}/elsewhere/{id}/{name}` });
  expect(await read(away.urlPrivate, { headers })).toEqual(png);
  slack.failNext({ method: 'file' }, { html: true });
  expect(String(await read(file.urlPrivate, { headers }))).toContain('Sign in');
  expect(slack.violations).toEqual([]);
  await read(`${url}/elsewhere/${file.id}/cat.png`, { headers });
  await read(`${foreignUrl}/elsewhere/${file.id}/cat.png`, { headers });
  expect(slack.violations).toHaveLength(2);

  const [user, channel] = [slack.addUser(), slack.addChannel()];
  const acted = slack.mention({ user, channel, text: 'draw', files: [file] });
  const stub = { id: file.id, mode: 'file_access', file_access: 'check_file_info' };
  expect(acted.payload.event).toMatchObject({ files: [stub] });
  const { file: info } = await clientOf(slack).files.info({ file: file.id });
  expect(info).toMatchObject({ mimetype: 'image/png', url_private: file.urlPrivate });
});

test('uploads that cannot be are refused', async () => {
  const slack = await started();
  const client = clientOf(slack);
  const hidden = slack.addChannel({ member: false, private: true }).id;
  const left = slack.addChannel({ member: false }).id;
  const empty = client.files.getUploadURLExternal({ filename: 'a.png', length: 0 });
  await expect(empty).rejects.toMatchObject(refused('missing_argument'));
  const given = await client.files.getUploadURLExternal({ filename: 'a.png', length: 3 });
  const complete = (id: string, channel_id?: string) =>
    client.files.completeUploadExternal({ files: [{ id }], ...(channel_id ? { channel_id } : {}) });
  await expect(complete(given.file_id ?? '')).rejects.toMatchObject(refused('file_not_found'));
  expect((await fetch(given.upload_url ?? '', { method: 'POST', body: 'long' })).status).toBe(400);
  const id = await uploaded(client);
  await expect(complete(id, hidden)).rejects.toMatchObject(refused('channel_not_found'));
  await expect(complete(id, left)).rejects.toMatchObject(refused('not_in_channel'));
  await complete(id);
  expect(slack.violations).toHaveLength(3);
  expect(await shownPicture(slack, client)).toMatch(/^F0[A-Z0-9]{9}$/);
});
