import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkOperator } from '../../src/app/drift/schedule.ts';
import * as discord from '../../src/chat/discord/address.ts';
import * as slack from '../../src/chat/slack/address.ts';
import * as studio from '../../src/chat/studio/address.ts';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';
import { createLogger } from '../../src/log.ts';
import { createQueue } from '../../src/queue/queue.ts';
import { newDataDir } from '../data-dir.ts';
import { FakeChat } from '../fakes/chat.ts';
import { startProcess } from './process.ts';

/** Chats that know their own addresses, and nothing else. */
const chats = new Map(
  Object.entries({
    studio: studio.channelOf,
    discord: (address: string) => discord.channelNameOf(discord.decodeAddress(address)),
    slack: (address: string) => slack.channelOf(slack.decodeAddress(address)),
  }).map(([platform, channelOf]) => [platform, Object.assign(new FakeChat(), { channelOf })]),
);

test.each([
  'studio:nonsense',
  'discord:channel?guild=1',
  'discord:channel?channel=general',
  'slack:channel?team=T1',
  'nobody:main',
])('the start refuses to report to %s, before anything is drawn', (address) => {
  expect(() => checkOperator({ chats }, address)).toThrow(ConfigError);
});

test.each(['studio:main', 'discord:channel?guild=1&channel=2', 'slack:channel?team=T1&channel=C1'])(
  'the start is content with %s',
  (address) => expect(() => checkOperator({ chats }, address)).not.toThrow(),
);

test.each(['99 99 * * *', '0 4 31 2 *', '0 4 * * 9'])('the start refuses the times %s', async (cron) => {
  const env = { DRIFT_CRON: cron, OPERATOR_ADDRESS: 'studio:main' };
  const scheduled = { name: 'drift', cron, setting: 'DRIFT_CRON', run: async () => undefined };
  expect(readConfig(env).drift?.cron).toBe(cron);
  const open = () =>
    createQueue({
      ...{ connection: { connectionString: 'postgres://nobody@127.0.0.1:9/none' }, exclusive: true },
      ...{ models: [], personRunningJobs: 1, run: async () => undefined, log: createLogger('test') },
      scheduled,
    });
  expect(open).toThrow(/^DRIFT_CRON names no time that ever comes/);
  scheduled.cron = '0 4 * * 1';
  expect(open).not.toThrow();
});

test('a process that could not report does not start', async () => {
  const env = {
    DATA_DIR: newDataDir('operator'),
    DRIFT_CRON: '0 4 * * 1',
    OPERATOR_ADDRESS: 'studio:nonsense',
  };
  const started = await startProcess(env);
  expect(await started.end('SIGTERM')).toBe(1);
  expect(started.output()).toMatch(/^OPERATOR_ADDRESS is no address of that chat/m);
  rmSync(env.DATA_DIR, { recursive: true });
}, 60_000);
