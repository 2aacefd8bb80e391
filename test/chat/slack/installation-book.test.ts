import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InstallationRows } from '../../../src/chat/slack/installations.ts';
import { ConfigError } from '../../../src/errors.ts';
import {
  encryptionKey,
  type InstallStage,
  install,
  minuteMs,
  openInstallStage,
  organisationAccess,
  team,
  token,
} from './install-stage.ts';

let stage: InstallStage;
beforeEach(async () => {
  stage = await openInstallStage();
});
afterEach(() => stage.close());

describe('what is kept', () => {
  test('is unreadable, and different each time', async () => {
    const workspaces = stage.open();
    await install(workspaces);
    const first = stage.rows.get('T1') ?? '';
    await install(workspaces);
    expect(stage.rows.get('T1')).not.toBe(first);
    for (const part of [token, 'xoxb', 'UBOT', Buffer.from(token).toString('base64url').slice(4, 20)]) {
      expect(first).not.toContain(part);
    }
  });

  test('opens after a restart, with the same key as hex too', async () => {
    await install(stage.open());
    const hex = Buffer.from(encryptionKey, 'base64').toString('hex');
    expect((await stage.open({ encryptionKey: hex }).find(team))?.token).toBe(token);
  });

  test('does not open with another key, and the setting is named', async () => {
    await install(stage.open());
    const other = stage.open({ encryptionKey: randomBytes(32).toString('hex') });
    await expect(other.find(team)).rejects.toThrow(ConfigError);
    await expect(other.find(team)).rejects.toThrow(/ENCRYPTION_KEY/);
  });

  test('is said at the start to be kept with another key, and the setting is named', async () => {
    await install(stage.open());
    const error = vi.spyOn(stage.log, 'error');
    await stage.open().ready?.();
    expect(error).not.toHaveBeenCalled();
    await stage.open({ encryptionKey: randomBytes(32).toString('hex') }).ready?.();
    expect(error.mock.calls).toEqual([
      [{ installations: ['T1'] }, expect.stringContaining('ENCRYPTION_KEY is not the key')],
    ]);
  });

  test('is used as it was while the store is slow or away', async () => {
    await install(stage.open());
    let read = async (): Promise<string | null> => new Promise(() => undefined);
    const workspaces = stage.open({ store: { ...stage.store, read: () => read() } });
    await workspaces.ready?.();
    stage.pass(minuteMs);
    expect((await workspaces.find(team))?.token).toBe(token);
    read = async () => Promise.reject(new Error('the store is away'));
    expect((await workspaces.find(team))?.token).toBe(token);
    read = async () => null;
    expect(await workspaces.find(team)).toBeNull();
    expect(await workspaces.find(team)).toBeNull();
  });

  test('does not open when it was changed or moved to another workspace', async () => {
    await install(stage.open());
    const sealed = stage.rows.get('T1') ?? '';
    stage.rows.set('T2', sealed);
    const last = sealed.at(-2) === 'A' ? 'B' : 'A';
    stage.rows.set('T1', `${sealed.slice(0, -2)}${last}${sealed.slice(-1)}`);
    for (const teamId of ['T1', 'T2']) {
      await expect(stage.open().find({ teamId, enterpriseId: null })).rejects.toMatchObject({
        code: 'seal-broken',
      });
    }
  });

  test.each([
    '',
    'short',
    'zz'.repeat(32),
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('hex'),
  ])('needs a key of 32 bytes, not “%s”', (key) => {
    expect(() => stage.open({ encryptionKey: key })).toThrow(/ENCRYPTION_KEY has to be 32 bytes/);
  });

  test('is read once a minute', async () => {
    const workspaces = stage.open();
    await install(workspaces);
    await workspaces.find(team);
    stage.pass(minuteMs - 1);
    await workspaces.find(team);
    expect(stage.reads).toEqual(['T1']);
    stage.pass(1);
    await workspaces.find(team);
    expect(stage.reads).toEqual(['T1', 'T1']);
  });
});

describe('forgetting', () => {
  const gone = { ok: false, error: 'token_revoked' };

  test('is not done for late word of an uninstall when the app is installed again', async () => {
    const workspaces = stage.open();
    await install(workspaces);
    await workspaces.forget(team);
    expect((await workspaces.find(team))?.token).toBe(token);
  });

  test('waits until it is known that the token is good for nothing', async () => {
    const workspaces = stage.open();
    await install(workspaces);
    stage.server.answer('auth.test', { ok: false, error: 'internal_error' });
    await expect(workspaces.forget(team)).rejects.toThrow();
    expect(stage.rows.size).toBe(1);
  });

  test('takes effect at once and leaves no row', async () => {
    const workspaces = stage.open();
    await install(workspaces);
    await workspaces.find(team);
    await workspaces.find({ teamId: 'T1', enterpriseId: 'E1' });
    stage.server.answer('auth.test', gone);
    await workspaces.forget(team);
    expect(stage.rows.size).toBe(0);
    expect(await workspaces.find(team)).toBeNull();
    expect(await workspaces.find({ teamId: 'T1', enterpriseId: 'E1' })).toBeNull();
    await workspaces.forget(team);
  });

  test('one workspace leaves its organisation installed', async () => {
    stage.server.answer('oauth.v2.access', organisationAccess);
    const workspaces = stage.open();
    await install(workspaces);
    const key = { teamId: 'T1', enterpriseId: 'E1' };
    await workspaces.forget(key);
    expect((await workspaces.find(key))?.token).toBe('xoxb-org');
    stage.server.answer('auth.test', gone);
    await workspaces.forget({ teamId: null, enterpriseId: 'E1' });
    expect(await workspaces.find(key)).toBeNull();
  });

  test('while somebody stage.reads is not undone by what was read', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const slow: InstallationRows = {
      ...stage.store,
      async read(id) {
        const found = stage.rows.get(id) ?? null;
        await held;
        return found;
      },
    };
    const workspaces = stage.open({ store: slow });
    await install(workspaces);
    stage.server.answer('auth.test', gone);
    const early = workspaces.find(team);
    const forgotten = workspaces.forget(team);
    release();
    await Promise.all([early, forgotten]);
    expect(await workspaces.find(team)).toBeNull();
  });
});
