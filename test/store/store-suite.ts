import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelJob, claimCall, endCall, markAccepted, returnCall } from '../../src/store/calls.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import {
  claimHandle,
  claimProbe,
  findByWebhook,
  listOpenCalls,
  takeUpCall,
} from '../../src/store/handles.ts';
import {
  countOpenJobs,
  endUnpaid,
  findFullJob,
  insertJob,
  keepReference,
  listJobs,
  markQueued,
  type NewJob,
} from '../../src/store/jobs.ts';
import { listUse, listWaiting, measureCall } from '../../src/store/limits.ts';
import { leaseMs, loseCalls, renewLeases } from '../../src/store/lost-calls.ts';
import {
  addEntry,
  changeEntry,
  claimEntry,
  findEntry,
  noteEdit,
  releaseEntries,
  staleCards,
} from '../../src/store/outbox.ts';
import { jobsToPack, packPictures } from '../../src/store/packing.ts';
import { failPicture, keepPicture } from '../../src/store/pictures.ts';
import { picturesIn } from '../../src/store/posted-pictures.ts';
import { forgetPresses, isFirstPress } from '../../src/store/presses.ts';
import { readSecret } from '../../src/store/settings.ts';
import { createStudioMessages } from '../../src/store/studio-messages.ts';
import { keptFile, newJob } from './samples.ts';

/** What every database has to do. */
export function storeSuite(open: () => Promise<OpenDatabase>): void {
  let store: OpenDatabase;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  async function queued(changes: Parameters<typeof newJob>[0] = {}): Promise<NewJob> {
    const job = newJob(changes);
    await insertJob(store.db, job);
    await markQueued(store.db, job.id, new Date());
    return job;
  }

  const load = async (id: string) => {
    const job = await findFullJob(store.db, id);
    if (!job) throw new Error(`no job ${id}`);
    return job;
  };

  describe('jobs', () => {
    test('a request that is delivered twice is one job', async () => {
      const job = newJob({ count: 3 });
      expect(await insertJob(store.db, job)).toBe(true);
      expect(await insertJob(store.db, { ...job, person: 'test:somebody-else' })).toBe(false);
      const stored = await load(job.id);
      expect(stored.person).toBe('test:ana');
      expect(stored.calls).toHaveLength(3);
      expect(stored.pictures.map((picture) => picture.state)).toEqual(['waiting', 'waiting', 'waiting']);
    });

    test('two deliveries at the same moment are one job', async () => {
      const job = newJob();
      const results = await Promise.all([1, 2, 3, 4].map(() => insertJob(store.db, job)));
      expect(results.filter(Boolean)).toHaveLength(1);
    });

    test('a set is one call with all its pictures', async () => {
      const job = newJob({ mode: 'set', count: 4 });
      await insertJob(store.db, job);
      const stored = await load(job.id);
      expect(stored.calls.map((call) => call.images)).toEqual([4]);
      expect(stored.pictures.map((picture) => picture.callId)).toEqual(Array(4).fill(stored.calls[0]?.id));
    });

    test('what was asked for comes back as it was stored', async () => {
      const source = { id: 'upload-1', name: 'fox "1".png', bytes: 12 };
      const kept = { key: null, mime: null, bytes: null, width: null, height: null };
      const warnings = [{ code: 'prompt-long', params: {} }];
      const job = newJob({
        references: [{ source, parent: 'abc-1', ...kept }],
        warnings,
        private: true,
        delivery: 'batched',
      });
      await insertJob(store.db, job);
      await keepReference(store.db, job.id, { ...keptFile, index: 0 });
      const stored = await load(job.id);
      expect(stored).toMatchObject({ request: job.request, warnings, private: true, delivery: 'batched' });
      expect(stored.references).toEqual([{ ...keptFile, index: 0, source, parent: 'abc-1' }]);
      expect(stored.createdAt).toEqual(job.now);
    });

    test('a job that collects its references is queued once, and not after it was cancelled', async () => {
      const job = newJob();
      await insertJob(store.db, job);
      expect(await markQueued(store.db, job.id, new Date())).toBe(true);
      expect(await markQueued(store.db, job.id, new Date())).toBe(false);
      const other = newJob();
      await insertJob(store.db, other);
      await cancelJob(store.db, other.id, new Date());
      expect(await markQueued(store.db, other.id, new Date())).toBe(false);
      expect((await load(other.id)).state).toBe('cancelled');
    });

    test('a job can end unpaid only while none of its calls was sent', async () => {
      const failure = { code: 'picture-heic', params: { n: 1 }, charged: 'no' as const };
      const end = { state: 'failed' as const, failure, now: new Date() };
      const one = await queued();
      expect(await endUnpaid(store.db, one.id, end)).toBe(true);
      expect(await load(one.id)).toMatchObject({ state: 'failed', failure });
      const two = await queued();
      await claimCall(store.db, `${two.id}.0`, new Date());
      expect(await endUnpaid(store.db, two.id, end)).toBe(false);
      expect((await load(two.id)).state).toBe('running');
    });

    test('open jobs of a person are counted, ended ones are not', async () => {
      const person = 'test:counted';
      const first = await queued({ person });
      await queued({ person });
      await cancelJob(store.db, first.id, new Date());
      expect(await countOpenJobs(store.db, person)).toBe(1);
      const listed = await listJobs(store.db, { person, states: ['queued'], limit: 10 });
      expect(listed).toHaveLength(1);
    });
  });

  describe('calls', () => {
    test('a call is claimed once', async () => {
      const job = await queued();
      const claims = await Promise.all([1, 2, 3].map(() => claimCall(store.db, `${job.id}.0`, new Date())));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await load(job.id)).toMatchObject({ state: 'running', pictures: [{ state: 'drawing' }] });
    });

    test('a call of a cancelled job is never claimed', async () => {
      const job = await queued({ count: 2 });
      await claimCall(store.db, `${job.id}.0`, new Date());
      await cancelJob(store.db, job.id, new Date());
      expect(await claimCall(store.db, `${job.id}.1`, new Date())).toBe(false);
      const stored = await load(job.id);
      expect(stored.calls.map((call) => call.state)).toEqual(['sent', 'cancelled']);
      expect(stored).toMatchObject({ state: 'running', cancelRequested: true });
    });

    test('a call the service did not take waits again and counts nothing', async () => {
      const job = await queued();
      await claimCall(store.db, `${job.id}.0`, new Date());
      await returnCall(store.db, `${job.id}.0`, new Date());
      expect(await load(job.id)).toMatchObject({ state: 'queued', pictures: [{ state: 'waiting' }] });
      expect(await listUse(store.db, { scope: 'model', key: job.modelKey, now: new Date() })).toEqual([]);
      expect(await claimCall(store.db, `${job.id}.0`, new Date())).toBe(true);
    });

    test('a call that comes back to a cancelled job is dropped', async () => {
      const job = await queued();
      await claimCall(store.db, `${job.id}.0`, new Date());
      await cancelJob(store.db, job.id, new Date());
      await returnCall(store.db, `${job.id}.0`, new Date());
      expect((await load(job.id)).state).toBe('cancelled');
    });

    test('what became of a call and when is read back as it was noted', async () => {
      const job = await queued();
      const at = (n: number) => new Date(1_800_000_000_000 + n);
      const [sentAt, acceptedAt, keptAt, endedAt] = [at(1), at(2), at(3), at(4)];
      await claimCall(store.db, `${job.id}.0`, sentAt);
      const facts = { requestId: 'r', handle: null, now: acceptedAt };
      await markAccepted(store.db, `${job.id}.0`, facts);
      const kept = { ...keptFile, now: keptAt };
      await keepPicture(store.db, { jobId: job.id, index: 0 }, kept);
      const end = { failure: null, billedImages: 1, counts: true, now: endedAt };
      await endCall(store.db, `${job.id}.0`, end);
      expect(await load(job.id)).toMatchObject({
        calls: [{ state: 'done', sentAt, acceptedAt, endedAt, billedImages: 1, failure: null }],
        pictures: [{ state: 'kept', ...keptFile, keptAt, failure: null }],
      });
    });

    test('a partly refused job is done, and only the refused picture failed', async () => {
      const job = await queued({ mode: 'set', count: 3 });
      const failure = { code: 'refused-output', params: {}, charged: 'no' as const };
      await claimCall(store.db, `${job.id}.0`, new Date());
      await keepPicture(store.db, { jobId: job.id, index: 0 }, { ...keptFile, now: new Date() });
      await failPicture(store.db, { jobId: job.id, index: 1 }, failure);
      await endCall(store.db, `${job.id}.0`, {
        failure: null,
        billedImages: 1,
        counts: true,
        now: new Date(),
      });
      const stored = await load(job.id);
      expect(stored.state).toBe('done');
      expect(stored.pictures.map((picture) => picture.state)).toEqual(['kept', 'failed', 'absent']);
      expect(stored.pictures[1]?.failure).toEqual(failure);
    });

    test('calls of one job that end together end the job', async () => {
      for (let round = 0; round < 5; round += 1) {
        const job = await queued({ count: 4 });
        const ids = [0, 1, 2, 3].map((n) => `${job.id}.${n}`);
        await Promise.all(ids.map((id) => claimCall(store.db, id, new Date())));
        const failure = { code: 'upstream', params: {}, charged: 'no' as const };
        const end = { failure, billedImages: 0, counts: false, now: new Date() };
        await Promise.all([
          ...ids.map((id) => endCall(store.db, id, end)),
          cancelJob(store.db, job.id, new Date()),
        ]);
        expect((await load(job.id)).endedAt).not.toBeNull();
      }
    });

    test('a call that was stopped is cancelled, and one that failed has failed, also where it may be billed', async () => {
      for (const [code, state] of [
        ['cancelled', 'cancelled'],
        ['refused-prompt', 'failed'],
      ]) {
        const job = await queued({ count: 1 });
        await claimCall(store.db, `${job.id}.0`, new Date());
        const failure = { code: `${code}`, params: {}, charged: 'maybe' as const };
        const end = { failure, billedImages: null, counts: true, now: new Date() };
        await endCall(store.db, `${job.id}.0`, end);
        expect(await load(job.id)).toMatchObject({ state, calls: [{ state, failure }] });
      }
    });

    test('a call that was out when its process ended is unknown, and its finished pictures stay', async () => {
      const job = await queued({ count: 2, mode: 'set' });
      await claimCall(store.db, `${job.id}.0`, new Date());
      await keepPicture(store.db, { jobId: job.id, index: 0 }, { ...keptFile, now: new Date() });
      const lost = await loseCalls(store.db, { ids: [`${job.id}.0`] }, new Date());
      expect(lost).toEqual([job.id]);
      const stored = await load(job.id);
      expect(stored).toMatchObject({ state: 'unknown', endedAt: expect.any(Date) });
      expect(stored.pictures.map((picture) => picture.state)).toEqual(['kept', 'unknown']);
      expect(stored.calls[0]?.failure).toMatchObject({ charged: 'unknown' });
    });

    test('what was not sent when a process ended goes on', async () => {
      const job = await queued({ count: 2 });
      await claimCall(store.db, `${job.id}.0`, new Date());
      await loseCalls(store.db, { ids: [`${job.id}.0`] }, new Date());
      expect((await load(job.id)).state).toBe('running');
      expect(await claimCall(store.db, `${job.id}.1`, new Date())).toBe(true);
    });

    test('a call is lost only when nobody vouches for it any more', async () => {
      const job = await queued();
      const sentAt = new Date();
      await claimCall(store.db, `${job.id}.0`, sentAt);
      const later = new Date(sentAt.getTime() + leaseMs + 1000);
      await renewLeases(store.db, [`${job.id}.0`], new Date(sentAt.getTime() + 10_000));
      expect(await loseCalls(store.db, { expired: true }, later)).not.toContain(job.id);
      expect(await loseCalls(store.db, { expired: true }, new Date(later.getTime() + 60_000))).toContain(
        job.id,
      );
    });
  });

  describe('handles', () => {
    const to = { modelKey: 'one/m', price: null, webhookToken: null };

    async function sent(): Promise<string> {
      const job = await queued();
      const [call] = (await load(job.id)).calls;
      if (!call) throw new Error('no call');
      await claimCall(store.db, call.id, new Date(), { ...to, webhookToken: `token-of-${call.id}` });
      return call.id;
    }

    test('what a service has is one call’s alone', async () => {
      const [one, two] = [await sent(), await sent()];
      const handle = { provider: 'one', id: `found-${one}` };
      const claims = await Promise.all([one, two].map((id) => claimHandle(store.db, id, handle)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await claimHandle(store.db, two, { provider: 'two', id: handle.id })).toBe(true);
    });

    test('a call nobody waits for is taken up by one process only, and may be one that ended as unknown', async () => {
      const id = await sent();
      const jobId = id.slice(0, -2);
      const now = new Date();
      expect(await takeUpCall(store.db, { id, jobId }, { all: false, now })).toBe(false);
      const later = new Date(now.getTime() + leaseMs + 1);
      const take = () => takeUpCall(store.db, { id, jobId }, { all: false, now: later });
      expect((await Promise.all([take(), take(), take()])).filter(Boolean)).toHaveLength(1);
      const failure = { code: 'interrupted', params: {}, charged: 'unknown' as const };
      await endCall(store.db, id, { failure, billedImages: null, counts: true, now: later });
      expect((await load(jobId)).state).toBe('unknown');
      const open = await listOpenCalls(store.db, { all: false, again: true }, later);
      expect(open.find((call) => call.id === id)).toMatchObject({ jobId, modelKey: 'one/m', handle: null });
      expect((await Promise.all([take(), take()])).filter(Boolean)).toHaveLength(1);
      expect(await load(jobId)).toMatchObject({ state: 'running', endedAt: null });
    });

    test('a webhook’s address belongs to its call and says whether it is over', async () => {
      const id = await sent();
      const found = await findByWebhook(store.db, `token-of-${id}`);
      expect(found).toEqual({ id, service: 'one', handle: null, ended: false });
      expect(await findByWebhook(store.db, 'token-of-nobody')).toBeNull();
    });

    test('one process at a time tries a service that does not work', async () => {
      const now = new Date();
      const claim = (at: Date) => claimProbe(store.db, 'one/probed', { now: at, forMs: 1_000 });
      expect((await Promise.all([claim(now), claim(now)])).filter(Boolean)).toHaveLength(1);
      expect(await claim(new Date(now.getTime() + 999))).toBe(false);
      expect(await claim(new Date(now.getTime() + 1_000))).toBe(true);
    });

    test('what a service says a call cost is kept, and its price is that of the service that drew it', async () => {
      const id = await sent();
      const cost = { currency: 'USD' as const, amount: 0.07 };
      await endCall(store.db, id, { failure: null, billedImages: 1, cost, counts: true, now: new Date() });
      expect((await load(id.slice(0, -2))).calls[0]).toMatchObject({
        cost,
        service: 'one',
        modelKey: 'one/m',
      });
    });
  });

  describe('limits', () => {
    test('a call counts from the moment it is sent until a minute after the service had it', async () => {
      const job = await queued({ mode: 'set', count: 4 });
      const by = { scope: 'model' as const, key: job.modelKey };
      const now = new Date();
      await claimCall(store.db, `${job.id}.0`, now);
      expect(await listUse(store.db, { ...by, now })).toEqual([{ images: 4, since: null, out: true }]);
      await markAccepted(store.db, `${job.id}.0`, { requestId: 'r', handle: null, now });
      await endCall(store.db, `${job.id}.0`, {
        failure: null,
        billedImages: 4,
        counts: true,
        now: new Date(now.getTime() + 5000),
      });
      expect(await listUse(store.db, { ...by, now: new Date(now.getTime() + 59_000) })).toEqual([
        { images: 4, since: now.getTime(), out: false },
      ]);
      expect(await listUse(store.db, { ...by, now: new Date(now.getTime() + 60_001) })).toEqual([]);
    });

    test('a call the service refused counts nothing', async () => {
      const job = await queued();
      const failure = { code: 'refused-prompt', params: {}, charged: 'no' as const };
      await claimCall(store.db, `${job.id}.0`, new Date());
      await endCall(store.db, `${job.id}.0`, { failure, billedImages: 0, counts: false, now: new Date() });
      expect(await listUse(store.db, { scope: 'model', key: job.modelKey, now: new Date() })).toEqual([]);
    });

    test('waiting jobs of a model stand in the order they came', async () => {
      const modelKey = 'ark/in-order';
      const first = await queued({ modelKey, count: 2 });
      const second = await queued({ modelKey, person: 'test:ben' });
      expect(await listWaiting(store.db, modelKey)).toEqual([
        { jobId: first.id, person: 'test:ana', images: 2 },
        { jobId: second.id, person: 'test:ben', images: 1 },
      ]);
    });

    test('the typical time of a call is measured from finished ones', async () => {
      const job = await queued({ modelKey: 'ark/measured' });
      expect(await measureCall(store.db, 'ark/measured')).toBeNull();
      const sentAt = new Date('2026-01-01T00:00:00Z');
      await claimCall(store.db, `${job.id}.0`, sentAt);
      await keepPicture(store.db, { jobId: job.id, index: 0 }, { ...keptFile, now: new Date() });
      const end = { failure: null, billedImages: 1, counts: true, now: new Date('2026-01-01T00:00:12Z') };
      await endCall(store.db, `${job.id}.0`, end);
      expect(await measureCall(store.db, 'ark/measured')).toBe(12_000);
    });
  });

  describe('outbox', () => {
    test('every finished picture is packed into exactly one message', async () => {
      const job = await queued({ count: 4 });
      for (const index of [0, 1, 3]) {
        await keepPicture(store.db, { jobId: job.id, index }, { ...keptFile, now: new Date() });
      }
      const limits = { filesPerMessage: 2, bytesPerFile: 1e9, bytesPerMessage: 2e9 };
      const pack = { jobId: job.id, address: 'test:main/1', limits, now: new Date() };
      expect(await jobsToPack(store.db)).toContain(job.id);
      const packed = await Promise.all([packPictures(store.db, pack), packPictures(store.db, pack)]);
      expect(packed.flat().sort()).toEqual(['pictures-1', 'pictures-4']);
      expect(await picturesIn(store.db, job.id, 'pictures-1')).toEqual([0, 1]);
      expect(await picturesIn(store.db, job.id, 'pictures-4')).toEqual([3]);
      expect(await jobsToPack(store.db)).not.toContain(job.id);
    });

    test('pictures that are too heavy for one message go into several, counted as the copies that will be sent', async () => {
      const job = await queued({ count: 4 });
      for (const [index, bytes] of [400, 9000, 300, 700].entries()) {
        await keepPicture(store.db, { jobId: job.id, index }, { ...keptFile, bytes, now: new Date() });
      }
      const limits = { filesPerMessage: 10, bytesPerFile: 600, bytesPerMessage: 1000 };
      const pack = { jobId: job.id, address: 'test:main/1', limits, now: new Date() };
      expect(await packPictures(store.db, pack)).toEqual(['pictures-1', 'pictures-3']);
      expect(await picturesIn(store.db, job.id, 'pictures-1')).toEqual([0, 1]);
      expect(await picturesIn(store.db, job.id, 'pictures-3')).toEqual([2, 3]);
    });

    test('an entry is sent by one process at a time, and by another once that one is gone', async () => {
      const job = await queued();
      const entry = { jobId: job.id, part: 'pictures-1' };
      const now = new Date();
      await addEntry(store.db, { ...entry, address: 'test:main', now });
      const claims = await Promise.all([1, 2, 3].map(() => claimEntry(store.db, entry, now)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await claimEntry(store.db, entry, new Date(now.getTime() + 59_000))).toBe(false);
      expect(await claimEntry(store.db, entry, new Date(now.getTime() + 61_000))).toBe(true);
      await releaseEntries(store.db, now);
      expect(await claimEntry(store.db, entry, now)).toBe(true);
      expect(await findEntry(store.db, job.id, 'pictures-1')).toMatchObject({
        state: 'sending',
        attempts: 3,
      });
    });

    test('an entry remembers what was posted', async () => {
      const job = await queued();
      const entry = { jobId: job.id, part: 'card' };
      await addEntry(store.db, { ...entry, address: 'test:main', now: new Date() });
      await addEntry(store.db, { ...entry, address: 'test:elsewhere', now: new Date() });
      const posted = { address: 'test:main', id: 'message-1' };
      await changeEntry(store.db, entry, { state: 'sent', posted, digest: 'd', now: new Date() });
      expect(await findEntry(store.db, job.id, 'card')).toMatchObject({
        state: 'sent',
        posted,
        address: 'test:main',
      });
    });

    test('a card that does not show the end of its job is stale, however late it was edited', async () => {
      const job = await queued();
      const entry = { jobId: job.id, part: 'card' };
      await addEntry(store.db, { ...entry, address: 'test:main', now: new Date() });
      await cancelJob(store.db, job.id, new Date());
      const later = new Date(Date.now() + 1_000);
      await changeEntry(store.db, entry, { state: 'sent', digest: 'd', shownEnd: null, now: later });
      expect(await staleCards(store.db, null)).toContain(job.id);
      const { endedAt } = await load(job.id);
      await changeEntry(store.db, entry, { state: 'sent', shownEnd: endedAt, now: later });
      expect(await staleCards(store.db, null)).not.toContain(job.id);
    });

    test('a card that two processes edited at once is stale until one of them edits it again', async () => {
      const job = await queued();
      const entry = { jobId: job.id, part: 'card' };
      await addEntry(store.db, { ...entry, address: 'test:main', now: new Date() });
      await cancelJob(store.db, job.id, new Date());
      const end = { shownEnd: (await load(job.id)).endedAt, now: new Date() };
      await changeEntry(store.db, entry, { state: 'sent', digest: 'first', ...end });
      const before = await findEntry(store.db, job.id, 'card');
      if (!before) throw new Error('the card is gone');
      expect(await noteEdit(store.db, before, { digest: 'one', ...end })).toBe(true);
      expect(await noteEdit(store.db, before, { digest: 'other', ...end })).toBe(false);
      expect(await staleCards(store.db, null)).toContain(job.id);
      expect(await noteEdit(store.db, { ...before, digest: null }, { digest: 'other', ...end })).toBe(true);
      expect(await staleCards(store.db, null)).not.toContain(job.id);
    });
  });

  test('mashing a button is one press, and another person, message or later time is another', async () => {
    const button = { person: 'test:ana', message: 'm1', action: 'v1:again:x' };
    const press = { ...button, now: new Date('2026-01-01T00:00:00Z') };
    const presses = await Promise.all([1, 2, 3].map(() => isFirstPress(store.db, press)));
    expect(presses.filter(Boolean)).toHaveLength(1);
    expect(await isFirstPress(store.db, { ...press, person: 'test:ben' })).toBe(true);
    expect(await isFirstPress(store.db, { ...press, message: 'm2' })).toBe(true);
    expect(await isFirstPress(store.db, { ...press, now: new Date('2026-01-01T00:00:04.9Z') })).toBe(false);
    expect(await isFirstPress(store.db, { ...press, now: new Date('2026-01-01T00:00:05.1Z') })).toBe(true);
  });

  test('a press that is forgotten may come again at once, and no other', async () => {
    const press = { person: 'test:ana', message: 'm3', action: 'v1:delete:x:1', now: new Date() };
    const others = [
      { ...press, person: 'test:ana_' },
      { ...press, action: 'v1:delete:x:11' },
      { ...press, action: 'v1:delete-yes:x:1' },
    ];
    for (const one of [press, ...others]) expect(await isFirstPress(store.db, one)).toBe(true);
    await forgetPresses(store.db, press);
    for (const other of others) expect(await isFirstPress(store.db, other)).toBe(false);
    expect(await isFirstPress(store.db, press)).toBe(true);
  });

  test('a secret is made once, also by two processes at the same moment', async () => {
    const secrets = await Promise.all([1, 2, 3].map(() => readSecret(store.db, 'test-secret')));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  });

  test('studio messages are listed for their readers only, newest last', async () => {
    const messages = createStudioMessages(store.db, (body) => body as ReturnType<typeof message>);
    const message = (id: string, seq: number, visibleTo: string | null) => ({
      ...{ id, seq, address: 'studio:main', key: `key-${id}`, visibleTo, text: id },
    });
    await messages.put(message('one', 1, null));
    await messages.put(message('two', 2, 'studio:ana'));
    await messages.put(message('three', 3, null));
    await messages.put({ ...message('three', 3, null), text: 'changed' });
    const seen = async (person: string, before?: number) =>
      (await messages.list({ person, limit: 10, ...(before !== undefined && { before }) })).map(
        (entry) => entry.text,
      );
    expect(await seen('studio:ana')).toEqual(['one', 'two', 'changed']);
    expect(await seen('studio:ben')).toEqual(['one', 'changed']);
    expect(await seen('studio:ana', 3)).toEqual(['one', 'two']);
    expect(await messages.findByKey('studio:main', 'key-two')).toMatchObject({ id: 'two' });
    await messages.remove('one');
    expect(await messages.get('one')).toBeNull();
  });
}
