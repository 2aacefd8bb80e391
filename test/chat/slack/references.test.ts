import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewFile } from '../../fakes/slack/api-acts.ts';
import { openSlackStage, type SlackStage } from './stage.ts';

let stage: SlackStage;
beforeEach(async () => {
  stage = await openSlackStage();
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const bytes = new Uint8Array([1, 2, 3, 4]);

/** Reads the picture somebody attached to a mention. */
async function read(file: Partial<NewFile>): Promise<Buffer> {
  const { fake, chat, ana, channel } = stage;
  const event = stage.nextCommand();
  const upload = fake.upload({ name: 'photo.png', bytes, by: ana, mimetype: 'image/png', ...file });
  fake.mention({ user: ana, channel, text: 'make it night', files: [upload] });
  const [reference] = (await event).pictures ?? [];
  if (!reference) throw new Error('no picture');
  const chunks: Uint8Array[] = [];
  for await (const chunk of await chat.openAttachment(reference, AbortSignal.timeout(10_000)))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a file is fetched with the token', async () => {
  expect(await read({})).toEqual(Buffer.from(bytes));
});

test('a redirect within Slack keeps the token', async () => {
  expect(await read({ redirect: '/files/moved/{id}/{name}' })).toEqual(Buffer.from(bytes));
});

test('a redirect elsewhere is not followed, so the token goes nowhere', async () => {
  const foreign = `${stage.fake.foreignUrl}/elsewhere/{id}/{name}`;
  await expect(read({ redirect: foreign })).rejects.toMatchObject({ permanent: true });
});

test('a file that is still being processed is waited for', async () => {
  expect(await read({ processing: true })).toEqual(Buffer.from(bytes));
});

test('a stub of a shared channel is looked up first', async () => {
  expect(await read({ stub: true })).toEqual(Buffer.from(bytes));
});

test.each(['file_not_found', 'file_deleted', 'access_denied'])(
  'a file that is refused with %s is spoken of as a file, not as a place',
  async (error) => {
    stage.fake.failNext({ method: 'files.info' }, { error });
    await expect(read({})).rejects.toMatchObject({ permanent: true, code: 'chat-file-unseen' });
  },
);

test('a login page instead of a file means that a scope is missing', async () => {
  stage.fake.failNext({ method: 'file' }, { html: true });
  await expect(read({})).rejects.toMatchObject({
    permanent: true,
    code: 'chat-scope',
    params: { needed: 'files:read' },
  });
});
