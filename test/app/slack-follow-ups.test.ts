import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { newDataDir } from '../data-dir.ts';
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
let channel: FakeChannel;
let darkroom: Running;
let seen: ReturnType<typeof lookAt>;
const dataDir = newDataDir('slack-talk');
beforeAll(async () => {
  sandbox = await startSimulator(20);
  fake = await startFakeSlack({ processingMs: 20 });
  channel = fake.addChannel({ name: 'pictures' });
  seen = lookAt(fake, channel);
  await start();
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await fake.close();
  await sandbox.stop();
  rmSync(dataDir, { recursive: true });
});
afterEach(() => expect(fake.violations.splice(0)).toEqual([]));

async function start(): Promise<void> {
  const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL } = fake.env;
  const env = { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL };
  darkroom = await startDarkroom({ baseUrl: sandbox.url, env, dataDir });
}

const photo = async (name: string, by: FakeUser) => {
  const create = { width: 600, height: 400, channels: 3, background: 'teal' } as const;
  return fake.upload({ name, bytes: await sharp({ create }).png().toBuffer(), by, mimetype: 'image/png' });
};

/** The message that carries the pictures of a card, once it does. */
async function picturesOf(card: FakeMessage, count = 1): Promise<FakeMessage> {
  const id = /\b[0-9a-z]{12}$/m.exec(wordsOf(card))?.[0] ?? '';
  const find = () =>
    seen
      .everything()
      .findLast((one) => imagesOf(one).length === count && JSON.stringify(one.blocks).includes(`:${id}:`));
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  const found = find();
  if (!found) throw new Error('no pictures');
  return found;
}

async function draw(user: FakeUser, prompt: string, flags = '', count = 1): Promise<FakeMessage> {
  fake.slash({ user, channel, command: '/imagine', text: `${prompt} ${flags}` });
  return picturesOf(await seen.cardSays(prompt, /Done/), count);
}

/** What this person alone reads: beside the channel, and in their direct messages. */
const privately = (user: FakeUser) => {
  const dm = fake.openDm(user).id;
  const direct = fake.messages(dm).flatMap((one) => [one, ...fake.thread(dm, one.ts)]);
  return [...fake.ephemerals(user), ...direct].toSorted((a, b) => Number(a.ts) - Number(b.ts));
};

async function told(user: FakeUser, text: RegExp): Promise<FakeMessage> {
  const find = () => privately(user).findLast((one) => text.test(wordsOf(one)));
  await expect
    .poll(() => (find() ? 'said' : privately(user).map(wordsOf).join('\n---\n')), { timeout: 20_000 })
    .toBe('said');
  const found = find();
  if (!found) throw new Error('nothing was said');
  return found;
}

const press = (user: FakeUser, message: FakeMessage, label: string) =>
  fake.press({ user, message, actionId: seen.button(message, label) });

/** The form that is open, once it is filled in. */
async function formOf(user: FakeUser) {
  await fake.until(() => (fake.openView(user)?.callbackId ?? '') !== '');
  const view = fake.openView(user);
  if (!view) throw new Error('no form is open');
  return view;
}

test('from an answer in the thread to its end: night, the second one, a variation, a blend, back, deleted', async () => {
  const user = fake.addUser({ name: 'Ana' });
  const lake = await draw(user, 'a lake', '--count 3 --delivery batched', 3);
  fake.mention({ user, channel, text: '2 make it night', threadTs: lake.threadTs ?? '' });
  const nightCard = await seen.cardSays('make it night', /Done/);
  expect(wordsOf(nightCard)).toMatch(/Starts from: 1 [0-9a-z]{12}-2/);
  expect(imagesOf(nightCard)).toHaveLength(1);
  expect(nightCard.threadTs).toBe(lake.threadTs);
  press(user, await picturesOf(nightCard), 'Vary');
  const varied = await picturesOf(await seen.cardSays('A variation: ', /Done/));
  press(user, varied, 'Use as reference');
  await told(user, /1 picture to start from/);
  fake.slash({ user, channel, command: '/darkroom', text: 'blend' });
  const view = await formOf(user);
  const pictures = [await photo('red.png', user)];
  await fake.submit({ user, view, values: { prompt: 'both in one frame', pictures } }).done;
  const preview = await told(user, /2 pictures to start from[\s\S]*2\. red\.png/);
  expect(imagesOf(preview)).toHaveLength(1);
  press(user, preview, 'Order or drop');
  await fake.submit({ user, view: await formOf(user), values: { order: '2 1' } }).done;
  press(user, await told(user, /1\. red\.png/), 'Draw');
  const blended = await seen.cardSays('both in one frame', /Done/);
  expect(wordsOf(blended)).toMatch(/1 red\.png · 2 [0-9a-z]{12}-1/);
  const picture = await picturesOf(blended);
  press(user, picture, 'Details');
  press(user, await told(user, /How it was made, in 4 steps/), '↩ Before this');
  const parent = await told(user, /A variation: [\s\S]*Before this/);
  expect(imagesOf(parent)).toHaveLength(1);
  press(user, picture, 'Delete');
  press(user, await told(user, /Delete this picture for everybody\? “both in one frame”/), 'Delete it');
  await told(user, /Deleted: the picture is gone from its messages/);
  await expect.poll(() => picture.deleted).toBe(true);
}, 120_000);

test('every button works after a restart, and one of a job that is gone says so', async () => {
  const user = fake.addUser({ name: 'Ana' });
  const barn = await draw(user, 'a red barn');
  await darkroom.stop();
  await start();
  await fake.until(() => fake.sockets === 2);
  for (const [label, answer] of [
    ['★ Favourite', /It is a favourite now/],
    ['Use as reference', /1 picture to start from/],
    ['Details', /How it was made/],
    ['Download original', /1 picture · a red barn/],
  ] as const) {
    press(user, barn, label);
    await told(user, answer);
  }
  press(user, barn, 'Edit prompt');
  const view = await formOf(user);
  expect(JSON.stringify(view.blocks)).toContain('a red barn');
  await fake.submit({ user, view, values: { prompt: 'a blue barn' } }).done;
  await seen.cardSays('a blue barn', /Done/);
  const gone = await fetch(`${fake.env.SLACK_API_URL}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fake.env.SLACK_BOT_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ channel: channel.id, text: 'an old picture' },
      blocks: ['vary', 'edit'].map((action) => ({
        type: 'actions',
        elements: [
          {
            ...{ type: 'button', action_id: `v1:${action}:000000000000:0` },
            text: { type: 'plain_text', text: action },
          },
        ],
      })),
    }),
  });
  expect(await gone.json()).toMatchObject({ ok: true });
  const old = fake.messages(channel.id).at(-1);
  if (!old) throw new Error('nothing was posted');
  press(user, old, 'vary');
  await told(user, /is not there any more/);
  press(user, old, 'edit');
  await expect.poll(() => JSON.stringify(fake.openView(user)?.blocks)).toMatch(/is not there any more/);
}, 120_000);

test('two people press at once and each gets their own; pressing twice is pressing once', async () => {
  const [ana, bo] = [fake.addUser({ name: 'Ana' }), fake.addUser({ name: 'Bo' })];
  const hill = await draw(ana, 'a shared hill');
  for (const user of [ana, bo, ana, bo, ana]) press(user, hill, 'Vary');
  const cards = () =>
    seen
      .everything()
      .filter((one) => one.threadTs === hill.threadTs && /A variation: /.test(wordsOf(one)))
      .filter((one) => wordsOf(one).includes('Seedream'));
  await expect.poll(() => cards().map(wordsOf).join(), { timeout: 20_000 }).toMatch(/Done[\s\S]*Done/);
  expect(cards()).toHaveLength(2);
  press(bo, hill, 'Delete');
  await told(bo, /Only the person who asked|moderator/);
  expect(hill.deleted).toBe(false);
}, 60_000);

test('an answer in a thread takes ten pictures, and says what it cannot read', async () => {
  const user = fake.addUser({ name: 'Ana' });
  const ten = await Promise.all(Array.from({ length: 10 }, (_, n) => photo(`${n}.png`, user)));
  const album = fake.post({ user, channel, text: 'my holidays', files: ten });
  fake.mention({ user, channel, text: 'all in one collage', threadTs: album.ts });
  expect(wordsOf(await seen.cardSays('all in one collage', /Done/))).toContain('10 references');

  fake.slash({ user, channel, command: '/imagine', text: 'a failed sketch [refuse 1]' });
  const failed = await seen.cardSays('a failed sketch', /refused|no picture|could not|nothing/i);
  fake.mention({ user, channel, text: 'and with rain', threadTs: failed.ts });
  await told(user, /There is no picture in this thread[\s\S]*and with rain/);

  const video = fake.upload({
    name: 'clip.mp4',
    bytes: new Uint8Array([1]),
    by: user,
    mimetype: 'video/mp4',
  });
  fake.mention({ user, channel, text: 'as a painting', files: [video] });
  await told(user, /cannot read what is attached[\s\S]*as a painting/);

  const broken = fake.upload({
    name: 'x.png',
    bytes: new Uint8Array([1, 2]),
    by: user,
    mimetype: 'image/png',
  });
  fake.mention({ user, channel, text: 'in bright colours', files: [broken] });
  await told(user, /Picture 1|picture 1|image 1/i);
  expect(seen.card('and with rain') ?? seen.card('as a painting')).toBeUndefined();
}, 60_000);

test('a private picture is its asker’s alone until it is posted to the channel', async () => {
  const user = fake.addUser({ name: 'Ana' });
  fake.slash({ user, channel, command: '/imagine', text: 'a secret garden --private yes' });
  const alone = lookAt(fake, fake.openDm(user));
  await alone.cardSays('a secret garden', /Done/);
  const find = () => alone.everything().findLast((one) => JSON.stringify(one.blocks).includes('v1:publish:'));
  await expect.poll(find).toBeDefined();
  const shown = () => seen.everything().filter((one) => JSON.stringify(one).includes('a secret garden'));
  expect(shown()).toEqual([]);
  const secret = find();
  if (secret) press(user, secret, 'Post to channel');
  await expect.poll(() => shown().length, { timeout: 20_000 }).toBe(1);
}, 60_000);

test('styles, history and the tray are typed after the app’s own command', async () => {
  const user = fake.addUser({ name: 'Ana' });
  const type = (text: string) => fake.slash({ user, channel, command: '/darkroom', text });
  type('style save noir "black and white, hard light" --ratio 16:9');
  await told(user, /“noir” is saved/);
  type('style use noir');
  await told(user, /gets “noir” now/);
  fake.slash({ user, channel, command: '/imagine', text: 'a tea kettle' });
  const card = await seen.cardSays('a tea kettle', /Done/);
  expect(wordsOf(card)).toMatch(/a tea kettle\. black and white, hard light[\s\S]*16:9/);
  await picturesOf(card);
  type('history kettle');
  const history = await told(user, /1 picture of yours/);
  fake.press({ user, message: history, actionId: 'menu', value: optionIn(history) });
  await told(user, /a tea kettle[\s\S]*Details/);
  type('tray');
  await told(user, /No pictures are put aside here/);
}, 60_000);

function optionIn({ blocks }: FakeMessage): string {
  return /"value":"(v1:picture:[^"]+)"/.exec(JSON.stringify(blocks))?.[1] ?? '';
}
