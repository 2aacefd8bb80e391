import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSingleWorkspace } from '../../../src/chat/slack/single-workspace.ts';
import { ConfigError } from '../../../src/errors.ts';
import { createLogger } from '../../../src/log.ts';
import { type AuthServer, openAuthServer } from './auth-server.ts';

const token = 'xoxb-single';
const mine = { ok: true, user_id: 'UBOT', bot_id: 'B1', team_id: 'T1', enterprise_id: 'E1' };
const refused = { ok: false, error: 'invalid_auth' };
const key = { teamId: 'T1', enterpriseId: null };

let server: AuthServer;
beforeEach(async () => {
  server = await openAuthServer();
  server.answer('auth.test', mine);
});
afterEach(() => server.close());

const open = () =>
  createSingleWorkspace({ token, apiUrl: server.apiUrl, log: createLogger('test'), firstRetryMs: 1 });

test('the token is asked once, however many ask at once', async () => {
  const workspaces = open();
  expect(server.calls).toEqual([]);
  await Promise.all([workspaces.ready(), workspaces.find(key), workspaces.find(key)]);
  await workspaces.find(key);
  expect(server.calls.map((call) => [call.method, call.token])).toEqual([['auth.test', token]]);
  expect(workspaces.routes()).toEqual([]);
});

test('every key of the team finds it, and no other', async () => {
  const workspaces = open();
  const workspace = { token, botId: 'B1', botUserId: 'UBOT', teamId: 'T1', enterpriseId: 'E1' };
  expect(await workspaces.find(key)).toEqual(workspace);
  expect(await workspaces.find({ teamId: 'T1', enterpriseId: 'E1' })).toEqual(workspace);
  expect(await workspaces.find({ teamId: null, enterpriseId: 'E1' })).toEqual(workspace);
  expect(await workspaces.find({ teamId: 'T2', enterpriseId: 'E1' })).toBeNull();
  expect(await workspaces.find({ teamId: null, enterpriseId: null })).toBeNull();
});

test('the token of an organisation is found from each of its workspaces', async () => {
  server.answer('auth.test', { ...mine, is_enterprise_install: true });
  expect(await open().find({ teamId: 'T7', enterpriseId: 'E1' })).toMatchObject({ teamId: null });
  expect(await open().find({ teamId: 'T7', enterpriseId: null })).toBeNull();
});

test('getting ready outlasts an outage', async () => {
  const down = { status: 503 };
  server.answer('auth.test', down, { ok: false, error: 'internal_error' }, { status: 429 }, down, down, mine);
  const workspaces = open();
  await workspaces.ready();
  expect(server.calls).toHaveLength(6);
  expect((await workspaces.find(key))?.botId).toBe('B1');
});

test('somebody who waits is told of an outage, and may ask again', async () => {
  server.answer('auth.test', { status: 503 });
  const workspaces = open();
  await expect(workspaces.find(key)).rejects.toMatchObject({ code: 'chat-unreachable', permanent: false });
  expect(server.calls).toHaveLength(3);
  server.answer('auth.test', mine);
  expect((await workspaces.find(key))?.token).toBe(token);
});

test('waiting for an outage to end can be called off', async () => {
  server.answer('auth.test', { status: 503 });
  const stop = new AbortController();
  const waiting = open().ready(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow();
});

test('a refused token is named by its setting and not shown', async () => {
  server.answer('auth.test', refused);
  const error = await open()
    .ready()
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toMatch(/SLACK_BOT_TOKEN.*invalid_auth/);
  expect(String(error)).not.toContain(token);
  expect(server.calls).toHaveLength(1);
});

test('a token of a person is refused', async () => {
  server.answer('auth.test', { ok: true, user_id: 'U1', team_id: 'T1' });
  await expect(open().ready()).rejects.toThrow(/SLACK_BOT_TOKEN has to be a bot token/);
});

test('after an uninstall there is no workspace, until the token works again', async () => {
  const workspaces = open();
  await workspaces.find(key);
  server.answer('auth.test', { ok: false, error: 'account_inactive' });
  await workspaces.forget({ teamId: 'T2', enterpriseId: null });
  expect(await workspaces.find(key)).not.toBeNull();
  await workspaces.forget(key);
  expect(await workspaces.find(key)).toBeNull();
  server.answer('auth.test', mine);
  expect((await workspaces.find(key))?.token).toBe(token);
});

test('late word of an uninstall changes nothing while the token works, and comes again while nobody can say', async () => {
  const workspaces = open();
  await workspaces.find(key);
  await workspaces.forget(key);
  expect((await workspaces.find(key))?.token).toBe(token);
  server.answer('auth.test', { status: 503 });
  await expect(workspaces.forget(key)).rejects.toMatchObject({ permanent: false });
});
