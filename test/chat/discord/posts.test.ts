import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Button, Card, OutMessage, PostedRef } from '../../../src/chat/chat.ts';
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

const job = '0123456789ab';
const button = (id: string): Button => ({ id, label: id, style: 'plain' });
const sheetOf = () => stage.file(`${job}-references.png`, new Uint8Array([9]));
const pictureOf = (n: number) => stage.file(`a-fox-${job}-${n}.png`, new Uint8Array([n]), n - 1);
const cardOf = (sheet: Card['sheet'], status = 'Drawing'): Card => ({
  ...{
    tone: 'working',
    heading: 'Ana asked for',
    prompt: 'a fox',
    settings: job,
    tiles: [],
    ratio: 1,
    status,
  },
  ...{ countdownTo: null, notes: [], sheet },
});
const idsIn = (message: FakeMessage | null | undefined) =>
  [...JSON.stringify(message?.components ?? []).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id]) => id);
const namesIn = (message: FakeMessage | null | undefined) =>
  message?.attachments.map(({ filename }) => filename);

function newest(): FakeMessage {
  const message = stage.fake.messages(stage.channel.id).at(-1);
  if (!message) throw new Error('nothing was posted');
  return message;
}

/** Where the bytes of the picture in a card can be fetched. */
function imageIn(message: FakeMessage | null): Uint8Array | null {
  const url = /"image":\{"url":"([^"]+)"/.exec(JSON.stringify(message?.embeds))?.[1] ?? '';
  return stage.fake.fileOf({ url });
}

test('a card shows what it starts from within itself, and keeps it over every edit', async () => {
  const { chat, address } = stage;
  const sheet = await sheetOf();
  const ref = await chat.post(address, { card: cardOf(sheet) }, 'k1');
  for (const status of ['Drawing, 1 of 2', 'Done']) {
    await chat.update(ref, { card: cardOf(sheet, status), buttons: [[button(`v1:repeat:${job}`)]] });
    expect(JSON.stringify(newest().embeds)).toContain(status);
    expect(imageIn(newest())).toEqual(new Uint8Array([9]));
    expect(newest().attachments).toEqual([]);
  }
  await chat.update(ref, { card: cardOf(null, 'Done') });
  expect(imageIn(newest())).toBeNull();
});

test('what stands in a thread that went to rest can be changed and taken away, unless the thread is locked', async () => {
  const { fake, chat, address } = stage;
  const card = await chat.post(address, { text: 'card' }, 'card');
  const to = await chat.threadFor({ card, pictures: 2, title: 'a fox' });
  const files = await Promise.all([1, 2].map(pictureOf));
  const ref = await chat.post(to, { files }, 'k1');
  const thread = fake.thread(card.id);
  if (!thread) throw new Error('a thread was opened');
  fake.changeChannel(thread, { archived: true });
  await chat.update(ref, { files: files.slice(1) });
  expect(namesIn(fake.messages(thread.id)[0])).toEqual([`a-fox-${job}-2.png`]);
  fake.changeChannel(thread, { archived: true, locked: true });
  await expect(chat.update(ref, { files: [] })).rejects.toMatchObject({ code: 'chat-closed' });
  fake.changeChannel(thread, { archived: true, locked: false });
  await chat.remove(ref);
  expect(fake.messages(thread.id)).toEqual([]);
});

test('several pictures of a storyboard say which scene each of them shows; others need no words', async () => {
  const { chat, address } = stage;
  const files = await Promise.all([2, 3].map(pictureOf));
  const scenes = ['a fox *wakes*', 'they dance'];
  const captioned = files.map((file, at) => ({ ...file, caption: scenes[at] ?? '' }));
  await chat.post(address, { files: captioned }, 'k1');
  expect(newest().content).toBe('-# 2 · a fox \\*wakes\\*\n-# 3 · they dance');
  await chat.post(address, { files }, 'k2');
  expect(newest().content).toBe('');
});

test('words that say what a picture is called are not said again below them', async () => {
  const [file] = await Promise.all([1].map(pictureOf));
  if (!file) throw new Error('a picture was made');
  const text = `1 was left out.\n${file.title}`;
  await stage.chat.post(stage.address, { text, files: [file] }, 'k1');
  expect(newest().content).toBe(text);
});

test('an update drops the pictures it does not name and keeps the others with their descriptions', async () => {
  const { chat, address } = stage;
  const files = await Promise.all([1, 2, 3].map(pictureOf));
  const ref = await chat.post(address, { files }, 'k1');
  const left = files.filter(({ index }) => index !== 1);
  await chat.update(ref, {
    files: left,
    buttons: [[button(`v1:picture:${job}:0`), button(`v1:picture:${job}:2`)]],
  });
  expect(newest().attachments).toMatchObject([
    { filename: `a-fox-${job}-1.png`, description: 'picture 1' },
    { filename: `a-fox-${job}-3.png`, description: 'picture 3' },
  ]);
  await chat.update(ref, { text: 'deleted' });
  expect(newest()).toMatchObject({ content: 'deleted', attachments: [] });
});

test('a button that opens an address is a link, and an address too long for one is written out', async () => {
  const { chat, address } = stage;
  const long = `https://example.org/${'x'.repeat(520)}`;
  const link = (url: string): Button => ({ id: 'v1:original:x', label: 'Original', style: 'plain', url });
  await chat.post(
    address,
    { text: 'here', buttons: [[link('https://example.org/a.png'), link(long)]] },
    'k1',
  );
  expect(newest().components).toMatchObject([
    { components: [{ type: 2, style: 5, label: 'Original', url: 'https://example.org/a.png' }] },
  ]);
  expect(newest().content).toBe(`here\nOriginal: ${long}`);
});

test('what a person typed stays words in a sentence of ours; our own bold and links do not', async () => {
  const { chat, address } = stage;
  const prompt = '[win](https://evil.example/a_b) <@123> ||x|| `y` a_b_c\n# big\n> quote';
  await chat.post(address, { text: `**1** Ana made this: ${prompt}` }, 'k1');
  expect(newest().content).toBe(
    '**1** Ana made this: \\[win\\](https://evil.example/a_b) \\<@123> \\|\\|x\\|\\| \\`y\\` a\\_b\\_c\n\\# big\n\\> quote',
  );
  await chat.post(address, { text: 'The original: https://example.org/a_b~c?d=1_2' }, 'k2');
  expect(newest().content).toBe('The original: https://example.org/a_b~c?d=1_2');
});

test('a channel and its threads have one name, a person’s conversation another, and a message a link', async () => {
  const { chat, fake, guild, channel, address } = stage;
  const ref = await chat.post(address, { text: 'hello' }, 'k1');
  const thread = await chat.threadFor({ card: ref, pictures: 4, title: 'a fox' });
  expect(chat.channelOf(address)).toBe(`discord:${channel.id}`);
  expect(chat.channelOf(thread)).toBe(`discord:${channel.id}`);
  const inThread = await chat.post(thread, { text: 'in it' }, 'k2');
  expect(await chat.linkTo(inThread)).toBe(
    `https://discord.com/channels/${guild.id}/${ref.id}/${inThread.id}`,
  );
  const alone = await chat.privateAddress(`discord:${stage.bo.id}`, address);
  const told = await chat.post(alone, { text: 'psst' }, 'k3');
  expect(chat.channelOf(told.address)).toBe(chat.channelOf(alone));
  expect(chat.channelOf(alone)).not.toBe(chat.channelOf(address));
  const event = stage.nextCommand();
  const inside = fake.thread(ref.id);
  if (!inside) throw new Error('a thread was opened');
  fake.command({ user: stage.ana, channel: inside, name: 'imagine', options: { prompt: 'a fox' } });
  expect(chat.channelOf((await event).address)).toBe(`discord:${channel.id}`);
});

describe('where only an answer can be posted', () => {
  /** A private job: its card and pictures are one message that only its asker sees. */
  async function privateCard(sheet: Card['sheet'] = null) {
    const { fake, chat, ana, channel } = stage;
    const event = stage.nextCommand();
    fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'a fox', private: true } });
    const { person, address } = await event;
    const alone = await chat.privateAddress(person, address);
    const cancel = { buttons: [[button(`v1:cancel:${job}`)]] };
    const card = await chat.post(alone, { card: cardOf(sheet), ...cancel }, 'card');
    return { card, thread: await chat.threadFor({ card, pictures: 2, title: 'a fox' }) };
  }
  const shown = () => stage.fake.ephemerals(stage.ana)[0];

  async function picture(n: number): Promise<OutMessage> {
    const own = ['edit', 'vary'].map((action) => button(`v1:${action}:${job}:${n - 1}`));
    return { files: [await pictureOf(n)], buttons: [own, [button(`v1:repeat:${job}`)]] };
  }

  test('one picture brings its buttons to the card, several bring a number each', async () => {
    const { chat } = stage;
    const { card, thread } = await privateCard(await sheetOf());
    await chat.post(thread, await picture(1), 'p1');
    const repeat = `v1:repeat:${job}`;
    expect(idsIn(shown())).toEqual([`v1:edit:${job}:0`, `v1:vary:${job}:0`, `v1:cancel:${job}`, repeat]);
    await chat.post(thread, await picture(2), 'p2');
    await chat.update(card, { card: cardOf(await sheetOf(), 'Done') });
    expect(idsIn(shown())).toEqual([`v1:picture:${job}:0`, `v1:picture:${job}:1`, repeat]);
    expect(namesIn(shown())).toEqual([`a-fox-${job}-1.png`, `a-fox-${job}-2.png`]);
    expect(imageIn(shown() ?? null)).toEqual(new Uint8Array([9]));
    expect(JSON.stringify(shown()?.embeds)).toContain('Done');
  });

  test('a deleted picture leaves with its button, and the card stays', async () => {
    const { chat } = stage;
    const { thread } = await privateCard(await sheetOf());
    const refs: PostedRef[] = [];
    for (const n of [1, 2, 3]) refs.push(await chat.post(thread, await picture(n), `p${n}`));
    const [, second, third] = refs;
    if (!second || !third) throw new Error('three were posted');
    await chat.remove(second);
    expect(namesIn(shown())).toEqual([`a-fox-${job}-1.png`, `a-fox-${job}-3.png`]);
    expect(idsIn(shown())).toEqual(expect.arrayContaining([`v1:picture:${job}:0`, `v1:picture:${job}:2`]));
    expect(idsIn(shown())).not.toContain(`v1:picture:${job}:1`);
    await chat.remove(third);
    expect(namesIn(shown())).toEqual([`a-fox-${job}-1.png`]);
    expect(imageIn(shown() ?? null)).toEqual(new Uint8Array([9]));
    await chat.remove(third);
  });

  test('pictures that arrive together lose none of their buttons', async () => {
    const { chat } = stage;
    const { card, thread } = await privateCard();
    const posts = await Promise.all([1, 2, 3].map(picture));
    await Promise.all([
      ...posts.map((message, index) => chat.post(thread, message, `p${index}`)),
      chat.update(card, { card: cardOf(null, 'Done') }),
    ]);
    expect(namesIn(shown())).toHaveLength(3);
    expect(idsIn(shown()).filter((id) => id?.startsWith('v1:picture:'))).toHaveLength(3);
    expect(JSON.stringify(shown()?.embeds)).toContain('Done');
  });
});
