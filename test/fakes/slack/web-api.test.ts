import { expect, test } from 'vitest';
import { modal, pressable } from './samples.ts';
import { clientOf, started } from './scene.ts';

const refused = (error: string) => ({ data: { error } });

test('messages go where the bot is, and are found by their metadata', async () => {
  const slack = await started();
  const user = slack.addUser({ locale: 'uk-UA' });
  const client = clientOf(slack);
  const post = (channel: string, more = {}) => client.chat.postMessage({ channel, text: 'x', ...more });
  const { id: channel } = slack.addChannel();
  await expect(post(slack.addChannel({ member: false }).id)).rejects.toMatchObject(refused('not_in_channel'));
  const hidden = slack.addChannel({ member: false, private: true }).id;
  await expect(post(hidden)).rejects.toMatchObject(refused('channel_not_found'));
  await expect(post(slack.addChannel({ archived: true }).id)).rejects.toMatchObject(refused('is_archived'));
  await expect(post(channel, { thread_ts: '1.000000' })).rejects.toMatchObject(refused('thread_not_found'));

  const metadata = { event_type: 'job', event_payload: { id: 'job-1' } };
  const { ts = '' } = await post(channel, { metadata });
  await post(channel, { thread_ts: ts });
  await post(channel, { thread_ts: ts, metadata });
  const replies = await client.conversations.replies({ channel, ts, include_all_metadata: true });
  expect(replies.messages?.map((one) => one.metadata)).toEqual([metadata, undefined, metadata]);
  const first = await client.conversations.history({ channel, limit: 1 });
  expect(first).toMatchObject({ has_more: false, messages: [{ ts, reply_count: 2, thread_ts: ts }] });
  await client.chat.delete({ channel, ts });
  await expect(client.chat.update({ channel, ts, text: 'y' })).rejects.toMatchObject(
    refused('message_not_found'),
  );

  const left = slack.addUser();
  slack.leave({ id: channel }, left);
  const whisper = client.chat.postEphemeral({ channel, user: left.id, text: 'x' });
  await expect(whisper).rejects.toMatchObject(refused('user_not_in_channel'));
  await client.chat.postEphemeral({ channel, user: user.id, text: 'psst' });
  expect(slack.ephemerals(user)).toMatchObject([{ text: 'psst' }]);
  const said = await client.users.info({ user: user.id, include_locale: true });
  expect(said.user?.locale).toBe('uk-UA');
  const opened = await client.conversations.open({ users: user.id });
  expect(opened.channel?.id).toBe(slack.openDm(user).id);
  expect(slack.violations).toEqual([]);
});

test('pages of a history come one after the other', async () => {
  const slack = await started();
  const [user, channel] = [slack.addUser(), slack.addChannel()];
  const said = ['1', '2', '3', '4', '5'].map((text) => slack.post({ user, channel, text }));
  const client = clientOf(slack);
  const texts: unknown[] = [];
  for await (const page of client.paginate('conversations.history', { channel: channel.id, limit: 2 })) {
    texts.push((page as { messages?: { text: string }[] }).messages?.map(({ text }) => text));
  }
  expect(texts).toEqual([['5', '4'], ['3', '2'], ['1']]);
  const [, second, , fourth] = said;
  const between = { oldest: second?.ts ?? '', latest: fourth?.ts ?? '' };
  const within = await client.conversations.history({ channel: channel.id, ...between });
  expect(within.messages?.map(({ text }) => text)).toEqual(['3']);
  const inclusive = await client.conversations.history({ channel: channel.id, ...between, inclusive: true });
  expect(inclusive.messages?.map(({ text }) => text)).toEqual(['4', '3', '2']);
});

test('views are opened in time, once, and updated by their hash', async () => {
  const slack = await started();
  const [user, channel] = [slack.addUser(), slack.addChannel()];
  const client = clientOf(slack);
  const trigger = () =>
    String(slack.slash({ user, channel, command: '/imagine', text: '' }).payload.trigger_id);
  const late = trigger();
  slack.advance(3000);
  const open = (trigger_id: string) => client.views.open({ trigger_id, view: modal });
  await expect(open(late)).rejects.toMatchObject(refused('expired_trigger_id'));
  await expect(open('1.2.3')).rejects.toMatchObject(refused('invalid_trigger_id'));
  const once = trigger();
  const { view } = await open(once);
  await expect(open(once)).rejects.toMatchObject(refused('exchanged_trigger_id'));
  const update = { view_id: view?.id ?? '', hash: view?.hash ?? '', view: { ...modal, blocks: [] } };
  await client.views.update(update);
  await expect(client.views.update(update)).rejects.toMatchObject(refused('hash_conflict'));
  expect(slack.openView(user)?.blocks).toEqual([]);
  const shown = slack.openView(user);
  if (shown) slack.closeView({ user, view: shown });
  const { hash: _, ...again } = update;
  await expect(client.views.update(again)).rejects.toMatchObject(refused('not_found'));
  const home = { type: 'home' as const, blocks: pressable };
  await client.views.publish({ user_id: user.id, view: home });
  expect(slack.home(user)).toMatchObject({ type: 'home', title: '' });
});

test('a response_url is good for five uses and 30 minutes', async () => {
  const slack = await started();
  const [user, channel] = [slack.addUser(), slack.addChannel()];
  const url = () =>
    String(slack.slash({ user, channel, command: '/imagine', text: '' }).payload.response_url);
  const respond = (address: string, body: object) =>
    fetch(address, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const once = url();
  for (const status of [200, 200, 200, 200, 200, 404]) {
    expect((await respond(once, { text: 'x', replace_original: true })).status).toBe(status);
  }
  expect(slack.ephemerals(user)).toMatchObject([{ edits: 4 }]);
  expect((await respond(url(), { text: 'all', response_type: 'in_channel' })).status).toBe(200);
  expect(slack.messages(channel.id)).toMatchObject([{ text: 'all' }]);
  const late = url();
  slack.advance(30 * 60_000);
  expect((await respond(late, { text: 'x' })).status).toBe(404);
  expect(slack.violations).toHaveLength(1);
});

test('tokens are those of their workspace, for what they may do', async () => {
  const slack = await started({ scopes: ['chat:write'] });
  const other = slack.addTeam();
  const channel = slack.addChannel({ team: other });
  await expect(clientOf(slack, 'xoxb-no').auth.test()).rejects.toMatchObject(refused('invalid_auth'));
  await expect(clientOf(slack, '').auth.test()).rejects.toMatchObject(refused('not_authed'));
  const client = clientOf(slack);
  const info = client.users.info({ user: slack.addUser().id });
  const needed = { error: 'missing_scope', needed: 'users:read', provided: 'chat:write' };
  await expect(info).rejects.toMatchObject({ data: needed });
  const post = (token: string) => clientOf(slack, token).chat.postMessage({ channel: channel.id, text: 'x' });
  await expect(post(slack.env.SLACK_BOT_TOKEN)).rejects.toMatchObject(refused('channel_not_found'));
  await post(other.token);
  slack.event('app_uninstalled', { team: other.id });
  await expect(post(other.token)).rejects.toMatchObject(refused('account_inactive'));
  const sockets = clientOf(slack).apps.connections.open({});
  await expect(sockets).rejects.toMatchObject(refused('not_allowed_token_type'));
});

test('tiers are enforced on demand', async () => {
  const slack = await started({ limits: true });
  const { id: channel } = slack.addChannel();
  const client = clientOf(slack);
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x' });
  const update = () => client.chat.update({ channel, ts, text: 'y' });
  for (let edits = 0; edits < 50; edits += 1) await update();
  await expect(update()).rejects.toMatchObject({ retryAfter: expect.any(Number) });
  slack.advance(60_000);
  await update();
});

test('a status goes with the answer, or after two minutes', async () => {
  const slack = await started();
  const user = slack.addUser();
  const { id: channel_id } = slack.openDm(user);
  const client = clientOf(slack);
  const { message } = slack.direct({ user, text: 'draw' });
  const thread_ts = message?.ts ?? '';
  const show = () => client.assistant.threads.setStatus({ channel_id, thread_ts, status: 'is drawing' });
  await show();
  expect(slack.status(channel_id, thread_ts)).toBe('is drawing');
  await client.chat.postMessage({ channel: channel_id, thread_ts, text: 'x' });
  expect(slack.status(channel_id, thread_ts)).toBe('');
  await show();
  slack.advance(120_000);
  expect(slack.status(channel_id, thread_ts)).toBe('');
  const prompts = [{ title: 'Cat', message: 'Draw a cat' }] as [{ title: string; message: string }];
  await client.assistant.threads.setSuggestedPrompts({ channel_id, thread_ts, prompts });
  expect(slack.statuses).toHaveLength(2);
  expect(slack.violations).toEqual([]);
});
