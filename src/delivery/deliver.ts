import type { Chat } from '../chat/chat.ts';
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
  listOpenEntries,
  listParts,
  noteEdit,
  releaseEntries,
  staleCards,
} from '../store/outbox.ts';
import { jobsToPack } from '../store/packing.ts';
import type { Words } from '../words/words.ts';
import { type CardFacts, renderCard } from './card.ts';
import { packKept } from './pack.ts';
import type { LinkFor, Shrink } from './pictures.ts';
import { digestOf, firstRetryMs, isLeft, longestRetryMs, pause, sendEntry } from './send.ts';
import { sendPictures } from './send-pictures.ts';
import { createTracks } from './tracks.ts';

/** Pictures that arrive this close together share a message. */
const gatherMs = 400;

/** A card that does not show the end after so long belongs to a process that is gone; it is looked for until then. */
const forgottenMs = { from: 60_000, to: 600_000 };

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

export function createDelivery(parts: DeliveryParts): Delivery {
  const { db, log } = parts;
  const now = parts.now ?? (() => new Date());
  const tracks = createTracks();
  let stopping = false;
  const sending = { db, log, now, chatFor, stopping: () => stopping };
  const { wordsFor, shrink, linkFor } = parts;
  const picturing = { ...sending, wordsFor, shrink, linkFor };

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
      await sendEntry(sending, { jobId, part: 'card', shownEnd: job.endedAt }, message);
      return { standing: true };
    } catch (error) {
      if (error instanceof ChatError && error.permanent) return { standing: false, error };
      throw error;
    }
  }

  async function editCard(jobId: string): Promise<void> {
    const track = tracks.of(jobId);
    const entry = await findEntry(db, jobId, 'card');
    const job = await findFullJob(db, jobId);
    track.ended = !job || hasEnded(job);
    if (job) chatFor(job.address).homeChanged?.(job.person);
    if (!job || entry?.state !== 'sent' || !entry.posted) return;
    const chat = chatFor(entry.address);
    track.spacingMs = chat.limitsAt(entry.address).editSpacingMs;
    const message = renderCard(job, await parts.cardFacts(job));
    const digest = digestOf(message);
    if (digest !== entry.digest) {
      await chat.update(entry.posted, message);
      track.cardEditedAt = now().getTime();
    }
    if (digest !== entry.digest || job.endedAt?.getTime() !== entry.shownEnd?.getTime()) {
      const noted = await noteEdit(db, entry, { digest, shownEnd: job.endedAt, now: now() });
      // Another process edited it meanwhile: nobody knows whose edit came last, so it is edited once more.
      if (!noted) scheduleCard(jobId, track.spacingMs);
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
    const track = tracks.of(jobId);
    track.failures += 1;
    log.warn({ jobId, error: String(error) }, 'a card could not be edited; it is tried again');
    if (!stopping) scheduleCard(jobId, Math.min(longestRetryMs, firstRetryMs * 2 ** track.failures));
  }

  function scheduleCard(jobId: string, waitMs: number): void {
    const track = tracks.of(jobId);
    track.cardTimer ??= setTimeout(() => {
      track.cardTimer = null;
      void runCard(jobId);
    }, waitMs);
  }

  /** How long the chat wants to be left alone with this card. */
  function restOf(jobId: string): number {
    const { cardEditedAt, spacingMs } = tracks.of(jobId);
    return Math.max(0, cardEditedAt + spacingMs - now().getTime());
  }

  async function runCard(jobId: string): Promise<void> {
    const edit = async () => {
      // It was scheduled while an edit was on its way.
      const waitMs = stopping ? 0 : restOf(jobId);
      if (waitMs > 0) return scheduleCard(jobId, waitMs);
      await editCard(jobId).catch((error: unknown) => editFailed(jobId, error));
    };
    await tracks
      .inTurn(jobId, edit)
      .catch((error: unknown) =>
        log.error({ jobId, error: String(error) }, 'a card is left as it is until it changes again'),
      );
  }

  function runFlush(jobId: string): Promise<void> {
    return tracks.inTurn(jobId, () =>
      flush(jobId).catch((error: unknown) => {
        // The process that has it, or the next start, goes on with it.
        if (isLeft(error)) return log.info({ jobId }, 'pictures are left to another process');
        log.error({ jobId, error: String(error) }, 'pictures could not be delivered');
      }),
    );
  }

  async function flush(jobId: string): Promise<void> {
    const before = await findFullJob(db, jobId);
    if (!before?.pictures.some((picture) => picture.state === 'kept')) return;
    if (isDue(before)) await packKept(sending, before);
    // As it is after packing: more pictures may have been packed than were kept a moment before.
    const job = await findFullJob(db, jobId);
    if (!job) return;
    for (const entry of await listParts(db, jobId)) {
      // What was handed to a message before its job was cancelled is posted: the card does not offer it.
      const open = entry.part !== 'card' && entry.state !== 'sent' && entry.state !== 'refused';
      if (open) await sendPictures(picturing, job, entry.part);
    }
  }

  function isDue(job: FullJob): boolean {
    return !job.cancelRequested && (job.delivery === 'streamed' || hasEnded(job));
  }

  function changed(jobId: string): void {
    // What is left is taken up at the next start.
    if (stopping) return;
    const track = tracks.of(jobId);
    scheduleCard(jobId, restOf(jobId));
    track.flushTimer ??= setTimeout(() => {
      track.flushTimer = null;
      void runFlush(jobId);
    }, gatherMs);
  }

  async function takeUp(): Promise<void> {
    for (const entry of await listOpenEntries(db)) if (entry.part !== 'card') void runFlush(entry.jobId);
    for (const jobId of await jobsToPack(db)) changed(jobId);
    for (const jobId of await staleCards(db, forgottenSince(now()))) changed(jobId);
  }

  return {
    postCard: (jobId) => tracks.inTurn(jobId, () => sendCard(jobId)),
    changed,
    async recover(exclusive) {
      if (exclusive) await releaseEntries(db, now());
      await takeUp();
      for (const jobId of await staleCards(db, null)) changed(jobId);
    },
    takeUp,
    async drain(deadlineMs) {
      stopping = true;
      const due = tracks.all().flatMap(([jobId, track]) => {
        if (track.cardTimer) clearTimeout(track.cardTimer);
        if (track.flushTimer) clearTimeout(track.flushTimer);
        return [runFlush(jobId), runCard(jobId)];
      });
      await Promise.race([Promise.allSettled(due), pause(deadlineMs)]);
    },
  };
}

function forgottenSince(now: Date): { from: Date; to: Date } {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  return { from: ago(forgottenMs.to), to: ago(forgottenMs.from) };
}
