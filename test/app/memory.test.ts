import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Person } from './harness.ts';
import { forgetPeak, readPeak, settleMemory } from './memory-reading.ts';
import { drawNoise, type PictureService, startPictureService } from './memory-service.ts';
import { type Process, startProcess } from './process.ts';

/** Megabytes a process may hold when nothing happens, and may add when everything does. */
const idleMb = 360;
const addedMb = 200;

const people = 20;
const picturesEach = 4;

const onLinux = test.skipIf(process.platform !== 'linux');

let service: PictureService;
let dataDir: string;
let running: Process | null = null;

beforeAll(async () => {
  service = await startPictureService();
  dataDir = mkdtempSync(join(tmpdir(), 'darkroom-memory-'));
});
afterAll(async () => {
  await service.close();
  rmSync(dataDir, { recursive: true, force: true });
});
afterEach(async () => {
  await running?.end('SIGKILL');
});

async function start(): Promise<Process & { pid: number; readyMs: number }> {
  const startedAt = Date.now();
  const started = await startProcess({
    DATA_DIR: dataDir,
    ARK_API_KEY: 'k',
    ARK_BASE_URL: service.baseUrl,
  });
  running = started;
  const { pid } = started.child;
  if (pid === undefined) throw new Error('the process did not start');
  return { ...started, pid, readyMs: Date.now() - startedAt };
}

function report(name: string, facts: Record<string, number>): void {
  const text = Object.entries(facts).map(([fact, value]) => `${fact} ${value}`);
  process.stdout.write(`memory, ${name}: ${text.join(', ')}\n`);
}

/** Asks for four pictures, waits for them, and looks at each. */
async function drawAndLook(person: Person): Promise<void> {
  await person.send('imagine', { prompt: 'noise', count: picturesEach, private: true });
  const card = await person.cardSays('noise', /^Done, all 4 pictures$/, 120_000);
  await expect.poll(() => person.picturesOf(card), { timeout: 60_000 }).toHaveLength(picturesEach);
  for (const message of await person.messages()) {
    for (const file of message.files) await person.download(message, file);
  }
}

onLinux(
  'idle, the process is small after its first start and after every other',
  async () => {
    const first = await start();
    const created = {
      readyMs: first.readyMs,
      idleMb: await settleMemory(first.pid),
      peakMb: readPeak(first.pid),
    };
    report('first start', created);
    expect(await first.end('SIGTERM')).toBe(0);
    const second = await start();
    const opened = {
      readyMs: second.readyMs,
      idleMb: await settleMemory(second.pid),
      peakMb: readPeak(second.pid),
    };
    report('second start', opened);
    expect(created.idleMb).toBeLessThanOrEqual(idleMb);
    expect(opened.idleMb).toBeLessThanOrEqual(idleMb);
  },
  180_000,
);

onLinux(
  'twenty people who get four pictures of 8 MB each at once cost less than 200 MB',
  async () => {
    const { pid, url } = await start();
    const idle = await settleMemory(pid);
    forgetPeak(pid);
    service.gather(people * picturesEach);
    await Promise.all(Array.from({ length: people }, () => drawAndLook(new Person(url))));
    const added = readPeak(pid) - idle;
    report('80 pictures at once', { idleMb: idle, addedMb: added });
    expect(added).toBeLessThan(addedMb);
  },
  180_000,
);

onLinux(
  'an edit of ten pictures of 8 MB, made to fit one call, costs less than 200 MB',
  async () => {
    const { pid, url } = await start();
    const idle = await settleMemory(pid);
    service.gather(1);
    const person = new Person(url);
    const uploads: [string, { upload: string; name: string }][] = [];
    for (let n = 1; n <= 10; n += 1) {
      uploads.push([
        n === 1 ? 'image' : `image${n}`,
        await person.upload(await drawNoise(), `noise-${n}.png`),
      ]);
    }
    forgetPeak(pid);
    await person.send('edit', { prompt: 'less noise', ...Object.fromEntries(uploads) });
    await person.cardSays('less noise', /^Done$/, 60_000);
    const added = readPeak(pid) - idle;
    report('ten references', { idleMb: idle, addedMb: added, requestMb: service.largestRequest() / 1e6 });
    expect(added).toBeLessThan(addedMb);
  },
  180_000,
);
