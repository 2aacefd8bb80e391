import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imageIdFor } from '../../src/request/address.ts';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { findDraft, keepDraft } from '../../src/store/drafts.ts';
import { countPast, listPast, toggleFavourite } from '../../src/store/history.ts';
import { endUnpaid, findFullJob, insertJob, type NewJob } from '../../src/store/jobs.ts';
import { addEntry, changeEntry } from '../../src/store/outbox.ts';
import { packPictures } from '../../src/store/packing.ts';
import { keepPicture, publishPicture } from '../../src/store/pictures.ts';
import { findPosted, picturesIn, publicPart } from '../../src/store/posted-pictures.ts';
import { listUntaken, markDeleted, markTaken, noteCopy, purgeDeleted } from '../../src/store/removal.ts';
import { deleteStyle, listStyles, saveStyle } from '../../src/store/styles.ts';
import { changeTray, findTray, type TrayPicture } from '../../src/store/trays.ts';
import { keptFile, newJob } from './samples.ts';

const room = { filesPerMessage: 10, bytesPerFile: 1e6, bytesPerMessage: 1e7 };

/** What every database has to do for pictures that come from pictures. */
export function followUpsSuite(open: () => Promise<OpenDatabase>): void {
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-follow-ups-'));
  let store: OpenDatabase;
  let blobs: Blobs;
  beforeAll(async () => {
    store = await open();
    blobs = await openBlobs(dataDir, true);
  });
  afterAll(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  async function blob(content: string): Promise<string> {
    const key = createHash('sha256').update(content).digest('hex');
    const path = join(blobs.incomingDir, key);
    writeFileSync(path, content);
    await blobs.keep(path, key);
    return key;
  }

  /** A job whose pictures are kept; each with bytes of its own unless said otherwise. */
  async function drawn(changes: Parameters<typeof newJob>[0] = {}, content?: string): Promise<NewJob> {
    const job = newJob(changes);
    await insertJob(store.db, job);
    for (let index = 0; index < job.request.count; index += 1) {
      const key = await blob(content ?? `${job.id} ${index}`);
      await keepPicture(store.db, { jobId: job.id, index }, { ...keptFile, key, now: new Date() });
    }
    return job;
  }

  const keyOf = async (job: NewJob, index = 0) => (await findFullJob(store.db, job.id))?.pictures[index]?.key;
  const isThere = async (key: string | null | undefined) => key != null && (await blobs.find(key)) !== null;

  describe('trays', () => {
    const picture = (name: string): TrayPicture => ({ ...keptFile, name, image: null });

    test('pictures that are added at the same time are all in it', async () => {
      const tray = { id: 'tray1', person: 'test:ana', now: new Date() };
      const add = (name: string) =>
        changeTray(store.db, tray, ({ pictures, ...rest }) => ({
          ...rest,
          pictures: [...pictures, picture(name)],
        }));
      await Promise.all(['a', 'b', 'c', 'd'].map(add));
      const names = (await findTray(store.db, 'tray1'))?.pictures.map(({ name }) => name);
      expect(names?.toSorted()).toEqual(['a', 'b', 'c', 'd']);
    });

    test('words stay in a tray that has no pictures yet', async () => {
      const words = { prompt: 'a and b', style: null, pictures: [] };
      await changeTray(store.db, { id: 'tray2', person: 'test:ana', now: new Date() }, () => words);
      expect(await findTray(store.db, 'tray2')).toMatchObject(words);
    });

    test('an emptied tray is gone', async () => {
      await changeTray(store.db, { id: 'tray1', person: 'test:ana', now: new Date() }, () => ({
        ...{ prompt: null, style: null, pictures: [] },
      }));
      expect(await findTray(store.db, 'tray1')).toBeNull();
    });
  });

  describe('drafts', () => {
    test('what was kept is found by its person alone', async () => {
      await keepDraft(store.db, { id: 'd1', person: 'test:ana', body: { wish: 1 }, now: new Date() });
      expect(await findDraft(store.db, 'd1', 'test:ana')).toEqual({ wish: 1 });
      expect(await findDraft(store.db, 'd1', 'test:ben')).toBeNull();
    });

    test('what is older than a month goes when something new is kept', async () => {
      const now = new Date();
      const old = new Date(now.getTime() - 31 * 24 * 3600_000);
      await keepDraft(store.db, { id: 'd2', person: 'test:ana', body: {}, now: old });
      await keepDraft(store.db, { id: 'd3', person: 'test:ana', body: {}, now });
      expect(await findDraft(store.db, 'd2', 'test:ana')).toBeNull();
    });
  });

  describe('styles', () => {
    const soft = { name: 'soft', words: 'soft light', options: { ratio: '1:1' }, madeBy: 'test:ana' };

    test('one of a place and one of a person may have the same name', async () => {
      await saveStyle(store.db, { ...soft, scope: 'test:place' }, new Date());
      await saveStyle(store.db, { ...soft, scope: 'test:ana', words: 'mine' }, new Date());
      const words = (await listStyles(store.db, ['test:ana', 'test:place'])).map((style) => style.words);
      expect(words.toSorted()).toEqual(['mine', 'soft light']);
      expect(await listStyles(store.db, ['test:ben'])).toEqual([]);
    });

    test('saving again replaces, deleting says whether there was one', async () => {
      await saveStyle(store.db, { ...soft, scope: 'test:ana', words: 'other' }, new Date());
      expect(await listStyles(store.db, ['test:ana'])).toEqual([
        { ...soft, scope: 'test:ana', words: 'other' },
      ]);
      expect(await deleteStyle(store.db, 'test:ana', 'soft')).toBe(true);
      expect(await deleteStyle(store.db, 'test:ana', 'soft')).toBe(false);
    });
  });

  describe('history', () => {
    const person = 'test:historian';
    const filter = { person, search: '', favouritesFirst: false, offset: 0, limit: 10 };

    test('lists only a person’s own kept pictures, newest first, by all words of the prompt', async () => {
      const request = newJob().request;
      const [first, second] = [
        await drawn({ person, now: new Date(1), request: { ...request, prompt: 'A red 100% fox' } }),
        await drawn({ person, now: new Date(2), request: { ...request, prompt: 'a blue fox' } }),
      ];
      await drawn({ person: 'test:ben' });
      const found = async (search: string) =>
        (await listPast(store.db, { ...filter, search })).map(({ jobId }) => jobId);
      expect(await found('')).toEqual([second.id, first.id]);
      expect(await found('FOX red')).toEqual([first.id]);
      expect(await found('100%')).toEqual([first.id]);
      expect(await found('owl')).toEqual([]);
      expect(await countPast(store.db, filter)).toBe(2);
      expect(await listPast(store.db, { ...filter, offset: 1 })).toHaveLength(1);
    });

    test('favourites are a person’s own, and come first where that is asked for', async () => {
      const oldest = (await listPast(store.db, filter)).at(-1);
      const { jobId, index } = oldest ?? { jobId: '', index: 0 };
      const favourite = { person, jobId, index, now: new Date() };
      expect(await toggleFavourite(store.db, favourite)).toBe(true);
      expect(await toggleFavourite(store.db, { ...favourite, person: 'test:ben' })).toBe(true);
      const first = async () => (await listPast(store.db, { ...filter, favouritesFirst: true }))[0];
      expect(await first()).toMatchObject({ jobId, favourite: true });
      expect(await countPast(store.db, filter)).toBe(2);
      expect(await toggleFavourite(store.db, favourite)).toBe(false);
      expect((await first())?.jobId).not.toBe(jobId);
    });
  });

  describe('deletion', () => {
    test('takes the bytes and every copy made of them, once', async () => {
      const job = await drawn();
      const key = (await keyOf(job)) ?? '';
      const copy = await blob('a smaller copy');
      await noteCopy(store.db, key, copy);
      expect(await markDeleted(store.db, job.id, 0)).toBe(true);
      expect(await markDeleted(store.db, job.id, 0)).toBe(false);
      await purgeDeleted(store.db, blobs);
      expect([await isThere(key), await isThere(copy)]).toEqual([false, false]);
      expect((await findFullJob(store.db, job.id))?.pictures[0]).toMatchObject({
        state: 'deleted',
        key: null,
      });
    });

    test('is not undone by a service that names the picture once more', async () => {
      const job = await drawn();
      await markDeleted(store.db, job.id, 0);
      await purgeDeleted(store.db, blobs);
      const again = { ...keptFile, key: await blob('once more'), now: new Date() };
      await keepPicture(store.db, { jobId: job.id, index: 0 }, again);
      expect((await findFullJob(store.db, job.id))?.pictures[0]).toMatchObject({
        state: 'deleted',
        key: null,
      });
    });

    test('leaves bytes that another picture has too', async () => {
      const [one, other] = [await drawn({}, 'the same'), await drawn({}, 'the same')];
      await markDeleted(store.db, one.id, 0);
      await purgeDeleted(store.db, blobs);
      expect(await isThere(await keyOf(other))).toBe(true);
    });

    test('is not over as long as a message that was sent may show the picture', async () => {
      const job = await drawn({ count: 2 });
      const picture = { jobId: job.id, index: 1 };
      const pack = { jobId: job.id, address: 'test:a', limits: room, now: new Date() };
      const [part = ''] = await packPictures(store.db, pack);
      const untaken = async () => (await listUntaken(store.db)).filter(({ jobId }) => jobId === job.id);
      await markDeleted(store.db, job.id, 1);
      expect(await untaken()).toEqual([]);
      const posted = { address: 'test:a', id: 'm1' };
      await changeEntry(store.db, { jobId: job.id, part }, { state: 'sent', posted, now: new Date() });
      expect(await untaken()).toEqual([picture]);
      await markTaken(store.db, { ...picture, part });
      expect(await untaken()).toEqual([]);
    });

    test('waits for an open job that starts from the picture; then its reference goes too', async () => {
      const parent = await drawn();
      const key = (await keyOf(parent)) ?? '';
      const source = { id: 'x', name: 'x', bytes: null };
      const child = newJob({
        references: [{ source, parent: imageIdFor(parent.id, 0), ...keptFile, key }],
      });
      await insertJob(store.db, child);
      await markDeleted(store.db, parent.id, 0);
      await purgeDeleted(store.db, blobs);
      expect(await isThere(key)).toBe(true);
      await endUnpaid(store.db, child.id, { state: 'cancelled', failure: null, now: new Date() });
      await purgeDeleted(store.db, blobs);
      expect(await isThere(key)).toBe(false);
      expect((await findFullJob(store.db, child.id))?.references[0]).toMatchObject({
        ...{ key: null, parent: imageIdFor(parent.id, 0) },
      });
    });

    test('takes the picture out of every tray', async () => {
      const job = await drawn();
      const key = (await keyOf(job)) ?? '';
      const other = await blob('another');
      const pictures = [key, other].map((kept) => ({ ...keptFile, key: kept, name: kept, image: null }));
      await changeTray(store.db, { id: 'tray2', person: 'test:ana', now: new Date() }, () => ({
        ...{ prompt: null, style: null, pictures },
      }));
      await markDeleted(store.db, job.id, 0);
      await purgeDeleted(store.db, blobs);
      expect((await findTray(store.db, 'tray2'))?.pictures.map((picture) => picture.key)).toEqual([other]);
    });
  });

  describe('published pictures', () => {
    test('stand in a message of their own', async () => {
      const job = await drawn({ private: true, count: 2 });
      await publishPicture(store.db, job.id, 1);
      expect((await findFullJob(store.db, job.id))?.pictures.map(({ published }) => published)).toEqual([
        false,
        true,
      ]);
      expect(await picturesIn(store.db, job.id, publicPart(1))).toEqual([1]);
    });

    test('the newest message of a picture is found', async () => {
      const job = await drawn({ count: 2 });
      const now = new Date();
      const [part = ''] = await packPictures(store.db, {
        jobId: job.id,
        address: 'test:a',
        limits: room,
        now,
      });
      expect(await findPosted(store.db, job.id, 1)).toBeNull();
      const posted = { address: 'test:a', id: 'm1' };
      await changeEntry(store.db, { jobId: job.id, part }, { state: 'sent', posted, now: new Date(1) });
      expect(await findPosted(store.db, job.id, 1)).toEqual(posted);
      await addEntry(store.db, { jobId: job.id, part: publicPart(1), address: 'test:b', now });
      const later = { address: 'test:b', id: 'm2' };
      await changeEntry(
        store.db,
        { jobId: job.id, part: publicPart(1) },
        { state: 'sent', posted: later, now },
      );
      expect(await findPosted(store.db, job.id, 1)).toEqual(later);
      expect(await findPosted(store.db, job.id, 0)).toEqual(posted);
    });
  });
}
