import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandEvent } from '../../../src/chat/chat.ts';
import type { FakeView } from '../../fakes/slack/slack.ts';
import { fieldsIn } from './sights.ts';
import { openSlackStage, type SlackStage } from './stage.ts';

let stage: SlackStage;
beforeEach(async () => {
  stage = await openSlackStage();
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const pixel = new Uint8Array([1, 2, 3]);
const picturesOf = ({ pictures = [] }: CommandEvent) => pictures;

async function openView(): Promise<FakeView> {
  const { fake, ana } = stage;
  // What is not known yet when it opens is filled in.
  await fake.until(() => (fake.openView(ana)?.callbackId ?? '') !== '');
  const view = fake.openView(ana);
  if (!view) throw new Error('no form is open');
  return view;
}

test('a slash command is read with its flags, as phones and people type them', async () => {
  const { fake, ana, channel } = stage;
  const event = stage.nextCommand();
  const delivery = fake.slash({
    ...{ user: ana, channel, command: '/imagine' },
    text: 'a fox in the snow —ratio 16:9 --count=4 --model "4.5"',
  });
  expect((await event).options).toEqual({
    prompt: 'a fox in the snow',
    ratio: '16:9',
    count: 4,
    model: '4.5',
  });
  expect((await event).personName).toBe('Ana');
  expect(delivery.acknowledged?.afterMs).toBeLessThan(1000);
});

test('an unknown flag gets the list of those there are, and the words back', async () => {
  const { fake, ana, channel } = stage;
  fake.slash({ user: ana, channel, command: '/imagine', text: 'a fox --sice 2K' });
  await fake.until(() => fake.ephemerals(ana).length > 0);
  const [answer] = fake.ephemerals(ana);
  expect(answer?.text).toContain('/imagine has no option “sice”. It takes --model, --ratio, --size');
  expect(stage.commands).toEqual([]);
});

test('options may be called what they are called in one’s language', async () => {
  const { fake, channel } = stage;
  const uli = fake.addUser({ name: 'Uli', locale: 'de-DE' });
  const heard = stage.nextCommand();
  fake.slash({ user: uli, channel, command: '/imagine', text: 'ein Fuchs --anzahl 4 --ratio 16:9' });
  expect((await heard).options).toEqual({ prompt: 'ein Fuchs', count: 4, ratio: '16:9' });
});

test('the app’s own command runs the others, and alone it helps', async () => {
  const { fake, ana, channel } = stage;
  const queue = stage.nextCommand();
  fake.slash({ user: ana, channel, command: '/darkroom', text: 'show abc' });
  expect(await queue).toMatchObject({ command: 'show', options: { id: 'abc' } });
  const help = stage.nextCommand();
  fake.slash({ user: ana, channel, command: '/darkroom', text: '' });
  expect((await help).command).toBe('help');
});

test('/imagine alone opens a form; what is filled in goes where it was asked', async () => {
  const { fake, ana, channel } = stage;
  fake.slash({ user: ana, channel, command: '/imagine', text: '' });
  const view = await openView();
  const upload = fake.upload({ name: 'photo.png', bytes: pixel, by: ana, mimetype: 'image/png' });
  const event = stage.nextCommand();
  fake.submit({
    ...{ user: ana, view },
    values: { prompt: 'a heron', count: '2', private: ['yes'], pictures: [upload] },
  });
  const { options, address, command } = await event;
  expect(command).toBe('imagine');
  expect(options).toMatchObject({ prompt: 'a heron', count: 2, private: true, image: { name: 'photo.png' } });
  await stage.chat.post(address, { text: 'here it is' }, 'k1');
  expect(fake.messages(channel.id).map(({ text }) => text)).toContain('here it is');
});

test('a typed command that needs a picture opens its form, with what was typed in it', async () => {
  const { fake, ana, channel } = stage;
  const text = 'edit make it night --ratio 16:9 --size 2560x1440 --private --seed 7';
  fake.slash({ user: ana, channel, command: '/darkroom', text });
  const view = await openView();
  expect(view.title).toBe('Edit image');
  expect(fieldsIn(view)).toEqual(
    expect.arrayContaining([
      ['prompt', 'make it night'],
      ['ratio', '16:9'],
      ['size', '2560x1440'],
    ]),
  );
  const upload = fake.upload({ name: 'photo.png', bytes: pixel, by: ana, mimetype: 'image/png' });
  const event = stage.nextCommand();
  fake.submit({ user: ana, view, values: { pictures: [upload] } });
  const { command, options } = await event;
  expect(command).toBe('edit');
  expect(options).toMatchObject({
    ...{ prompt: 'make it night', ratio: '16:9', size: '2560x1440', private: true, seed: 7 },
    image: { name: 'photo.png' },
  });
});

test('a picture asked for by its option is asked for in the form', async () => {
  const { fake, ana, channel } = stage;
  fake.slash({ user: ana, channel, command: '/imagine', text: 'a fox --count 2 --image' });
  expect(fieldsIn(await openView())).toEqual(
    expect.arrayContaining([
      ['prompt', 'a fox'],
      ['count', '2'],
    ]),
  );
});

test('the shortcut “New image” asks where it goes, and goes to a direct message if nobody says', async () => {
  const { fake, ana } = stage;
  fake.shortcut({ user: ana, callbackId: 'new-picture' });
  const view = await openView();
  const event = stage.nextCommand();
  fake.submit({ user: ana, view, values: { prompt: 'a heron', where: null } });
  await stage.chat.post((await event).address, { text: 'for you alone' }, 'k1');
  expect(fake.messages(fake.openDm(ana).id).map(({ text }) => text)).toContain('for you alone');
});

test('“Edit image” on a message with files changes those, in its thread', async () => {
  const { fake, ana, bo, channel } = stage;
  const file = fake.upload({ name: 'cat.png', bytes: pixel, by: bo, mimetype: 'image/png' });
  const message = fake.post({ user: bo, channel, text: 'my cat', files: [file] });
  fake.shortcut({ user: ana, callbackId: 'edit-picture', message, channel });
  const view = await openView();
  const event = stage.nextCommand();
  fake.submit({ user: ana, view, values: { prompt: 'make it night' } });
  const { command, options, address } = await event;
  expect([command, options.prompt]).toEqual(['edit', 'make it night']);
  expect(picturesOf(await event).map(({ name }) => name)).toEqual(['cat.png']);
  await stage.chat.post(address, { text: 'at night' }, 'k1');
  expect(fake.thread(channel.id, message.ts).map(({ text }) => text)).toContain('at night');
});

test('a mention draws, in the thread of its message', async () => {
  const { fake, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.mention({ user: ana, channel, text: 'a fox &amp; a hare' });
  expect(await event).toMatchObject({ command: 'imagine', options: { prompt: 'a fox & a hare' } });
  await stage.chat.post((await event).address, { text: 'done' }, 'k1');
  const [asked] = fake.messages(channel.id);
  expect(fake.thread(channel.id, asked?.ts ?? '').map(({ text }) => text)).toEqual(['done']);
});

test.each([
  ['as they are', '', 'imagine'],
  ['after a command', '/series ', 'series'],
  ['right after a command', '/series\n', 'series'],
])('the lines of a prompt stay lines, %s', async (_, lead, command) => {
  const { fake, ana, channel } = stage;
  const prompt = 'a fox\n1. dawn\n2. dusk';
  const said = stage.nextCommand();
  fake.mention({ user: ana, channel, text: `${lead}a  fox \n1. dawn\n2. dusk` });
  expect(await said).toMatchObject({ command, options: { prompt } });
});

test('the lines of a typed command stay lines', async () => {
  const { fake, ana, channel } = stage;
  const prompt = 'a fox\n1. dawn\n2. dusk';
  for (const [command, text] of [
    ['/imagine', prompt],
    ['/darkroom', `imagine ${prompt}`],
  ] as const) {
    const typed = stage.nextCommand();
    fake.slash({ user: ana, channel, command, text });
    expect(await typed).toMatchObject({ command: 'imagine', options: { prompt } });
  }
});

test('a direct message draws, and is named after what was asked', async () => {
  const { fake, ana } = stage;
  const event = stage.nextCommand();
  fake.direct({ user: ana, text: 'a quiet\nlake' });
  expect(await event).toMatchObject({ command: 'imagine', options: { prompt: 'a quiet\nlake' } });
  await fake.until(() => fake.titles.length > 0);
  expect(fake.titles[0]?.title).toBe('a quiet lake');
});

test('the same event twice, or as a mention and a message, is one request', async () => {
  const { fake, ana, channel } = stage;
  const event = stage.nextCommand();
  const delivery = fake.mention({ user: ana, channel, text: 'once only', alsoAsMessage: true });
  await event;
  await delivery.done;
  await fake.redeliver(delivery, { num: 1, reason: 'http_timeout' }).done;
  expect(stage.commands).toHaveLength(1);
});

test('an event that could not be stored is not acknowledged, and a retry of it is taken', async () => {
  const { fake, ana, channel } = stage;
  const broken = fake.mention({ user: ana, channel, text: 'break' });
  await expect.poll(() => stage.commands.length).toBe(1);
  expect(broken.acknowledged).toBeNull();
  const again = fake.redeliver(broken, { num: 1, reason: 'http_timeout' });
  await expect.poll(() => stage.commands.length).toBe(2);
  expect(again.acknowledged).toBeNull();
});

test('a button arrives with where it stands', async () => {
  const { fake, chat, ana, channel } = stage;
  const buttons = [[{ id: 'v1:cancel:abc', label: 'Cancel', style: 'danger' as const }]];
  await chat.post(stage.address, { text: 'a card', buttons }, 'k1');
  const [message] = fake.messages(channel.id);
  if (!message) throw new Error('nothing was posted');
  await fake.press({ user: ana, message, actionId: 'v1:cancel:abc' }).done;
  await expect.poll(() => stage.actions.map(({ action }) => action)).toEqual(['v1:cancel:abc']);
});

test('the home shows a person’s page, and its button opens a form', async () => {
  const { fake, ana } = stage;
  await fake.event('app_home_opened', { user: ana.id, channel: fake.openDm(ana).id, tab: 'home' }).done;
  await fake.until(() => fake.home(ana) !== null);
  const view = fake.home(ana);
  if (!view) throw new Error('no home');
  fake.pressInView({ user: ana, view, actionId: 'new-picture' });
  expect((await openView()).title).toBe('New image');
});

test('the form of a series says that it is one', async () => {
  const { fake, ana, channel } = stage;
  fake.slash({ user: ana, channel, command: '/series', text: '' });
  expect((await openView()).title).toBe('New series');
});

test('what a person sets for themselves in the home is handed on', async () => {
  const { fake, ana } = stage;
  await fake.event('app_home_opened', { user: ana.id, channel: fake.openDm(ana).id, tab: 'home' }).done;
  await fake.until(() => fake.home(ana) !== null);
  const home = fake.home(ana);
  if (!home) throw new Error('no home');
  fake.pressInView({ user: ana, view: home, actionId: 'settings' });
  const view = await openView();
  await fake.submit({ user: ana, view, values: { model: '4.5' } }).done;
  await expect.poll(() => stage.settings).toEqual([{ person: `slack:${ana.id}`, values: { model: '4.5' } }]);
});

test('pictures are image blocks with alt text and a title, and formats that cannot be shown are not sent', async () => {
  const { fake, chat, channel } = stage;
  const files = [await stage.file('a.png', pixel, 0), await stage.file('b.png', pixel, 1)];
  await chat.post(stage.address, { files }, 'abc:pictures-1');
  const [message] = fake.messages(channel.id);
  expect(message?.blocks).toMatchObject([
    { type: 'image', alt_text: 'picture 1', title: { text: '1 of 4 · 100×100' } },
    { type: 'image', alt_text: 'picture 2', title: { text: '2 of 4 · 100×100' } },
  ]);
  expect(chat.limitsAt(stage.address).formats).toEqual(['jpeg', 'png', 'gif']);
});

test('a post that arrived although its answer was lost is found again', async () => {
  const { fake, chat, channel } = stage;
  fake.failNext({ method: 'chat.postMessage' }, { afterDoing: true, status: 502 });
  const file = await stage.file('a.png', pixel);
  const lost = await chat
    .post(stage.address, { files: [file] }, 'abc:pictures-1')
    .catch((error: unknown) => error);
  expect(lost).toMatchObject({ permanent: false, unclear: true });
  await chat.post(stage.address, { files: [file] }, 'abc:pictures-1', true);
  expect(fake.messages(channel.id)).toHaveLength(1);
});

test('a limit is waited for, and nothing is posted twice', async () => {
  const { fake, chat, channel } = stage;
  fake.failNext({ method: 'chat.postMessage' }, { status: 429, retryAfter: 1 });
  await chat.post(stage.address, { text: 'slowly' }, 'k1');
  expect(fake.messages(channel.id)).toHaveLength(1);
});

test('a command during a renewal of a connection is taken by the other one', async () => {
  const { fake, ana, channel } = stage;
  fake.dropSockets();
  await fake.until(() => fake.sockets > 0);
  const event = stage.nextCommand();
  fake.slash({ user: ana, channel, command: '/imagine', text: 'in between' });
  expect((await event).options.prompt).toBe('in between');
}, 30_000);

test('an earlier try is found in a long thread, too', async () => {
  const { fake, chat, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.mention({ user: ana, channel, text: 'a fox' });
  const { address } = await event;
  const threadTs = fake.messages(channel.id)[0]?.ts ?? '';
  for (let index = 0; index < 210; index += 1)
    fake.post({ user: ana, channel, text: `reply ${index}`, threadTs });
  const first = await chat.post(address, { text: 'once' }, 'abc:pictures-1');
  const other = await stage.connect();
  expect(await other.post(address, { text: 'once' }, 'abc:pictures-1', true)).toEqual(first);
  await other.stop();
  expect(fake.thread(channel.id, threadTs).filter(({ text }) => text === 'once')).toHaveLength(1);
});

test('a thread that cannot be read is said to its asker, and the event is acknowledged', async () => {
  const { fake, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.mention({ user: ana, channel, text: 'a fox' });
  await event;
  fake.failNext({ method: 'conversations.replies' }, { error: 'missing_scope', needed: 'channels:history' });
  const threadTs = fake.messages(channel.id)[0]?.ts ?? '';
  const asked = fake.mention({ user: ana, channel, text: 'at night', threadTs });
  await asked.done;
  expect(asked.error).toBeNull();
  expect(
    fake
      .ephemerals(ana)
      .map(({ text }) => text)
      .join(),
  ).toContain('lacks a permission it needs (channels:history)');
});

test('what is only a convenience does not hold up an acknowledgement', async () => {
  const { fake, ana } = stage;
  fake.failNext({ method: 'assistant.threads.setTitle' }, { status: 429, retryAfter: 20 });
  const asked = fake.direct({ user: ana, text: 'a quiet lake' });
  await asked.done;
  expect([asked.error, asked.acknowledged?.status]).toEqual([null, 200]);
});

test('a command in a mention takes the pictures that came with it', async () => {
  const { fake, ana, channel } = stage;
  const event = stage.nextCommand();
  const file = fake.upload({ name: 'cat.png', bytes: pixel, by: ana, mimetype: 'image/png' });
  fake.mention({ user: ana, channel, text: '/edit make it night', files: [file] });
  expect((await event).command).toBe('edit');
  expect(picturesOf(await event).map(({ name }) => name)).toEqual(['cat.png']);
});

test('an answer to a button is read where the button is', async () => {
  const { fake, chat, ana, channel } = stage;
  const event = stage.nextCommand();
  fake.mention({ user: ana, channel, text: 'a fox' });
  const buttons = [[{ id: 'v1:cancel:abc', label: 'Cancel', style: 'danger' as const }]];
  await chat.post((await event).address, { text: 'a card', buttons }, 'k1');
  const threadTs = fake.messages(channel.id)[0]?.ts ?? '';
  const [message] = fake.thread(channel.id, threadTs);
  if (!message) throw new Error('nothing was posted');
  fake.press({ user: ana, message, actionId: 'v1:cancel:abc' });
  await expect.poll(() => stage.actions.length).toBe(1);
  const [action] = stage.actions;
  if (action) await chat.answer(action.ref, { text: 'too late' });
  expect(fake.ephemerals(ana).map(({ text, threadTs: where }) => [text, where])).toEqual([
    ['too late', threadTs],
  ]);
});

test('our sentences name commands as they are typed here', async () => {
  const { fake, chat, channel } = stage;
  await chat.post(stage.address, { text: 'They are kept: /show abc. Or /imagine again.' }, 'k1');
  expect(fake.messages(channel.id)[0]?.text).toBe('They are kept: /darkroom show abc. Or /imagine again.');
});

test.each([
  ['not_in_channel', 'chat-not-member'],
  ['channel_not_found', 'chat-not-member'],
  ['is_archived', 'chat-archived'],
  ['restricted_action', 'chat-not-allowed'],
  ['ekm_access_denied', 'chat-not-allowed'],
  ['message_limit_exceeded', 'chat-not-allowed'],
  ['messages_tab_disabled', 'chat-no-direct'],
  ['missing_scope', 'chat-scope'],
  ['token_revoked', 'chat-token'],
  ['account_inactive', 'chat-token'],
  ['msg_too_long', 'chat-refused'],
  ['invalid_blocks', 'chat-refused'],
])('a post refused with %s ends with a sentence', async (error, code) => {
  stage.fake.failNext({ method: 'chat.postMessage' }, { error, needed: 'chat:write' });
  const refused = await stage.chat
    .post(stage.address, { text: 'x' }, 'k1')
    .catch((caught: unknown) => caught);
  expect(refused).toMatchObject({ permanent: true, code });
});

test.each([
  ['file_uploads_disabled', 'chat-uploads-off'],
  ['file_uploads_except_images_disabled', 'chat-uploads-off'],
  ['storage_limit_reached', 'chat-storage-full'],
  ['file_upload_size_restricted', 'chat-file-too-large'],
])('an upload refused with %s ends with a sentence', async (error, code) => {
  stage.fake.failNext({ method: 'files.completeUploadExternal' }, { error });
  const files = [await stage.file('a.png', pixel)];
  const refused = await stage.chat.post(stage.address, { files }, 'k1').catch((caught: unknown) => caught);
  expect(refused).toMatchObject({ permanent: true, code });
});

test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited'])(
  'a post that meets %s may be tried again',
  async (error) => {
    stage.fake.failNext({ method: 'chat.postMessage' }, { error });
    const refused = await stage.chat
      .post(stage.address, { text: 'x' }, 'k1')
      .catch((caught: unknown) => caught);
    expect(refused).toMatchObject({ permanent: false, unclear: true });
  },
);
