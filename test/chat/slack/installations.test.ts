import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botScopes } from '../../../src/chat/slack/manifest.ts';
import {
  begin,
  type InstallStage,
  install,
  openInstallStage,
  organisationAccess,
  publicUrl,
  team,
  token,
} from './install-stage.ts';

let stage: InstallStage;
beforeEach(async () => {
  stage = await openInstallStage();
});
afterEach(() => stage.close());

describe('installing', () => {
  test('starts with a page that links to the platform with everything it needs', async () => {
    const { response, page, link, setCookie } = await begin(stage.open());
    expect(response.status).toBe(200);
    expect(`${link.origin}${link.pathname}`).toBe(
      stage.server.apiUrl.replace('/api/', '/oauth/v2/authorize'),
    );
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      client_id: '1.2',
      redirect_uri: `${publicUrl}/slack/oauth_redirect`,
      scope: Object.keys(botScopes).join(','),
    });
    expect(setCookie).toMatch(/HttpOnly; SameSite=Lax; Max-Age=600; Secure$/);
    expect(page + setCookie).not.toMatch(/client secret|state secret/);
  });

  test('in one workspace ends with a page, and events of it are answered with its token', async () => {
    const workspaces = stage.open();
    const response = await install(workspaces);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('Darkroom is installed in Ana &#38; &#60;Co&#62;.');
    expect(page).toContain('/imagine a fox in the snow');
    expect(page).not.toContain(token);
    expect(await workspaces.find({ teamId: 'T1', enterpriseId: 'E9' })).toEqual({
      ...{ token, botId: 'B1', botUserId: 'UBOT', teamId: 'T1', enterpriseId: null },
    });
    expect(await workspaces.find({ teamId: 'T2', enterpriseId: null })).toBeNull();
    const [exchange, identity] = stage.server.calls;
    expect(Object.fromEntries(exchange?.form ?? [])).toMatchObject({
      code: 'c0de',
      redirect_uri: `${publicUrl}/slack/oauth_redirect`,
    });
    expect([exchange?.token, identity?.method, identity?.token]).toEqual([null, 'auth.test', token]);
  });

  test('in an organisation answers in each workspace, but one with its own goes first', async () => {
    const workspaces = stage.open();
    await install(workspaces);
    stage.server.answer('oauth.v2.access', organisationAccess);
    expect(await (await install(workspaces)).text()).toContain('Darkroom is installed in Big Org.');
    expect([...stage.rows.keys()]).toEqual(['T1', 'E1']);
    const inAny = await workspaces.find({ teamId: 'T7', enterpriseId: 'E1' });
    expect(inAny).toMatchObject({ token: 'xoxb-org', teamId: null, enterpriseId: 'E1' });
    expect((await workspaces.find({ teamId: null, enterpriseId: 'E1' }))?.token).toBe('xoxb-org');
    expect((await workspaces.find({ teamId: 'T1', enterpriseId: 'E1' }))?.token).toBe(token);
  });

  test('again replaces the token at once', async () => {
    const workspaces = stage.open();
    await install(workspaces);
    await workspaces.find(team);
    stage.server.answer('oauth.v2.access', {
      ...{ ok: true, access_token: 'xoxb-new', token_type: 'bot', bot_user_id: 'UBOT' },
      team: { id: 'T1', name: 'Ana' },
    });
    await install(workspaces);
    expect((await workspaces.find(team))?.token).toBe('xoxb-new');
  });

  test('survives a short trouble while the token is looked at', async () => {
    stage.server.answer(
      'auth.test',
      { status: 503 },
      { ok: true, user_id: 'UBOT', bot_id: 'B1', team_id: 'T1' },
    );
    expect((await install(stage.open())).status).toBe(200);
  });
});
