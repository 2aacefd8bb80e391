import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { actionId, type OutMessage } from '../../../src/chat/chat.ts';
import { messageSchema } from '../../../src/chat/slack/bodies.ts';
import { picturesOf } from '../../../src/chat/slack/thread-pictures.ts';
import { imageIdFor } from '../../../src/request/address.ts';
import type { FakeMessage, FakeView } from '../../fakes/slack/slack.ts';
import { elementsIn, filesIn } from './sights.ts';
import { openSlackStage, type SlackStage } from './stage.ts';

let stage: SlackStage;
beforeEach(async () => {
  stage = await openSlackStage();
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const job = '0123456789ab';
const pixel = new Uint8Array([1, 2, 3]);
const plain = (id: string, label: string) => ({ id, label, style: 'plain' as const });

/** A message with these pictures of the job, and their buttons. */
function showing(...indexes: number[]): Promise<OutMessage> {
  return showingOf(job, indexes);
}

async function showingOf(jobId: string, indexes: readonly number[]): Promise<OutMessage> {
  const files = await Promise.all(indexes.map((index) => stage.file(`fox-${index + 1}.png`, pixel, index)));
  const buttons = indexes.map((index) => plain(actionId('picture', jobId, index), `${index + 1}`));
  return { files, buttons: [buttons] };
}

/** A thread below a message of somebody, with what is posted there one after the other. */
async function thread(...messages: OutMessage[]): Promise<string> {
  const { fake, chat, ana, channel } = stage;
  const root = fake.post({ user: ana, channel, text: 'let us draw' });
  const { ts } = root;
  const base = new URLSearchParams(stage.address.split('?')[1]);
  base.set('thread', ts);
  for (const [n, message] of messages.entries())
    await chat.post(`slack:channel?${base}`, message, `${job}:pictures-${n}`);
  return ts;
}

async function answer(threadTs: string, text: string) {
  const { fake, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.mention({ user: ana, channel, text, threadTs });
  return event;
}

const imagesOf = ({ pictures = [] }: { pictures?: readonly { image?: string }[] }) =>
  pictures.map(({ image }) => image);

async function openForm(id: string): Promise<FakeView> {
  const { fake, ana } = stage;
  await fake.until(() => fake.openView(ana)?.callbackId === id);
  const view = fake.openView(ana);
  if (!view) throw new Error('no form is open');
  return view;
}

test('pictures that came one by one are picked by their number, and without one the newest is meant', async () => {
  const ts = await thread(await showing(0), await showing(1), await showing(2));
  const second = await answer(ts, '2 make it night');
  expect([imagesOf(second), second.replied]).toEqual([[0, 1, 2].map((n) => imageIdFor(job, n)), 3]);
  const last = await answer(ts, 'make it day');
  expect([imagesOf(last), last.replied]).toEqual([[imageIdFor(job, 2)], 1]);
});

test('a number after an edit picks from the last set of the thread that has it', async () => {
  const changed = 'ba9876543210';
  const ts = await thread(
    await showing(0),
    await showing(1),
    await showing(2),
    await showingOf(changed, [0]),
  );
  const set = [0, 1, 2].map((n) => imageIdFor(job, n));
  for (const words of ['3 make it day', 'image 3 in winter', 'the third one', '2', '1 make it day'])
    expect(imagesOf(await answer(ts, words)), words).toEqual(set);
  for (const words of ['make it day', '4 birds'])
    expect(imagesOf(await answer(ts, words)), words).toEqual([imageIdFor(changed, 0)]);
});

test('where a picture is missing, or a number stands alone, all that are left are handed on for the command to choose', async () => {
  const ts = await thread(await showing(0, 1, 3));
  const fourth = await answer(ts, '4 make it night');
  const left = [0, 1, 3].map((n) => imageIdFor(job, n));
  expect([imagesOf(fourth), fourth.options]).toEqual([left, { prompt: '4 make it night' }]);
  const edit = await answer(ts, '/edit image 2: with rain');
  expect([imagesOf(edit), edit.command]).toEqual([left, 'edit']);
  expect(imagesOf(await answer(ts, '3'))).toEqual(left);
});

test('what a card starts from is not what an answer to it changes', async () => {
  const { fake, ana, channel } = stage;
  const sheet = { ...(await stage.file('references.jpg', pixel)), index: null };
  const card = {
    ...{ tone: 'done' as const, heading: 'Ana asked for', prompt: 'a fox', settings: 'x', status: 'Done' },
    ...{ tiles: [], ratio: 1, countdownTo: null, notes: [], sheet },
  };
  const buttons = [[plain(actionId('repeat', job), 'Again')]];
  const ts = await thread({ card, buttons });
  fake.mention({ user: ana, channel, text: 'make it night', threadTs: ts });
  await expect
    .poll(() => fake.ephemerals(ana).map(({ text }) => text))
    .toEqual([expect.stringContaining('There is no picture in this thread')]);
  expect(JSON.stringify(fake.ephemerals(ana)[0]?.blocks)).toContain('make it night');
  expect(stage.commands).toEqual([]);
});

test('in a thread without jobs or files words alone draw', async () => {
  const { fake, ana, channel } = stage;
  const first = stage.nextCommand();
  fake.mention({ user: ana, channel, text: 'queue' });
  await stage.chat.answer((await first).ref, { text: 'Nothing is waiting.' });
  expect(await answer(fake.messages(channel.id)[0]?.ts ?? '', 'a hare')).toMatchObject({
    command: 'imagine',
    options: { prompt: 'a hare' },
  });
});

test('buttons that somebody else wrote say nothing about pictures', () => {
  const message = messageSchema.parse({
    ts: '1.0',
    app_id: 'AELSE',
    blocks: [
      { type: 'image', block_id: 'picture-0', slack_file: { id: 'F1' }, alt_text: 'a fox' },
      { type: 'actions', elements: [{ type: 'button', action_id: actionId('vary', job, 0) }] },
    ],
  });
  const where = { team: 'T1', enterprise: null };
  expect(imagesOf({ pictures: picturesOf({ where, appId: 'AOURS' }, message) })).toEqual([undefined]);
  expect(imagesOf({ pictures: picturesOf({ where, appId: 'AELSE' }, message) })).toEqual([
    imageIdFor(job, 0),
  ]);
});

test('files of which only a stub is left are no pictures', () => {
  const files = [
    { id: 'F1', mode: 'tombstone' },
    { id: 'F2', mode: 'hidden_by_limit' },
    { id: 'F3', file_access: 'access_denied' },
    { id: 'F4', mimetype: 'video/mp4' },
  ];
  const where = { team: 'T1', enterprise: null };
  expect(picturesOf({ where, appId: null }, messageSchema.parse({ ts: '1.0', files }))).toEqual([]);
});

test('“Edit image” asks which of several, and takes new ones after it', async () => {
  const { fake, ana, channel } = stage;
  await stage.chat.post(stage.address, await showing(0, 1, 2), `${job}:pictures-1`);
  const [message] = fake.messages(channel.id);
  if (!message) throw new Error('nothing was posted');
  fake.shortcut({ user: ana, callbackId: 'edit-picture', message });
  const view = await openForm('draw');
  expect(view.title).toBe('Edit image');
  const event = stage.nextCommand();
  const added = fake.upload({ name: 'new.png', bytes: pixel, by: ana, mimetype: 'image/png' });
  await fake.submit({ user: ana, view, values: { prompt: 'at night', which: '2', pictures: [added] } }).done;
  expect(await event).toMatchObject({ command: 'edit', options: { prompt: 'at night' }, replied: 1 });
  expect(imagesOf(await event)).toEqual([imageIdFor(job, 1), undefined]);
  fake.shortcut({ user: ana, callbackId: 'edit-picture', message });
  const all = stage.nextCommand();
  fake.submit({ user: ana, view: await openForm('draw'), values: { prompt: 'in fog' } });
  expect([imagesOf(await all).length, (await all).replied]).toEqual([3, 3]);
});

test.each([
  ['use-as-reference', 'tray'],
  ['image-info', 'info'],
])('the shortcut %s hands on the pictures of its message', async (callbackId, command) => {
  const { fake, ana, bo, channel } = stage;
  const file = fake.upload({ name: 'cat.png', bytes: pixel, by: bo, mimetype: 'image/png' });
  const message = fake.post({ user: bo, channel, text: 'my cat', files: [file] });
  const event = stage.nextCommand();
  fake.shortcut({ user: ana, callbackId, message });
  expect(await event).toMatchObject({ command, options: {}, pictures: [{ name: 'cat.png' }], replied: 1 });
  fake.shortcut({ user: ana, callbackId, message: fake.post({ user: bo, channel, text: 'no cat' }) });
  await expect
    .poll(() => fake.ephemerals(ana).map(({ text }) => text))
    .toEqual(['That message has no pictures Darkroom can use.']);
});

test('a picture deleted by hand does not take the message’s next edit with it', async () => {
  const { fake, chat, channel } = stage;
  const message = await showing(0, 1);
  const ref = await chat.post(stage.address, message, `${job}:pictures-1`);
  const [first = '', second = ''] = filesIn(messageIn(channel.id));
  await deleteByHand(first);
  await chat.update(ref, { ...message, text: 'changed' });
  expect(filesIn(messageIn(channel.id))).toEqual([second]);
  expect(fake.file(second)?.deleted).toBe(false);
});

test('another process keeps the files of a message when it changes it', async () => {
  const { chat, channel, connect } = stage;
  const message = await showing(0, 1);
  const ref = await chat.post(stage.address, message, `${job}:pictures-1`);
  const before = filesIn(messageIn(channel.id));
  const other = await connect();
  await other.update(ref, { ...message, text: 'changed' });
  await other.stop();
  expect(filesIn(messageIn(channel.id))).toEqual(before);
});

test('a link opens and does nothing else', async () => {
  const { fake, chat, ana, channel } = stage;
  const buttons = [[{ ...plain(actionId('first', job, 0), 'Show'), url: 'https://pictures.example/1' }]];
  await chat.post(stage.address, { text: 'from the first', buttons }, 'k1');
  const message = messageIn(channel.id);
  const [link] = elementsIn(message);
  await fake.press({ user: ana, message, actionId: link?.action_id ?? '' }).done;
  await fake.press({ user: ana, message, actionId: link?.action_id ?? '' }).done;
  expect(stage.actions).toEqual([]);
});

test('an answer with pictures is read in the direct message, and goes on where it was asked', async () => {
  const { fake, chat, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.slash({ user: ana, channel, command: '/darkroom', text: 'history fox' });
  const { ref, address } = await event;
  const edit = plain(actionId('edit', job, 0), 'Edit');
  const vary = plain(actionId('vary', job, 0), 'Vary');
  const [file] = (await showing(0)).files ?? [];
  await chat.answer(ref, { text: 'here', files: file ? [file] : [], buttons: [[vary, edit]] });
  const answered = messageIn(fake.openDm(ana).id);
  await fake.press({ user: ana, message: answered, actionId: vary.id }).done;
  await expect.poll(() => stage.actions.length).toBe(1);
  const [pressed] = stage.actions;
  expect(chat.channelOf(pressed?.address ?? '')).toBe(chat.channelOf(address));
  if (pressed) await chat.answer(pressed.ref, { text: 'read beside the button', buttons: [[vary]] });
  const whisper = fake.ephemerals(ana).find(({ text }) => text === 'read beside the button');
  expect(whisper?.channel).toBe(answered.channel);
  stage.heard.form = { kind: 'form', form: { id: edit.id, title: 'Edit', fields: [promptField] } };
  fake.press({ user: ana, message: answered, actionId: edit.id });
  await fake.submit({ user: ana, view: await openForm('form'), values: { prompt: 'x' } }).done;
  await expect.poll(() => stage.heard.filled.length).toBe(1);
  const [filled] = stage.heard.filled;
  expect(chat.channelOf(filled?.address ?? '')).toBe(chat.channelOf(address));
  expect(new URLSearchParams(filled?.ref.token.split('?')[1]).get('channel')).toBe(answered.channel);
});

test('the client of the Web API writes nothing beside our own log', async () => {
  const printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => undefined),
  );
  await stage.fake.close();
  await expect(stage.chat.post(stage.address, { text: 'a card' }, 'k1')).rejects.toThrow();
  const lines = printed.flatMap(({ mock }) => mock.calls);
  vi.restoreAllMocks();
  expect(lines).toEqual([]);
});

test('words that are read elsewhere than where they were asked for say where that was', async () => {
  const { fake, chat, ana, channel } = stage;
  const elsewhere = fake.addChannel({ name: 'plans', member: false });
  const late = new URLSearchParams(stage.address.split('?')[1]);
  late.set('at', '0');
  await chat.tell(`slack:${ana.id}`, `slack:channel?${late}`, { text: 'not posted **here**' }, 'k1');
  const event = stage.nextCommand();
  fake.slash({ user: ana, channel: elsewhere, command: '/darkroom', text: 'history fox' });
  await chat.answer((await event).ref, await showing(0));
  const [told, shown] = fake.messages(fake.openDm(ana).id);
  expect(told?.text).toBe(`About your request in <#${channel.id}>:\nnot posted *here*`);
  expect(JSON.stringify(told?.blocks[0])).toContain(`About your request in <#${channel.id}>:`);
  expect(shown?.text).toContain(`About your request in <#${elsewhere.id}>:`);
});

test('whoever asks in a channel for what only they see is told there that it goes on elsewhere', async () => {
  const { fake, chat, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.slash({ user: ana, channel, command: '/imagine', text: 'a fox --private' });
  const { address, person } = await event;
  const alone = await chat.privateAddress(person, address);
  const posted = await chat.post(alone, await cardMessage(), `${job}:card`);
  await chat.post(alone, await cardMessage(), `${job}:card`);
  await chat.post(
    await chat.threadFor({ card: posted, pictures: 1, title: '' }),
    await showing(0),
    `${job}:1`,
  );
  const sentence = 'The pictures are in your direct messages with Darkroom.';
  await expect.poll(() => fake.ephemerals(ana).map(({ text }) => text)).toEqual([sentence]);
  const asked = stage.nextCommand();
  fake.direct({ user: ana, text: 'a hare --private' });
  const direct = await asked;
  await chat.post(
    await chat.privateAddress(person, direct.address),
    await cardMessage(),
    'ba9876543210:card',
  );
  await expect.poll(() => fake.messages(fake.openDm(ana).id).length).toBe(3);
  expect(fake.ephemerals(ana)).toHaveLength(1);
});

test('in a direct message between people pictures come to the app’s own, and jobs are refused in words', async () => {
  const { fake, chat, ana } = stage;
  const event = stage.nextCommand();
  fake.slash({ user: ana, channel: fake.addForeignDm(), command: '/darkroom', text: 'show abc' });
  const { ref, address } = await event;
  await chat.answer(ref, { text: 'here', ...(await showing(0)) });
  expect(filesIn(messageIn(fake.openDm(ana).id))).toHaveLength(1);
  expect(fake.ephemerals(ana).map(({ text }) => text)).toEqual([
    'The pictures are in your direct messages with Darkroom.',
  ]);
  await expect(chat.post(address, { text: 'a card' }, 'k1')).rejects.toMatchObject({
    ...{ code: 'chat-between-people', permanent: true },
  });
  // What the event's own address takes no more is read in the app's conversation.
  for (let n = 1; n <= 5; n += 1) await chat.answer(ref, { text: `answer ${n}` });
  expect(messageIn(fake.openDm(ana).id).text).toBe('answer 5');
});

test('a form opens before the core has answered', async () => {
  const { fake, chat, ana, channel } = stage;
  const edit = plain(actionId('edit', job, 0), 'Edit');
  await chat.post(stage.address, { text: 'a card', buttons: [[edit]] }, 'k1');
  const order = () => fake.log.map(({ method }) => method).filter((method) => method.startsWith('views.'));
  fake.press({ user: ana, message: messageIn(channel.id), actionId: edit.id });
  await expect.poll(order).toEqual(['views.open', 'views.update']);
  expect(JSON.stringify(fake.openView(ana)?.blocks)).toContain('no form was laid out');
});

const promptField = {
  ...{ kind: 'text' as const, name: 'prompt', label: 'Change', value: '' },
  ...{ required: true, long: true, maxLength: 3000 },
};

async function cardMessage(): Promise<OutMessage> {
  const card = {
    ...{ tone: 'working' as const, heading: 'Ana asked for', prompt: 'a fox', settings: 'x', status: 'Next' },
    ...{ tiles: [], ratio: 1, countdownTo: null, notes: [], sheet: null },
  };
  return { card };
}

function messageIn(channel: string): FakeMessage {
  const message = stage.fake.messages(channel).at(-1);
  if (!message) throw new Error('nothing was posted');
  return message;
}

async function deleteByHand(file: string): Promise<void> {
  const { SLACK_API_URL, SLACK_BOT_TOKEN } = stage.fake.env;
  const headers = { authorization: `Bearer ${SLACK_BOT_TOKEN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ file });
  await fetch(`${SLACK_API_URL}files.delete`, { method: 'POST', headers, body });
}

test('a picture without words is asked for them the way it was said', async () => {
  const { fake, ana, channel } = stage;
  const photo = () => fake.upload({ name: 'dog.png', bytes: pixel, by: ana, mimetype: 'image/png' });
  const told = () => fake.ephemerals(ana).map(({ text }) => text);
  fake.mention({ user: ana, channel, text: '', files: [photo()] });
  await expect.poll(told).toEqual(['Say what should change, such as “@Darkroom make it night”.']);
  fake.mention({ user: ana, channel, text: '/edit', files: [photo()] });
  await expect.poll(told).toContain('Write the prompt after /darkroom edit.');
  const { message } = fake.direct({ user: ana, text: '', files: [photo()] });
  const thread = () => fake.thread(fake.openDm(ana).id, message?.ts ?? '').map(({ text }) => text);
  await expect.poll(thread).toEqual(['Say what should change, such as “make it night”.']);
});
