import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { newDataDir } from '../data-dir.ts';
import { type FakeDiscord, type FakeMessage, startFakeDiscord } from '../fakes/discord/discord.ts';
import { choicesOf, type Drawn, Hand, labelsOf, one, plainTextOf, there } from './discord-hand.ts';
import { type Running, startDarkroom, startSimulator } from './harness.ts';

let sandbox: Sandbox;
let fake: FakeDiscord;
let darkroom: Running;
let ana: Hand;
const dataDir = newDataDir('later');
const env = { PERSON_RUNNING_JOBS: '1' };
const start = () => startDarkroom({ baseUrl: sandbox.url, dataDir, env: { ...fake.env, ...env } });

interface Scene {
  series: FakeMessage;
  edited: Drawn;
  secret: FakeMessage;
  broken: FakeMessage;
  waiting: FakeMessage;
  tray: FakeMessage;
  blend: FakeMessage;
  panel: FakeMessage;
  details: FakeMessage;
  question: FakeMessage;
  history: FakeMessage;
  offer: FakeMessage;
}
let scene: Scene;

beforeAll(async () => {
  sandbox = await startSimulator(40);
  fake = await startFakeDiscord();
  darkroom = await start();
  ana = new Hand(fake, fake.addChannel(fake.addGuild()), fake.addUser({ name: 'Ana' }));
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await fake.close();
  await sandbox.stop();
  rmSync(dataDir, { recursive: true });
});
afterEach(() => expect(fake.violations.splice(0)).toEqual([]));

async function photo() {
  const create = { width: 600, height: 400, channels: 3, background: 'red' } as const;
  return fake.attach('red.png', await sharp({ create }).png().toBuffer());
}

test('every kind of button is there before a restart', async () => {
  ana.command('series', { prompt: 'dusk | dawn', count: 2, delivery: 'batched' });
  const series = one(await ana.drawn('dusk | dawn', 2));
  ana.reply(series, '1 in fog');
  const edited = await ana.drawn('in fog');
  ana.command('imagine', { prompt: 'a secret', private: true });
  const secret = one(await ana.drawn('a secret'));
  ana.command('imagine', { prompt: 'half of it [fail 2]', count: 2 });
  const broken = await ana.cardSays('half of it', /1 of 2 pictures/);
  ana.press(series, '2');
  const panel = await ana.told(/^2 of 2/);
  ana.press(one(edited), 'Details');
  const details = await ana.told(/^How it was made, in 2 steps/);
  ana.press(one(edited), 'Delete');
  const question = await ana.told(/^Delete this picture for everybody\? “in fog”/);
  ana.command('history');
  const history = await ana.told(/pictures of yours, page 1/);
  ana.command('edit', { prompt: 'as a print', image: await photo(), model: '3.0' });
  const offer = await ana.told(/Seedream 3\.0/);
  ana.command('series', { prompt: 'before it [slow]', count: 2, model: '4.0' });
  ana.command('series', { prompt: 'in line [slow]', count: 6, model: '4.0' });
  const waiting = await ana.cardSays('in line', /in line|Next|Getting/);
  await ana.fill(ana.command('blend'), { 'pictures:0': [await photo()] });
  const tray = await ana.told(/^1 picture to start from/);
  await ana.fill(ana.press(tray, 'Add pictures'), { prompt: 'a collage', 'pictures:0': [await photo()] });
  const blend = await ana.told(/^2 pictures to start from/);
  scene = { series, edited, secret, broken, panel, details, question, history, offer, tray, blend, waiting };
  await darkroom.app.stop();
  darkroom = await start();
}, 90_000);

const newest = (prompt: string) => ana.cards(prompt).length;

test('the buttons of a job work after a restart', async () => {
  ana.press(scene.waiting, 'Cancel');
  await ana.told(/^Cancelled\./);
  ana.press(scene.broken, 'Run again');
  await ana.told(/^Running it again\.$/);
  ana.press(scene.series, 'Again');
  await expect.poll(() => newest('dusk | dawn'), { timeout: 10_000 }).toBe(2);
  await ana.fill(ana.press(scene.series, 'Edit prompt'), { prompt: 'noon | night' });
  await ana.cardSays('noon | night', /./);
  await ana.fill(ana.press(one(scene.edited), 'Change settings'), { ratio: ['16:9'] });
  await expect.poll(() => newest('in fog'), { timeout: 10_000 }).toBe(2);
  ana.press(scene.series, 'Details');
  await ana.told(/^How it was made\n\*\*1\*\* dusk \| dawn/);
});

test('the buttons of a picture work after a restart', async () => {
  const { panel, edited, secret } = scene;
  await ana.fill(ana.press(panel, 'Edit'), { prompt: 'in rain' });
  await ana.cardSays('in rain', /./);
  ana.press(panel, 'Vary');
  await ana.cardSays('A variation: ', /./);
  ana.press(panel, 'Largest size');
  await ana.cardSays('At the largest size: ', /./);
  ana.press(panel, 'Draw this one again');
  await ana.cardSays('One picture of a series again: ', /./);
  ana.press(panel, 'Use as reference');
  await ana.told(/^3 pictures to start from/);
  ana.press(panel, '★ Pick as the best');
  await ana.told(/^★ Number \d is your best of this series/);
  const before = ana.own().length;
  ana.press(panel, 'Download original');
  await expect.poll(() => ana.own().length).toBe(before + 1);
  expect(ana.own().at(-1)?.attachments).toHaveLength(1);
  ana.press(secret, 'Post to channel');
  await ana.told(/^It is being posted/);
  ana.press(one(edited), 'Delete');
  await ana.told(/^Delete this picture for everybody\? “in fog”/);
});

test('the buttons of private answers work after a restart', async () => {
  const { details, history, offer, tray, blend, question } = scene;
  ana.press(details, '↩ Before this');
  await ana.told(/^1 of 2 · [\s\S]*dusk/);
  ana.press(details, 'Before and after');
  await ana.told(/^Before and after/);
  expect(labelsOf(details)).toContain('Show original');
  const [choice] = choicesOf(history);
  ana.choose(history, choice?.value ?? '');
  await ana.told(/^(\d of \d|\d+×\d+)[\s\S]*half of it/);
  ana.press(offer, labelsOf(offer)[0] ?? '');
  await ana.cardSays('as a print', /./);
  await ana.fill(ana.press(blend, 'Order or drop'), { order: '2 1' });
  await ana.told(/^2 pictures to start from/);
  ana.press(blend, 'Draw');
  await ana.cardSays('a collage', /./);
  await ana.fill(ana.press(tray, 'Say what to draw'), { prompt: 'words to keep' });
  await ana.told(/^No pictures are put aside here[\s\S]*```\nwords to keep\n```/);
  ana.press(tray, 'Clear');
  await ana.told(/^Cleared/);
  ana.press(question, 'Keep it');
  await ana.told(/^It stays\./);
  ana.press(question, 'Delete it');
  await ana.told(/^Deleted: the picture is gone from its messages/);
});

/** The same message, as the bot wrote it for a job that was never heard of. */
async function withoutItsJob({ channelId, components }: FakeMessage): Promise<void> {
  const url = `${fake.env.DISCORD_API_URL}/v10/channels/${channelId}/messages`;
  const body = JSON.stringify({ content: 'gone', components }).replaceAll(
    /(v1:[a-z-]+:)[0-9a-z]{12}/g,
    '$1zzzzzzzzzzzz',
  );
  const headers = { authorization: `Bot ${fake.env.DISCORD_TOKEN}`, 'content-type': 'application/json' };
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
}

test('buttons of what does not exist any more say so to whoever pressed them, and nothing else happens', async () => {
  const cleo = new Hand(fake, ana.channel, fake.addUser({ name: 'Cleo' }));
  const { history: _, ...rest } = scene;
  for (const message of [one(scene.edited), ...Object.values(rest).filter(isMessage)])
    if (message.components.length > 0) await withoutItsJob(message);
  const before = cleo.cards('').length;
  const gone = cleo.everything().filter(({ content }) => content === 'gone');
  const labels = new Set(gone.flatMap(labelsOf).filter((label) => label !== 'Show original'));
  for (const label of labels) {
    const message = there(gone.find((found) => labelsOf(found).includes(label)));
    cleo.press(message, label);
  }
  const pictureGone =
    'That picture is not there any more, or was not meant for you. Use /history to find yours.';
  const jobUnknown = 'There is no job or picture “zzzzzzzzzzzz” of yours. /queue and the cards show ids.';
  const sentences = [
    pictureGone,
    jobUnknown,
    'That was too long ago. Please ask for it again.',
    'No pictures are put aside here. Press “Use as reference” under a picture, or use /blend.',
    'Cleared.',
  ].sort();
  await expect.poll(() => Object.keys(tally(cleo)).sort(), { timeout: 20_000 }).toEqual(sentences);
  // Two of them open a form, the same for everybody.
  const said = () => Object.values(tally(cleo)).reduce((sum, count) => sum + count, 0);
  await expect.poll(said, { timeout: 20_000 }).toBeGreaterThanOrEqual(labels.size - 2);
  expect(cleo.cards('')).toHaveLength(before);
});

test('words for a job that is not there any more are handed back', async () => {
  const cleo = new Hand(fake, ana.channel, fake.addUser({ name: 'Cleo' }));
  const of = cleo.press(scene.series, 'Edit prompt');
  await of.waitFor(({ modal }) => modal !== null);
  const { user, channel } = cleo;
  const fields = { prompt: 'words to keep' };
  fake.submitModal({ user, channel, customId: 'v1:prompt:zzzzzzzzzzzz', fields, of });
  await cleo.told(/^There is no job[\s\S]*```\nwords to keep\n```/);
});

function isMessage(seen: FakeMessage | Drawn): seen is FakeMessage {
  return 'content' in seen;
}

/** How often a person was told each sentence. */
function tally(hand: Hand): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const message of hand.own()) {
    const text = plainTextOf(message).replaceAll(/<(\/\w+):\d+>/g, '$1');
    counts[text] = (counts[text] ?? 0) + 1;
  }
  return counts;
}
