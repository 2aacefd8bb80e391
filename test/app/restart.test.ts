import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { newDataDir } from '../data-dir.ts';
import { Person, startSimulator } from './harness.ts';
import { type Process, startProcess } from './process.ts';

let sandbox: Sandbox;
let dataDir: string;
const running: Process[] = [];

beforeAll(async () => {
  sandbox = await startSimulator(4);
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  dataDir = newDataDir('restart');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.end('SIGKILL')));
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<Process> {
  const process = await startProcess({
    DATA_DIR: dataDir,
    ARK_API_KEY: 'k',
    ARK_BASE_URL: sandbox.url,
    ...env,
  });
  running.push(process);
  return process;
}

test('after a kill in the middle queued jobs run, finished pictures come once, calls that were out are unknown', async () => {
  const first = await start({ PERSON_RUNNING_JOBS: '1' });
  const ana = new Person(first.url);
  await ana.send('series', { prompt: 'half a storm [slow]', count: 4 });
  await ana.cardSays('half a storm', /^Drawing, [12] of 4 finished$/);
  await ana.send('imagine', { prompt: 'still in line' });
  await ana.cardSays('still in line', /in line/);
  const before = await ana.picturesOf(await ana.card('half a storm'));
  await first.end('SIGKILL');

  const second = await start({ PERSON_RUNNING_JOBS: '1' });
  ana.movedTo(second.url);
  const storm = await ana.cardSays('half a storm', /of 4 pictures$/);
  expect(storm.card?.tiles.filter((tile) => tile.state === 'done').length).toBeGreaterThanOrEqual(
    before.length,
  );
  expect(storm.card?.notes.join(' ')).toContain(
    'Darkroom was stopped while drawing. They may have been billed.',
  );
  expect(storm.buttons.map((row) => row.map((button) => button.label))).toEqual([
    ['Run again'],
    ['Again', 'Edit prompt', 'Change settings', 'Details', 'Try on a stronger model'],
  ]);
  const done = storm.card?.tiles.filter((tile) => tile.state === 'done').length;
  await expect.poll(() => ana.picturesOf(storm)).toHaveLength(done ?? -1);
  const line = await ana.cardSays('still in line', /^Done$/, 20_000);
  await expect.poll(() => ana.picturesOf(line)).toHaveLength(1);
}, 90_000);

test('SIGTERM lets what is being drawn finish, leaves the rest queued, and exits with 0', async () => {
  const first = await start({ PERSON_RUNNING_JOBS: '1' });
  const ana = new Person(first.url);
  await ana.send('imagine', { prompt: 'almost there [slow]' });
  await ana.cardSays('almost there', /^Drawing…$/);
  await ana.send('imagine', { prompt: 'for tomorrow' });
  await ana.cardSays('for tomorrow', /in line/);
  expect(await first.end('SIGTERM')).toBe(0);

  const second = await start();
  ana.movedTo(second.url);
  const finished = await ana.cardSays('almost there', /^Done$/, 1_000);
  expect(await ana.picturesOf(finished)).toHaveLength(1);
  await ana.cardSays('for tomorrow', /^Done$/);
}, 90_000);

test('a second process on the same folder stops with a clear sentence, and a kill leaves no lock behind', async () => {
  const begunAt = Date.now();
  const first = await start();
  const usualMs = Date.now() - begunAt;
  const second = await start();
  expect(second.child.exitCode).toBe(1);
  expect(second.output()).toBe(
    `Another Darkroom is already running on ${dataDir}. Stop it first, give this one its own DATA_DIR, or use DATABASE_URL for several processes.\n`,
  );
  await first.end('SIGKILL');
  const startedAt = Date.now();
  const third = await start();
  expect(third.url).not.toBe('');
  // How long a start takes is up to the machine; waiting for a lock would come on top.
  expect(Date.now() - startedAt).toBeLessThan(2 * usualMs + 6_000);
}, 90_000);

test.each([
  ['DATA_DIR', '/etc/hostname', /^DATA_DIR has to be a folder that this process can write to \(\w+\)\.\n$/],
  [
    'DATABASE_URL',
    'postgres://127.0.0.1:1/none',
    /^DATABASE_URL names a database that cannot be reached \(ECONNREFUSED\)\..+\n$/,
  ],
])(
  'a %s that cannot be used stops the start with its name, also beside the simulator',
  async (name, value, sentence) => {
    const process = await startProcess({ DATA_DIR: dataDir, [name]: value });
    running.push(process);
    expect(process.output()).toMatch(sentence);
    expect(process.child.exitCode).toBe(1);
  },
);

test('a wrong setting stops the start with its name, in one line', async () => {
  const process = await start({ PORT: 'eighty' });
  expect(process.child.exitCode).toBe(1);
  expect(process.output()).toBe('PORT has to be a whole number from 0 to 65535.\n');
});

test('the terminal says what runs, and that pictures are simulated without a key', async () => {
  const process = await startProcess({ DATA_DIR: dataDir, SANDBOX_SPEED: '50' });
  running.push(process);
  expect(process.output()).toBe(
    [
      `Darkroom is ready. Open the studio: ${process.url}`,
      'Pictures are simulated, because ARK_API_KEY is not set.',
      `Jobs and pictures are kept in ${dataDir}.`,
      'DISCORD_TOKEN in .env brings in Discord.',
      'SLACK_BOT_TOKEN in .env brings in Slack.',
      '',
    ].join('\n'),
  );
  const ana = new Person(process.url);
  await ana.send('imagine', { prompt: 'out of the box' });
  const card = await ana.cardSays('out of the box', /^Done$/);
  expect(card.card?.notes).toEqual(['Simulated: nothing was charged.']);
  expect(await process.end('SIGTERM')).toBe(0);
}, 60_000);

test('the simulator runs by itself, and --port wins over PORT', async () => {
  const process = await startProcess({ PORT: '1' }, ['sandbox', '--port', '0']);
  running.push(process);
  expect(process.url).toMatch(/\/api\/v3$/);
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  expect((await fetch(`${process.url}/images/generations`, init)).status).toBe(401);
  expect(await process.end('SIGTERM')).toBe(0);
});
