import { setTimeout as wait } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import { WebAPIPlatformError } from '@slack/web-api';
import { ConfigError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { quietLogger } from './quiet-logger.ts';
import type { Body, Intake } from './receiver.ts';

/** Slack renews each connection every few hours; while one is renewed the other one is there. */
const connections = 2;
const longestStopMs = 3_000;
const longestStartMs = 5_000;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

export interface SocketTransportOptions {
  appToken: string;
  apiUrl: string;
  intake: Intake;
  log: Logger;
}

export interface SocketTransport {
  /** @throws ConfigError when the token is not accepted */
  start(): Promise<void>;
  connected(): boolean;
  stop(): Promise<void>;
}

interface Envelope {
  ack(payload?: unknown): Promise<void>;
  body: Body;
  retry_num?: number;
  retry_reason?: string;
}

/** Socket Mode: events come in by connections that this process opens. */
export function createSocketTransport({
  appToken,
  apiUrl,
  intake,
  log,
}: SocketTransportOptions): SocketTransport {
  const open = new Set<SocketModeClient>();
  let stopped = false;

  const clients = Array.from({ length: connections }, () => {
    const client = new SocketModeClient({
      appToken,
      logger: quietLogger(log),
      clientOptions: {
        slackApiUrl: apiUrl,
        // Its own: the client would write its patience into an object it shares.
        retryConfig: { retries: 100, factor: 1.3, maxTimeout: 60_000 },
      },
    });
    client.on('connected', () => open.add(client));
    client.on('disconnected', () => open.delete(client));
    client.on('reconnecting', () => open.delete(client));
    client.on('close', () => open.delete(client));
    client.on('error', (error: unknown) =>
      log.warn({ error: String(error) }, 'a connection reports an error'),
    );
    client.on('slack_event', (envelope: Envelope) => void take(envelope));
    return client;
  });

  async function take({ ack, body, retry_num, retry_reason }: Envelope): Promise<void> {
    try {
      await intake.take({
        ...{ body, answer: (payload) => ack(payload) },
        ...(retry_num !== undefined && { retryNum: retry_num }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      });
    } catch (error) {
      log.error({ error: String(error) }, 'an event was not taken; it comes again');
    }
  }

  /**
   * The library opens a lost connection again by `start`, and nobody hears when that fails: so it never fails, but goes
   * on until the connection stands or everything stops.
   */
  function makeSteady(client: SocketModeClient): () => Promise<unknown> {
    const startOnce = client.start.bind(client);
    client.start = async () => {
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
        try {
          return await startOnce();
        } catch (error) {
          if (stopped) return { ok: false };
          log.warn(
            { error: String(error), refused: isRefused(error) },
            'a connection could not be opened yet',
          );
          await wait(pauseMs, undefined, { ref: false });
        }
      }
    };
    return startOnce;
  }

  async function connect(client: SocketModeClient): Promise<void> {
    const startOnce = makeSteady(client);
    try {
      await startOnce();
    } catch (error) {
      if (stopped) return;
      if (isRefused(error)) {
        throw new ConfigError(
          'SLACK_APP_TOKEN is not accepted. Make a new one with the scope connections:write.',
        );
      }
      log.warn({ error: String(error) }, 'a connection could not be opened yet');
      await client.start();
    }
  }

  return {
    async start() {
      const connected = Promise.all(clients.map(connect));
      // A Slack that cannot be reached does not keep the other chats waiting.
      await Promise.race([connected, wait(longestStartMs, undefined, { ref: false })]);
      connected.catch((error: unknown) =>
        log.error({ error: String(error) }, 'the connections were given up'),
      );
    },
    connected: () => open.size > 0,
    async stop() {
      stopped = true;
      const closed = Promise.allSettled(clients.map((client) => client.disconnect()));
      await Promise.race([closed, wait(longestStopMs, undefined, { ref: false })]);
      open.clear();
    },
  };
}

function isRefused(error: unknown): boolean {
  const codes = ['invalid_auth', 'not_authed', 'not_allowed_token_type', 'account_inactive', 'token_revoked'];
  return error instanceof WebAPIPlatformError && codes.includes(error.data.error);
}
