import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../../log.ts';
import { quietLogger } from './quiet-logger.ts';

const requestTimeoutMs = 10_000;

export interface AuthClientOptions {
  /** `https://slack.com/api/` */
  apiUrl: string;
  log: Logger;
  token?: string;
  /** Tries after the first; 0 when a second one could never succeed. */
  retries: number;
}

/** A client for installing and for asking who a token is. It waits for nobody: limits are errors too. */
export function createAuthClient({ apiUrl, log, token, retries }: AuthClientOptions): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    timeout: requestTimeoutMs,
    retryConfig: { retries, minTimeout: 200, factor: 2 },
    rejectRateLimitedCalls: true,
    logger: quietLogger(log),
  });
}

/** Who a token belongs to. `botId` is null for a user's token; `teamId` for one of a whole organisation. */
export interface Identity {
  botId: string | null;
  userId: string;
  teamId: string | null;
  enterpriseId: string | null;
}

const identitySchema = z
  .object({
    user_id: z.string(),
    bot_id: z.string().nullish(),
    team_id: z.string().nullish(),
    enterprise_id: z.string().nullish(),
    is_enterprise_install: z.boolean().nullish(),
  })
  .transform(
    (found): Identity => ({
      botId: found.bot_id ?? null,
      userId: found.user_id,
      teamId: found.is_enterprise_install ? null : (found.team_id ?? null),
      enterpriseId: found.enterprise_id ?? null,
    }),
  );

/** @throws webApi.SlackError, ZodError */
export async function readIdentity(client: webApi.WebClient): Promise<Identity> {
  return identitySchema.parse(await client.auth.test());
}

/** Answers of `auth.test` that waiting does not change. */
const refusals = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'org_login_required',
];

/** Why a token is good for nothing any more; null when the failure says nothing of the token. */
export function refusalOf(error: unknown): string | null {
  const code = platformCode(error);
  return code !== null && refusals.includes(code) ? code : null;
}

/** The service's word for a failure, such as `invalid_auth`; null when it gave none. */
function platformCode(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

/** For a log line: never what was sent. */
export function describeFailure(error: unknown): string {
  return platformCode(error) ?? (error instanceof Error ? error.message : 'unknown');
}
