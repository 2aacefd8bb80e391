import { write } from 'node:fs';
import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpool } from '../../../src/provider/openrouter/spool.ts';
import { createContext } from '../offer-calls.ts';

const { signal } = new AbortController();
const { pause } = createContext();
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'darkroom-spool-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** How many files of the folder this process has open, by name or without. */
async function openFiles(): Promise<number> {
  const descriptors = await readdir('/proc/self/fd');
  const paths = await Promise.all(
    descriptors.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')),
  );
  return paths.filter((path) => path.startsWith(folder)).length;
}

describe('a picture on its way to the disk', () => {
  it('can be read as often as it takes, in pieces', async () => {
    const spool = await createSpool({ maxBytes: 1_000_000, dir: folder, pause });
    const content = Buffer.from(Array.from({ length: 600_001 }, (_, at) => (at * 7) % 256));
    for (let start = 0; start < content.length; start += 70_000) {
      await spool.write(content.subarray(start, start + 70_000));
    }
    expect((await buffer(await spool.source.open(signal))).equals(content)).toBe(true);
    const [given] = await (await spool.source.open(signal)).take(1).toArray();
    expect(given.length).toBeLessThan(300_000);
    expect((await buffer(await spool.source.open(signal))).equals(content)).toBe(true);
  });

  it('leaves nothing behind when the process is killed', async () => {
    const spool = await createSpool({ maxBytes: 10, dir: folder, pause });
    await spool.write(Buffer.from('picture'));
    expect(await readdir(folder)).toEqual([]);
    expect(String(await buffer(await spool.source.open(signal)))).toBe('picture');
  });

  it('is not written past the size limit, and is refused when it is opened', async () => {
    const spool = await createSpool({ maxBytes: 10, dir: folder, pause });
    for (const piece of ['0123456789', 'ab', 'cdef']) await spool.write(Buffer.from(piece));
    await expect(spool.source.open(signal)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('waits for room on a full disk', async () => {
    let refusals = 2;
    let waitedMs = 0;
    const spool = await createSpool({
      maxBytes: 100,
      dir: folder,
      pause: async (ms) => {
        waitedMs += ms;
      },
      async write(descriptor, bytes, from, length, at) {
        if (refusals-- > 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        return promisify(write)(descriptor, bytes, from, Math.min(length, 2), at);
      },
    });
    for (const piece of ['pic', 'ture']) await spool.write(Buffer.from(piece));
    expect(String(await buffer(await spool.source.open(signal)))).toBe('picture');
    expect(waitedMs).toBe(60_000);
  });

  it('is an unclear outcome where the disk does not take it', async () => {
    const dir = join(folder, 'a-file');
    await writeFile(dir, '');
    const spool = createSpool({ maxBytes: 10, dir, pause });
    await expect(spool).rejects.toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
  });

  it.runIf(process.platform === 'linux')(
    'gives its place on the disk back when nothing knows it',
    async () => {
      setFlagsFromString('--expose-gc');
      const collect: () => void = runInNewContext('gc');
      const use = async () => {
        const spool = await createSpool({ maxBytes: 10, dir: folder, pause });
        await spool.write(Buffer.from('picture'));
        const reading = await spool.source.open(signal);
        collect();
        expect(await openFiles()).toBe(1);
        return String(await buffer(reading));
      };
      expect(await use()).toBe('picture');
      const collected = async () => {
        collect();
        return openFiles();
      };
      await expect.poll(collected).toBe(0);
    },
  );
});
