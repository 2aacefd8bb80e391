import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import { keepDraft } from '../../src/store/drafts.ts';
import { insertJob, keepSheet, type NewJob } from '../../src/store/jobs.ts';
import { notePassing, sweepPassing } from '../../src/store/passing.ts';
import { keepPicture } from '../../src/store/pictures.ts';
import { noteCopy } from '../../src/store/removal.ts';
import { createStudioMessages } from '../../src/store/studio-messages.ts';
import { changeTray } from '../../src/store/trays.ts';
import { keptFile, newJob } from './samples.ts';

const now = new Date();
const longAgo = new Date(now.getTime() - 48 * 3_600_000);
const dayAgo = new Date(now.getTime() - 24 * 3_600_000);

interface Message {
  id: string;
  seq: number;
  address: string;
  key: string;
  visibleTo: string | null;
  files: readonly { key: string }[];
}

function toMessage(): Message {
  throw new Error('no message is read here');
}

/** Sheets and strips that are made for one answer. */
export function passingSuite(open: () => Promise<OpenDatabase>): void {
  let store: OpenDatabase;
  let blobs: Blobs;
  const folder = mkdtempSync(join(tmpdir(), 'darkroom-passing-'));
  beforeAll(async () => {
    store = await open();
    blobs = await openBlobs(folder, true);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** A picture that was made for one answer at this time. */
  async function made(words: string, at: Date): Promise<string> {
    const key = createHash('sha256').update(words).digest('hex');
    await notePassing(store.db, key, at);
    const path = join(blobs.incomingDir, key);
    writeFileSync(path, words);
    utimesSync(path, at, at);
    await blobs.keep(path, key);
    return key;
  }

  const isThere = async (key: string) => (await blobs.find(key)) !== null;

  async function stored(db: Database, changes: Partial<NewJob> = {}): Promise<NewJob> {
    const job = newJob(changes);
    await insertJob(db, job);
    return job;
  }

  test('one that nothing shows any more goes after a day, one of today stays', async () => {
    const [old, young] = [await made('old', longAgo), await made('young', now)];
    await noteCopy(store.db, 'a'.repeat(64), old);
    expect(await sweepPassing(store.db, blobs, dayAgo)).toBe(1);
    expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
    const left = await store.db.selectFrom('copies').select('key').where('copy', '=', old).execute();
    expect(left).toEqual([]);
    expect(await sweepPassing(store.db, blobs, dayAgo)).toBe(0);
  });

  test('one that was made again stays, by its note or by its bytes alone', async () => {
    const [noted, kept] = [await made('again', longAgo), await made('kept again', longAgo)];
    await made('again', now);
    const path = join(blobs.incomingDir, 'the same bytes');
    writeFileSync(path, 'kept again');
    await blobs.keep(path, kept);
    await sweepPassing(store.db, blobs, dayAgo);
    expect([await isThere(noted), await isThere(kept)]).toEqual([true, true]);
  });

  const source = { id: 'x', name: 'x', bytes: null };
  const users: readonly [string, (key: string) => Promise<unknown>][] = [
    [
      'a picture of a job',
      async (key) => {
        const job = await stored(store.db);
        await keepPicture(store.db, { jobId: job.id, index: 0 }, { ...keptFile, key, now });
      },
    ],
    [
      'a reference of a job',
      (key) => stored(store.db, { references: [{ source, parent: null, ...keptFile, key }] }),
    ],
    [
      'a reference that is not fetched yet',
      (key) =>
        stored(store.db, {
          references: [{ source: { ...source, blob: key }, parent: null, ...keptFile, key: null }],
        }),
    ],
    [
      'the card of a job',
      async (key) => keepSheet(store.db, (await stored(store.db)).id, { ...keptFile, key }),
    ],
    [
      'a tray',
      (key) =>
        changeTray(store.db, { id: `tray-${key}`, person: 'test:ana', now }, () => ({
          ...{ prompt: null, style: null },
          pictures: [{ ...keptFile, key, name: 'x', image: null }],
        })),
    ],
    [
      'a wish that waits for a button',
      (key) =>
        keepDraft(store.db, { id: `draft-${key}`, person: 'test:ana', body: { references: [key] }, now }),
    ],
    [
      'a message of the studio',
      (key) =>
        createStudioMessages(store.db, toMessage).put({
          ...{ id: key, seq: 1, address: 'studio:main', key, visibleTo: null },
          files: [{ key: 'b'.repeat(64) }, { key }],
        }),
    ],
  ];

  test.each(users)('%s keeps it', async (name, use) => {
    const key = await made(name, longAgo);
    await use(key);
    await sweepPassing(store.db, blobs, dayAgo);
    expect(await isThere(key)).toBe(true);
  });
}
