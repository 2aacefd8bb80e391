import { randomBytes } from 'node:crypto';
import {
  createInstallations,
  type InstallationRows,
  type InstallationsOptions,
} from '../../../src/chat/slack/installations.ts';
import type { Workspaces } from '../../../src/chat/slack/workspaces.ts';
import { createLogger } from '../../../src/log.ts';
import { openAuthServer } from './auth-server.ts';

export const token = 'xoxb-0123456789-very-secret';
export const publicUrl = 'https://draw.example.com';
export const encryptionKey = randomBytes(32).toString('base64');
export const minuteMs = 60_000;
export const team = { teamId: 'T1', enterpriseId: null };

/** What the service answers when a whole organisation installs. */
export const organisationAccess = {
  ...{ ok: true, access_token: 'xoxb-org', token_type: 'bot', bot_user_id: 'UORG' },
  ...{ team: null, enterprise: { id: 'E1', name: 'Big Org' }, is_enterprise_install: true },
};

export type InstallStage = Awaited<ReturnType<typeof openInstallStage>>;

/** Installations against a loopback service, with rows in memory and a clock that stands still. */
export async function openInstallStage() {
  const server = await openAuthServer();
  server.answer('oauth.v2.access', {
    ...{ ok: true, access_token: token, token_type: 'bot', bot_user_id: 'UBOT', app_id: 'A1' },
    ...{ team: { id: 'T1', name: 'Ana & <Co>' }, enterprise: null, is_enterprise_install: false },
  });
  server.answer('auth.test', { ok: true, user_id: 'UBOT', bot_id: 'B1', team_id: 'T1' });
  const rows = new Map<string, string>();
  const reads: string[] = [];
  let nowMs = Date.UTC(2026, 8, 1);
  const store: InstallationRows = {
    async read(id) {
      reads.push(id);
      return rows.get(id) ?? null;
    },
    list: async () => [...rows],
    async write(id, sealed) {
      rows.set(id, sealed);
    },
    async remove(id) {
      rows.delete(id);
    },
  };
  const log = createLogger('test');
  const open = (more: Partial<InstallationsOptions> = {}): Workspaces =>
    createInstallations({
      ...{ clientId: '1.2', clientSecret: 'client secret', stateSecret: 'state secret' },
      ...{ encryptionKey, publicUrl, apiUrl: server.apiUrl, store, log },
      now: () => nowMs,
      ...more,
    });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { server, rows, reads, store, log, open, pass, close: () => server.close() };
}

export async function visit(workspaces: Workspaces, path: string, cookie = ''): Promise<Response> {
  const [pathname] = path.split('?');
  const route = workspaces.routes().find((known) => known.path === pathname && known.method === 'GET');
  if (!route) throw new Error(`no route ${path}`);
  return route.handle(new Request(`${publicUrl}${path}`, { headers: { cookie } }));
}

/** As far as the link to the platform's own page. */
export async function begin(workspaces: Workspaces) {
  const response = await visit(workspaces, '/slack/install');
  const page = await response.text();
  const [, href = ''] = /class="button" href="([^"]+)"/.exec(page) ?? [];
  const link = new URL(href.replaceAll('&#38;', '&'));
  const setCookie = response.headers.get('set-cookie') ?? '';
  const state = link.searchParams.get('state') ?? '';
  return { response, page, link, state, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

export function comeBack(state: string): string {
  return `/slack/oauth_redirect?code=c0de&state=${state}`;
}

export async function install(workspaces: Workspaces): Promise<Response> {
  const { state, cookie } = await begin(workspaces);
  return visit(workspaces, comeBack(state), cookie);
}
