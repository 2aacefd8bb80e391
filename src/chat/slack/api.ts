import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { ChatError } from '../chat-error.ts';
import type { SlackAddress } from './address.ts';
import { asChatError } from './api-error.ts';
import type { Workspaces } from './workspaces.ts';

/** A call that was turned away for a limit was not carried out: it is made again, so many times. */
const limitTries = 4;
const longestLimitMs = 30_000;
const timeoutMs = 30_000;

type Where = Pick<SlackAddress, 'team' | 'enterprise'>;

/** The Web API, in the name of a workspace. Nothing is ever sent again after an unclear failure. */
export interface Api {
  /** @throws ChatError */
  call(where: Where, method: string, args: Record<string, unknown>): Promise<Record<string, unknown>>;
  tokenOf(where: Where): Promise<string>;
}

export function createApi({ apiUrl, workspaces }: { apiUrl: string; workspaces: Workspaces }): Api {
  const clients = new Map<string, WebClient>();

  async function tokenOf({ team, enterprise }: Where): Promise<string> {
    const found = await workspaces.find({ teamId: team, enterpriseId: enterprise });
    if (!found) throw new ChatError('chat-token', 'the workspace has no installation', { permanent: true });
    return found.token;
  }

  function clientFor(token: string): WebClient {
    const client =
      clients.get(token) ??
      new WebClient(token, {
        slackApiUrl: apiUrl,
        // Posts would be made twice; waiting for limits is done here, so that one channel does not hold up the others.
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: timeoutMs,
        allowAbsoluteUrls: false,
      });
    clients.set(token, client);
    return client;
  }

  return {
    tokenOf,
    async call(where, method, args) {
      const client = clientFor(await tokenOf(where));
      for (let tries = 1; ; tries += 1) {
        try {
          return { ...(await client.apiCall(method, args)) };
        } catch (error) {
          const pauseMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : null;
          // What opens a form is good for 3 s only.
          const late = method === 'views.open' || tries === limitTries;
          if (pauseMs === null || pauseMs > longestLimitMs || late) throw asChatError(error);
          await wait(pauseMs);
        }
      }
    },
  };
}
