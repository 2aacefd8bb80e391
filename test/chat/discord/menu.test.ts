import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordStage, openDiscordStage } from './stage.ts';

let stage: DiscordStage;
beforeEach(async () => {
  stage = await openDiscordStage();
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const pixel = new Uint8Array([1, 2, 3]);

test('“Edit picture” on anybody’s message opens a form, and what is written there is an /edit of its pictures', async () => {
  const { fake, ana, bo, channel } = stage;
  const files = [fake.attach('a.png', pixel, 'image/png'), fake.attach('b.jpg', pixel, 'image/jpeg')];
  const target = fake.post({ user: bo, channel, content: 'look', files });
  const menu = fake.command({ user: ana, channel, name: 'Edit picture', type: 3, target });
  await menu.waitFor(({ modal }) => modal !== null);
  const event = stage.nextCommand();
  fake.submitModal({
    user: ana,
    channel,
    customId: String(menu.modal?.custom_id),
    fields: { prompt: 'at night' },
    of: menu,
  });
  const { command, options, naturalKey } = await event;
  expect(command).toBe('edit');
  expect(options).toMatchObject({ prompt: 'at night', image: { name: 'a.png' }, image2: { name: 'b.jpg' } });
  expect(naturalKey).not.toContain(menu.id);
});

test('a message without pictures says so, privately', async () => {
  const { fake, ana, bo, channel } = stage;
  const target = fake.post({ user: bo, channel, content: 'just words' });
  fake.command({ user: ana, channel, name: 'Edit picture', type: 3, target });
  await expect
    .poll(() => fake.ephemerals(ana).map(({ content }) => content))
    .toEqual(['That message has no pictures Darkroom can use.']);
});

test('a form that was opened before a restart finds our own pictures again', async () => {
  const { fake, chat, ana, channel } = stage;
  const file = await stage.file('ours.png', pixel);
  await chat.post(stage.address, { files: [file] }, 'k1');
  const target = fake.messages(channel.id)[0];
  if (!target) throw new Error('nothing was posted');
  const menu = fake.command({ user: ana, channel, name: 'Edit picture', type: 3, target });
  await menu.waitFor(({ modal }) => modal !== null);
  await chat.stop();
  const later = await stage.connect();
  const event = stage.nextCommand();
  fake.submitModal({
    user: ana,
    channel,
    customId: String(menu.modal?.custom_id),
    fields: { prompt: 'x' },
    of: menu,
  });
  expect((await event).options).toMatchObject({ prompt: 'x', image: { name: 'ours.png' } });
  await later.stop();
});
