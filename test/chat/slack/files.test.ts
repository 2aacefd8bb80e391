import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeFile } from '../../fakes/slack/api.ts';
import { openSlackStage, type SlackStage } from './stage.ts';

let stage: SlackStage;
beforeEach(async () => {
  stage = await openSlackStage();
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const pixel = new Uint8Array([1, 2, 3]);
const callsOf = (method: string) => stage.fake.log.filter((call) => call.method === method);

/** Every file the app brought, oldest first. */
function broughtFiles(): (FakeFile | null)[] {
  const { fake } = stage;
  const ids = callsOf('files.completeUploadExternal').map(({ args }) =>
    /F[0-9A-Z]+/.exec(JSON.stringify(args.files)),
  );
  return ids.map((found) => fake.file(found?.[0] ?? ''));
}

const postFile = async (again = false) =>
  stage.chat.post(stage.address, { files: [await stage.file('a.png', pixel)] }, 'abc:pictures-1', again);
const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test('a removed message takes its pictures with it', async () => {
  const files = [await stage.file('a.png', pixel, 0), await stage.file('b.png', pixel, 1)];
  const ref = await stage.chat.post(stage.address, { files }, 'abc:pictures-1');
  await stage.chat.remove(ref);
  expect(broughtFiles().map((file) => file?.deleted)).toEqual([true, true]);
  await stage.chat.remove(ref);
});

test('a message that was found again takes its pictures with it, too', async () => {
  stage.fake.failNext({ method: 'chat.postMessage' }, { afterDoing: true, status: 502 });
  await failureOf(postFile());
  const other = await stage.connect();
  const ref = await other.post(
    stage.address,
    { files: [await stage.file('a.png', pixel)] },
    'abc:pictures-1',
    true,
  );
  await other.remove(ref);
  await other.stop();
  expect(broughtFiles().map((file) => file?.deleted)).toEqual([true]);
});

test.each([
  'file_not_found',
  'file_deleted',
  'missing_scope',
  'cant_delete_file',
  'access_denied',
  'ekm_access_denied',
])('a file that cannot be deleted for %s does not keep its message', async (error) => {
  const ref = await postFile();
  stage.fake.failNext({ method: 'files.delete' }, { error, needed: 'files:write' });
  await stage.chat.remove(ref);
  expect(stage.fake.messages(stage.channel.id)).toEqual([]);
});

test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'operation_timeout'])(
  'a file that was not deleted for %s is deleted when the message is removed once more',
  async (error) => {
    const ref = await postFile();
    stage.fake.failNext({ method: 'files.delete' }, { error });
    expect(await failureOf(stage.chat.remove(ref))).toMatchObject({ permanent: false });
    await stage.chat.remove(ref);
    expect(broughtFiles().map((file) => file?.deleted)).toEqual([true]);
  },
);

test('a post that is tried again brings no picture a second time', async () => {
  stage.fake.failNext({ method: 'chat.postMessage' }, { status: 500 });
  expect(await failureOf(postFile())).toMatchObject({ permanent: false });
  await postFile(true);
  expect(callsOf('upload')).toHaveLength(1);
  expect(stage.fake.messages(stage.channel.id)).toHaveLength(1);
  expect(broughtFiles().map((file) => file?.deleted)).toEqual([false]);
});

test('pictures of a post that is refused for good are taken away', async () => {
  stage.fake.failNext({ method: 'chat.postMessage' }, { error: 'is_archived' });
  expect(await failureOf(postFile())).toMatchObject({ code: 'chat-archived' });
  await expect.poll(() => broughtFiles().map((file) => file?.deleted)).toEqual([true]);
});

test('an upload that is never processed is made once more, and the first one is taken away', async () => {
  stage.fake.failNext({ method: 'upload' }, { neverProcessed: true });
  await postFile();
  expect(broughtFiles().map((file) => file?.deleted)).toEqual([true, false]);
  expect(stage.fake.messages(stage.channel.id)).toHaveLength(1);
}, 40_000);

test('an upload that is stuck twice is refused for good, and nothing of it is left', async () => {
  stage.fake.failNext({ method: 'upload', times: 2 }, { neverProcessed: true });
  expect(await failureOf(postFile())).toMatchObject({ code: 'chat-stuck-upload', permanent: true });
  await expect.poll(() => broughtFiles().map((file) => file?.deleted)).toEqual([true, true]);
}, 60_000);

test('a picture that is not shown although it is said to be processed is brought once more', async () => {
  stage.fake.failNext({ method: 'chat.postMessage', times: 11 }, { error: 'invalid_blocks' });
  await postFile();
  expect(broughtFiles().map((file) => file?.deleted)).toEqual([true, false]);
  expect(stage.fake.messages(stage.channel.id)).toHaveLength(1);
}, 40_000);

test('a picture that cannot be shown twice is refused for good, and nothing of it is left', async () => {
  stage.fake.failNext({ method: 'chat.postMessage', times: 40 }, { error: 'invalid_blocks' });
  expect(await failureOf(postFile())).toMatchObject({ code: 'chat-stuck-upload', permanent: true });
  await expect.poll(() => broughtFiles().map((file) => file?.deleted)).toEqual([true, true]);
}, 60_000);

test.each([
  ['file_uploads_disabled', 'File uploads are switched off here.'],
  ['storage_limit_reached', 'The workspace has no room left for files.'],
  ['missing_scope', 'Darkroom lacks a permission it needs (files:write).'],
])('an answer whose pictures are refused with %s says why', async (error, reason) => {
  const { fake, chat, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.slash({ user: ana, channel, command: '/darkroom', text: 'show abc' });
  fake.failNext({ method: 'files.getUploadURLExternal' }, { error, needed: 'files:write' });
  const { ref } = await event;
  await chat.answer(ref, { text: '1 picture · a fox', files: [await stage.file('a.png', pixel)] });
  const said = fake.ephemerals(ana).map(({ text }) => text);
  expect(said).toEqual([expect.stringContaining(`1 picture · a fox\n${reason}`)]);
});

test('a completed upload whose answer was lost is not made twice', async () => {
  stage.fake.failNext({ method: 'files.completeUploadExternal' }, { afterDoing: true, status: 502 });
  await postFile();
  expect([callsOf('upload').length, callsOf('files.completeUploadExternal').length]).toEqual([1, 1]);
});

test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'operation_timeout'])(
  'a picture is asked about again after %s',
  async (error) => {
    stage.fake.failNext({ method: 'files.info' }, { error });
    await postFile();
    expect(callsOf('upload')).toHaveLength(1);
  },
);

test.each([
  ['file_not_found', 'chat-gone'],
  ['file_deleted', 'chat-gone'],
  ['missing_scope', 'chat-scope'],
  ['not_allowed_token_type', 'chat-scope'],
  ['invalid_auth', 'chat-token'],
  ['not_authed', 'chat-token'],
  ['account_inactive', 'chat-token'],
  ['token_revoked', 'chat-token'],
  ['token_expired', 'chat-token'],
  ['team_access_not_granted', 'chat-token'],
  ['access_denied', 'chat-not-allowed'],
])('a picture that cannot be asked about for %s ends with a sentence', async (error, code) => {
  stage.fake.failNext({ method: 'files.info' }, { error, needed: 'files:read' });
  expect(await failureOf(postFile())).toMatchObject({ code, permanent: true });
  await expect.poll(() => broughtFiles().map((file) => file?.deleted)).toEqual([true]);
});
