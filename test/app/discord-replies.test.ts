import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { FakeFile } from '../fakes/discord/discord.ts';
import { Hand, labelsOf, plainTextOf } from './discord-hand.ts';
import { openSuite } from './discord-server.ts';

const { fake, server } = await openSuite();

function meet(...names: string[]): Hand[] {
  const channel = fake.addChannel(server.guild);
  return names.map((name) => new Hand(fake, channel, fake.addUser({ name })));
}

async function photo(name: string): Promise<FakeFile> {
  const create = { width: 600, height: 400, channels: 3, background: 'teal' } as const;
  return fake.attach(name, await sharp({ create }).png().toBuffer());
}

/** A message that the bot can read, because it is named there. */
const readable = (hand: Hand, files: FakeFile[] = []) => hand.write(`<@${fake.botId}> help`, files);

const nothingDrawn = (hand: Hand) =>
  expect(hand.everything().filter(({ authorId }) => authorId === fake.botId)).toEqual([]);

test('a reply to words alone draws nothing, says so, and hands the words back', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  ana.reply(readable(ben), 'make it night');
  const told = await ana.told(/^That message has no pictures Darkroom can use\.\n/);
  expect(plainTextOf(told)).toContain('Your words:\n```\nmake it night\n```');
  nothingDrawn(ana);
});

test('a reply to a video draws nothing and says so', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  const clip = fake.attach('clip.mp4', new Uint8Array([0, 0, 0, 24]), 'video/mp4');
  ana.reply(readable(ben, [clip]), 'make it night');
  await ana.told(/^That message has no pictures Darkroom can use\.\n/);
  ana.menu(readable(ben, [clip]), 'Use as reference');
  await ana.told(/^That message has no pictures Darkroom can use\.$/);
  nothingDrawn(ana);
});

test('a reply to a picture that the platform hides is sent to the menu, which can see it', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  const hidden = ben.write('look', [await photo('hidden.png')]);
  ana.reply(hidden, 'make it night');
  await ana.told(
    /^Darkroom cannot see the pictures of that message\. Open its menu, choose Apps, then “Edit image”/,
  );
  nothingDrawn(ana);
  await ana.fill(ana.menu(hidden, 'Edit image'), { prompt: 'make it night' });
  const night = await ana.drawn('make it night');
  expect(plainTextOf(night.card)).toContain('Starts from: 1 hidden.png');
});

test('of ten pictures that are too many the reply asks which; a number picks one', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  const files = await Promise.all(Array.from({ length: 10 }, (_, n) => photo(`shot-${n + 1}.png`)));
  const ten = readable(ben, files);
  ana.reply(ten, 'make it blue --model 5.5', { files: [await photo('new.png')] });
  const asked = await ana.told(/^That message has 10 pictures; Seedream 5\.5 takes 10\. Say which one/);
  expect(plainTextOf(asked)).toContain('```\nmake it blue\n```');
  expect(labelsOf(asked)[0]).toMatch(/^Draw it with Seedream 4/);
  nothingDrawn(ana);
  ana.reply(ten, '3 make it blue --model 5.5');
  const blue = await ana.drawn('make it blue');
  expect(plainTextOf(blue.card)).toContain('Starts from: 1 shot-3.png');
});

test('a file that only says it is a picture is named, and nothing is drawn', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  ana.reply(readable(ben, [fake.attach('junk.png', new Uint8Array(300))]), 'make it night');
  const told = await ana.told(/^Picture 1 is not a picture Darkroom can read/);
  expect(plainTextOf(told)).toContain('```\nmake it night\n```');
  nothingDrawn(ana);
  const junk = ben.write('', [fake.attach('junk.png', new Uint8Array(300))]);
  ana.menu(junk, 'Image info');
  await ana.told(/^That file is not a picture Darkroom can read\.$/);
  ana.menu(junk, 'Use as reference');
  await ana.told(/^Picture 1 is not a picture Darkroom can read\. [\s\S]*No pictures are put aside here/);
});
