import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { createAuthClient, describeFailure, readIdentity, refusalOf } from './auth-client.ts';
import { installedPage, installPage, type Refusal, refusalPage } from './install-pages.ts';
import { createInstallStates } from './install-state.ts';
import { createInstallationBook, type InstallationRows } from './installation-book.ts';
import { botScopes, installPath, redirectPath } from './manifest.ts';
import { createSeal } from './seal.ts';
import type { Workspace, WorkspaceKey, Workspaces } from './workspaces.ts';

export type { InstallationRows };

export interface InstallationsOptions {
  clientId: string;
  clientSecret: string;
  /** Signs the state of an installation that is on its way. */
  stateSecret: string;
  /** 32 bytes as base64 or hex. */
  encryptionKey: string;
  /** What people and Slack reach this server by. */
  publicUrl: string;
  /** `https://slack.com/api/` */
  apiUrl: string;
  store: InstallationRows;
  log: Logger;
  /** Epoch milliseconds. */
  now?(): number;
}

const accessSchema = z
  .object({
    access_token: z.string().min(1),
    token_type: z.literal('bot'),
    bot_user_id: z.string().min(1),
    refresh_token: z.string().nullish(),
    is_enterprise_install: z.boolean().nullish(),
    team: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
    enterprise: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
  })
  .refine((access) => access[access.is_enterprise_install ? 'enterprise' : 'team'], 'names no workspace');

/**
 * Many workspaces, each installed from the page at `/slack/install`. `forget` with a team's id removes that
 * team's own installation only; one of a whole organisation is forgotten with `teamId: null`.
 * @throws ConfigError when the encryption key is not 32 bytes
 */
export function createInstallations(options: InstallationsOptions): Workspaces {
  const { log, now = Date.now } = options;
  const base = options.publicUrl.replace(/\/+$/, '');
  const secure = base.startsWith('https:');
  const states = createInstallStates({ secret: options.stateSecret, secure, now });
  const book = createInstallationBook({ store: options.store, seal: createSeal(options.encryptionKey), now });
  const decline = (why: Refusal) => refusalPage(why, base + installPath, states.clear());

  async function begin(): Promise<Response> {
    const { value, cookie } = states.issue();
    return installPage(authorizeUrl(options, base + redirectPath, value), cookie);
  }

  async function finish(request: Request): Promise<Response> {
    const params = new URL(request.url).searchParams;
    if (params.get('error') === 'access_denied') return decline('denied');
    const verdict = states.take(params.get('state'), request);
    if (verdict !== 'good') return decline(verdict);
    try {
      const { workspace, name } = await exchange(options, params, base + redirectPath);
      await book.save(workspace);
      log.info({ team: workspace.teamId, enterprise: workspace.enterpriseId }, 'the app was installed');
      return installedPage(name, states.clear());
    } catch (error) {
      log.error({ reason: describeFailure(error) }, 'an installation failed');
      return decline('failed');
    }
  }

  /** Word of an uninstall may come late, and again, when the app is long back: the token tells. */
  async function forget(key: WorkspaceKey): Promise<void> {
    const held = await book.held(key);
    if (!held || (await isGood(options, held.token))) return;
    const now = await book.held(key);
    if (now?.token === held.token) await book.forget(key);
  }

  /** A wrong key does not stop the start: whoever installs the app again is stored with the new one. */
  async function ready(): Promise<void> {
    try {
      for (const [reason, installations] of await book.load()) log.error({ installations }, reason);
    } catch (error) {
      log.warn({ error: String(error) }, 'the installations could not be checked');
    }
  }

  return {
    ready,
    find: book.find,
    forget,
    routes: () => [
      { method: 'GET', path: installPath, open: true, handle: begin },
      { method: 'GET', path: redirectPath, open: true, handle: finish },
    ],
  };
}

/** @throws whatever says nothing of the token: then the word has to come again */
async function isGood({ apiUrl, log }: InstallationsOptions, token: string): Promise<boolean> {
  try {
    await readIdentity(createAuthClient({ apiUrl, log, token, retries: 0 }));
    return true;
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    return false;
  }
}

function authorizeUrl(
  { apiUrl, clientId }: InstallationsOptions,
  redirectUri: string,
  state: string,
): string {
  const url = new URL('/oauth/v2/authorize', apiUrl);
  url.search = new URLSearchParams({
    client_id: clientId,
    scope: Object.keys(botScopes).join(','),
    redirect_uri: redirectUri,
    state,
  }).toString();
  return url.href;
}

/** The code is good once: only the question after it is asked again. */
async function exchange(
  { apiUrl, log, clientId, clientSecret }: InstallationsOptions,
  params: URLSearchParams,
  redirectUri: string,
): Promise<{ workspace: Workspace; name: string }> {
  const code = params.get('code');
  if (!code) throw new AppError('no-code', `no code came back: ${params.get('error')?.slice(0, 60)}`);
  const stranger = createAuthClient({ apiUrl, log, retries: 0 });
  const answer = await stranger.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: redirectUri,
  });
  const { access_token: token, team, enterprise, ...access } = accessSchema.parse(answer);
  if (access.refresh_token) log.warn('token rotation is on: this installation stops working in 12 hours');
  const { botId } = await readIdentity(createAuthClient({ apiUrl, log, token, retries: 2 }));
  const isOrganisation = access.is_enterprise_install === true;
  const place = isOrganisation ? enterprise : team;
  return {
    workspace: {
      token,
      botId: botId ?? '',
      botUserId: access.bot_user_id,
      teamId: isOrganisation ? null : (team?.id ?? null),
      enterpriseId: enterprise?.id ?? null,
    },
    name: place?.name || 'your workspace',
  };
}
