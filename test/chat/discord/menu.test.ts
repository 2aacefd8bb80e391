import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeMessage } from '../../fakes/discord/discord.ts';
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
const unreadable =
  'Darkroom cannot see the pictures of that message. Open its menu, choose Apps, then “Edit image”.';

function openMenu(target: FakeMessage, name = 'Edit image') {
  const { fake, ana, channel } = stage;
  return fake.command({ user: ana, channel, name, type: 3, target });
}

/** Opens the form of a message and sends it off. */
async function fillIn(target: FakeMessage, fields: Record<string, string>) {
  const { fake, ana, channel } = stage;
  const menu = openMenu(target);
  await menu.waitFor(({ modal }) => modal !== null);
  const customId = String(menu.modal?.custom_id);
  fake.submitModal({ user: ana, channel, customId, fields, of: menu });
  return menu;
}

function theirs(...names: string[]): FakeMessage {
  const { fake, bo, channel } = stage;
  const files = names.map((name) => fake.attach(name, pixel));
  return fake.post({ user: bo, channel, content: 'look', files });
}

test('“Edit image” on anybody’s message opens a form, and what is written there is an edit of all its pictures', async () => {
  const event = stage.nextCommand();
  const menu = await fillIn(theirs('a.png', 'b.jpg'), { prompt: 'at night' });
  const { command, options, pictures, replied, naturalKey } = await event;
  expect(command).toBe('edit');
  expect(options).toEqual({ prompt: 'at night' });
  expect(pictures?.map(({ name }) => name)).toEqual(['a.png', 'b.jpg']);
  expect(replied).toBe(2);
  expect(naturalKey).not.toContain(menu.id);
});

test('the form of a message with several pictures asks which one', async () => {
  const event = stage.nextCommand();
  await fillIn(theirs('a.png', 'b.png', 'c.png'), { prompt: 'at night', which: '2' });
  const { pictures, replied } = await event;
  expect(pictures?.map(({ name }) => name)).toEqual(['b.png']);
  expect(replied).toBe(1);
});

test('“Use as reference” and “Image info” hand on the pictures of the message', async () => {
  const target = theirs('a.png', 'b.png');
  for (const [name, command] of [
    ['Use as reference', 'tray'],
    ['Image info', 'info'],
  ] as const) {
    const event = stage.nextCommand();
    const menu = openMenu(target, name);
    expect(await event).toMatchObject({ command, options: {}, replied: 2 });
    expect((await event).pictures?.map((picture) => picture.name)).toEqual(['a.png', 'b.png']);
    expect(menu.acknowledged).toMatchObject({ type: 5, flags: 64 });
  }
});

test('a picture of ours says which one it is', async () => {
  const file = await stage.file('ours.png', pixel);
  const buttons = [[{ id: 'v1:edit:0123456789ab:2', label: 'Edit', style: 'plain' as const }]];
  await stage.chat.post(stage.address, { files: [file], buttons }, 'k1');
  const [target] = stage.fake.messages(stage.channel.id);
  if (!target) throw new Error('nothing was posted');
  const event = stage.nextCommand();
  openMenu(target, 'Image info');
  expect((await event).pictures).toMatchObject([{ name: 'ours.png', image: '0123456789ab-3' }]);
});

test('the menu of our own card finds the pictures that were made for it, in its thread or beside it', async () => {
  const { fake, chat, channel, address } = stage;
  for (const pictures of [1, 4]) {
    const card = await chat.post(address, { text: `card ${pictures}` }, `card ${pictures}`);
    const beside = await chat.threadFor({ card, pictures, title: 'a fox' });
    await chat.post(beside, { files: [await stage.file('ours.png', pixel)] }, `picture ${pictures}`);
    const target = fake.messages(channel.id).find(({ id }) => id === card.id);
    if (!target) throw new Error('the card is there');
    const event = stage.nextCommand();
    openMenu(target, 'Use as reference');
    expect((await event).pictures).toMatchObject([{ name: 'ours.png' }]);
    const edit = stage.nextCommand();
    await fillIn(target, { prompt: 'at night' });
    expect((await edit).pictures).toMatchObject([{ name: 'ours.png' }]);
  }
});

test('the form of our own card offers all pictures of its job, in whichever messages they came', async () => {
  const { chat, address, fake, channel } = stage;
  const button = (id: string) => [[{ id, label: 'x', style: 'plain' as const }]];
  const card = await chat.post(address, { text: 'card', buttons: button('v1:repeat:0123456789ab') }, 'card');
  const thread = await chat.threadFor({ card, pictures: 4, title: 'a fox' });
  for (const index of [0, 1, 2]) {
    const files = [await stage.file(`${index + 1}.png`, pixel, index)];
    const buttons = button(`v1:edit:0123456789ab:${index}`);
    await chat.post(thread, { files, buttons }, `picture ${index}`);
  }
  const files = [await stage.file('later.png', pixel)];
  await chat.post(thread, { files, buttons: button('v1:edit:ba9876543210:0') }, 'later');
  const target = fake.messages(channel.id).find(({ id }) => id === card.id);
  if (!target) throw new Error('the card is there');
  const event = stage.nextCommand();
  await fillIn(target, { prompt: 'at night', which: '2' });
  expect((await event).pictures).toMatchObject([{ name: '2.png', image: '0123456789ab-2' }]);
  const all = stage.nextCommand();
  openMenu(target, 'Use as reference');
  expect((await all).pictures?.map(({ name }) => name)).toEqual(['1.png', '2.png', '3.png']);
});

test('a message without pictures, or with a video only, says so privately', async () => {
  const { fake, ana } = stage;
  const said = () => fake.ephemerals(ana).map(({ content }) => content);
  openMenu(theirs());
  await expect.poll(said).toEqual(['That message has no pictures Darkroom can use.']);
  const video = fake.attach('clip.mp4', pixel, 'video/mp4');
  const { bo, channel } = stage;
  openMenu(fake.post({ user: bo, channel, content: 'look', files: [video] }), 'Image info');
  await expect.poll(() => said().length).toBe(2);
  expect(said()[1]).toBe(said()[0]);
  expect(stage.commands).toEqual([]);
});

test('a form that was opened before a restart finds our own pictures again, and says when it cannot find others', async () => {
  const { fake, chat, ana, channel } = stage;
  const file = await stage.file('ours.png', pixel);
  await chat.post(stage.address, { files: [file] }, 'k1');
  const [ours] = fake.messages(channel.id);
  if (!ours) throw new Error('nothing was posted');
  const menus = [openMenu(ours), openMenu(theirs('a.png'))];
  for (const menu of menus) await menu.waitFor(({ modal }) => modal !== null);
  await chat.stop();
  const later = await stage.connect();
  const [first, second] = menus;
  if (!first || !second) throw new Error('two forms were opened');
  const event = stage.nextCommand();
  const send = (of: typeof first, prompt: string) =>
    fake.submitModal({ user: ana, channel, customId: String(of.modal?.custom_id), fields: { prompt }, of });
  send(first, 'x');
  expect(await event).toMatchObject({ options: { prompt: 'x' }, pictures: [{ name: 'ours.png' }] });
  const lost = send(second, 'my words');
  await lost.waitFor(({ original }) => original !== null);
  expect(lost.original?.content).toBe(unreadable);
  expect(JSON.stringify(lost.original?.embeds)).toContain('my words');
  await later.stop();
});
