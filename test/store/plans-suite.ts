import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBlobs } from '../../src/store/blobs.ts';
import { claimCall, endCall, returnCall } from '../../src/store/calls.ts';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import { countOpenJobs, insertJob, listJobIds, listJobs, markQueued } from '../../src/store/jobs.ts';
import { countRunning, listUse, listWaiting } from '../../src/store/limits.ts';
import { keepPicture } from '../../src/store/pictures.ts';
import { listUntaken, markDeleted, purgeDeleted } from '../../src/store/removal.ts';
import { settleStuck } from '../../src/store/settle.ts';
import { fillHistory } from './long-history.ts';
import { plansOf } from './plans.ts';
import { keptFile, newJob } from './samples.ts';

const now = new Date();
const end = { failure: null, billedImages: 1, counts: true, now };
const person = 'test:planned';
const modelKey = 'ark/planned';

async function begin(db: Database) {
  const job = newJob({ person, modelKey });
  await insertJob(db, job);
  await markQueued(db, job.id, now);
  return { job, call: `${job.id}.0` };
}

async function deleteOne(db: Database, folder: string): Promise<void> {
  const { job, call } = await begin(db);
  await claimCall(db, call, now);
  await keepPicture(db, { jobId: job.id, index: 0 }, { ...keptFile, now });
  await markDeleted(db, job.id, 0);
  await purgeDeleted(db, await openBlobs(folder, false));
}

/** What is asked again and again does not take longer the more was drawn before. */
export function plansSuite(open: () => Promise<OpenDatabase>): void {
  let store: OpenDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'darkroom-plans-'));
  beforeAll(async () => {
    store = await open();
    await fillHistory(store.db, { count: 3_000, person, modelKey });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const questions: readonly [string, readonly string[], (db: Database) => Promise<unknown>][] = [
    [
      'a call that is claimed, returned and ended',
      ['pictures_by_call'],
      async (db) => {
        const { call } = await begin(db);
        await claimCall(db, call, now);
        await returnCall(db, call, now);
        await claimCall(db, call, now);
        await endCall(db, call, end);
      },
    ],
    ['jobs in line', ['jobs_open'], (db) => listJobIds(db, { states: ['queued'], before: now, limit: 10 })],
    [
      'open jobs of everybody',
      ['jobs_open'],
      (db) => listJobs(db, { states: ['queued', 'running'], limit: 10 }),
    ],
    ['jobs that were left behind', ['jobs_open'], (db) => settleStuck(db, now)],
    ['the line of a model', ['jobs_open', 'calls_by_'], (db) => listWaiting(db, modelKey)],
    ['running jobs of a person', ['jobs_open_by_person'], (db) => countRunning(db, person)],
    ['open jobs of a person', ['jobs_open_by_person'], (db) => countOpenJobs(db, person)],
    [
      'what counts against a model',
      ['calls_by_model_use', 'calls_out'],
      (db) => listUse(db, { scope: 'model', key: modelKey, now }),
    ],
    [
      'what counts against a person',
      ['calls_by_person_use', 'calls_out'],
      (db) => listUse(db, { scope: 'person', key: person, now }),
    ],
    ['deleted pictures', ['pictures_to_purge', 'references_by_parent'], (db) => deleteOne(db, folder)],
    ['deleted pictures that messages may still show', ['pictures_to_take'], (db) => listUntaken(db)],
  ];

  test.each(questions)('%s: found by an index', async (_, indexes, ask) => {
    const plan = await plansOf(store.db, ask);
    for (const index of indexes) expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on "?(jobs|calls|pictures|job_references)/);
  });
}
