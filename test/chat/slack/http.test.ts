import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlackStage, type SlackStage } from './stage.ts';

const signingSecret = 'a signing secret';
let stage: SlackStage;
beforeEach(async () => {
  stage = await openSlackStage({ transport: { kind: 'http', signingSecret } });
});
afterEach(() => stage.close());

interface Sent {
  body: string;
  /** Seconds from now. */
  skew?: number;
  signature?: string;
  type?: string;
  retry?: number;
}

async function send({
  body,
  skew = 0,
  signature,
  type = 'application/json',
  retry,
}: Sent): Promise<Response> {
  const timestamp = String(Math.round(Date.now() / 1000) + skew);
  const right = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature ?? right,
    ...(retry !== undefined && {
      'x-slack-retry-num': String(retry),
      'x-slack-retry-reason': 'http_timeout',
    }),
  };
  const [route] = stage.chat.routes?.() ?? [];
  if (!route) throw new Error('no route');
  return route.handle(new Request('http://127.0.0.1/slack/events', { method: 'POST', headers, body }));
}

function mention(text: string, eventId = 'Ev1'): string {
  const { fake, ana, channel } = stage;
  const event = { type: 'app_mention', user: ana.id, channel: channel.id, ts: '1700000000.000100', text };
  return JSON.stringify({ type: 'event_callback', team_id: fake.teamId, event_id: eventId, event });
}

test('the address is confirmed with its challenge', async () => {
  const answer = await send({ body: JSON.stringify({ type: 'url_verification', challenge: 'abc' }) });
  expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'abc' }]);
});

test.each<[string, Partial<Sent>]>([
  ['a wrong signature', { signature: `v0=${'0'.repeat(64)}` }],
  ['no signature', { signature: '' }],
  ['a request of six minutes ago', { skew: -360 }],
  ['a request of two minutes ahead', { skew: 120 }],
])('%s is refused', async (_name, changes) => {
  const answer = await send({ body: mention('a fox'), ...changes });
  expect(answer.status).toBe(401);
  expect(stage.commands).toEqual([]);
});

test('an event is answered once it is stored; the same again does nothing and is answered too', async () => {
  expect((await send({ body: mention('a fox') })).status).toBe(200);
  expect((await send({ body: mention('a fox'), retry: 1 })).status).toBe(200);
  expect((await send({ body: mention('a fox', 'Ev2') })).status).toBe(200);
  expect(stage.commands.map(({ options }) => options.prompt)).toEqual(['a fox']);
});

test('an event that could not be stored is answered with an error, and a retry is taken', async () => {
  expect((await send({ body: mention('break') })).status).toBe(500);
  expect((await send({ body: mention('break'), retry: 1 })).status).toBe(500);
  expect(stage.commands).toHaveLength(2);
});

test('a command comes as a form and is acknowledged with nothing in it', async () => {
  const { fake, ana, channel } = stage;
  const fields = {
    command: '/imagine',
    text: 'a fox',
    team_id: fake.teamId,
    channel_id: channel.id,
    user_id: ana.id,
  };
  const body = new URLSearchParams({ ...fields, trigger_id: '1.2.abc' }).toString();
  const answer = await send({ body, type: 'application/x-www-form-urlencoded' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  await expect.poll(() => stage.commands.map(({ options }) => options.prompt)).toEqual(['a fox']);
});

test('a signed command that is sent again does nothing twice, with words or with a form', async () => {
  const { fake, ana, channel } = stage;
  const common = { command: '/imagine', team_id: fake.teamId, channel_id: channel.id, user_id: ana.id };
  const commandOf = (fields: Record<string, string>) =>
    new URLSearchParams({ ...common, ...fields }).toString();
  const given = fake.slash({ user: ana, channel, command: '/imagine', text: '' }).payload.trigger_id;
  const bodies = [
    commandOf({ text: 'a fox', trigger_id: '1.2.abc' }),
    commandOf({ text: '', trigger_id: String(given) }),
    commandOf({ text: 'the last one', trigger_id: '1.2.def' }),
  ];
  for (const body of bodies.flatMap((one) => [one, one])) {
    expect((await send({ body, type: 'application/x-www-form-urlencoded' })).status).toBe(200);
  }
  await expect
    .poll(() => stage.commands.map(({ options }) => options.prompt))
    .toEqual(['a fox', 'the last one']);
  await fake.until(() => fake.openView(ana)?.callbackId === 'draw');
  expect(fake.log.filter(({ method }) => method === 'views.open')).toHaveLength(1);
  expect(fake.ephemerals(ana)).toEqual([]);
});

test('what cannot be read is refused, and while it is stopping Slack is asked to come again', async () => {
  expect((await send({ body: '[]' })).status).toBe(400);
  await stage.chat.stop();
  expect((await send({ body: mention('a fox') })).status).toBe(503);
});

test('of a body that does not end no more than the limit is read, and what is announced as longer not at all', async () => {
  const [route] = stage.chat.routes?.() ?? [];
  const chunk = new Uint8Array(1024 * 1024);
  let pulled = 0;
  const sendEndless = (headers: Record<string, string>) => {
    pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          if (pulled > 20) controller.close();
          else controller.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    );
    const init = { method: 'POST', headers, body, duplex: 'half' as const };
    return route?.handle(new Request('http://127.0.0.1/slack/events', init));
  };
  expect((await sendEndless({}))?.status).toBe(413);
  expect(pulled).toBeLessThan(7);
  expect((await sendEndless({ 'content-length': String(20 * 1024 * 1024) }))?.status).toBe(413);
  expect(pulled).toBe(0);
});
