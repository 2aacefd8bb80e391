import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlackStage, type SlackStage } from './stage.ts';

let stage: SlackStage;
let threadTs: string;
beforeEach(async () => {
  stage = await openSlackStage();
  const { fake, chat, ana, channel } = stage;
  const first = stage.nextCommand();
  fake.mention({ user: ana, channel, text: 'a fox' });
  const { address } = await first;
  await chat.post(address, { files: [await stage.file('fox.png', new Uint8Array([1]))] }, 'abc:pictures-1');
  threadTs = fake.messages(channel.id)[0]?.ts ?? '';
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const answerInThread = () =>
  stage.fake.mention({ user: stage.ana, channel: stage.channel, text: 'at night', threadTs });

test.each([
  ['channel_not_found', 'Darkroom is not in this channel.'],
  ['not_in_channel', 'Darkroom is not in this channel.'],
  ['thread_not_found', 'no longer exists'],
  ['missing_scope', 'lacks a permission it needs (channels:history)'],
  ['not_allowed_token_type', 'lacks a permission it needs'],
  ['access_denied', 'may not post here'],
  ['ekm_access_denied', 'may not post here'],
  ['invalid_auth', 'no longer installed'],
  ['not_authed', 'no longer installed'],
  ['account_inactive', 'no longer installed'],
  ['token_revoked', 'no longer installed'],
  ['token_expired', 'no longer installed'],
  ['team_access_not_granted', 'no longer installed'],
  ['invalid_arguments', 'invalid_arguments'],
])(
  'a thread that cannot be read for %s is said to its asker, and nothing is drawn',
  async (error, sentence) => {
    const { fake, ana } = stage;
    fake.failNext({ method: 'conversations.replies' }, { error, needed: 'channels:history' });
    const asked = answerInThread();
    await asked.done;
    expect(asked.error).toBeNull();
    expect(
      fake
        .ephemerals(ana)
        .map(({ text }) => text)
        .join(),
    ).toContain(sentence);
    expect(stage.commands).toHaveLength(1);
  },
);

test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'operation_timeout'])(
  'a thread that cannot be read just now for %s is read when the event comes again',
  async (error) => {
    const { fake } = stage;
    fake.failNext({ method: 'conversations.replies' }, { error });
    const asked = answerInThread();
    await fake.until(() => fake.log.some(({ method }) => method === 'conversations.replies'));
    const second = stage.nextCommand();
    await expect
      .poll(() => {
        fake.redeliver(asked, { num: 1, reason: 'timeout' });
        return stage.commands.length;
      })
      .toBe(2);
    expect((await second).command).toBe('edit');
  },
);
test('a command that comes in the very moment of a renewal is taken by the other connection', async () => {
  const { fake, ana, channel } = stage;
  for (const text of ['first', 'second']) {
    const event = stage.nextCommand();
    fake.refreshSockets(1);
    const command = fake.slash({ user: ana, channel, command: '/imagine', text });
    expect((await event).options.prompt).toBe(text);
    await command.done;
    expect([command.error, fake.sockets]).toEqual([null, 1]);
    fake.advance(10_000);
    await fake.until(() => fake.sockets === 2);
  }
}, 40_000);
