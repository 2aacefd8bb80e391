import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { modal, png, pressable } from './samples.ts';
import { clientOf, overHttp, overSocket, started } from './scene.ts';

const refused = (error: string) => ({ data: { error } });

test('modals are pushed, cleared and closed, three at most', async () => {
  const slack = await started();
  const user = slack.addUser();
  const pushed = { ...modal, callback_id: 'pushed', notify_on_close: true };
  const [first, ...rest] = modal.blocks;
  if (!first) throw new Error('no block');
  const view = { ...modal, blocks: [first, ...rest, ...pressable] };
  const closed: string[] = [];
  await overSocket(slack, (app) => {
    app.shortcut('draw', async ({ ack, client, shortcut }) => {
      await Promise.all([ack(), client.views.open({ trigger_id: shortcut.trigger_id, view })]);
    });
    app.action('again', async ({ ack, body, client }) => {
      await ack();
      if ('trigger_id' in body) await client.views.push({ trigger_id: body.trigger_id, view });
    });
    app.view('draw', async ({ ack }) => ack({ response_action: 'push', view: pushed }));
    app.view('pushed', async ({ ack }) => ack({ response_action: 'clear' }));
    app.view({ callback_id: 'pushed', type: 'view_closed' }, async ({ ack, view: gone }) => {
      closed.push(gone.id);
      await ack();
    });
  });
  await slack.shortcut({ user, callbackId: 'draw' }).done;
  await slack.until(() => slack.openView(user) !== null);
  const top = () => slack.openView(user) ?? slack.views[0];
  const look = top();
  if (!look) throw new Error('no view');
  slack.pressInView({ user, view: look, actionId: 'again', values: { prompt: 'cat' } });
  await slack.until(() => slack.views.length === 2);
  expect(look.state.values).toMatchObject({ prompt: { prompt: { value: 'cat' } } });
  const second = top();
  if (!second) throw new Error('no view');
  await slack.submit({ user, view: second, values: { prompt: 'dog' } }).done;
  const third = top();
  if (!third) throw new Error('no view');
  expect(third.callbackId).toBe('pushed');
  await slack.closeView({ user, view: third })?.done;
  expect(closed).toEqual([third.id]);
  await slack.submit({ user, view: second, values: {} }).done;
  const last = top();
  if (!last) throw new Error('no view');
  await slack.submit({ user, view: last, values: { prompt: 'x' } }).done;
  expect(slack.openView(user)).toBeNull();
  expect(slack.violations).toEqual([]);
});

test('a message shortcut brings the files of its message, a press on an ephemeral one no message', async () => {
  const slack = await started();
  const [user, channel] = [slack.addUser(), slack.addChannel()];
  const client = clientOf(slack);
  const files = [slack.upload({ name: 'cat.png', bytes: png, by: user })];
  const message = slack.post({ user, channel, text: 'look', files });
  await overHttp(slack, (app: App) => {
    app.shortcut({ type: 'message_action', callback_id: 'edit' }, async ({ ack, respond, shortcut }) => {
      await ack();
      await respond({ text: `${shortcut.message.files.length} of ${shortcut.channel.id}` });
    });
    app.action('again', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  await slack.shortcut({ user, callbackId: 'edit', message }).done;
  await slack.until(() => slack.ephemerals(user).length === 1);
  expect(slack.ephemerals(user)).toMatchObject([{ text: `1 of ${channel.id}` }]);
  await client.chat.postEphemeral({ channel: channel.id, user: user.id, text: 'x', blocks: pressable });
  const [, whisper] = slack.ephemerals(user);
  if (!whisper) throw new Error('nothing');
  const pressed = slack.press({ user, message: whisper, actionId: 'again' });
  expect(pressed.payload).not.toHaveProperty('message');
  await slack.until(() => whisper.deleted);
  expect(() => slack.press({ user, message: whisper, actionId: 'again' })).toThrow('deleted');
  expect(slack.violations).toEqual([]);
});

test('a wrong acknowledgement has no effect and is a violation', async () => {
  const slack = await started();
  const [user, channel] = [slack.addUser(), slack.addChannel()];
  const client = clientOf(slack);
  await overSocket(slack, (app) => {
    app.command('/imagine', async ({ ack }) => ack({ text: 'x', blocks: [{ type: 'divider' }] }));
    app.view('draw', async ({ ack }) => ack({ response_action: 'errors', errors: { nothing: 'No' } }));
  });
  const acted = slack.slash({ user, channel, command: '/imagine', text: '' });
  await acted.done;
  expect(slack.ephemerals(user)).toHaveLength(1);
  await client.views.open({ trigger_id: String(acted.payload.trigger_id), view: modal });
  const view = slack.openView(user);
  if (!view) throw new Error('no view');
  const submitted = slack.submit({ user, view, values: { prompt: 'x' } });
  await submitted.done;
  expect(submitted.error).toBe('invalid_arguments');
  expect(view.closed).toBe(false);
  expect(slack.violations).toEqual([expect.stringContaining('Errors on no input: nothing')]);
});

test('a home tab is published, opened and pressed in', async () => {
  const slack = await started();
  const user = slack.addUser();
  const pressed: unknown[] = [];
  await overSocket(slack, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: pressable } });
    });
    app.action('again', async ({ ack, body, action }) => {
      pressed.push(body.type === 'block_actions' && body.view?.type, action.type);
      await ack();
    });
  });
  slack.event('app_home_opened', { user: user.id });
  await slack.until(() => slack.home(user) !== null);
  const home = slack.home(user);
  if (home) await slack.pressInView({ user, view: home, actionId: 'again' }).done;
  expect(pressed).toEqual(['home', 'button']);
  expect(slack.event('app_home_opened', { user: user.id }).payload.event).toMatchObject({
    ...{ tab: 'home', channel: slack.openDm(user).id, view: { id: home?.id } },
  });
});

test('a workspace is installed by its code, once', async () => {
  const slack = await started();
  const team = slack.addTeam();
  slack.event('app_uninstalled', { team: team.id });
  const client = clientOf(slack, '');
  const { clientId: client_id, clientSecret: client_secret } = slack;
  const install = { client_id, client_secret, code: slack.oauthCode(team) };
  const done = await client.oauth.v2.access(install);
  expect(done).toMatchObject({
    access_token: team.token,
    bot_user_id: team.botUserId,
    team: { id: team.id },
  });
  await expect(client.oauth.v2.access(install)).rejects.toMatchObject(refused('invalid_code'));
  expect(await clientOf(slack, team.token).auth.test()).toMatchObject({ team_id: team.id });
});

test('more than ten sockets, or one address twice, are refused', async () => {
  const slack = await started();
  const client = clientOf(slack, slack.env.SLACK_APP_TOKEN);
  const open = async () => new WebSocket((await client.apps.connections.open({})).url ?? '');
  const sockets: WebSocket[] = [];
  for (let count = 0; count < 10; count += 1) sockets.push(await open());
  await slack.until(() => slack.sockets === 10);
  const refusal = Promise.withResolvers<string>();
  const eleventh = await open();
  eleventh.addEventListener('message', ({ data }) => refusal.resolve(String(data)));
  expect(JSON.parse(await refusal.promise)).toMatchObject({ reason: 'too_many_websockets' });
  const failed = Promise.withResolvers<void>();
  new WebSocket(sockets[0]?.url ?? '').addEventListener('error', () => failed.resolve());
  await failed.promise;
  expect(slack.sockets).toBe(10);
  expect(slack.violations).toHaveLength(2);
});

test('requests may hang, done or not, or be refused at will', async () => {
  const slack = await started();
  const { id: channel } = slack.addChannel();
  const headers = { authorization: `Bearer ${slack.env.SLACK_BOT_TOKEN}` };
  const body = JSON.stringify({ channel, text: 'x' });
  const type = { 'content-type': 'application/json', ...headers };
  const call = () => {
    const stop = new AbortController();
    const url = `${slack.env.SLACK_API_URL}chat.postMessage`;
    return { stop, answer: fetch(url, { method: 'POST', body, headers: type, signal: stop.signal }) };
  };
  for (const afterDoing of [false, true]) {
    slack.failNext({ method: 'chat.postMessage' }, { hang: true, afterDoing });
    const { stop, answer } = call();
    await slack.until(() => slack.log.length === (afterDoing ? 2 : 1));
    stop.abort();
    await expect(answer).rejects.toThrow('abort');
    expect(slack.messages(channel)).toHaveLength(afterDoing ? 1 : 0);
  }
  slack.failNext({ method: /./, times: 2 }, { error: 'missing_scope', needed: 'chat:write' });
  for (const ok of [false, false, true]) expect(await (await call().answer).json()).toMatchObject({ ok });
  slack.failNext({ method: 'chat.postMessage' }, { html: true });
  expect(await (await call().answer).text()).toContain('<html>');
});
