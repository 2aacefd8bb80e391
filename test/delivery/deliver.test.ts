import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { OutMessage, PostedRef } from '../../src/chat/chat.ts';
import { ChatError } from '../../src/chat/chat-error.ts';
import { createDelivery, type Delivery, type DeliveryParts } from '../../src/delivery/deliver.ts';
import { createLogger } from '../../src/log.ts';
import { cancelJob, claimCall, endCall } from '../../src/store/calls.ts';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import { insertJob, markQueued } from '../../src/store/jobs.ts';
import { addEntry, changeEntry, claimEntry, findEntry } from '../../src/store/outbox.ts';
import { packPictures } from '../../src/store/packing.ts';
import { keepPicture } from '../../src/store/pictures.ts';
import { createWords } from '../../src/words/words.ts';
import { newDataDir } from '../data-dir.ts';
import { FakeChat, type Posted } from '../fakes/chat.ts';
import { keptFile, newJob } from '../store/samples.ts';

const dataDir = newDataDir('delivery');
const words = createWords('en');
let store: OpenDatabase;
let chat: FakeChat;
let delivery: Delivery;

beforeAll(async () => {
  store = await openDatabase({ databaseUrl: null, dataDir });
}, 30_000);
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => {
  chat = new FakeChat();
  delivery = deliverTo(chat);
});

function deliverTo(to: FakeChat, changes: Partial<DeliveryParts> = {}): Delivery {
  return createDelivery({
    db: store.db,
    chats: new Map([['test', to]]),
    wordsFor: () => words,
    cardFacts: async () => ({
      words,
      modelName: 'Seedream 4.5',
      simulated: false,
      place: null,
      pausedUntil: 0,
      parked: null,
      now: 0,
    }),
    shrink: async (file) => ({ ...file, key: 'small', bytes: 1 }),
    linkFor: () => null,
    log: createLogger('test'),
    ...changes,
  });
}

async function jobInLine(changes: Parameters<typeof newJob>[0] = {}): Promise<string> {
  const job = newJob(changes);
  await insertJob(store.db, job);
  expect(await delivery.postCard(job.id)).toEqual({ standing: true });
  await markQueued(store.db, job.id, new Date());
  return job.id;
}

const keep = (jobId: string, index: number) =>
  keepPicture(store.db, { jobId, index }, { ...keptFile, now: new Date() });

async function finish(jobId: string, pictures: number, calls = 1): Promise<void> {
  for (let call = 0; call < calls; call += 1) await claimCall(store.db, `${jobId}.${call}`, new Date());
  for (let index = 0; index < pictures; index += 1) await keep(jobId, index);
  const end = { failure: null, billedImages: null, counts: true, now: new Date() };
  for (let call = 0; call < calls; call += 1) await endCall(store.db, `${jobId}.${call}`, end);
}

const titles = (post: Posted) => post.message.files?.map((file) => file.title);
const pictures = () => chat.posts.filter((post) => post.key.includes(':pictures-'));

test('the card is posted once, however often it is asked for', async () => {
  const jobId = await jobInLine();
  await delivery.postCard(jobId);
  expect(chat.posts.map((post) => post.key)).toEqual([`${jobId}:card`]);
  expect(chat.posts[0]?.ref.address).toBe('test:main');
});

test('a private card and its pictures go to the asker alone', async () => {
  const jobId = await jobInLine({ private: true });
  await finish(jobId, 1);
  delivery.changed(jobId);
  expect(chat.posts[0]?.ref.address).toBe('test:only-test:ana');
  await expect.poll(() => pictures().map((post) => post.ref.address)).toEqual(['test:thread-of-message-1']);
});

test('a card that a chat refuses for good is answered, not tried again', async () => {
  chat.failures.push(new ChatError('no-permission', 'missing permission', { permanent: true }));
  const job = newJob();
  await insertJob(store.db, job);
  expect(await delivery.postCard(job.id)).toMatchObject({
    standing: false,
    error: { code: 'no-permission' },
  });
  expect(chat.posts).toEqual([]);
});

test('a card that was refused before a crash is tried again: by now it may be allowed', async () => {
  chat.failures.push(new ChatError('no-permission', 'missing permission', { permanent: true }));
  const job = newJob();
  await insertJob(store.db, job);
  await delivery.postCard(job.id);
  expect(await deliverTo(chat).postCard(job.id)).toEqual({ standing: true });
  expect(chat.posts).toHaveLength(1);
});

test('pictures that arrive together share a message, later ones get their own', async () => {
  const jobId = await jobInLine({ mode: 'set', count: 3 });
  await claimCall(store.db, `${jobId}.0`, new Date());
  await keep(jobId, 0);
  delivery.changed(jobId);
  await keep(jobId, 1);
  delivery.changed(jobId);
  await expect.poll(pictures).toHaveLength(1);
  await keep(jobId, 2);
  delivery.changed(jobId);
  await expect.poll(pictures).toHaveLength(2);
  expect(pictures().map((post) => post.message.files?.map((file) => file.title))).toEqual([
    ['1 of 3 · 2048×2048', '2 of 3 · 2048×2048'],
    ['3 of 3 · 2048×2048'],
  ]);
});

test('a picture that is kept while the first ones are being packed comes with them', async () => {
  const jobId = await jobInLine({ mode: 'set', count: 3 });
  await claimCall(store.db, `${jobId}.0`, new Date());
  await keep(jobId, 1);
  const { threadFor } = chat;
  chat.threadFor = async (wish) => {
    await keep(jobId, 0);
    return threadFor(wish);
  };
  delivery.changed(jobId);
  await expect.poll(pictures).toHaveLength(1);
  expect(pictures()[0]?.message.files?.map((file) => file.title)).toEqual([
    '1 of 3 · 2048×2048',
    '2 of 3 · 2048×2048',
  ]);
});

test('batched pictures wait for the end and come in as few messages as the chat allows', async () => {
  const jobId = await jobInLine({ mode: 'set', count: 12, delivery: 'batched' });
  await claimCall(store.db, `${jobId}.0`, new Date());
  await keep(jobId, 0);
  delivery.changed(jobId);
  await expect.poll(() => chat.edits.at(-1)?.card?.tiles[0]?.state).toBe('done');
  expect(pictures()).toEqual([]);
  await finish(jobId, 12);
  delivery.changed(jobId);
  await expect.poll(() => pictures().map((post) => post.message.files?.length)).toEqual([10, 2]);
});

test('edits keep their distance, and the last state is always shown', async () => {
  const jobId = await jobInLine({ mode: 'set', count: 4 });
  await claimCall(store.db, `${jobId}.0`, new Date());
  for (let index = 0; index < 4; index += 1) {
    await keep(jobId, index);
    delivery.changed(jobId);
  }
  await endCall(store.db, `${jobId}.0`, { failure: null, billedImages: 4, counts: true, now: new Date() });
  delivery.changed(jobId);
  await expect.poll(() => chat.edits.at(-1)?.card?.status).toBe('Done, all 4 pictures');
  expect(chat.edits.length).toBeLessThanOrEqual(3);
});

test('what changes while an edit is on its way waits as long as everything else', async () => {
  const slow = new (class extends FakeChat {
    readonly times: { began: number; ended: number }[] = [];
    override async update(ref: PostedRef, message: OutMessage): Promise<void> {
      const began = performance.now();
      await pause(100);
      await super.update(ref, message);
      this.times.push({ began, ended: performance.now() });
    }
  })({ editSpacingMs: 300 });
  delivery = deliverTo(slow);
  const jobId = await jobInLine({ mode: 'set', count: 2 });
  await claimCall(store.db, `${jobId}.0`, new Date());
  delivery.changed(jobId);
  await pause(50);
  await finish(jobId, 2);
  delivery.changed(jobId);
  await expect.poll(() => slow.edits.at(-1)?.card?.status).toBe('Done, all 2 pictures');
  const [first, second] = slow.times;
  expect((second?.began ?? 0) - (first?.ended ?? 0)).toBeGreaterThan(250);
});

test('a message that could not be sent is sent again, once it can be', async () => {
  const jobId = await jobInLine();
  await finish(jobId, 1);
  chat.failures.push(new ChatError('unavailable', 'try later', { permanent: false, unclear: true }));
  delivery.changed(jobId);
  await expect.poll(pictures, { timeout: 5_000 }).toHaveLength(1);
  await expect.poll(async () => (await findEntry(store.db, jobId, 'pictures-1'))?.state).toBe('sent');
});

test('pictures a chat refuses for good are kept, and the asker is told why and how to see them', async () => {
  const jobId = await jobInLine();
  await finish(jobId, 1);
  chat.failures.push(
    new ChatError('chat-uploads-off', 'file_uploads_disabled', { permanent: true }),
    new ChatError('chat-uploads-off', 'file_uploads_disabled', { permanent: true }),
  );
  delivery.changed(jobId);
  await expect
    .poll(() => chat.told.map((message) => message.text))
    .toEqual([
      `The pictures of “a fox in the snow” are finished, but could not be posted here. File uploads are switched off here. Ask an admin of the workspace to allow them. They are kept: /show ${jobId}`,
    ]);
});

test('however many messages a chat refuses, the asker is told once', async () => {
  const { post } = chat;
  chat.post = async (address, message, key) => {
    if (key.includes(':pictures-')) throw new ChatError('chat-gone', 'Unknown Channel', { permanent: true });
    return post.call(chat, address, message, key);
  };
  const jobId = await jobInLine({ mode: 'set', count: 12, delivery: 'batched' });
  await finish(jobId, 12);
  delivery.changed(jobId);
  const stateOf = async (part: string) => (await findEntry(store.db, jobId, part))?.state;
  await expect.poll(() => stateOf('pictures-11')).toBe('refused');
  await delivery.drain(5_000);
  expect(chat.told).toHaveLength(1);
});

test('pictures that come privately because their card is gone say why, once', async () => {
  const jobId = await jobInLine({ mode: 'set', count: 2 });
  await claimCall(store.db, `${jobId}.0`, new Date());
  await changeEntry(store.db, { jobId, part: 'card' }, { state: 'refused', now: new Date() });
  for (const index of [0, 1]) {
    await keep(jobId, index);
    delivery.changed(jobId);
    await expect.poll(pictures).toHaveLength(index + 1);
  }
  expect(pictures().map((post) => [post.ref.address, post.message.text])).toEqual([
    [
      'test:only-test:ana',
      expect.stringMatching(/^The message of “a fox in the snow” can no longer be reached/),
    ],
    ['test:only-test:ana', undefined],
  ]);
});

test('a picture too large for the chat is sent smaller, and the message says that the original is kept', async () => {
  chat = new FakeChat({ bytesPerFile: 500 });
  delivery = deliverTo(chat);
  const jobId = await jobInLine();
  await finish(jobId, 1);
  delivery.changed(jobId);
  await expect.poll(pictures).toHaveLength(1);
  expect(pictures()[0]?.message).toMatchObject({
    files: [{ key: 'small', title: '2048×2048' }],
    text: expect.stringContaining(
      `The original is kept, and the operator can download it in the studio (${jobId}).`,
    ),
  });
});

test('a job that took over a minute mentions its asker once, with the first pictures', async () => {
  const jobId = await jobInLine({ mode: 'set', count: 2, now: new Date(Date.now() - 61_000) });
  await claimCall(store.db, `${jobId}.0`, new Date());
  for (const index of [0, 1]) {
    await keep(jobId, index);
    delivery.changed(jobId);
    await expect.poll(pictures).toHaveLength(index + 1);
  }
  expect(pictures().map((post) => post.message.mention)).toEqual(['test:ana', undefined]);
});

test('after a crash finished pictures are delivered once, and the card shows the end', async () => {
  const jobId = await jobInLine({ count: 2 });
  await finish(jobId, 2, 2);
  const next = deliverTo(chat);
  await next.recover(true);
  await expect.poll(pictures).toHaveLength(1);
  const statuses = () => chat.edits.map(({ card }) => card?.status);
  await expect.poll(statuses).toContain('Done, all 2 pictures');
  await deliverTo(chat).recover(true);
  await next.drain(1_000);
  expect(pictures()).toHaveLength(1);
});

test('what was on its way when its job was cancelled and the process died is posted, and what came later is kept', async () => {
  const jobId = await jobInLine({ mode: 'set', count: 2 });
  await claimCall(store.db, `${jobId}.0`, new Date());
  await keep(jobId, 0);
  const pack = { jobId, address: 'test:main', limits: chat.limits, now: new Date() };
  await packPictures(store.db, pack);
  await cancelJob(store.db, jobId, new Date());
  await finish(jobId, 2);
  await deliverTo(chat).recover(true);
  await expect.poll(() => pictures().map(titles)).toEqual([['1 of 2 · 2048×2048']]);
  const notes = () => chat.edits.at(-1)?.card?.notes.join();
  await expect.poll(notes).toContain(`1 picture was already drawn, but not posted`);
});

test('what is due when the process stops is sent before it ends', async () => {
  const jobId = await jobInLine();
  await finish(jobId, 1);
  delivery.changed(jobId);
  await delivery.drain(5_000);
  expect(pictures()).toHaveLength(1);
  expect(chat.edits.at(-1)?.card?.status).toBe('Done');
});

/** The next edit arrives only when it is told to. */
function holdEdit(): { begun: Promise<void>; arrive(): void } {
  const update = chat.update.bind(chat);
  const arrival = Promise.withResolvers<void>();
  const start = Promise.withResolvers<void>();
  chat.update = async (ref, message) => {
    chat.update = update;
    start.resolve();
    await arrival.promise;
    await update(ref, message);
  };
  return { begun: start.promise, arrive: arrival.resolve };
}

test('a process that stops does not wait for what another one is sending', async () => {
  const job = newJob();
  await insertJob(store.db, job);
  const entry = { jobId: job.id, part: 'card' };
  await addEntry(store.db, { ...entry, address: 'test:main', now: new Date() });
  await claimEntry(store.db, entry, new Date());
  const posting = delivery.postCard(job.id);
  const startedAt = Date.now();
  await Promise.allSettled([delivery.drain(20_000), posting]);
  expect(Date.now() - startedAt).toBeLessThan(5_000);
  await expect(posting).rejects.toThrow();
});

test('what another process is sending when this one stops is no error', async () => {
  const jobId = await jobInLine();
  await finish(jobId, 1);
  await packPictures(store.db, { jobId, address: 'test:main', limits: chat.limits, now: new Date() });
  await claimEntry(store.db, { jobId, part: 'pictures-1' }, new Date());
  const log = createLogger('test');
  const error = vi.spyOn(log, 'error');
  const stopping = deliverTo(chat, { log });
  stopping.changed(jobId);
  await stopping.drain(5_000);
  expect(error).not.toHaveBeenCalled();
});

test('when two processes edit a card at once, its last state is what stays', async () => {
  const jobId = await jobInLine();
  const edit = holdEdit();
  await claimCall(store.db, `${jobId}.0`, new Date());
  delivery.changed(jobId);
  await edit.begun;
  await finish(jobId, 1);
  const other = deliverTo(chat);
  other.changed(jobId);
  await expect.poll(() => chat.edits.map((edit) => edit.card?.status)).toEqual(['Done']);
  await expect.poll(pictures).toHaveLength(1);
  edit.arrive();
  await expect.poll(() => chat.edits.map((edit) => edit.card?.status)).toEqual(['Done', 'Drawing…', 'Done']);
});

/** A card whose process was killed when its job had ended and its last edit showed less. */
async function cardLeftBehind(): Promise<string> {
  const jobId = await jobInLine();
  const edit = holdEdit();
  await claimCall(store.db, `${jobId}.0`, new Date());
  delivery.changed(jobId);
  await edit.begun;
  await finish(jobId, 0);
  const posted = await findEntry(store.db, jobId, 'card');
  edit.arrive();
  const digest = async () => (await findEntry(store.db, jobId, 'card'))?.digest;
  await expect.poll(digest).not.toBe(posted?.digest);
  expect(chat.edits.map(({ card }) => card?.status)).toEqual(['Drawing…']);
  return jobId;
}

test('a card whose edit was on its way when its job ended shows the end after a crash', async () => {
  await cardLeftBehind();
  await deliverTo(chat).recover(true);
  await expect.poll(() => chat.edits.at(-1)?.card?.status).toBe('The picture was not made');
});

test('a card that a killed process left behind is found by those that go on', async () => {
  await cardLeftBehind();
  const survivor = deliverTo(chat, { now: () => new Date(Date.now() + 90_000) });
  await survivor.takeUp();
  await expect.poll(() => chat.edits.at(-1)?.card?.status).toBe('The picture was not made');
});
