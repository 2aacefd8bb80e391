import { actionId, type Button } from '../chat/chat.ts';
import { ChatError } from '../chat/chat-error.ts';
import { renderPictures } from '../delivery/pictures.ts';
import type { FullJob } from '../queue/job.ts';
import { imageIdFor, platformOf } from '../request/address.ts';
import { findFullJob } from '../store/jobs.ts';
import { changeEntry, listParts, type OutboxEntry, picturesIn } from '../store/outbox.ts';
import { dropSheets, markDeleted, purgeDeleted } from '../store/removal.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPicture } from '../words/say-prompt.ts';
import type { Parts } from './parts.ts';
import { type Asker, chatOf, reply } from './replies.ts';
import { shrinkWith } from './shrink.ts';
import type { Shown } from './visible.ts';

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
  const left = await takeFromMessages(parts, job.id, index);
  await purgeDeleted(parts.db, parts.blobs);
  const children = await dropSheets(parts.db, imageIdFor(job.id, index));
  for (const changed of [job.id, ...children]) parts.delivery.changed(changed);
  parts.log.info({ jobId: job.id, picture: index + 1 }, 'a picture was deleted by hand');
  return reply(parts, asker.ref, {
    text: words.say(left === 0 ? 'delete.done' : 'delete.left', { count: left }),
  });
}

/** Answers how many messages still show it. */
async function takeFromMessages(parts: Parts, jobId: string, index: number): Promise<number> {
  let left = 0;
  for (const entry of await listParts(parts.db, jobId)) {
    if (entry.part === 'card' || !(await picturesIn(parts.db, jobId, entry.part)).includes(index)) continue;
    try {
      await takeFrom(parts, jobId, entry);
    } catch (error) {
      const gone = error instanceof ChatError && error.code === 'chat-gone';
      if (!gone) left += 1;
      parts.log.warn({ jobId, part: entry.part, error: String(error) }, 'a deleted picture is still shown');
    }
  }
  return left;
}

/** The message goes, or shows what is left of it. */
async function takeFrom(parts: Parts, jobId: string, entry: OutboxEntry): Promise<void> {
  const job = await findFullJob(parts.db, jobId);
  if (!job || !entry.posted) return;
  const chat = chatOf(parts, platformOf(entry.posted.address));
  const shown = await picturesIn(parts.db, jobId, entry.part);
  const indexes = shown.filter((n) =>
    job.pictures.some(({ index, state }) => index === n && state === 'kept'),
  );
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
