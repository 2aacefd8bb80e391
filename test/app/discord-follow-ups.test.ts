import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { FakeFile } from '../fakes/discord/discord.ts';
import { Hand, labelsOf, one, plainTextOf, there } from './discord-hand.ts';
import { openSuite } from './discord-server.ts';

const { fake, server } = await openSuite();

/** People who meet in a channel of their own. */
function meet(...names: string[]): Hand[] {
  const channel = fake.addChannel(server.guild);
  return names.map((name) => new Hand(fake, channel, fake.addUser({ name })));
}

async function photo(name: string): Promise<FakeFile> {
  const create = { width: 600, height: 400, channels: 3, background: name.replace('.png', '') } as const;
  return fake.attach(name, await sharp({ create }).png().toBuffer());
}

const keptFiles = () =>
  readdirSync(join(server.darkroom.dataDir, 'pictures'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length;

test('from a reply to its end: night, the second one, a variation, a blend, back, deleted', async () => {
  const [ana] = meet('Ana') as [Hand];
  ana.command('imagine', { prompt: 'a lake', count: 3, delivery: 'batched' });
  const lake = one(await ana.drawn('a lake', 3));
  expect(labelsOf(lake)).toEqual([
    '1',
    '2',
    '3',
    'Again',
    'Edit prompt',
    'Change settings',
    'Details',
    'Try on a stronger model',
  ]);
  ana.reply(lake, '2 make it night');
  const night = await ana.drawn('make it night');
  expect(plainTextOf(night.card)).toMatch(/\*\*Ana asked to change a picture\*\*/);
  expect(plainTextOf(night.card)).toMatch(/-# Starts from: 1 [0-9a-z]{12}-2\n/);
  expect(night.card.embeds).toMatchObject([{ image: { url: expect.stringContaining('references') } }]);
  ana.press(one(night), 'Vary');
  const varied = await ana.drawn('A variation: ');
  ana.press(one(varied), 'Use as reference');
  await ana.told(/^1 picture to start from/);
  const fields = { prompt: 'both in one frame', 'pictures:0': [await photo('red.png')] };
  await ana.fill(ana.command('blend'), fields);
  const preview = await ana.told(/^2 pictures to start from[\s\S]*2\. red\.png/);
  expect(preview.attachments).toHaveLength(1);
  await ana.fill(ana.press(preview, 'Order or drop'), { order: '2 1' });
  ana.press(await ana.told(/1\. red\.png/), 'Draw');
  const blended = await ana.drawn('both in one frame');
  expect(plainTextOf(blended.card)).toMatch(/: 1 red\.png · 2 [0-9a-z]{12}-1\n/);
  ana.press(one(blended), 'Details');
  const details = await ana.told(/^How it was made, in 4 steps\n\*\*1\*\* a lake\nSeedream 4\.5 · /);
  expect(details.attachments).toHaveLength(1);
  ana.press(details, '↩ Before this');
  await ana.told(/^2048×2048 · [0-9a-z]{12}-1\nA variation: /);
  ana.press(one(blended), 'Delete');
  const question = await ana.told(/^Delete this picture for everybody\? “both in one frame”/);
  const before = keptFiles();
  ana.press(question, 'Delete it');
  await ana.told(/^Deleted: the picture is gone from its messages/);
  expect(one(blended).deleted).toBe(true);
  expect(keptFiles()).toBeLessThan(before);
}, 60_000);

test('a reply that only pings changes the picture; new photos come after it', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  ana.command('imagine', { prompt: 'a plain barn' });
  const barn = one(await ana.drawn('a plain barn'));
  ben.reply(barn, 'in snow', { named: false, files: [await photo('white.png')] });
  const snow = await ben.drawn('in snow');
  expect(plainTextOf(snow.card)).toContain('Ben asked to combine 2 pictures');
  expect(plainTextOf(snow.card)).toMatch(/: 1 [0-9a-z]{12}-1 · 2 white\.png\n/);
});

test('the menu of a message edits one of its pictures, puts them aside, and says what they are', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  const theirs = ben.write('look', [await photo('red.png'), await photo('blue.png')]);
  await ana.fill(ana.menu(theirs, 'Edit image'), { prompt: 'as a stamp', which: ['2'] });
  const stamp = await ana.drawn('as a stamp');
  expect(plainTextOf(stamp.card)).toMatch(/Starts from: 1 blue\.png\n/);
  ana.menu(theirs, 'Use as reference');
  await ana.told(/^2 pictures to start from, in this order\n1\. red\.png\n2\. blue\.png/);
  ana.menu(theirs, 'Image info');
  await ana.told(/^PNG, 600×400, [\d.]+ MB\. It was not made here/);
  await ana.told(/^That message has 2 pictures; this is the first\./);
  ana.menu(one(stamp), 'Image info');
  const made = await ana.told(/^How it was made\n\*\*1\*\* as a stamp\n/);
  expect(made.attachments).toHaveLength(1);
  const bare = ben.write('no picture here', []);
  for (const name of ['Edit image', 'Use as reference', 'Image info']) ben.menu(bare, name);
  await expect
    .poll(() => ben.own().map(plainTextOf))
    .toEqual(Array(3).fill('That message has no pictures Darkroom can use.'));
});

test('two people at one button get a job each; one who mashes it gets one', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  ana.command('imagine', { prompt: 'a lone pine' });
  const pine = one(await ana.drawn('a lone pine'));
  for (const hand of [ana, ben, ana, ben, ana]) hand.press(pine, 'Again');
  await expect.poll(() => ana.cards('a lone pine').length, { timeout: 10_000 }).toBe(3);
  await expect
    .poll(
      () =>
        ana
          .cards('a lone pine')
          .map(plainTextOf)
          .filter((text) => /Done/.test(text)).length,
      {
        timeout: 20_000,
      },
    )
    .toBe(3);
  expect(
    ana
      .cards('a lone pine')
      .map((card) => /\*\*(\w+)/.exec(plainTextOf(card))?.[1])
      .sort(),
  ).toEqual([...['Ana', 'Ana', 'Ben']]);
});

test('what somebody else may not delete is refused to them alone; a moderator may', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  const mia = new Hand(fake, ana.channel, fake.addUser({ name: 'Mia', moderator: true }));
  ana.command('imagine', { prompt: 'a shared hill' });
  const hill = one(await ana.drawn('a shared hill'));
  const before = ana.everything().length;
  ben.press(hill, 'Delete');
  await ben.told(/^Only the person who asked for it, or a moderator, can delete it\.$/);
  expect(ana.everything()).toHaveLength(before);
  mia.press(hill, 'Delete');
  mia.press(await mia.told(/“a shared hill”/), 'Delete it');
  await mia.told(/^Deleted/);
  expect(hill.deleted).toBe(true);
});

test('a deleted picture that could not be taken from its message goes when Delete is pressed once more', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  const mia = new Hand(fake, ana.channel, fake.addUser({ name: 'Mia', moderator: true }));
  ana.command('imagine', { prompt: 'a stubborn rock' });
  const rock = one(await ana.drawn('a stubborn rock'));
  const removal = { method: 'DELETE', path: new RegExp(`/messages/${rock.id}$`), times: 1 };
  fake.failNext(removal, { status: 403, code: 50013, message: 'Missing Permissions' });
  ana.press(rock, 'Delete');
  ana.press(await ana.told(/“a stubborn rock”/), 'Delete it');
  await ana.told(/^The file is deleted, but 1 message still shows it/);
  ben.press(rock, 'Delete');
  await ben.told(/^That picture/);
  expect(rock.deleted).toBe(false);
  mia.press(rock, 'Delete');
  await mia.told(/^Deleted: the picture is gone from its messages/);
  expect(rock.deleted).toBe(true);
});

test('a private draft is its asker’s alone until it is posted to the channel', async () => {
  const [ana, ben] = meet('Ana', 'Ben') as [Hand, Hand];
  ana.command('imagine', { prompt: 'a secret garden', private: true });
  const secret = one(await ana.drawn('a secret garden'));
  expect(ana.everything()).toEqual([]);
  ana.press(secret, 'Post to channel');
  await ana.told(/^It is being posted to the channel\.$/);
  await expect
    .poll(() => ben.everything().filter(({ attachments }) => attachments.length > 0))
    .toHaveLength(1);
  const posted = there(ben.everything().find(({ attachments }) => attachments.length > 0));
  expect(plainTextOf(posted)).toContain('Ana made this: a secret garden');
  ben.press(posted, 'Vary');
  await ben.cardSays('A variation: ', /Done/);
  ana.press(posted, 'Delete');
  ana.press(await ana.told(/“a secret garden”/), 'Delete it');
  await ana.told(/^Deleted: the picture is gone from its messages/);
  expect(posted.deleted).toBe(true);
  expect(secret.attachments).toEqual([]);
  expect(labelsOf(secret)).not.toContain('Vary');
});

test('a picture whose message to the channel was refused can be posted again', async () => {
  const [ana] = meet('Ana') as [Hand];
  ana.command('imagine', { prompt: 'a shy heron', private: true });
  const heron = await ana.drawn('a shy heron');
  const path = new RegExp(`/channels/${ana.channel.id}/messages$`);
  fake.failNext({ method: 'POST', path }, { status: 403, code: 50013 });
  ana.press(one(heron), 'Post to channel');
  await ana.told(/could not be posted/);
  expect(ana.everything()).toEqual([]);
  ana.command('show', { id: heron.id });
  ana.press(await ana.told(/^1 picture · a shy heron/), 'Post to channel');
  await expect
    .poll(() => ana.everything().map(plainTextOf))
    .toEqual([expect.stringContaining('a shy heron')]);
});

test('of several pictures in one message the others stay in it', async () => {
  const [ana] = meet('Ana') as [Hand];
  ana.command('imagine', { prompt: 'two doors', count: 2, delivery: 'batched' });
  const doors = one(await ana.drawn('two doors', 2));
  ana.press(doors, '2');
  const panel = await ana.told(/^2 of 2 · 2048×2048 · [0-9a-z]{12}-2\ntwo doors$/);
  expect(panel.attachments).toHaveLength(1);
  ana.press(panel, 'Delete');
  ana.press(await ana.told(/“two doors”/), 'Delete it');
  await ana.told(/^Deleted/);
  expect(doors.attachments.map(({ description }) => description)).toEqual(['two doors (1/2)']);
  expect(labelsOf(doors).slice(0, 2)).toEqual(['Edit', 'Vary']);
});
