import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';
import { type Running, startDarkroom, startSimulator } from './harness.ts';
import { lookAt } from './slack-workspace.ts';

let sandbox: Sandbox;
let fake: FakeSlack;
let darkroom: Running;
beforeAll(async () => {
  sandbox = await startSimulator(20);
  fake = await startFakeSlack({ processingMs: 20, limits: true });
  const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL } = fake.env;
  darkroom = await startDarkroom({
    baseUrl: sandbox.url,
    env: { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL },
  });
}, 60_000);
afterAll(async () => {
  await darkroom.stop();
  await fake.close();
  await sandbox.stop();
});

test('with Slack’s limits on, ten people at once each get their card and their picture once', async () => {
  const channel = fake.addChannel();
  const seen = lookAt(fake, channel);
  for (let index = 0; index < 10; index += 1) {
    fake.slash({ user: fake.addUser(), channel, command: '/imagine', text: `limited number ${index} here` });
  }
  for (let index = 0; index < 10; index += 1) {
    const found = () => seen.card(`limited number ${index} here`);
    const pictures = () => {
      const card = found();
      return card ? seen.pictures(card).length : 0;
    };
    await expect.poll(pictures, { timeout: 90_000 }).toBe(1);
  }
  expect(fake.messages(channel.id)).toHaveLength(10);
  expect(fake.violations).toEqual([]);
}, 120_000);
