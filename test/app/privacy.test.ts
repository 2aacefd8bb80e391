import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import {
  type FakeChannel,
  type FakeMessage,
  type FakeSlack,
  type FakeUser,
  startFakeSlack,
} from '../fakes/slack/slack.ts';
import { type Running, startDarkroom, startSimulator } from './harness.ts';
import { imagesOf, lookAt, wordsOf } from './slack-workspace.ts';

let sandbox: Sandbox;
let fake: FakeSlack;
let darkroom: Running;
beforeAll(async () => {
  sandbox = await startSimulator(20);
  fake = await startFakeSlack({ processingMs: 20 });
  const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL } = fake.env;
  const env = { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL };
  darkroom = await startDarkroom({ baseUrl: sandbox.url, env });
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await fake.close();
  await sandbox.stop();
});
afterEach(() => expect(fake.violations.splice(0)).toEqual([]));

const jobOf = (card: FakeMessage) => /\b[0-9a-z]{12}$/m.exec(wordsOf(card))?.[0] ?? '';

/** The message with a card's picture and its buttons, in the channel where its card stands. */
async function pictureOf(room: FakeChannel, card: FakeMessage): Promise<FakeMessage> {
  const find = () =>
    lookAt(fake, room)
      .everything()
      .findLast(
        (one) => imagesOf(one).length > 0 && JSON.stringify(one.blocks).includes(`v1:use:${jobOf(card)}`),
      );
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return found(find());
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there');
  return value;
}

async function draw(user: FakeUser, channel: FakeChannel, text: string, shownIn = channel) {
  fake.slash({ user, channel, command: '/imagine', text });
  const [prompt = ''] = text.split(' --');
  const card = await lookAt(fake, shownIn).cardSays(prompt, /Done/);
  return { id: jobOf(card), picture: await pictureOf(shownIn, card) };
}

function press(user: FakeUser, message: FakeMessage, label: string) {
  return fake.press({
    user,
    message,
    actionId: lookAt(fake, fake.openDm(user)).button(message, label),
  });
}

/** What this person alone reads, the newest that says this. */
async function told(user: FakeUser, text: RegExp): Promise<FakeMessage> {
  const privately = () => {
    const dm = fake.openDm(user).id;
    const direct = fake.messages(dm).flatMap((one) => [one, ...fake.thread(dm, one.ts)]);
    return [...fake.ephemerals(user), ...direct].toSorted((a, b) => Number(a.ts) - Number(b.ts));
  };
  const find = () => privately().findLast((one) => text.test(wordsOf(one)));
  await expect
    .poll(() => (find() ? 'said' : privately().map(wordsOf).join('\n---\n')), { timeout: 20_000 })
    .toBe('said');
  return found(find());
}

/** Brings a picture into another channel, to start from it there. */
async function bring(user: FakeUser, channel: FakeChannel, { id, prompt }: { id: string; prompt: string }) {
  fake.slash({ user, channel, command: '/darkroom', text: `show ${id}` });
  press(user, await told(user, new RegExp(`1 picture · ${prompt}`)), 'Use as reference');
  await told(user, /1 picture to start from/);
}

test('a private picture is posted where it was asked for, not where what it starts from was public', async () => {
  const [open, closed] = [fake.addChannel({ name: 'open' }), fake.addChannel({ name: 'closed' })];
  const ana = fake.addUser({ name: 'Ana' });
  const { id } = await draw(ana, open, 'an open field');
  await bring(ana, closed, { id, prompt: 'an open field' });
  const plan = await draw(ana, closed, 'a hidden plan --private yes', fake.openDm(ana));
  press(ana, plan.picture, 'Post to channel');
  const shownIn = (channel: FakeChannel) =>
    lookAt(fake, channel)
      .everything()
      .filter((one) => wordsOf(one).includes('a hidden plan'));
  await expect
    .poll(() => [shownIn(open).length, shownIn(closed).length], { timeout: 20_000 })
    .toEqual([0, 1]);
}, 60_000);

test('what starts from a private picture is posted where that one was asked for', async () => {
  const closed = fake.addChannel({ name: 'closed-too' });
  const ana = fake.addUser({ name: 'Ana' });
  const dm = fake.openDm(ana);
  const first = await draw(ana, closed, 'a hidden cave --private yes', dm);
  press(ana, first.picture, 'Vary');
  const varied = await pictureOf(dm, await lookAt(fake, dm).cardSays('A variation: ', /Done/));
  press(ana, varied, 'Post to channel');
  await expect
    .poll(() => lookAt(fake, closed).everything().map(wordsOf).join('\n'), { timeout: 20_000 })
    .toContain('A variation: ');
}, 60_000);

test('what somebody draws in direct messages is seen by nobody else, also when they go on from it in a channel', async () => {
  const channel = fake.addChannel({ name: 'posters' });
  const [ana, bo] = [fake.addUser({ name: 'Ana' }), fake.addUser({ name: 'Bo' })];
  const { id } = await draw(ana, fake.openDm(ana), 'a quiet draft');
  fake.slash({ user: bo, channel, command: '/darkroom', text: `show ${id}` });
  await told(bo, /There is no job or picture/);
  await bring(ana, channel, { id, prompt: 'a quiet draft' });
  const poster = await draw(ana, channel, 'a loud poster');
  expect(JSON.stringify(lookAt(fake, channel).everything())).not.toContain('a quiet draft');
  press(bo, poster.picture, 'Details');
  expect(wordsOf(await told(bo, /How it was made/))).not.toContain('a quiet draft');
  press(ana, poster.picture, 'Details');
  expect(wordsOf(await told(ana, /How it was made, in 2 steps/))).toContain('a quiet draft');
}, 60_000);

test('a picture of one channel is shown to nobody in another, and whoever marked it finds it again', async () => {
  const [here, elsewhere] = [fake.addChannel({ name: 'here' }), fake.addChannel({ name: 'elsewhere' })];
  const [ana, bo, cy] = ['Ana', 'Bo', 'Cy'].map((name) => fake.addUser({ name })) as [
    FakeUser,
    FakeUser,
    FakeUser,
  ];
  const { id, picture } = await draw(ana, here, 'a walled garden');
  press(bo, picture, '★ Favourite');
  await told(bo, /It is a favourite now/);
  const show = (user: FakeUser) =>
    fake.slash({ user, channel: elsewhere, command: '/darkroom', text: `show ${id}` });
  show(cy);
  await told(cy, /There is no job or picture/);
  show(bo);
  await told(bo, /1 picture · a walled garden/);
}, 60_000);
