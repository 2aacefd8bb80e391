import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createInstallationBook } from '../../../src/chat/slack/installation-book.ts';
import { createSeal } from '../../../src/chat/slack/seal.ts';
import type { Workspaces } from '../../../src/chat/slack/workspaces.ts';
import { ConfigError } from '../../../src/errors.ts';
import { openSlackStage } from './stage.ts';

test('an app of a whole organisation answers in a workspace of it, card and pictures alike', async () => {
  const rows = new Map<string, string>();
  const book = createInstallationBook({
    store: {
      read: async (id) => rows.get(id) ?? null,
      list: async () => [...rows],
      write: async (id, sealed) => void rows.set(id, sealed),
      remove: async (id) => void rows.delete(id),
    },
    seal: createSeal(randomBytes(32).toString('base64')),
    now: Date.now,
  });
  const workspaces: Workspaces = { find: book.find, forget: book.forget, routes: () => [] };
  const stage = await openSlackStage({ workspaces });
  const { fake, chat } = stage;
  const team = fake.addTeam({ token: 'xoxb-org', enterprise: 'E1' });
  const identity = { botId: team.botId, botUserId: team.botUserId };
  await book.save({ ...identity, token: 'xoxb-org', teamId: null, enterpriseId: 'E1' });
  const user = fake.addUser({ name: 'Eva', team });
  const channel = fake.addChannel({ team });

  const asked = stage.nextCommand();
  const mention = fake.mention({ user, channel, text: 'a fox' });
  const { address, place, personName } = await asked;
  await mention.done;
  expect([place, personName, mention.error]).toEqual([`slack:${team.id}`, 'Eva', null]);
  await chat.post(address, { text: 'the card' }, 'abc:card');
  await chat.post(address, { files: [await stage.file('fox.png', new Uint8Array([1]))] }, 'abc:pictures-1');
  const [said] = fake.messages(channel.id);
  expect(fake.thread(channel.id, said?.ts ?? '')).toMatchObject([
    { text: 'the card' },
    { blocks: [{ type: 'image', title: { text: '1 of 4 · 100×100' } }] },
  ]);

  const command = stage.nextCommand();
  fake.slash({ user, channel, command: '/imagine', text: 'a hare' });
  await chat.post((await command).address, { text: 'second card' }, 'def:card');
  expect(fake.messages(channel.id).map(({ text }) => text)).toContain('second card');
  const sent = fake.log.filter(({ method }) => /^chat\.|^files\.|^users\./.test(method));
  expect(new Set(sent.map(({ token }) => token))).toEqual(new Set(['xoxb-org']));
  expect(fake.violations).toEqual([]);
  await stage.close();
});

test('where the installation cannot be read for good, whoever asks is told by the way their event has', async () => {
  const workspaces: Workspaces = {
    find: async () => {
      throw new ConfigError('ENCRYPTION_KEY is another one');
    },
    forget: async () => undefined,
    routes: () => [],
  };
  const stage = await openSlackStage({ workspaces });
  const { fake, chat, ana, channel } = stage;
  await expect(chat.post(stage.address, { text: 'a card' }, 'k1')).rejects.toMatchObject({
    ...{ code: 'chat-token', permanent: true },
  });
  fake.slash({ user: ana, channel, command: '/imagine', text: '' });
  await expect
    .poll(() => fake.ephemerals(ana).map(({ text }) => text))
    .toEqual([expect.stringContaining('no longer installed in this workspace')]);
  expect(fake.violations).toEqual([]);
  await stage.close();
});
