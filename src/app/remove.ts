import { actionId, type Button } from '../chat/chat.ts';
import { ChatError } from '../chat/chat-error.ts';
import { renderPictures } from '../delivery/pictures.ts';
import type { FullJob } from '../queue/job.ts';
import { imageIdFor, platformOf } from '../request/address.ts';
import type { Database } from '../store/database.ts';
import { findFullJob } from '../store/jobs.ts';
import { changeEntry, listParts, type OutboxEntry } from '../store/outbox.ts';
import { isPublicPart, picturesIn } from '../store/posted-pictures.ts';
import { dropSheets, listUntaken, markDeleted, markTaken, purgeDeleted } from '../store/removal.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPicture } from '../words/say-prompt.ts';
import type { Parts } from './parts.ts';
import { type Asker, chatOf, reply } from './replies.ts';
import { shrinkWith } from './shrink.ts';
import type { Shown } from './visible.ts';

/** The message is gone, or will never be reached again. */
const finalCodes = ['chat-gone', 'chat-too-late', 'chat-no-access'];

/** A person deletes their own; a moderator what was made in their place. */
function mayDelete(asker: Asker, job: FullJob): boolean {
  return job.person === asker.person || (asker.moderator && job.place === asker.place);
}

export async function askToDelete(parts: Parts, asker: Asker, { job, picture }: Shown): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  if (!mayDelete(asker, job)) return reply(parts, asker.ref, { text: words.say('delete.not-yours') });
  const prompt = cutText(sayPicture(job.request, picture.index, words), 200);
  const of = (action: string) => actionId(action, job.id, picture.index);
  const buttons: Button[] = [
    { id: of('delete-yes'), label: words.say('button.delete-yes'), style: 'danger' },
    { id: of('keep'), label: words.say('button.keep'), style: 'plain' },
  ];
  return reply(parts, asker.ref, { text: words.say('delete.ask', { prompt }), buttons: [buttons] });
}

/** Removes the picture from every message that shows it, and its bytes. Pictures made from it stay. */
export async function deletePicture(parts: Parts, asker: Asker, { job, picture }: Shown): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  if (!mayDelete(asker, job)) return reply(parts, asker.ref, { text: words.say('delete.not-yours') });
  const { index } = picture;
  const deleted = await markDeleted(parts.db, job.id, index);
  if (!deleted) return reply(parts, asker.ref, { text: words.say('answer.show-none') });
  parts.log.info({ jobId: job.id, picture: index + 1 }, 'a picture was deleted by hand');
  return sayTaken(parts, asker, await takeAway(parts, job.id, index));
}

/** Deletes once more what a message shows although it was deleted. False when there is no such picture. */
export async function deleteLeftover(
  parts: Parts,
  asker: Asker,
  { jobId, index }: { jobId: string; index: number },
): Promise<boolean> {
  const job = await findFullJob(parts.db, jobId);
  const picture = job?.pictures.find((entry) => entry.index === index);
  if (!job || picture?.state !== 'deleted' || !mayDelete(asker, job)) return false;
  const untaken = await listUntaken(parts.db);
  if (!untaken.some((left) => left.jobId === jobId && left.index === index)) return false;
  await sayTaken(parts, asker, await takeAway(parts, jobId, index));
  return true;
}

/** Goes on with deletions that a crash or a chat out of reach broke off. */
export async function finishDeletions(parts: Parts): Promise<void> {
  for (const { jobId, index } of await listUntaken(parts.db)) await takeAway(parts, jobId, index);
}

function sayTaken(parts: Parts, asker: Asker, left: number): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  return reply(parts, asker.ref, {
    text: words.say(left === 0 ? 'delete.done' : 'delete.left', { count: left }),
  });
}

/** Takes a deleted picture from all that shows it, and from the disk. Answers how many messages still show it. */
async function takeAway(parts: Parts, jobId: string, index: number): Promise<number> {
  const left = await takeFromMessages(parts, jobId, index);
  await purgeDeleted(parts.db, parts.blobs);
  const children = await dropSheets(parts.db, imageIdFor(jobId, index));
  for (const changed of [jobId, ...children]) parts.delivery.changed(changed);
  return left;
}

async function takeFromMessages(parts: Parts, jobId: string, index: number): Promise<number> {
  let left = 0;
  for (const entry of await listParts(parts.db, jobId)) {
    const { part } = entry;
    if (part === 'card' || !(await picturesIn(parts.db, jobId, part)).includes(index)) continue;
    try {
      await takeFrom(parts, jobId, entry);
      if (entry.posted) await markTaken(parts.db, { jobId, index, part });
    } catch (error) {
      const code = error instanceof ChatError ? error.code : null;
      if (code !== null && finalCodes.includes(code)) await leaveIn(parts, { jobId, index, entry });
      if (code !== 'chat-gone') left += 1;
      parts.log.warn({ jobId, part, error: String(error) }, 'a deleted picture is still shown');
    }
  }
  return left;
}

/** It is not tried again. Other pictures of the message keep their place in it. */
async function leaveIn(
  { db }: Parts,
  { jobId, index, entry }: { jobId: string; index: number; entry: OutboxEntry },
): Promise<void> {
  const { part } = entry;
  const kept = await keptIn(db, jobId, part);
  if (kept.length > 0 && !isPublicPart(part)) await markTaken(db, { jobId, index, part });
  else await changeEntry(db, entry, { state: 'refused', now: new Date() });
}

/** The pictures a message has to show. */
async function keptIn(db: Database, jobId: string, part: string): Promise<number[]> {
  const job = await findFullJob(db, jobId);
  const kept = new Set(job?.pictures.flatMap(({ index, state }) => (state === 'kept' ? index : [])));
  return (await picturesIn(db, jobId, part)).filter((index) => kept.has(index));
}

/** The message goes, or shows what is left of it. */
async function takeFrom(parts: Parts, jobId: string, entry: OutboxEntry): Promise<void> {
  const job = await findFullJob(parts.db, jobId);
  if (!job || !entry.posted) return;
  const chat = chatOf(parts, platformOf(entry.posted.address));
  const indexes = await keptIn(parts.db, jobId, entry.part);
  if (indexes.length === 0) {
    await chat.remove(entry.posted);
    return changeEntry(parts.db, entry, { state: 'refused', now: new Date() });
  }
  const message = await renderPictures({
    job,
    indexes,
    words: parts.wordsFor(job.locale),
    limits: chat.limitsAt(entry.posted.address),
    shrink: shrinkWith(parts),
    linkFor: parts.linkFor,
  });
  await chat.update(entry.posted, message);
}
