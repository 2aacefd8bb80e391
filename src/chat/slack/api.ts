import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { ChatError } from '../chat-error.ts';
import type { SlackAddress } from './address.ts';
import { asChatError } from './api-error.ts';
import { limitOf, type Place, type SlackMethod } from './limits.ts';
import { createLines, type Lines } from './lines.ts';
import { quietLogger } from './quiet-logger.ts';
import type { Workspaces } from './workspaces.ts';

/** A call that was turned away for a limit was not carried out: it is made again, so many times. */
const limitTries = 4;
const longestLimitMs = 30_000;
const timeoutMs = 30_000;

/** A token that is refused, or that cannot be read, does not become good by waiting. */
function withoutToken(error: unknown): never {
  if (error instanceof ChatError || !(error instanceof AppError) || error.retryable) throw error;
  throw new ChatError('chat-token', error.message, { permanent: true, cause: error });
}

/** Whose call it is: those of one thread take turns with those of the others. */
export type Caller = Place & Partial<Pick<SlackAddress, 'thread' | 'person'>>;

/** The Web API, in the name of a workspace. Nothing is ever sent again after an unclear failure. */
export interface Api {
  /**
   * Waits in line for the method's limit, for `patienceMs` at most.
   * @throws ChatError
   */
  call(
    caller: Caller,
    method: SlackMethod,
    args: Record<string, unknown>,
    options?: { patienceMs?: number },
  ): Promise<Record<string, unknown>>;
  tokenOf(place: Place): Promise<string>;
}

export interface ApiParts {
  apiUrl: string;
  workspaces: Workspaces;
  lines?: Lines;
  log: Logger;
}

export function createApi({ apiUrl, workspaces, lines = createLines(), log }: ApiParts): Api {
  const clients = new Map<string, WebClient>();

  async function tokenOf({ team, enterprise }: Place): Promise<string> {
    const found = await workspaces.find({ teamId: team, enterpriseId: enterprise }).catch(withoutToken);
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
        logger: quietLogger(log),
      });
    clients.set(token, client);
    return client;
  }

  return {
    tokenOf,
    async call(caller, method, args, { patienceMs } = {}) {
      const client = clientFor(await tokenOf(caller));
      const limit = limitOf(caller, method, args.channel);
      const lane = caller.thread ?? caller.person ?? '';
      for (let tries = 1; ; tries += 1) {
        const leave = await lines.enter({ limit, lane, ...(patienceMs !== undefined && { patienceMs }) });
        if (!leave) throw new ChatError('chat-busy', `${method} is used up for now`, { permanent: false });
        try {
          return { ...(await client.apiCall(method, args)) };
        } catch (error) {
          const pauseMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : null;
          if (pauseMs !== null) lines.pause(limit, pauseMs);
          if (pauseMs === null || pauseMs > longestLimitMs || tries === limitTries) throw asChatError(error);
        } finally {
          leave({ used: true });
        }
      }
    },
  };
}
