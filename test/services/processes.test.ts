import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Person } from '../app/harness.ts';
import { type Process, startProcess } from '../app/process.ts';
import { type DrawingService, startDrawingService } from './drawing-service.ts';
import { createPostgres, redisUrl } from './postgres.ts';

/** A process vouches for a call for half a minute; the others look for lost ones as often. */
const takeOverMs = 100_000;

let service: DrawingService;
beforeAll(async () => {
  service = await startDrawingService();
});
afterAll(() => service.close());

interface Site {
  dataDir: string;
  start(): Promise<Process>;
}

/** A database and a folder for the processes of one test. */
async function createSite(
  onEnd: (work: () => Promise<void>) => void,
  env: Record<string, string>,
): Promise<Site> {
  const postgres = await createPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-processes-'));
  const running: Process[] = [];
  onEnd(async () => {
    await Promise.all(running.map((process) => process.end('SIGKILL')));
    await postgres.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    dataDir,
    async start() {
      const process = await startProcess({
        ...{ DATA_DIR: dataDir, ARK_API_KEY: 'k', ARK_BASE_URL: service.baseUrl },
        ...{ DATABASE_URL: postgres.url, REDIS_URL: redisUrl },
        ...env,
      });
      running.push(process);
      return process;
    },
  };
}

function callsOf(prompt: string): number {
  return service.calls.filter((call) => call.prompt.startsWith(prompt)).length;
}

/** The most calls the service got in any minute. */
function busiestMinute(prompt: string): number {
  const times = service.calls.filter((call) => call.prompt.startsWith(prompt)).map(({ at }) => at);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
}

test('two processes draw each job once, show it once, and keep the limit of a model together', async ({
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'darkroom-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const models = join(folder, 'models.json');
  // An id of this test alone, so that nobody else counts against its limit.
  const ids = { byteplus: [{ id: basename(folder) }] };
  writeFileSync(models, JSON.stringify({ limited: { like: '4.5', ids, imagesPerMinute: 6 } }));
  const site = await createSite(onTestFinished, { MODELS_FILE: models });
  const [one, two] = [await site.start(), await site.start()];
  const people = Array.from({ length: 12 }, (_, n) => new Person(n % 2 ? one.url : two.url));
  await Promise.all(
    people.map((each, n) =>
      each.send('imagine', { prompt: `shared ${n}.`, model: 'limited', private: true }),
    ),
  );
  await Promise.all(
    people.map(async (each, n) => {
      const card = await each.cardSays(`shared ${n}.`, /^Done$/, 120_000);
      await expect.poll(() => each.picturesOf(card), { timeout: 10_000 }).toHaveLength(1);
      // The other process knows the person and shows the same.
      each.movedTo(n % 2 ? two.url : one.url);
      expect(await each.picturesOf(card)).toHaveLength(1);
    }),
  );
  expect(people.map((_, n) => callsOf(`shared ${n}.`))).toEqual(people.map(() => 1));
  expect(busiestMinute('shared')).toBe(6);
  expect([one.output(), two.output()].join()).not.toContain('"level":50');
}, 200_000);

test('a page that is open at one process is told at once of what is done at another', async ({
  onTestFinished,
}) => {
  const site = await createSite(onTestFinished, {});
  const [one, two] = [await site.start(), await site.start()];
  const [ana, ben] = [new Person(one.url), new Person(two.url)];
  await ana.messages();
  const told = Promise.all([ana.hears('asked for elsewhere'), ana.hears('asked-for-elsewhere')]);
  await ben.send('imagine', { prompt: 'asked for elsewhere' });
  await told;
}, 60_000);

/** One job is out at the service and one waits behind it when the process is killed; `next` says who goes on. */
async function killInTheMiddle(site: Site, next: (site: Site) => Promise<Process>): Promise<void> {
  const name = basename(site.dataDir);
  const [out, behind] = [`${name} out`, `${name} behind`];
  const killed = await site.start();
  const ana = new Person(killed.url);
  await ana.send('imagine', { prompt: `${out} [hang]` });
  await expect.poll(() => callsOf(out)).toBe(1);
  await ana.send('imagine', { prompt: behind });
  await ana.cardSays(behind, /in line/);
  await killed.end('SIGKILL');
  ana.movedTo((await next(site)).url);
  const lost = await ana.cardSays(out, /^Interrupted$/, takeOverMs);
  expect(lost.buttons.flat().map((button) => button.label)).toContain('Run again');
  const line = await ana.cardSays(behind, /^Done$/, takeOverMs);
  await expect.poll(() => ana.picturesOf(line)).toHaveLength(1);
  expect([callsOf(out), callsOf(behind)]).toEqual([1, 1]);
}

test('what a killed process left is taken up by a living one or by its successor: calls that were out are unknown, the line goes on', async ({
  onTestFinished,
}) => {
  const env = { PERSON_RUNNING_JOBS: '1' };
  const [site, other] = [await createSite(onTestFinished, env), await createSite(onTestFinished, env)];
  const living = await other.start();
  await Promise.all([
    killInTheMiddle(site, ({ start }) => start()),
    killInTheMiddle(other, async () => living),
  ]);
}, 240_000);
