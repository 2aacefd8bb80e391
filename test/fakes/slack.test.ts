import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { imageBlock, modal, pressable, shownPicture } from './slack/samples.ts';
import { clientOf, overHttp, overSocket, started } from './slack/scene.ts';

describe('the real Bolt in Socket Mode', () => {
  test('acknowledges a command and answers it by its response_url', async () => {
    const slack = await started();
    const [user, channel] = [slack.addUser(), slack.addChannel()];
    await overSocket(slack, (app) => {
      app.command('/imagine', async ({ ack, respond, client, command }) => {
        await ack({ text: 'Coming' });
        await client.chat.postMessage({ channel: command.channel_id, text: command.text });
        await respond({ text: 'Done', replace_original: true });
      });
    });
    const acted = slack.slash({ user, channel, command: '/imagine', text: 'a < b' });
    await acted.done;
    expect(acted.error).toBeNull();
    expect(acted.response).toEqual({ text: 'Coming' });
    await slack.until(() => slack.ephemerals(user)[0]?.edits === 1);
    expect(slack.ephemerals(user)).toMatchObject([{ text: 'Done', channel: channel.id }]);
    expect(slack.messages(channel.id)).toMatchObject([{ text: 'a &lt; b', user: slack.botUserId }]);
    expect(slack.violations).toEqual([]);
  });

  test('opens a modal with a file_input, refuses and takes what is submitted', async () => {
    const slack = await started();
    const [user, channel] = [slack.addUser(), slack.addChannel()];
    const files: string[] = [];
    await overSocket(slack, (app) => {
      app.command('/imagine', async ({ ack, client, command }) => {
        await Promise.all([ack(), client.views.open({ trigger_id: command.trigger_id, view: modal })]);
      });
      app.view('draw', async ({ ack, view }) => {
        const prompt = view.state.values.prompt?.prompt?.value;
        files.push(...(view.state.values.images?.images?.files ?? []).map(({ id }) => id));
        if (prompt === 'bad') await ack({ response_action: 'errors', errors: { prompt: 'No' } });
        else await ack();
      });
    });
    slack.slash({ user, channel, command: '/imagine', text: '' });
    await slack.until(() => slack.openView(user) !== null);
    const view = slack.openView(user);
    if (!view) throw new Error('no view');
    expect(() => slack.submit({ user, view, values: {} })).toThrow('prompt is required');
    const bad = slack.submit({ user, view, values: { prompt: 'bad' } });
    await bad.done;
    expect(bad.response).toEqual({ response_action: 'errors', errors: { prompt: 'No' } });
    expect(view.closed).toBe(false);
    const file = slack.upload({ name: 'cat.heic', bytes: Buffer.from('cat'), by: user });
    await slack.submit({ user, view, values: { prompt: 'good', images: [file], private: true } }).done;
    expect(view.closed).toBe(true);
    expect(files).toEqual([file.id]);
    expect(slack.violations).toEqual([]);
  });

  test('answers a mention in a thread, and a button with an update', async () => {
    const slack = await started();
    const [user, channel] = [slack.addUser(), slack.addChannel()];
    const seen: unknown[] = [];
    await overSocket(slack, (app) => {
      app.event('app_mention', async ({ event, say, context }) => {
        seen.push(context.retryNum ?? 0, event.files?.[0]?.url_private);
        if (seen.length === 2) {
          await say({ text: 'Drawing', blocks: pressable, thread_ts: event.thread_ts ?? event.ts });
        }
      });
      app.action('again', async ({ ack, body, client, action, respond }) => {
        await ack();
        if (body.type !== 'block_actions' || action.type !== 'button') return;
        const { message_ts: ts, channel_id: id } = body.container;
        await client.chat.update({ channel: id, ts, text: `Again: ${action.value}` });
        await respond({ text: 'Only you', thread_ts: body.container.thread_ts });
      });
    });
    const file = slack.upload({ name: 'cat.png', bytes: Buffer.from('cat') });
    const acted = slack.mention({ user, channel, text: 'draw', files: [file] });
    await acted.done;
    const ts = acted.message?.ts ?? '';
    await slack.until(() => slack.thread(channel.id, ts).length === 1);
    await slack.redeliver(acted).done;
    await expect.poll(() => seen).toEqual([0, file.urlPrivate, 1, file.urlPrivate]);
    const [answer] = slack.thread(channel.id, ts);
    if (!answer) throw new Error('no answer');
    await slack.press({ user, message: answer, actionId: 'again' }).done;
    await slack.until(() => slack.ephemerals(user).length === 1);
    expect(answer).toMatchObject({ text: 'Again: job-1', edits: 1, threadTs: ts });
    expect(slack.violations).toEqual([]);
  });

  test('misses nothing with two sockets when one is refreshed, and comes back after a cut', async () => {
    const slack = await started();
    const user = slack.addUser();
    const seen: string[] = [];
    const listen = (app: App) =>
      app.message(async ({ message }) => {
        if ('text' in message) seen.push(message.text ?? '');
      });
    await overSocket(slack, listen);
    await overSocket(slack, listen);
    expect(slack.sockets).toBe(2);
    slack.refreshSockets(1);
    expect(slack.sockets).toBe(1);
    await Promise.all(['one', 'two'].map((text) => slack.direct({ user, text }).done));
    await slack.until(() => slack.sockets === 2);
    slack.refreshSockets();
    const lost = slack.direct({ user, text: 'three' });
    await lost.done;
    expect(lost.error).toBe('dispatch_failed');
    await slack.until(() => slack.sockets === 2);
    await slack.redeliver(lost).done;
    await expect.poll(() => seen).toEqual(['one', 'two', 'three']);
    slack.dropSockets();
    expect(slack.sockets).toBe(0);
    await slack.until(() => slack.sockets === 2);
    await Promise.all(['four', 'five'].map((text) => slack.direct({ user, text }).done));
    await expect.poll(() => seen).toHaveLength(5);
    expect(slack.violations).toEqual([]);
  });

  test('has 3 s to acknowledge', async () => {
    const slack = await started();
    const [user, channel] = [slack.addUser(), slack.addChannel()];
    const { promise, resolve } = Promise.withResolvers<void>();
    await overSocket(slack, (app) => {
      app.command('/imagine', async ({ ack }) => {
        await promise;
        await ack('Late');
      });
    });
    const acted = slack.slash({ user, channel, command: '/imagine', text: '' });
    slack.advance(3000);
    await acted.done;
    expect(acted.error).toBe('operation_timeout');
    resolve();
    await slack.until(() => acted.acknowledged !== null);
    expect(acted.acknowledged?.afterMs).toBeGreaterThanOrEqual(3000);
    expect(slack.ephemerals(user)).toEqual([]);
  });
});

describe('the real Bolt over HTTP', () => {
  test('takes what is signed, and nothing else', async () => {
    const slack = await started();
    const [user, channel] = [slack.addUser(), slack.addChannel()];
    const seen: unknown[] = [];
    await overHttp(slack, (app) => {
      app.event('app_mention', async ({ body, context, event }) => {
        seen.push([body.event_id, context.retryNum, event.text]);
      });
      app.command('/imagine', async ({ ack, command }) => ack({ text: command.text }));
      app.shortcut('draw', async ({ ack }) => ack());
    });
    expect(await slack.verifyUrl()).toBe(true);
    const acted = slack.mention({ user, channel, text: 'hi', eventId: 'Ev1', alsoAsMessage: true });
    await Promise.all([acted.done, acted.twin?.done]);
    await slack.redeliver(acted, { num: 2, reason: 'http_timeout' }).done;
    const text = `<@${slack.botUserId}> hi`;
    await expect
      .poll(() => seen)
      .toEqual([
        ['Ev1', undefined, text],
        ['Ev1', 2, text],
      ]);
    await slack.slash({ user, channel, command: '/imagine', text: 'cat' }).done;
    expect(slack.ephemerals(user)).toMatchObject([{ text: 'cat' }]);
    const shortcut = slack.shortcut({ user, callbackId: 'draw' });
    await shortcut.done;
    expect(shortcut.acknowledged?.status).toBe(200);
    const body = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention' } });
    const now = Math.floor(Date.now() / 1000);
    expect(await slack.sendRaw({ body, signature: 'v0=0' })).toMatchObject({ status: 401 });
    expect(await slack.sendRaw({ body, timestamp: now - 301 })).toMatchObject({ status: 401 });
    expect(await slack.sendRaw({ body, timestamp: now + 3600 })).toMatchObject({ status: 200 });
    expect(slack.violations).toEqual([]);
  });
});

test('WebClient repeats what failed after it was done, and stops at a 429', async () => {
  const slack = await started();
  const { id: channel } = slack.addChannel();
  const client = clientOf(slack);
  slack.failNext({ method: 'chat.postMessage' }, { afterDoing: true, status: 502 });
  await client.chat.postMessage({ channel, text: 'Twice' });
  expect(slack.messages(channel).map(({ text }) => text)).toEqual(['Twice', 'Twice']);
  slack.failNext({ method: /^chat\./ }, { status: 429, retryAfter: 7 });
  await expect(client.chat.postMessage({ channel, text: 'No' })).rejects.toMatchObject({ retryAfter: 7 });
  const id = await shownPicture(slack, client);
  await client.chat.postMessage({ channel, text: 'A', blocks: [imageBlock(id)] });
  expect(slack.log.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(4);
  expect(slack.log[0]).toMatchObject({
    args: { text: 'Twice' },
    status: 502,
    token: slack.env.SLACK_BOT_TOKEN,
  });
});
