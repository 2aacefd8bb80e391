import type { Chat, PostedRef } from '../chat/chat.ts';
import { ChatError } from '../chat/chat-error.ts';
import type { Logger } from '../log.ts';
import { type FullJob, hasEnded } from '../queue/job.ts';
import { type Address, platformOf } from '../request/address.ts';
import type { Database } from '../store/database.ts';
import { findFullJob } from '../store/jobs.ts';
import {
  addEntry,
  changeEntry,
  findEntry,
  isPublicPart,
  listOpenEntries,
  listParts,
  noteEdit,
  releaseEntries,
  staleCards,
} from '../store/outbox.ts';
import { jobsToPack, packPictures } from '../store/packing.ts';
import { cutText } from '../words/cut-text.ts';
import type { Words } from '../words/words.ts';
import { type CardFacts, renderCard } from './card.ts';
import type { LinkFor, Shrink } from './pictures.ts';
import { digestOf, firstRetryMs, longestRetryMs, pause, sendEntry } from './send.ts';
import { sendPictures } from './send-pictures.ts';

/** Pictures that arrive this close together share a message. */
const gatherMs = 400;

/** The message is not there any more, or can no longer be reached. */
const goneCodes = ['chat-gone', 'chat-too-late'];

export interface DeliveryParts {
  db: Database;
  chats: ReadonlyMap<string, Chat>;
  wordsFor(locale: string): Words;
  /** What a card shows besides the job itself. */
  cardFacts(job: FullJob): Promise<CardFacts>;
  shrink: Shrink;
  linkFor: LinkFor;
  log: Logger;
  now?: () => Date;
}

/** Everything that reaches a chat goes through here, by way of the outbox. */
export interface Delivery {
  /** Posts the card. Resolves when it stands, or with the platform's final refusal. */
  postCard(jobId: string): Promise<{ standing: true } | { standing: false; error: ChatError }>;
  /** Something about the job changed: its card is edited and finished pictures are posted, soon. */
  changed(jobId: string): void;
  /** Goes on where a stopped process left off. `exclusive`: no other process can be sending. */
  recover(exclusive: boolean): Promise<void>;
  /** Sends what lies in the outbox although nobody works on it any more. */
  takeUp(): Promise<void>;
  /** Sends what is due now and waits for it, until the deadline. */
  drain(deadlineMs: number): Promise<void>;
}

interface Track {
  chain: Promise<unknown>;
  cardTimer: NodeJS.Timeout | null;
  flushTimer: NodeJS.Timeout | null;
  cardEditedAt: number;
  /** The chat's least time between two edits; known once the card was looked at. */
  spacingMs: number;
  failures: number;
  /** The card may show less than is known, whatever was noted of it. */
  overtaken: boolean;
  /** Nothing more will change: the track is forgotten once nothing is scheduled. */
  ended: boolean;
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { db, log } = parts;
  const now = parts.now ?? (() => new Date());
  const tracks = new Map<string, Track>();
  let stopping = false;
  const sending = { db, log, now, chatFor, stopping: () => stopping };
  const { wordsFor, shrink, linkFor } = parts;
  const picturing = { ...sending, wordsFor, shrink, linkFor };

  function trackOf(jobId: string): Track {
    const track = tracks.get(jobId) ?? {
      chain: Promise.resolve(),
      cardTimer: null,
      flushTimer: null,
      cardEditedAt: 0,
      spacingMs: 0,
      failures: 0,
      overtaken: false,
      ended: false,
    };
    tracks.set(jobId, track);
    return track;
  }

  /** One thing at a time per job, so that two flushes never race. */
  function inTurn<T>(jobId: string, work: () => Promise<T>): Promise<T> {
    const track = trackOf(jobId);
    const next = track.chain.then(work);
    track.chain = next.catch(() => undefined).then(() => forgetEnded(jobId));
    return next;
  }

  function forgetEnded(jobId: string): void {
    const track = tracks.get(jobId);
    if (track?.ended && !track.cardTimer && !track.flushTimer) tracks.delete(jobId);
  }

  function chatFor(address: Address): Chat {
    const chat = parts.chats.get(platformOf(address));
    if (!chat)
      throw new ChatError('no-such-chat', 'The chat of this address is not connected.', { permanent: true });
    return chat;
  }

  async function cardAddress(job: FullJob): Promise<Address> {
    return job.private ? chatFor(job.address).privateAddress(job.person, job.address) : job.address;
  }

  async function sendCard(
    jobId: string,
  ): Promise<{ standing: true } | { standing: false; error: ChatError }> {
    const job = await findFullJob(db, jobId);
    if (!job) return { standing: true };
    await addEntry(db, { jobId, part: 'card', address: await cardAddress(job), now: now() });
    const message = renderCard(job, await parts.cardFacts(job));
    try {
      await sendEntry(sending, { jobId, part: 'card' }, message);
      return { standing: true };
    } catch (error) {
      if (error instanceof ChatError && error.permanent) return { standing: false, error };
      throw error;
    }
  }

  async function editCard(jobId: string): Promise<void> {
    const track = trackOf(jobId);
    const entry = await findEntry(db, jobId, 'card');
    const job = await findFullJob(db, jobId);
    track.ended = !job || hasEnded(job);
    if (job) chatFor(job.address).homeChanged?.(job.person);
    if (!job || entry?.state !== 'sent' || !entry.posted) return;
    const chat = chatFor(entry.address);
    track.spacingMs = chat.limitsAt(entry.address).editSpacingMs;
    const message = renderCard(job, await parts.cardFacts(job));
    const digest = digestOf(message);
    if (digest !== entry.digest || track.overtaken) {
      await chat.update(entry.posted, message);
      track.cardEditedAt = now().getTime();
      // Another process edited it meanwhile: nobody knows whose edit came last, so it is edited once more.
      track.overtaken = !(await noteEdit(db, entry, { digest, now: now() }));
      if (track.overtaken) scheduleCard(jobId, track.spacingMs);
    }
    track.failures = 0;
  }

  async function editFailed(jobId: string, error: unknown): Promise<void> {
    if (error instanceof ChatError && error.permanent) {
      log.info({ jobId, error: error.code }, 'a card can no longer be edited');
      // Otherwise it stands, and the next change is tried again: a filter or a closed thread may pass.
      if (goneCodes.includes(error.code))
        await changeEntry(db, { jobId, part: 'card' }, { state: 'refused', now: now() });
      return;
    }
    const track = trackOf(jobId);
    track.failures += 1;
    log.warn({ jobId, error: String(error) }, 'a card could not be edited; it is tried again');
    if (!stopping) scheduleCard(jobId, Math.min(longestRetryMs, firstRetryMs * 2 ** track.failures));
  }

  function scheduleCard(jobId: string, waitMs: number): void {
    const track = trackOf(jobId);
    track.cardTimer ??= setTimeout(() => {
      track.cardTimer = null;
      void runCard(jobId);
    }, waitMs);
  }

  function runCard(jobId: string): Promise<void> {
    return inTurn(jobId, () => editCard(jobId).catch((error: unknown) => editFailed(jobId, error))).catch(
      (error: unknown) =>
        log.error({ jobId, error: String(error) }, 'a card is left as it is until it changes again'),
    );
  }

  function runFlush(jobId: string): Promise<void> {
    return inTurn(jobId, () =>
      flush(jobId).catch((error: unknown) =>
        log.error({ jobId, error: String(error) }, 'pictures could not be delivered'),
      ),
    );
  }

  async function flush(jobId: string): Promise<void> {
    const before = await findFullJob(db, jobId);
    if (!before?.pictures.some((picture) => picture.state === 'kept')) return;
    if (isDue(before)) await packKept(before);
    // As it is after packing: more pictures may have been packed than were kept a moment before.
    const job = await findFullJob(db, jobId);
    if (!job) return;
    for (const entry of await listParts(db, jobId)) {
      const open = entry.part !== 'card' && entry.state !== 'sent' && entry.state !== 'refused';
      if (open && (isDue(job) || isPublicPart(entry.part))) await sendPictures(picturing, job, entry.part);
    }
  }

  function isDue(job: FullJob): boolean {
    return !job.cancelRequested && (job.delivery === 'streamed' || hasEnded(job));
  }

  async function packKept(job: FullJob): Promise<void> {
    const chat = chatFor(job.address);
    const address = (await earlierAddress(job.id)) ?? (await newAddress(job, chat));
    await packPictures(db, { jobId: job.id, address, limits: chat.limitsAt(address), now: now() });
  }

  /** Pictures of one job stay together. */
  async function earlierAddress(jobId: string): Promise<Address | null> {
    const entries = await listParts(db, jobId);
    const own = entries.filter(({ part }) => part !== 'card' && !isPublicPart(part));
    return own.find(({ state }) => state !== 'refused')?.address ?? null;
  }

  async function newAddress(job: FullJob, chat: Chat): Promise<Address> {
    const card = await findEntry(db, job.id, 'card');
    return card?.state === 'sent' && card.posted
      ? threadOf(job, chat, card.posted)
      : chat.privateAddress(job.person, job.address);
  }

  function threadOf(job: FullJob, chat: Chat, card: PostedRef): Promise<Address> {
    const title = cutText(job.request.prompt, 60);
    return chat.threadFor({ card, pictures: job.pictures.length, title });
  }

  function changed(jobId: string): void {
    // What is left is taken up at the next start.
    if (stopping) return;
    const track = trackOf(jobId);
    scheduleCard(jobId, Math.max(0, track.cardEditedAt + track.spacingMs - now().getTime()));
    track.flushTimer ??= setTimeout(() => {
      track.flushTimer = null;
      void runFlush(jobId);
    }, gatherMs);
  }

  async function takeUp(): Promise<void> {
    for (const entry of await listOpenEntries(db)) if (entry.part !== 'card') void runFlush(entry.jobId);
    for (const jobId of await jobsToPack(db)) changed(jobId);
  }

  return {
    postCard: (jobId) => inTurn(jobId, () => sendCard(jobId)),
    changed,
    async recover(exclusive) {
      if (exclusive) await releaseEntries(db, now());
      await takeUp();
      for (const jobId of await staleCards(db)) changed(jobId);
    },
    takeUp,
    async drain(deadlineMs) {
      stopping = true;
      const due = [...tracks].flatMap(([jobId, track]) => {
        if (track.cardTimer) clearTimeout(track.cardTimer);
        if (track.flushTimer) clearTimeout(track.flushTimer);
        return [runFlush(jobId), runCard(jobId)];
      });
      await Promise.race([Promise.allSettled(due), pause(deadlineMs)]);
    },
  };
}
