import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionId } from '../../../src/chat/chat.ts';
import type { FakeView } from '../../fakes/slack/slack.ts';
import { openSlackStage, type SlackStage } from './stage.ts';

let stage: SlackStage;
beforeEach(async () => {
  stage = await openSlackStage();
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const sorry = 'That did not work. Send it again in a moment.';
const callsOf = (method: string) => stage.fake.log.filter((call) => call.method === method);
const whispers = () => stage.fake.ephemerals(stage.ana).map(({ text }) => text);
const askForForm = () => {
  const { fake, ana, channel } = stage;
  return fake.slash({ user: ana, channel, command: '/imagine', text: '' });
};

async function openHome(): Promise<FakeView> {
  const { fake, ana } = stage;
  await fake.event('app_home_opened', { user: ana.id, channel: fake.openDm(ana).id, tab: 'home' }).done;
  await fake.until(() => fake.home(ana) !== null);
  const home = fake.home(ana);
  if (!home) throw new Error('no home');
  return home;
}

test('a form opens before anybody is looked up, and is filled in in their language', async () => {
  const { fake, channel } = stage;
  const uli = fake.addUser({ name: 'Uli', locale: 'de-DE' });
  fake.slash({ user: uli, channel, command: '/imagine', text: '' });
  await fake.until(() => fake.openView(uli)?.callbackId === 'draw');
  const order = () =>
    fake.log.map(({ method }) => method).filter((method) => /^(users|views)\./.test(method));
  await expect.poll(order).toEqual(['views.open', 'users.info', 'views.update']);
  expect(fake.openView(uli)?.title).toBe('Neues Bild');
  const shown = fake.openView(uli);
  if (shown) fake.closeView({ user: uli, view: shown });
  fake.slash({ user: uli, channel, command: '/imagine', text: '' });
  await fake.until(() => fake.openView(uli) !== null);
  expect([fake.openView(uli)?.title, JSON.stringify(fake.openView(uli)?.blocks)]).toEqual([
    'Neues Bild',
    expect.stringContaining('Einen Moment'),
  ]);
  await fake.until(() => fake.openView(uli)?.callbackId === 'draw');
});

test('a form opens although nobody says what its options can be', async () => {
  const { fake, ana } = stage;
  askForForm();
  await fake.until(() => fake.openView(ana)?.callbackId === 'draw');
  const known = fake.openView(ana);
  if (known) fake.closeView({ user: ana, view: known });
  stage.holdSuggestions();
  askForForm();
  await fake.until(() => fake.openView(ana) !== null);
});

test('a home of an earlier process follows what is pressed on it and set from it', async () => {
  const { fake, chat, ana } = stage;
  const cancel = { id: actionId('cancel', '0123456789ab'), label: 'Cancel', style: 'danger' as const };
  stage.showJobs([
    { text: 'a fox', button: cancel },
    { text: 'an owl that is being cancelled', button: null },
  ]);
  const home = await openHome();
  const shown = (text: string) => home.blocks.find((block) => JSON.stringify(block).includes(text));
  expect(shown('a fox')).toHaveProperty('accessory');
  expect(shown('an owl')).not.toHaveProperty('accessory');
  const published = () => callsOf('views.publish').length;
  await chat.stop();
  const other = await stage.connect();
  fake.pressInView({ user: ana, view: home, actionId: cancel.id });
  // Whoever pressed something looks at it.
  await expect.poll(published, { timeout: 2_000 }).toBe(2);
  await other.stop();
  const third = await stage.connect();
  const settings = fake.pressInView({ user: ana, view: home, actionId: 'settings' });
  await settings.done;
  await fake.until(() => fake.openView(ana)?.callbackId === 'settings');
  const form = fake.openView(ana);
  if (form) fake.submit({ user: ana, view: form, values: { model: '4.5' } });
  await expect.poll(published, { timeout: 10_000 }).toBe(3);
  await third.stop();
}, 30_000);

test('the settings open although what they show is not there yet', async () => {
  const { fake, ana } = stage;
  const home = await openHome();
  const held = stage.holdHome();
  fake.pressInView({ user: ana, view: home, actionId: 'settings' });
  await fake.until(() => fake.openView(ana) !== null);
  expect(JSON.stringify(fake.openView(ana)?.blocks)).toContain('One moment…');
  held.release();
  await fake.until(() => fake.openView(ana)?.callbackId === 'settings');
});

test.each([
  ...['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'view_too_large'],
  ...['push_limit_reached', 'duplicate_external_id', 'missing_scope', 'not_allowed_token_type'],
  ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'],
])('a form that cannot be opened for %s says so', async (error) => {
  stage.fake.failNext({ method: 'views.open' }, { error });
  askForForm();
  await expect.poll(whispers).toEqual([sorry]);
});

test.each([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'],
  'team_access_not_granted',
])('a form that cannot be opened for %s says that the app has to be installed again', async (error) => {
  stage.fake.failNext({ method: 'views.open' }, { error });
  askForForm();
  await expect.poll(whispers).toEqual([expect.stringContaining('no longer installed in this workspace')]);
});

const formErrors = ['hash_conflict', 'view_too_large', 'token_revoked', 'internal_error', 'request_timeout'];

test.each(formErrors)('a form that cannot be filled in for %s says so itself', async (error) => {
  const { fake, ana } = stage;
  fake.failNext({ method: 'views.update' }, { error });
  askForForm();
  await expect.poll(() => JSON.stringify(fake.openView(ana)?.blocks)).toContain(sorry);
  expect(whispers()).toEqual([]);
});

test('settings that cannot be described say so where they would have been', async () => {
  const { fake, ana } = stage;
  const home = await openHome();
  stage.breakHome();
  fake.pressInView({ user: ana, view: home, actionId: 'settings' });
  await expect.poll(() => JSON.stringify(fake.openView(ana)?.blocks)).toContain(sorry);
});

test('a form that can neither be filled in nor say why is told of beside it', async () => {
  stage.fake.failNext({ method: 'views.update', times: 2 }, { error: 'internal_error' });
  askForForm();
  await expect.poll(whispers).toEqual([sorry]);
});

test('a form that was closed before it was filled in is nobody’s trouble', async () => {
  const { fake } = stage;
  fake.failNext({ method: 'views.update' }, { error: 'not_found' });
  await askForForm().done;
  await fake.until(() => callsOf('views.update').length === 1);
  // Whoever is told something is told by the command after it at the latest.
  const next = stage.nextCommand();
  fake.slash({ user: stage.ana, channel: stage.channel, command: '/darkroom', text: 'queue' });
  await next;
  expect(whispers()).toEqual([]);
});

test.each([
  'not_enabled',
  'user_not_found',
  'token_revoked',
  'missing_scope',
  'internal_error',
  'hash_conflict',
])('a home that cannot be shown for %s is shown when it is opened again', async (error) => {
  const { fake, ana } = stage;
  fake.failNext({ method: 'views.publish' }, { error });
  const opened = fake.event('app_home_opened', { user: ana.id, channel: fake.openDm(ana).id, tab: 'home' });
  await opened.done;
  expect(opened.error).toBeNull();
  await fake.until(() => callsOf('views.publish').length === 1);
  expect((await openHome()).type).toBe('home');
});

test('the home shows what was posted as pictures, and without them once one is gone', async () => {
  const { fake, chat, ana } = stage;
  const files = [
    await stage.file('a.png', new Uint8Array([1]), 0),
    await stage.file('b.png', new Uint8Array([2]), 1),
  ];
  const posted = await chat.post(stage.address, { files }, 'abc:pictures-1');
  const shown = fake.messages(stage.channel.id)[0]?.blocks.map((block) => slackFileOf(block)) ?? [];
  const entry = { text: 'a fox · 2 pictures', link: null };
  stage.showPast([
    { ...entry, picture: { posted, index: 1, alt: 'a fox (2/2)' } },
    { ...entry, picture: null },
  ]);
  const images = () => JSON.stringify(fake.home(ana)?.blocks.filter((block) => isImage(block)) ?? []);
  await openHome();
  expect(JSON.parse(images())).toMatchObject([{ alt_text: 'a fox (2/2)', slack_file: shown[1] }]);
  await chat.remove(posted);
  await openHome();
  await expect.poll(images).toBe('[]');
  expect(JSON.stringify(fake.home(ana)?.blocks)).toContain('a fox · 2 pictures');
});

function slackFileOf(block: unknown): unknown {
  return typeof block === 'object' && block !== null && 'slack_file' in block ? block.slack_file : null;
}

function isImage(block: unknown): boolean {
  return typeof block === 'object' && block !== null && 'type' in block && block.type === 'image';
}
