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

test('with Slack’s limits on, twelve people at once each get their card and their picture once, and few calls are turned away', async () => {
  const channels = [fake.addChannel(), fake.addChannel(), fake.addChannel()];
  const prompts = Array.from({ length: 12 }, (_, index) => `limited number ${index} here`);
  const asked = prompts.map((prompt, index) => {
    const channel = channels[index % channels.length] ?? fake.addChannel();
    fake.slash({ user: fake.addUser(), channel, command: '/imagine', text: prompt });
    return { prompt, seen: lookAt(fake, channel) };
  });
  for (const { prompt, seen } of asked) {
    const pictures = () => {
      const card = seen.card(prompt);
      return card ? seen.pictures(card).length : 0;
    };
    await expect.poll(pictures, { timeout: 90_000 }).toBe(1);
  }
  for (const { prompt, seen } of asked) await seen.cardSays(prompt, /Done/, 60_000);
  const calls = (method: string) => fake.log.filter((call) => call.method === method && call.status === 200);
  expect(channels.map(({ id }) => fake.messages(id).length)).toEqual([4, 4, 4]);
  expect(calls('chat.postMessage')).toHaveLength(24);
  expect(calls('upload')).toHaveLength(12);
  expect(fake.log.filter(({ status }) => status === 429).length).toBeLessThan(5);
  expect(fake.violations).toEqual([]);
}, 180_000);
