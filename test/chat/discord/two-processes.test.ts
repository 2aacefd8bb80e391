import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Chat } from '../../../src/chat/chat.ts';
import { type DiscordStage, openDiscordStage } from './stage.ts';

/** While a new version starts, two processes are given everything. */
let stage: DiscordStage;
let other: Chat;
beforeEach(async () => {
  stage = await openDiscordStage();
  other = await stage.connect();
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await other.stop();
  await stage.close();
});

const heard = (name: string) => stage.commands.filter(({ command }) => command === name);

test('what draws goes on in both, because jobs are told apart; anything else is done by one of them', async () => {
  const { fake, ana, channel } = stage;
  fake.command({
    user: ana,
    channel,
    name: 'tray',
    options: { image: fake.attach('a.png', new Uint8Array([1])) },
  });
  fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'a fox' } });
  await expect.poll(() => heard('imagine')).toHaveLength(2);
  expect(new Set(heard('imagine').map(({ naturalKey }) => naturalKey)).size).toBe(1);
  expect(heard('tray')).toHaveLength(1);
});

test('a written command is done by one of them too', async () => {
  const { fake, ana, channel } = stage;
  const write = (words: string) => fake.post({ user: ana, channel, content: `<@${fake.botId}> ${words}` });
  write('/queue');
  write('a fox');
  await expect.poll(() => heard('imagine')).toHaveLength(2);
  expect(heard('queue')).toHaveLength(1);
});

test('an acknowledgement whose answer was lost is one’s own', async () => {
  const { fake, ana, channel } = stage;
  await other.stop();
  fake.failNext({ path: /callback$/ }, { afterDoing: true, status: 502 });
  fake.command({ user: ana, channel, name: 'queue' });
  await expect.poll(() => heard('queue')).toHaveLength(1);
});
