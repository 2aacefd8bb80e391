import { setTimeout as pause } from 'node:timers/promises';
import { ConfigError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { ChatError } from '../chat-error.ts';
import { createAuthClient, describeFailure, readIdentity, refusalOf } from './auth-client.ts';
import type { Workspace, WorkspaceKey, Workspaces } from './workspaces.ts';

export interface SingleWorkspaceOptions {
  token: string;
  /** `https://slack.com/api/` */
  apiUrl: string;
  log: Logger;
  /** Before the second try; doubled each time, to half a minute at most. */
  firstRetryMs?: number;
}

export interface SingleWorkspace extends Workspaces {
  /**
   * Resolves once the token has been checked; tries for as long as Slack cannot be reached.
   * @throws ConfigError naming SLACK_BOT_TOKEN when the token is refused
   */
  ready(signal?: AbortSignal): Promise<void>;
}

/** Somebody waits for what is looked up: then it is better to fail and be asked again. */
const triesWhileWaiting = 3;
const maxRetryMs = 30_000;

/**
 * The one workspace of `SLACK_BOT_TOKEN`. The token is checked at first use.
 * `find` rejects with a passing ChatError while Slack cannot be reached, and with ConfigError when it refuses
 * the token.
 */
export function createSingleWorkspace(options: SingleWorkspaceOptions): SingleWorkspace {
  const { log, firstRetryMs = 500 } = options;
  const ask = createQuestion(options);
  let workspace: Workspace | null = null;
  let uninstalled = false;

  async function identify(tries: number, signal?: AbortSignal): Promise<Workspace> {
    for (let attempt = 1; ; attempt += 1) {
      if (workspace) return workspace;
      try {
        workspace = await ask();
        uninstalled = false;
        return workspace;
      } catch (error) {
        if (error instanceof ConfigError || attempt >= tries) throw error;
        log.warn({ attempt, error: describeFailure(error) }, 'the token could not be checked yet');
      }
      const waitMs = Math.min(firstRetryMs * 2 ** (attempt - 1), maxRetryMs);
      await pause(waitMs, undefined, { signal, ref: false });
    }
  }

  return {
    ready: async (signal) => void (await identify(Number.POSITIVE_INFINITY, signal)),
    async find(key) {
      const found = await identify(triesWhileWaiting).catch((error: unknown) => {
        if (uninstalled && error instanceof ConfigError) return null;
        throw error;
      });
      return found && isOf(key, found) ? found : null;
    },
    async forget(key) {
      if (!workspace || !isOf(key, workspace)) return;
      uninstalled = true;
      workspace = null;
      try {
        // Word of an uninstall may come late, when the app is long back.
        await identify(1);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        log.error('the app was uninstalled or its token revoked; SLACK_BOT_TOKEN has to be replaced');
      }
    },
    routes: () => [],
  };
}

/** Asks whose the token is; whoever asks meanwhile gets the same answer. */
function createQuestion({ token, apiUrl, log }: SingleWorkspaceOptions): () => Promise<Workspace> {
  const client = createAuthClient({ apiUrl, log, token, retries: 0 });
  let asking: Promise<Workspace> | null = null;

  async function ask(): Promise<Workspace> {
    const { botId, userId, ...place } = await readIdentity(client).catch((error: unknown) => {
      throw explain(error);
    });
    if (botId === null)
      throw new ConfigError('SLACK_BOT_TOKEN has to be a bot token (xoxb-…), not a user’s.');
    return { token, botId, botUserId: userId, ...place };
  }

  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

function isOf(key: WorkspaceKey, { teamId, enterpriseId }: Workspace): boolean {
  if (teamId !== null && key.teamId !== null) return key.teamId === teamId;
  return enterpriseId !== null && key.enterpriseId === enterpriseId;
}

function explain(error: unknown): Error {
  const code = refusalOf(error);
  if (code !== null) {
    return new ConfigError(
      `SLACK_BOT_TOKEN is refused by Slack (${code}). Copy the bot token (xoxb-…) of the installed app.`,
    );
  }
  return new ChatError('chat-unreachable', `no identity: ${describeFailure(error)}`, { permanent: false });
}
