import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Message, Person, type Running, startDarkroom, startSimulator } from './harness.ts';

let sandbox: Sandbox;
let darkroom: Running;
beforeAll(async () => {
  sandbox = await startSimulator(20);
  darkroom = await startDarkroom({ baseUrl: sandbox.url });
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await sandbox.stop();
});

const person = () => new Person(darkroom.app.url);
const labelsOf = (message: Message) => message.buttons.map((row) => row.map(({ label }) => label));
const idOf = (card: Message) => card.card?.settings.split(' · ').at(-1) ?? '';

async function draw(
  who: Person,
  prompt: string,
  options: object = {},
): Promise<{ card: Message; shown: Message[] }> {
  await who.send('imagine', { prompt, ...options });
  return drawn(who, prompt);
}

async function drawn(who: Person, prompt: string): Promise<{ card: Message; shown: Message[] }> {
  const card = await who.cardSays(prompt, /^Done/);
  return { card, shown: await who.threadOf(card, card.card?.tiles.length ?? 0) };
}

const one = ({ shown }: { shown: Message[] }): Message => {
  const [first] = shown;
  if (!first) throw new Error('nothing was shown');
  return first;
};

async function red(who: Person) {
  const create = { width: 640, height: 480, channels: 3, background: '#c22' } as const;
  return who.upload(await sharp({ create }).png().toBuffer(), 'red.png');
}

/** The middle of the left half. */
async function colourOfLeft(picture: Buffer): Promise<'red' | 'other'> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 4)) * info.channels;
  const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
  return r > 150 && g < 80 && b < 80 ? 'red' : 'other';
}

test('a picture has its own buttons and its job’s; several have a number each', async () => {
  const ana = person();
  const single = one(await draw(ana, 'a single owl'));
  expect(labelsOf(single)).toEqual([
    ['Edit', 'Vary', 'Largest size', 'Use as reference', 'Download original'],
    ['★ Favourite', 'Delete'],
    ['Again', 'Edit prompt', 'Change settings', 'Details', 'Try on a stronger model'],
  ]);
  const several = one(await draw(ana, 'three owls', { count: 3, delivery: 'batched' }));
  expect(labelsOf(several)).toEqual([
    ['1', '2', '3'],
    ['Again', 'Edit prompt', 'Change settings', 'Details', 'Try on a stronger model'],
  ]);
});

test('from a reply to its end: night, the second one, a variation, a blend, back, deleted', async () => {
  const ana = person();
  const lake = one(await draw(ana, 'a lake', { count: 3, delivery: 'batched' }));
  await ana.reply(lake, '2 make it night');
  const night = await drawn(ana, 'make it night');
  expect(night.card.card?.heading).toMatch(/ asked to change a picture$/);
  expect(night.card.card?.notes.slice(0, 2)).toEqual([
    expect.stringMatching(/^Starts from: 1 [0-9a-z]{12}-2$/),
    'Editing image 2 of the set of 3.',
  ]);
  expect(night.card.card?.sheet).toMatchObject({ mime: 'image/jpeg', alt: '1 reference: a lake (2/3)' });
  await ana.press(one(night), 'Vary');
  const varied = await drawn(ana, 'A variation: ');
  expect(varied.card.card?.prompt).toBe('A variation: make it night');
  expect(varied.card.card?.heading).toMatch(/ asked for$/);
  const form = await ana.open(one(varied), 'Edit prompt');
  expect(form.fields).toMatchObject([{ name: 'prompt', value: 'make it night' }]);
  await ana.press(one(varied), 'Use as reference');
  await ana.answerSays(/^1 picture to start from/);
  const blend = { id: 'v1:blend:new', title: 'Combine pictures' };
  await ana.fill(blend, { values: { prompt: 'both in one frame' }, pictures: [await red(ana)] });
  const preview = await ana.answerSays(/^2 pictures to start from[\s\S]*2\. red\.png/);
  expect(preview.files).toHaveLength(1);
  const order = await ana.open(preview, 'Order or drop');
  await ana.fill(order, { values: { order: '2 1' }, message: preview });
  const turned = await ana.answerSays(/1\. red\.png/);
  await ana.press(turned, 'Draw');
  const blended = await drawn(ana, 'both in one frame');
  expect(blended.card.card?.sheet?.alt).toMatch(/^2 references: 1: red\.png, 2: make it night/);
  expect(blended.card.card?.notes[0]).toMatch(/1 red\.png · 2 [0-9a-z]{12}-1$/);
  await ana.press(one(blended), 'Details');
  const details = await ana.answerSays(/^How it was made, in 4 steps/);
  expect(details.text).toMatch(/\*\*1\*\* a lake\nSeedream 4\.5 · /);
  expect(details.files).toHaveLength(1);
  await ana.press(details, 'Before and after');
  const pair = await ana.answerSays(/^Before and after$/);
  const [file] = pair.files;
  expect(file && (await colourOfLeft(await ana.download(pair, file)))).toBe('red');
  await ana.press(details, '↩ Before this');
  const parent = await ana.answerSays(/A variation: /);
  expect(labelsOf(parent)[2]).toEqual(['Details', '↩ Before this']);
  await ana.press(one(blended), 'Delete');
  const question = await ana.answerSays(/^Delete this picture for everybody\? “both in one frame”/);
  await ana.press(question, 'Delete it');
  await ana.answerSays(/^Deleted: the picture is gone from its messages/);
  expect((await ana.messages()).some(({ id }) => id === one(blended).id)).toBe(false);
});

test('a deleted picture takes its file along; what was made from it stays and says so', async () => {
  const ana = person();
  const original = await draw(ana, 'a barn');
  await ana.reply(one(original), 'in fog');
  const foggy = await drawn(ana, 'in fog');
  expect(foggy.card.card?.sheet).not.toBeNull();
  const [file] = one(original).files;
  const pathOf = (key: string) => join(darkroom.dataDir, 'pictures', key.slice(0, 2));
  expect(readdirSync(pathOf(file?.key ?? ''))).toContain(file?.key);
  await ana.press(one(original), 'Delete');
  await ana.press(await ana.answerSays(/“a barn”/), 'Delete it');
  await ana.answerSays(/^Deleted/);
  expect(readdirSync(pathOf(file?.key ?? ''))).not.toContain(file?.key);
  await expect.poll(async () => (await ana.card('in fog')).card?.sheet).toBeNull();
  await ana.press(one(foggy), 'Details');
  const details = await ana.answerSays(/in fog/);
  expect(details.text).toMatch(/a barn\n.* · deleted/);
  expect(labelsOf(details)).toEqual([]);
  await ana.reply(one(foggy), 'at dusk');
  await ana.press(one(await drawn(ana, 'at dusk')), 'Details');
  const later = await ana.answerSays(/at dusk/);
  expect(labelsOf(later)).toEqual([['↩ Before this', 'Before and after']]);
  // An answer of before still offers what has gone since.
  await ana.press(one(foggy), 'Delete');
  await ana.press(await ana.answerSays(/“in fog”/), 'Delete it');
  await ana.answerSays(/^Deleted/);
  await ana.press(later, 'Before and after');
  await ana.answerSays(/^The picture it was made from is not here any more\.$/);
});

test('of several pictures in one message the others stay in it', async () => {
  const ana = person();
  const message = one(await draw(ana, 'four doors', { count: 3, delivery: 'batched' }));
  await ana.press(message, '2');
  const panel = await ana.answerSays(/^2 of 3 · 2048×2048 · [0-9a-z]{12}-2\nfour doors/);
  expect(panel.files).toHaveLength(1);
  await ana.press(panel, 'Delete');
  await ana.press(await ana.answerSays(/“four doors”/), 'Delete it');
  await expect
    .poll(async () =>
      (await ana.messages()).find(({ id }) => id === message.id)?.files.map(({ index }) => index),
    )
    .toEqual([0, 2]);
  const left = (await ana.messages()).find(({ id }) => id === message.id);
  expect(left && labelsOf(left)[0]).toEqual(['1', '3']);
});

test('the prompt and the settings of a job can be changed in a form that knows them', async () => {
  const ana = person();
  const fox = one(await draw(ana, 'a fox at noon', { ratio: '16:9' }));
  const prompt = await ana.open(fox, 'Edit prompt');
  expect(prompt.fields).toMatchObject([{ name: 'prompt', value: 'a fox at noon' }]);
  await ana.fill(prompt, { values: { prompt: 'a fox at dusk' }, message: fox });
  const dusk = await drawn(ana, 'a fox at dusk');
  expect(dusk.card.card?.settings).toContain('2848×1600 16:9');
  const settings = await ana.open(fox, 'Change settings');
  expect(settings.fields.map((field) => [field.name, 'value' in field ? field.value : null])).toEqual([
    ['model', '4.5'],
    ['ratio', '16:9'],
    ['size', null],
    ['count', '1'],
    ['format', null],
  ]);
  await ana.fill(settings, { values: { model: '4.0', ratio: '1:1', size: '1K', count: '2' }, message: fox });
  await ana.cardSays('a fox at noon', /^Done, all 2 pictures$/);
  expect((await ana.card('a fox at noon')).card?.settings).toMatch(
    /^Seedream 4\.0 by ModelArk · 2 pictures · 1024×1024 1:1/,
  );
});

test('a new shape wins over the pixels of the old one that a form came with', async () => {
  const ana = person();
  await ana.press(one(await draw(ana, 'a round table')), 'Largest size');
  const large = one(await drawn(ana, 'At the largest size: '));
  const settings = await ana.open(large, 'Change settings');
  const size = settings.fields.find(({ name }) => name === 'size');
  expect(size).toMatchObject({ value: '4096x4096' });
  const values = { model: '4.5', ratio: '16:9', size: '4096x4096', count: '1' };
  await ana.fill(settings, { values, message: large });
  await expect
    .poll(async () => (await ana.messages()).findLast(({ card }) => card)?.card?.settings)
    .toContain(' 16:9');
});

test('the largest size is drawn once, and then said to be the largest', async () => {
  const ana = person();
  const small = one(await draw(ana, 'a small boat'));
  const prompt = 'At the largest size: ';
  const cards = async () =>
    (await ana.messages()).filter(({ card }) => card?.prompt.startsWith(prompt)).length;
  const before = await cards();
  await ana.press(small, 'Largest size');
  await expect.poll(cards).toBe(before + 1);
  const large = await drawn(ana, prompt);
  expect(one(large).files[0]).toMatchObject({ width: 4096, height: 4096 });
  await ana.press(one(large), 'Largest size');
  await ana.answerSays(/^This is already the largest size Seedream 4\.5 draws \(4096×4096\)\.$/);
});

test('others may go on from a picture, and only its asker or a moderator deletes it', async () => {
  const [ana, ben] = [person(), person()];
  const picture = one(await draw(ana, 'a shared hill'));
  await ben.messages();
  await ben.press(picture, 'Again');
  await expect
    .poll(async () => (await ben.messages()).filter(({ card }) => card?.prompt === 'a shared hill').length)
    .toBe(2);
});

test('a private picture is its asker’s alone until it is posted to the channel', async () => {
  const [ana, ben] = [person(), person()];
  await ana.send('imagine', { prompt: 'a secret garden', private: true });
  const secret = one(await drawn(ana, 'a secret garden'));
  expect(labelsOf(secret)[1]).toEqual(['★ Favourite', 'Post to channel', 'Delete']);
  const garden = async (who: Person) =>
    (await who.messages()).filter(({ text, files }) => files.length > 0 && text?.includes('a secret garden'));
  expect(await garden(ben)).toEqual([]);
  const id = secret.files[0]?.name.match(/[0-9a-z]{12}-1/)?.[0] ?? '';
  await ben.send('show', { id });
  await ben.answerSays(/^There is no job or picture/);
  await ana.press(secret, 'Post to channel');
  await expect.poll(async () => (await garden(ben)).length).toBe(1);
  await ben.press((await garden(ben))[0] ?? secret, 'Vary');
  await ben.cardSays('A variation: ', /^Done/);
});

test('one picture shown to everybody opens neither the others of its job nor what it started from', async () => {
  const [ana, ben] = [person(), person()];
  await ben.messages();
  const prompt = 'two hidden coves';
  await ana.send('edit', { prompt, image: await red(ana), private: true });
  const hidden = one(await drawn(ana, prompt));
  await ana.send('imagine', { prompt: 'a hidden pair', count: 2, private: true, delivery: 'batched' });
  const pair = one(await drawn(ana, 'a hidden pair'));
  await ana.press(pair, '2');
  await ana.press(await ana.answerSays(/^2 of 2/), 'Post to channel');
  await ana.press(hidden, 'Post to channel');
  const shown = async (text: string) =>
    (await ben.messages()).find((message) => message.files.length > 0 && message.text?.includes(text));
  await expect.poll(() => shown(prompt)).toBeTruthy();
  await expect.poll(() => shown('a hidden pair')).toBeTruthy();
  const jobId = pair.files[0]?.name.match(/([0-9a-z]{12})-1/)?.[1];
  await ben.send('info', { id: `${jobId}-1` });
  await ben.answerSays(/^That picture is not there any more, or was not meant for you/);
  await ben.press((await shown(prompt)) ?? hidden, 'Again');
  await ben.answerSays(/^There is no job or picture/);
});

test('what starts from a private picture is private, and can be posted where the first one was asked for', async () => {
  const [ana, ben] = [person(), person()];
  await ana.send('imagine', { prompt: 'a secret island', private: true });
  await ana.reply(one(await drawn(ana, 'a secret island')), 'with palms');
  const palms = one(await drawn(ana, 'with palms'));
  expect((await ben.messages()).filter(({ card }) => card?.prompt === 'with palms')).toEqual([]);
  await ana.press(palms, 'Post to channel');
  await expect
    .poll(async () => (await ben.messages()).some(({ text }) => text?.includes('with palms')))
    .toBe(true);
});

test('a style of one’s own that is gone keeps nobody from drawing', async () => {
  const ana = person();
  await ana.send('style', { action: 'save', name: 'passing', words: 'passing light' });
  await ana.send('style', { action: 'use', name: 'passing' });
  await ana.answerSays(/^Everything you draw gets “passing” now/);
  await ana.send('style', { action: 'delete', name: 'passing' });
  await ana.answerSays(/^“passing” is deleted/);
  await ana.send('imagine', { prompt: 'a plain bowl' });
  await ana.cardSays('a plain bowl', /^Done$/);
  expect((await ana.card('a plain bowl')).card?.prompt).toBe('a plain bowl');
});

test('history finds pictures by words and favourites, as a numbered sheet with a menu', async () => {
  const ana = person();
  const [owl, hare] = [one(await draw(ana, 'a tawny owl')), one(await draw(ana, 'a mountain hare'))];
  await ana.press(owl, '★ Favourite');
  await ana.answerSays(/^★ It is a favourite now/);
  await ana.press(owl, '★ Favourite');
  await ana.answerSays(/^It is no longer a favourite/);
  await ana.press(owl, '★ Favourite');
  const said = async () => (await ana.messages()).filter(({ text }) => text?.startsWith('★ It is')).length;
  await expect.poll(said).toBe(2);
  await ana.send('history', {});
  const all = await ana.answerSays(/^2 pictures of yours, page 1 of 1$/);
  expect(all.menu?.options.map(({ name }) => name)).toEqual(['1 · a mountain hare', '2 ★ · a tawny owl']);
  await ana.send('history', { search: 'HARE mountain' });
  await ana.answerSays(/^1 picture of yours/);
  await ana.send('history', { favourites: true });
  await expect
    .poll(async () =>
      (await ana.messages()).findLast(({ menu }) => menu)?.menu?.options.map(({ name }) => name),
    )
    .toEqual(['1 ★ · a tawny owl', '2 · a mountain hare']);
  expect(hare.files).toHaveLength(1);
});

test('an older page that is not there any more is the last one there is', async () => {
  const ana = person();
  await ana.send('series', { prompt: 'a heron', count: 13, delivery: 'batched' });
  const { shown } = await drawn(ana, 'a heron');
  await ana.send('history', {});
  const history = await ana.answerSays(/^13 pictures of yours, page 1 of 2$/);
  const last = shown.find((message) => labelsOf(message).flat().includes('13'));
  if (!last) throw new Error('number 13 was shown');
  await ana.press(last, '13');
  await ana.press(await ana.answerSays(/^13 of 13/), 'Delete');
  await ana.press(await ana.answerSays(/^Delete this picture/), 'Delete it');
  await ana.answerSays(/^Deleted: /);
  await ana.press(history, 'Older →');
  await ana.answerSays(/^12 pictures of yours, page 1 of 1$/);
});

test('a favourite of somebody else’s stands among one’s own in history, while it may be seen', async () => {
  const [ana, ben] = [person(), person()];
  const moth = one(await draw(ana, 'a hawk moth'));
  await ben.messages();
  await ben.press(moth, '★ Favourite');
  await ben.answerSays(/^★ It is a favourite now/);
  await ben.send('history', { favourites: true });
  const history = await ben.answerSays(/page 1 of 1$/);
  expect(history.menu?.options.map(({ name }) => name)).toEqual(['1 ★ · a hawk moth']);
  await ben.send('history', {});
  await ben.answerSays(/^You have no pictures yet/);
});

test('a style that everybody here has is deleted by its name, as it is listed', async () => {
  const ana = person();
  await ana.send('style', { action: 'save', name: 'house', words: 'teal and coral', here: true });
  await ana.answerSays(/^“house” is saved for everybody here/);
  await ana.send('style', { action: 'delete', name: 'house' });
  await ana.answerSays(/^“house” is deleted/);
  await ana.send('style', { action: 'delete', name: 'house' });
  await ana.answerSays(/^There is no style “house” here/);
});

test('a style’s words and shape go with a prompt; one that is typed wins over one’s own', async () => {
  const ana = person();
  await ana.send('style', { action: 'save', name: 'Soft Light', words: 'soft morning light', ratio: '3:4' });
  await ana.answerSays(/^“soft-light” is saved for you/);
  await ana.send('style', { action: 'use', name: 'soft-light' });
  await ana.answerSays(/^Everything you draw gets “soft-light” now/);
  const plain = await draw(ana, 'a jug');
  expect(plain.card.card?.prompt).toBe('a jug. soft morning light');
  expect(plain.card.card?.settings).toContain('1728×2304 3:4');
  await ana.send('style', { action: 'use' });
  await ana.answerSays(/^Which style\? \/style shows them\./);
  expect((await draw(ana, 'a saucer')).card.card?.prompt).toBe('a saucer. soft morning light');
  await draw(ana, 'a plate', { style: 'none' });
  expect((await ana.card('a plate')).card?.prompt).toBe('a plate');
  await ana.send('imagine', { prompt: 'a spoon', style: 'product-on-white', ratio: '16:9' });
  await ana.cardSays('a spoon. product photograph', /^Done/);
  expect((await ana.card('a spoon')).card?.settings).toContain('16:9');
  await ana.send('imagine', { prompt: 'a fork', style: 'nonsense' });
  await ana.answerSays(/^There is no style “nonsense”/);
  await ana.send('style', { action: 'use', name: 'none' });
  await ana.answerSays(/^Nothing you draw gets a style now/);
});

test('a style goes with pictures that are combined', async () => {
  const ana = person();
  const prompt = 'a red card';
  await ana.send('blend', { prompt, image: await red(ana), style: 'poster' });
  await ana.press(await ana.answerSays(/^1 picture to start from/), 'Draw');
  await ana.cardSays(prompt, /^Done$/);
  expect((await ana.card(prompt)).card?.prompt).toMatch(/^a red card\. graphic poster/);
});

test('a model that cannot do it is answered with a button that runs it on one that can', async () => {
  const ana = person();
  await ana.send('edit', { prompt: 'make it blue', image: await red(ana), model: '3.0' });
  const refusal = await ana.answerSays(/Seedream 3\.0/);
  const [offer] = refusal.buttons.flat();
  expect(offer?.label).toMatch(/^Draw it with Seedream /);
  await ana.press(refusal, offer?.label ?? '');
  const blue = await drawn(ana, 'make it blue');
  expect(offer?.label).toContain(blue.card.card?.settings.split(' by ')[0]);
});

test('what is put aside leaves the tray when it is drawn, also on the model that was offered instead', async () => {
  const ana = person();
  await ana.press(one(await draw(ana, 'a clay pot')), 'Use as reference');
  await ana.answerSays(/^1 picture to start from/);
  await ana.send('imagine', { prompt: 'make it gold', model: '3.0' });
  const refusal = await ana.answerSays(/Seedream 3\.0/);
  await ana.press(refusal, refusal.buttons.flat()[0]?.label ?? '');
  await drawn(ana, 'make it gold');
  await ana.send('tray', {});
  await ana.answerSays(/^No pictures are put aside here/);
});

test('what is put aside is there again when another picture of the same line cannot be read', async () => {
  const ana = person();
  await ana.press(one(await draw(ana, 'a tin pot')), 'Use as reference');
  await ana.answerSays(/^1 picture to start from/);
  const image = await ana.upload(Buffer.from('no picture at all'), 'junk.png');
  await ana.send('edit', { prompt: 'make it silver', image });
  await ana.answerSays(/^Picture 1 is text, not a picture/);
  await ana.send('tray', {});
  await expect
    .poll(
      async () =>
        (await ana.messages()).filter(({ text }) => text?.startsWith('1 picture to start from')).length,
    )
    .toBe(2);
});

test('words without pictures wait for the pictures', async () => {
  const ana = person();
  const fern = one(await draw(ana, 'a fern'));
  await ana.send('blend', { prompt: 'both in one pot' });
  const waiting = await ana.answerSays(/^No pictures are put aside here[\s\S]*Your words: both in one pot$/);
  expect(labelsOf(waiting)).toEqual([['Add pictures', 'Clear']]);
  await ana.press(fern, 'Use as reference');
  await ana.press(await ana.answerSays(/^1 picture to start from[\s\S]*Your words: both in one pot/), 'Draw');
  await drawn(ana, 'both in one pot');
});

test('one picture of a series is drawn again with the others to go by, and scenes are captions', async () => {
  const ana = person();
  const prompt = 'dawn on the pier | the storm comes | calm again';
  await ana.send('series', { prompt, count: 3, delivery: 'batched' });
  const series = await drawn(ana, 'dawn on the pier');
  expect(one(series).files.map(({ title }) => title.split(' · ').at(-1))).toEqual([
    'dawn on the pier',
    'the storm comes',
    'calm again',
  ]);
  await ana.press(one(series), '2');
  const panel = await ana.answerSays(/^2 of 3 .*\nthe storm comes$/);
  await ana.send('history', { search: 'storm' });
  const past = await ana.answerSays(/^3 pictures of yours, page 1 of 1$/);
  expect(past.menu?.options.map(({ name }) => name)).toEqual([
    '1 · dawn on the pier',
    '2 · the storm comes',
    '3 · calm again',
  ]);
  await ana.press(panel, '★ Pick as the best');
  await ana.answerSays(/^★ Number 2 is your best of this series/);
  await ana.press(one(series), '3');
  await ana.press(await ana.answerSays(/^3 of 3/), '★ Pick as the best');
  await ana.answerSays(/^★ Number 3 is your best of this series/);
  await ana.send('history', { search: 'dawn on the pier', favourites: true });
  const found = await ana.answerSays(/^3 pictures of yours, page 1 of 1$/);
  expect(found.menu?.options.map(({ name }) => name.includes('★'))).toEqual([true, false, false]);
  await ana.press(panel, 'Draw this one again');
  const redone = await drawn(ana, 'One picture of a series again: ');
  expect(redone.card.card?.prompt).toBe('One picture of a series again: the storm comes');
  expect(redone.card.card?.notes[0]).toMatch(
    new RegExp(`1 ${idOf(series.card)}-1 · 2 ${idOf(series.card)}-3$`),
  );
  await ana.press(one(redone), 'Details');
  const details = await ana.answerSays(/^How it was made, in 2 steps/);
  expect(details.text).toContain(`${idOf(series.card)}-2\n`);
  await ana.press(details, '↩ Before this');
  await ana.answerSays(new RegExp(`^2 of 3 · .* · ${idOf(series.card)}-2\n`));
});

test('before and after stand side by side', async () => {
  const ana = person();
  await ana.send('edit', { prompt: 'as a drawing', image: await red(ana) });
  const edited = await drawn(ana, 'as a drawing');
  await ana.press(one(edited), 'Details');
  await ana.press(await ana.answerSays(/^How it was made\n/), 'Before and after');
  await ana.answerSays(/^Before and after$/);
  await ana.reply(one(edited), 'in blue');
  const blue = await drawn(ana, 'in blue');
  await ana.press(one(blue), 'Details');
  const details = await ana.answerSays(/^How it was made, in 2 steps/);
  await ana.press(details, 'Before and after');
  const pair = await ana.answerSays(/^Before and after$/);
  expect(pair.files[0]?.width).toBeGreaterThan((pair.files[0]?.height ?? 0) * 1.5);
});

test('every button works after a restart; one of a job that is not there says so', async () => {
  const ana = person();
  const picture = one(await draw(ana, 'a patient heron'));
  await darkroom.app.stop();
  darkroom = await startDarkroom({ baseUrl: sandbox.url, dataDir: darkroom.dataDir });
  ana.movedTo(darkroom.app.url);
  await ana.press(picture, 'Use as reference');
  await ana.answerSays(/^1 picture to start from/);
  await ana.send('imagine', { prompt: 'on one leg' });
  const leg = await drawn(ana, 'on one leg');
  expect(leg.card.card?.notes[0]).toMatch(/^Starts from: 1 /);
  await ana.send('info', { id: 'zzzzzzzzzzzz-1' });
  await ana.answerSays(/^There is no job or picture “zzzzzzzzzzzz”/);
});

test('a picture of a model that is not offered any more is changed by another, and no words are lost', async () => {
  const models = join(darkroom.dataDir, 'models.json');
  writeFileSync(models, JSON.stringify({ passing: { like: '4.5' } }));
  const restart = async (env: Record<string, string>) => {
    await darkroom.app.stop();
    darkroom = await startDarkroom({ baseUrl: sandbox.url, dataDir: darkroom.dataDir, env });
    return darkroom.app.url;
  };
  const ana = new Person(await restart({ MODELS_FILE: models }));
  const kite = one(await draw(ana, 'a paper kite', { model: 'passing' }));
  ana.movedTo(await restart({}));
  await ana.fill(await ana.open(kite, 'Edit'), { values: { prompt: 'with a long tail' }, message: kite });
  await drawn(ana, 'with a long tail');
});

test('whoever keeps a picture may think again at once: Delete asks again', async () => {
  const ana = person();
  const picture = one(await draw(ana, 'a red kite'));
  const questions = async () =>
    (await ana.messages()).filter(({ text }) => text?.startsWith('Delete this picture for everybody?'));
  const isAsked = (times: number) => expect.poll(async () => (await questions()).length).toBe(times);
  const mash = () => Promise.all([1, 2].map(() => ana.press(picture, 'Delete')));
  const before = (await questions()).length;
  await mash();
  await isAsked(before + 1);
  await ana.press(await ana.answerSays(/“a red kite”/), 'Keep it');
  await ana.answerSays(/^It stays\.$/);
  await mash();
  await isAsked(before + 2);
});

test('pressing a button many times does one thing', async () => {
  const ana = person();
  const picture = one(await draw(ana, 'a lone pine'));
  await Promise.all([1, 2, 3, 4].map(() => ana.press(picture, 'Again')));
  await drawn(ana, 'a lone pine');
  expect((await ana.messages()).filter(({ card }) => card?.prompt === 'a lone pine')).toHaveLength(2);
});
