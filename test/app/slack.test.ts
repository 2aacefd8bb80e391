import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { newDataDir } from '../data-dir.ts';
import { type FakeChannel, type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';
import { type Running, startDarkroom, startSimulator } from './harness.ts';
import { startProcess } from './process.ts';
import { lookAt, wordsOf } from './slack-workspace.ts';

let sandbox: Sandbox;
let fake: FakeSlack;
let channel: FakeChannel;
let darkroom: Running;
let seen: ReturnType<typeof lookAt>;
beforeAll(async () => {
  sandbox = await startSimulator(20);
  fake = await startFakeSlack({ processingMs: 20 });
  channel = fake.addChannel({ name: 'pictures' });
  seen = lookAt(fake, channel);
  darkroom = await startDarkroom({ baseUrl: sandbox.url, env: socketEnv() });
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await fake.close();
  await sandbox.stop();
});
afterEach(() => expect(fake.violations.splice(0)).toEqual([]));

function socketEnv(): Record<string, string> {
  const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL } = fake.env;
  return { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL };
}

const photo = async (name: string) => {
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  return fake.upload({ name, bytes, mimetype: 'image/png' });
};

test('a command puts its card in the channel and its pictures into the card’s thread as they finish', async () => {
  const user = fake.addUser({ name: 'Ana' });
  fake.slash({ user, channel, command: '/series', text: 'a lighthouse [refuse 3] [slow] --count 4' });
  const card = await seen.cardSays('a lighthouse', /3 of 4 pictures/, 30_000);
  expect(card.threadTs).toBeNull();
  await expect.poll(() => seen.pictures(card)).toHaveLength(3);
  expect(seen.pictures(card).map(({ title }) => title.text)).toEqual(
    [1, 2, 4].map((n) => expect.stringMatching(new RegExp(`^${n} of 4 · \\d+×\\d+$`))),
  );
  expect(fake.thread(channel.id, card.ts).length).toBeGreaterThan(1);
});

test('a mention with a photo changes it, card and picture in that message’s thread', async () => {
  const user = fake.addUser({ name: 'Ana' });
  fake.mention({ user, channel, text: 'turn it into winter', files: [await photo('yard.png')] });
  const card = await seen.cardSays('turn it into winter', /Done/);
  expect(wordsOf(card)).toContain('1 reference');
  expect(card.threadTs).not.toBeNull();
  await expect.poll(() => seen.pictures(card)).toHaveLength(1);
  fake.mention({ user, channel, text: 'and now at night', threadTs: card.threadTs ?? '' });
  const second = await seen.cardSays('and now at night', /Done/);
  expect(second.threadTs).toBe(card.threadTs);
  expect(wordsOf(second)).toContain('1 reference');
});

test('everything is said in the person’s own language', async () => {
  const user = fake.addUser({ name: 'Uli', locale: 'de-DE' });
  fake.slash({ user, channel, command: '/imagine', text: 'ein Reiher im Nebel' });
  await seen.cardSays('ein Reiher im Nebel', /Fertig/);
  fake.slash({ user, channel, command: '/imagine', text: 'etwas --model nonsense' });
  await expect.poll(() => fake.ephemerals(user).map(wordsOf).join()).toContain('Dein Text:');
});

test('what is being drawn can be cancelled by its asker and by nobody else', async () => {
  const [ana, bo] = [fake.addUser({ name: 'Ana' }), fake.addUser({ name: 'Bo' })];
  fake.slash({ user: ana, channel, command: '/series', text: 'a long storm [slow] --count 12' });
  const card = await seen.cardSays('a long storm', /Next|Getting|Drawing/);
  const actionId = seen.button(card, 'Cancel');
  fake.press({ user: bo, message: card, actionId });
  await expect
    .poll(() => fake.ephemerals(bo).map(({ text }) => text))
    .toEqual(['Only the person who asked for it, or a moderator, can cancel it.']);
  fake.press({ user: ana, message: card, actionId });
  await expect
    .poll(() =>
      fake
        .ephemerals(ana)
        .map(({ text }) => text)
        .join(),
    )
    .toContain('Cancelled.');
  await seen.cardSays('a long storm', /Cancelled/);
});

test('a private job is seen in the direct message alone', async () => {
  const user = fake.addUser({ name: 'Ana' });
  fake.slash({ user, channel, command: '/imagine', text: 'a secret garden --private yes --count 2' });
  const alone = lookAt(fake, fake.openDm(user));
  const card = await alone.cardSays('a secret garden', /Done, all 2/);
  await expect.poll(() => alone.pictures(card)).toHaveLength(2);
  expect(seen.card('a secret garden')).toBeUndefined();
});

test('where the app is not a member, it says so privately and nothing is paid for', async () => {
  const user = fake.addUser({ name: 'Ana' });
  const foreign = fake.addChannel({ member: false });
  fake.slash({ user, channel: foreign, command: '/imagine', text: 'a closed door' });
  await expect
    .poll(
      () =>
        fake
          .ephemerals(user)
          .map(({ text }) => text)
          .join(),
      { timeout: 10_000 },
    )
    .toContain('Darkroom is not in this channel. Type /invite @Darkroom here, then ask again.');
});

test('help and home say how it is used here: by mentions, menus and forms', async () => {
  const user = fake.addUser({ name: 'Ana' });
  const how = 'Mention @Darkroom with a photo';
  fake.slash({ user, channel, command: '/darkroom', text: 'help' });
  await expect
    .poll(() =>
      fake
        .ephemerals(user)
        .map(({ text }) => text)
        .join(),
    )
    .toContain(how);
  await fake.event('app_home_opened', { user: user.id, channel: fake.openDm(user).id, tab: 'home' }).done;
  await expect.poll(() => JSON.stringify(fake.home(user)?.blocks)).toContain(how);
  expect(JSON.stringify(fake.home(user)?.blocks)).toContain('/darkroom edit make it night');
});

test('/info without an id names the menu: a typed command brings no picture', async () => {
  const user = fake.addUser({ name: 'Ida' });
  fake.slash({ user, channel, command: '/darkroom', text: 'info' });
  const told = () => fake.ephemerals(user).map(({ text }) => text);
  await expect.poll(told).toEqual([expect.stringMatching(/^Which picture\? .* choose “Image info”\.$/)]);
});

test('the home lists what waits and what was drawn, and follows what happens', async () => {
  const user = fake.addUser({ name: 'Ana' });
  await fake.event('app_home_opened', { user: user.id, channel: fake.openDm(user).id, tab: 'home' }).done;
  const words = () => JSON.stringify(fake.home(user)?.blocks ?? []);
  await expect.poll(words).toContain('Nothing is waiting.');
  fake.slash({ user, channel, command: '/series', text: 'at home [slow] --count 8' });
  await expect.poll(words, { timeout: 20_000 }).toContain('v1:cancel:');
  await seen.cardSays('at home', /Done, all 8/, 40_000);
  await expect.poll(words, { timeout: 20_000 }).toContain('at home [slow] · Seedream 4.5 · 8 pictures');
}, 90_000);

test('what a person set for themselves is used when they choose nothing', async () => {
  const user = fake.addUser({ name: 'Ana' });
  await fake.event('app_home_opened', { user: user.id, channel: fake.openDm(user).id, tab: 'home' }).done;
  await fake.until(() => fake.home(user) !== null);
  const home = fake.home(user);
  if (!home) throw new Error('no home');
  fake.pressInView({ user, view: home, actionId: 'settings' });
  await fake.until(() => fake.openView(user)?.callbackId === 'settings');
  const view = fake.openView(user);
  if (!view) throw new Error('no form');
  await fake.submit({ user, view, values: { model: '4.0', delivery: 'batched' } }).done;
  await expect
    .poll(async () => {
      fake.slash({ user, channel, command: '/imagine', text: 'as I like it' });
      await seen.cardSays('as I like it', /Seedream/);
      return wordsOf(seen.card('as I like it') as never);
    })
    .toContain('Seedream 4.0');
});

test('thirty people at once, in three channels, each get their card and their picture once', async () => {
  // A channel takes about one post a second.
  const channels = [channel, fake.addChannel(), fake.addChannel()].map((where) => ({
    where,
    look: lookAt(fake, where),
  }));
  const asked = Array.from({ length: 30 }, (_, index) => `crowd number ${index} here`);
  const placeOf = (index: number) => channels[index % 3] ?? { where: channel, look: seen };
  for (const [index, text] of asked.entries()) {
    const user = fake.addUser({ name: `Person ${index}` });
    fake.slash({ user, channel: placeOf(index).where, command: '/imagine', text });
  }
  for (const [index, prompt] of asked.entries()) {
    const { look } = placeOf(index);
    const pictures = () => {
      const card = look.card(prompt);
      return card ? look.pictures(card).length : 0;
    };
    await expect.poll(pictures, { timeout: 60_000 }).toBe(1);
  }
  const everything = channels.flatMap(({ look }) => look.everything());
  expect(
    everything.filter((message) => /crowd number \d+ here[\s\S]*Seedream/.test(wordsOf(message))),
  ).toHaveLength(30);
}, 90_000);

test('pictures that are stuck twice are kept, and their asker is told', async () => {
  const user = fake.addUser({ name: 'Ana' });
  fake.failNext({ method: 'upload', times: 2 }, { neverProcessed: true });
  fake.slash({ user, channel, command: '/imagine', text: 'a stuck picture' });
  const told = () =>
    [...fake.ephemerals(user), ...fake.messages(fake.openDm(user).id)].map(({ text }) => text).join();
  await expect.poll(told, { timeout: 60_000 }).toContain('a stuck picture');
  const card = await seen.cardSays('a stuck picture', /Done/);
  expect(seen.pictures(card)).toEqual([]);
  expect(told()).toContain('/darkroom show');
}, 90_000);

test('killed in the middle and started again, it posts nothing twice and goes on in line', async () => {
  const folder = newDataDir('slack-kill');
  const slow = await startSimulator(4);
  const own = await startFakeSlack({ processingMs: 20 });
  const where = own.addChannel();
  const look = lookAt(own, where);
  const user = own.addUser({ name: 'Ana' });
  const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL } = own.env;
  const env = { DATA_DIR: folder, ARK_API_KEY: 'a-key', ARK_BASE_URL: slow.url, PERSON_RUNNING_JOBS: '1' };
  const settings = { ...env, SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL };
  const first = await startProcess(settings);
  expect(first.output()).toContain('Slack is connected.');
  own.slash({ user, channel: where, command: '/series', text: 'half a storm [slow] --count 4' });
  const storm = await look.cardSays('half a storm', /Next|Getting|Drawing/);
  own.slash({ user, channel: where, command: '/imagine', text: 'still in line' });
  await look.cardSays('still in line', /in line|Getting/);
  await expect.poll(() => look.pictures(storm).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await first.end('SIGKILL');
  const second = await startProcess(settings);
  const line = await look.cardSays('still in line', /Done/, 40_000);
  const cut = await look.cardSays('half a storm', /Darkroom was stopped while drawing\./, 30_000);
  await expect.poll(() => look.pictures(line)).toHaveLength(1);
  const kept = Number(/([123]) of 4 pictures/.exec(wordsOf(cut))?.[1]);
  await expect.poll(() => look.pictures(cut)).toHaveLength(kept);
  expect(own.messages(where.id)).toHaveLength(2);
  expect(await second.end('SIGTERM')).toBe(0);
  expect(own.violations).toEqual([]);
  await own.close();
  await slow.stop();
  rmSync(folder, { recursive: true });
}, 120_000);
