import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import type { FakeSlack, FakeSlackOptions } from './api.ts';
import { startFakeSlack } from './slack.ts';

/** A fake that ends with the test. */
export async function started(options?: FakeSlackOptions): Promise<FakeSlack> {
  const slack = await startFakeSlack(options);
  onTestFinished(() => slack.close());
  return slack;
}

export function clientOf(slack: FakeSlack, token = slack.env.SLACK_BOT_TOKEN): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.env.SLACK_API_URL,
    retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 1 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
}

function appOf(slack: FakeSlack, receiver: SocketModeReceiver | HTTPReceiver): App {
  const { botId, botUserId } = slack;
  const clientOptions = { slackApiUrl: slack.env.SLACK_API_URL };
  const token = slack.env.SLACK_BOT_TOKEN;
  return new App({ token, botId, botUserId, receiver, clientOptions, logLevel: LogLevel.ERROR });
}

/** The real Bolt, listening on a socket. */
export async function overSocket(slack: FakeSlack, prepare: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.env.SLACK_APP_TOKEN,
    clientPingTimeout: 200,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slack.env.SLACK_API_URL } },
  });
  const app = appOf(slack, receiver);
  prepare(app);
  onTestFinished(async () => {
    await app.stop();
  });
  await app.start();
  return app;
}

/** The real Bolt, listening on a port. */
export async function overHttp(slack: FakeSlack, prepare: (app: App) => void): Promise<App> {
  const signingSecret = slack.env.SLACK_SIGNING_SECRET;
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = appOf(slack, receiver);
  prepare(app);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    await app.stop();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  return app;
}
