import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  begin,
  comeBack,
  type InstallStage,
  install,
  minuteMs,
  openInstallStage,
  publicUrl,
  token,
  visit,
} from './install-stage.ts';

let stage: InstallStage;
beforeEach(async () => {
  stage = await openInstallStage();
});
afterEach(() => stage.close());

async function expectRefused(response: Response, words: RegExp): Promise<void> {
  expect(response.status).toBe(400);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
  const page = await response.text();
  expect(page).toMatch(words);
  expect(page).toContain(`href="${publicUrl}/slack/install"`);
  expect(stage.rows.size).toBe(0);
}

describe('an installation is refused with a sentence', () => {
  test('when it was declined', async () => {
    const workspaces = stage.open();
    const { state, cookie } = await begin(workspaces);
    const path = `/slack/oauth_redirect?error=access_denied&state=${state}`;
    await expectRefused(await visit(workspaces, path, cookie), /declined/);
  });

  test('when the state is made up, changed, missing or of another browser', async () => {
    const workspaces = stage.open();
    const { state, cookie } = await begin(workspaces);
    const other = await begin(workspaces);
    const forged = `${Number.MAX_SAFE_INTEGER}.${state.split('.').slice(1).join('.')}`;
    for (const [path, sent] of [
      [comeBack('made-up'), 'darkroom_install=made-up'],
      [comeBack(forged), `darkroom_install=${forged}`],
      ['/slack/oauth_redirect?code=c0de', cookie],
      [comeBack(state), other.cookie],
      [comeBack(state), ''],
    ] as const) {
      await expectRefused(await visit(workspaces, path, sent), /not the browser/);
    }
    expect(stage.server.calls).toEqual([]);
  });

  test('when the state was signed with another secret', async () => {
    const { state, cookie } = await begin(stage.open({ stateSecret: 'another' }));
    await expectRefused(await visit(stage.open(), comeBack(state), cookie), /not the browser/);
  });

  test('when it comes back a second time', async () => {
    const workspaces = stage.open();
    const { state, cookie } = await begin(workspaces);
    expect((await visit(workspaces, comeBack(state), cookie)).status).toBe(200);
    stage.rows.clear();
    await expectRefused(await visit(workspaces, comeBack(state), cookie), /used already/);
    expect(stage.server.calls.filter(({ method }) => method === 'oauth.v2.access')).toHaveLength(1);
  });

  test('when it took more than ten minutes', async () => {
    const workspaces = stage.open();
    const { state, cookie } = await begin(workspaces);
    stage.pass(10 * minuteMs);
    await expectRefused(await visit(workspaces, comeBack(state), cookie), /ten minutes/);
  });

  test.each([
    ['the code is refused', { ok: false, error: 'invalid_code' }],
    ['the service is down', { status: 500 }],
    ['the answer holds no bot token', { ok: true, authed_user: { id: 'U1' }, team: { id: 'T1' } }],
    ['the answer names no workspace', { ok: true, access_token: token, token_type: 'bot', bot_user_id: 'U' }],
  ])('when %s', async (_name, answer) => {
    stage.server.answer('oauth.v2.access', answer);
    await expectRefused(await install(stage.open()), /did not complete/);
    expect(stage.server.calls).toHaveLength(1);
  });

  test('when the platform reports another error', async () => {
    const workspaces = stage.open();
    const { state, cookie } = await begin(workspaces);
    const path = `/slack/oauth_redirect?error=invalid_scope&state=${state}`;
    await expectRefused(await visit(workspaces, path, cookie), /did not complete/);
  });
});
