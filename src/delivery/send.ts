import { createHash } from 'node:crypto';
import type { Chat, OutMessage } from '../chat/chat.ts';
import { ChatError } from '../chat/chat-error.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Address } from '../request/address.ts';
import type { Database } from '../store/database.ts';
import { changeEntry, claimEntry, findEntry, touchEntry } from '../store/outbox.ts';

export const firstRetryMs = 1_000;
export const longestRetryMs = 60_000;
const renewMs = 20_000;

export interface SendParts {
  db: Database;
  chatFor(address: Address): Chat;
  stopping(): boolean;
  now(): Date;
  log: Logger;
}

/**
 * Sends one entry of the outbox until it stands. One process at a time has it; the key makes a repeated post the same
 * message. `shownEnd`: when the job had ended, as far as the message shows it.
 * @throws ChatError when the chat refuses it for good; whatever went wrong when the process is stopping
 */
export async function sendEntry(
  parts: SendParts,
  { jobId, part, shownEnd }: { jobId: string; part: string; shownEnd: Date | null },
  message: OutMessage,
): Promise<void> {
  let again: boolean | null = null;
  for (let attempt = 1; ; attempt += 1) {
    const entry = await findEntry(parts.db, jobId, part);
    if (!entry || entry.state === 'sent') return;
    if (await claimEntry(parts.db, entry, parts.now())) {
      // An upload may take longer than an entry may lie untouched.
      const renewal = setInterval(() => void renewEntry(parts, { jobId, part }), renewMs).unref();
      try {
        const posted = await parts
          .chatFor(entry.address)
          .post(entry.address, message, `${jobId}:${part}`, again ?? entry.attempts > 0);
        await changeEntry(parts.db, entry, {
          state: 'sent',
          posted,
          digest: digestOf(message),
          shownEnd,
          now: parts.now(),
        });
        return;
      } catch (error) {
        await noteFailure(parts, { jobId, part, attempt }, error);
        // What was turned away clearly was not carried out; once unclear stays unclear.
        again = again === true || !(error instanceof ChatError) || error.unclear;
      } finally {
        clearInterval(renewal);
      }
    }
    if (parts.stopping())
      throw new AppError('stopping', 'Another process is sending it.', { retryable: true });
    await pause(Math.min(longestRetryMs, firstRetryMs * 2 ** (attempt - 1)));
  }
}

/** This process stops, and another one is sending it. */
export function isLeft(error: unknown): boolean {
  return error instanceof AppError && error.code === 'stopping';
}

async function renewEntry(
  { db, log, now }: SendParts,
  entry: { jobId: string; part: string },
): Promise<void> {
  try {
    await touchEntry(db, entry, now());
  } catch (error) {
    log.warn({ ...entry, error: String(error) }, 'a message that is being sent could not be held on to');
  }
}

async function noteFailure(
  { db, log, now, stopping }: SendParts,
  entry: { jobId: string; part: string; attempt: number },
  error: unknown,
): Promise<void> {
  const permanent = error instanceof ChatError && error.permanent;
  await changeEntry(db, entry, { state: permanent ? 'refused' : 'waiting', now: now() });
  if (permanent || stopping()) throw error;
  log.warn({ ...entry, error: String(error) }, 'a message could not be posted; it is tried again');
}

/** What a message shows, so that the same again is no edit. */
export function digestOf(message: OutMessage): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url');
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
