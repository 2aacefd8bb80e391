import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openSuite, textOf } from './discord-server.ts';

/** Tried again, it is another crowd. */
let crowds = 0;
const { fake, server } = await openSuite();

const photo = async (colour: string) =>
  fake.attach(
    `${colour}.png`,
    await sharp({ create: { width: 600, height: 400, channels: 3, background: colour } })
      .png()
      .toBuffer(),
  );

test('four variations stream into a thread made from the card, and the asker gets a private link to it', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const { channel } = server;
  const asked = fake.command({
    user: ana,
    channel,
    name: 'imagine',
    options: { prompt: 'a fox in the snow', count: 4 },
  });
  const card = await server.cardSays('a fox in the snow', /Done, all 4 pictures/);
  expect(textOf(card)).toContain('**Ana asked for**');
  await expect.poll(() => server.pictures(card)).toHaveLength(4);
  expect(fake.thread(card.id)).not.toBeNull();
  expect(
    server
      .pictures(card)
      .map(({ description }) => description)
      .sort(),
  ).toEqual([1, 2, 3, 4].map((n) => `a fox in the snow (${n}/4)`));
  expect(asked.acknowledged).toMatchObject({ type: 5, flags: 64 });
  expect(fake.ephemerals(ana).map(({ content }) => content)).toEqual([
    `On it: https://discord.com/channels/${server.guild.id}/${channel.id}/${card.id}`,
  ]);
});

test('one picture replies to its card', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  fake.command({ user: ana, channel: server.channel, name: 'imagine', options: { prompt: 'one heron' } });
  const card = await server.cardSays('one heron', /Done/);
  await expect.poll(() => server.pictures(card)).toHaveLength(1);
  expect(fake.thread(card.id)).toBeNull();
  expect(server.flushes(card)[0]?.reference).toBe(card.id);
});

test('a series streams in order, and a refused picture hides none of the others', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const options = { prompt: 'a lighthouse [refuse 3] [slow]', count: 4 };
  fake.command({ user: ana, channel: server.channel, name: 'series', options });
  const card = await server.cardSays('a lighthouse', /3 of 4 pictures/);
  expect(textOf(card)).toContain('Picture 3 was refused by the safety filter');
  await expect.poll(() => server.pictures(card)).toHaveLength(3);
  expect(server.flushes(card).length).toBeGreaterThan(1);
  expect(server.pictures(card).map(({ description }) => description)).toEqual([
    expect.stringContaining('(1/4)'),
    expect.stringContaining('(2/4)'),
    expect.stringContaining('(4/4)'),
  ]);
});

test('batched pictures come all together', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const options = { prompt: 'batched waves [slow]', count: 3, delivery: 'batched' };
  fake.command({ user: ana, channel: server.channel, name: 'series', options });
  const card = await server.cardSays('batched waves', /Done/);
  await expect.poll(() => server.pictures(card)).toHaveLength(3);
  expect(server.flushes(card)).toHaveLength(1);
});

test('an edit starts from the attached photos', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const options = { prompt: 'make it night', image: await photo('teal'), image2: await photo('gold') };
  fake.command({ user: ana, channel: server.channel, name: 'edit', options });
  const card = await server.cardSays('make it night', /Done/);
  expect(textOf(card)).toContain('2 references');
  await expect.poll(() => server.pictures(card)).toHaveLength(1);
});

test('what is being drawn can be cancelled by its asker and by nobody else', async () => {
  const [ana, bo] = [fake.addUser({ name: 'Ana' }), fake.addUser({ name: 'Bo' })];
  const { channel } = server;
  fake.command({ user: ana, channel, name: 'series', options: { prompt: 'a long storm [slow]', count: 8 } });
  const card = await server.cardSays('a long storm', /Drawing, [1-6] of 8 finished/);
  const customId = server.button(card, 'Cancel');
  fake.press({ user: bo, channel, message: card, customId });
  await expect
    .poll(() => fake.ephemerals(bo).map(({ content }) => content))
    .toEqual(['Only the person who asked for it, or a moderator, can cancel it.']);
  fake.press({ user: ana, channel, message: card, customId });
  await expect
    .poll(() => fake.ephemerals(ana).at(-1)?.content)
    .toMatch(/^Cancelled\. \d pictures had already been sent/);
  await server.cardSays('a long storm', /Cancelled/);
});

test('what waits in line can be cancelled with /cancel, and is never drawn', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const { channel } = server;
  for (const name of ['one', 'two', 'three'])
    fake.command({
      user: ana,
      channel,
      name: 'series',
      options: { prompt: `ahead ${name} [slow]`, count: 5 },
    });
  fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'behind them' } });
  const card = await server.cardSays('behind them', /in line|Getting/);
  const [jobId = ''] = /[0-9a-z]{12}$/.exec(textOf(card)) ?? [];
  fake.command({ user: ana, channel, name: 'cancel', options: { job: jobId } });
  await expect
    .poll(() => fake.ephemerals(ana).map(({ content }) => content))
    .toContain('Cancelled. Nothing was charged.');
  await server.cardSays('behind them', /Cancelled/);
  await server.cardSays('ahead three', /Done/, 30_000);
  expect(server.pictures(card)).toEqual([]);
});

test('thirty people at once each get their card and their picture once', async () => {
  const people = Array.from({ length: 30 }, (_, index) => fake.addUser({ name: `Person ${index}` }));
  const crowd = `crowd ${++crowds}`;
  for (const [index, user] of people.entries())
    fake.command({
      user,
      channel: server.channel,
      name: 'imagine',
      options: { prompt: `${crowd} number ${index} here` },
    });
  for (const index of people.keys()) {
    const card = await server.cardSays(`${crowd} number ${index} here`, /Done/, 120_000);
    await expect.poll(() => server.pictures(card)).toHaveLength(1);
  }
  const cards = fake
    .messages(server.channel.id)
    .filter((message) => textOf(message).includes(`> ${crowd} number`));
  expect(cards).toHaveLength(30);
}, 180_000);

test('a bad option is refused privately, with what would be accepted and the words given back', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const options = { prompt: 'words to keep', model: 'nonsense' };
  fake.command({ user: ana, channel: server.channel, name: 'imagine', options });
  await expect.poll(() => fake.ephemerals(ana)).toHaveLength(1);
  const [answer] = fake.ephemerals(ana);
  if (!answer) throw new Error('no answer');
  expect(textOf(answer)).toMatch(/^There is no model “nonsense”\. Try one of 3\.0, .* or 5\.5\./);
  expect(textOf(answer)).toContain('Your words:\n```\nwords to keep\n```');
  expect(server.card('words to keep')).toBeUndefined();
});

test('a missing permission is named before anything is paid for', async () => {
  const ana = fake.addUser({ name: 'Ana', locale: 'de' });
  const attachFiles = 1n << 15n;
  const channel = fake.addChannel(server.guild, { permissions: ~attachFiles & ((1n << 50n) - 1n) });
  fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'no files here' } });
  await expect.poll(() => fake.ephemerals(ana)).toHaveLength(1);
  expect(fake.ephemerals(ana)[0]?.content).toContain('Dateien anhängen');
  expect(fake.messages(channel.id)).toEqual([]);
});

test('where threads are not allowed, pictures reply to the card and that is said once', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const createThreads = 1n << 35n;
  const channel = fake.addChannel(server.guild, { permissions: ~createThreads & ((1n << 50n) - 1n) });
  fake.command({ user: ana, channel, name: 'series', options: { prompt: 'no thread [slow]', count: 3 } });
  const replies = () => fake.messages(channel.id).filter(({ reference }) => reference !== null);
  await expect
    .poll(() => replies().flatMap(({ attachments }) => attachments), { timeout: 20_000 })
    .toHaveLength(3);
  expect(replies().filter(({ content }) => content.includes('Threads cannot be opened here'))).toHaveLength(
    1,
  );
});

test('in a thread the pictures stay there', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const channel = fake.addChannel(server.guild, { type: 11, parent: server.channel.id });
  fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'inside a thread', count: 2 } });
  const replies = () => fake.messages(channel.id).filter(({ reference }) => reference !== null);
  await expect
    .poll(() => replies().flatMap(({ attachments }) => attachments), { timeout: 20_000 })
    .toHaveLength(2);
});

test('a private job is seen by its asker alone', async () => {
  const ana = fake.addUser({ name: 'Ana' });
  const channel = fake.addChannel(server.guild);
  fake.command({
    user: ana,
    channel,
    name: 'imagine',
    options: { prompt: 'a secret garden', private: true, count: 2 },
  });
  await expect
    .poll(() => fake.ephemerals(ana).flatMap(({ attachments }) => attachments), { timeout: 20_000 })
    .toHaveLength(2);
  const words = () => fake.ephemerals(ana).map(textOf).join();
  await expect.poll(words, { timeout: 10_000 }).toContain('Done, all 2 pictures');
  expect(fake.messages(channel.id)).toEqual([]);
});
