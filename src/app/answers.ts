import type { ActionEvent } from '../chat/chat.ts';
import { parseActionId } from '../chat/chat.ts';
import type { JobSummary } from '../command/command.ts';
import { cutText, mayTurnOutDifferently } from '../delivery/card.ts';
import { renderPictures } from '../delivery/pictures.ts';
import { billOf, type FullJob, hasEnded } from '../queue/job.ts';
import { findModel } from '../request/models.ts';
import { cancelJob } from '../store/calls.ts';
import { findFullJob, listJobs } from '../store/jobs.ts';
import { isFirstPress } from '../store/presses.ts';
import type { Parts } from './parts.ts';
import { placeOf } from './place.ts';
import { type Asker, chatOf, describe, refuse, reply } from './replies.ts';
import { shrinkWith } from './shrink.ts';
import { storeJob } from './store-job.ts';

const maxListedJobs = 100;

/** Takes a press on a button. Resolves once it is carried out or answered; never rejects. */
export async function acceptAction(parts: Parts, event: ActionEvent): Promise<void> {
  const words = parts.wordsFor(event.locale);
  try {
    const pressed = parseActionId(event.action);
    if (!(await isFirstPress(parts.db, { person: event.person, action: event.action, now: new Date() })))
      return;
    if (pressed?.action === 'cancel') await cancelFor(parts, event, pressed.id);
    else if (pressed?.action === 'again') await runAgain(parts, event, pressed.id);
    else await reply(parts, event.ref, { text: words.say('answer.action-unknown') });
  } catch (error) {
    parts.log.error({ error: describe(error) }, 'a button failed');
    await reply(parts, event.ref, { text: words.say('answer.failed') });
  }
}

/** Cancels for the asker or a moderator, and says what it cost. */
export async function cancelFor(parts: Parts, asker: Asker, jobId: string): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const job = await findVisibleJob(parts, asker, jobId);
  if (!job) return reply(parts, asker.ref, { text: words.say('answer.job-unknown', { id: jobId }) });
  if (hasEnded(job) || job.cancelRequested)
    return reply(parts, asker.ref, { text: words.say('answer.cancel-ended') });
  if (job.person !== asker.person && !asker.moderator) {
    return reply(parts, asker.ref, { text: words.say('answer.cancel-not-yours') });
  }
  await cancelJob(parts.db, jobId, new Date());
  parts.worker.drop(jobId);
  parts.delivery.changed(jobId);
  const after = await findFullJob(parts.db, jobId);
  const paid = parts.simulated || !after ? 0 : mayCost(after);
  return reply(parts, asker.ref, { text: words.say('answer.cancelled', { paid }) });
}

/** Pictures that were charged or may still be. */
function mayCost(job: FullJob): number {
  const out = job.calls.filter((call) => call.state === 'sent').reduce((sum, call) => sum + call.images, 0);
  const { billed, unknown } = billOf({ ...job, calls: job.calls.filter((call) => call.state !== 'sent') });
  return out + billed + unknown;
}

/** Brings a job's pictures back, to the asker alone. */
export async function showFor(
  parts: Parts,
  asker: Asker,
  wish: { jobId: string; index: number | null },
): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const job = await findVisibleJob(parts, asker, wish.jobId);
  const kept = job?.pictures.filter((picture) => picture.key !== null) ?? [];
  const indexes = kept
    .map((picture) => picture.index)
    .filter((index) => wish.index === null || index === wish.index);
  if (!job) return reply(parts, asker.ref, { text: words.say('answer.job-unknown', { id: wish.jobId }) });
  if (indexes.length === 0) return reply(parts, asker.ref, { text: words.say('answer.show-none') });
  const chat = chatOf(parts, asker.ref.platform);
  const limits = chat.limitsAt(await chat.privateAddress(asker.person, asker.address));
  const shrink = shrinkWith(parts.blobs);
  const text = words.say('answer.show', { count: indexes.length, prompt: cutText(job.request.prompt, 100) });
  for (let at = 0; at < indexes.length; at += limits.filesPerMessage) {
    const some = indexes.slice(at, at + limits.filesPerMessage);
    const message = await renderPictures({
      ...{ job, words, limits, shrink },
      indexes: some,
      linkFor: parts.linkFor,
    });
    const lines = [...(at === 0 ? [text] : []), ...(message.text ? [message.text] : [])];
    await reply(parts, asker.ref, { ...message, ...(lines.length > 0 && { text: lines.join('\n') }) });
  }
}

/** Starts what is missing once more, as a new job of whoever pressed. */
async function runAgain(parts: Parts, asker: Asker, jobId: string): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const job = await findVisibleJob(parts, asker, jobId);
  if (!job) return reply(parts, asker.ref, { text: words.say('answer.job-unknown', { id: jobId }) });
  const missing = job.pictures.filter(mayTurnOutDifferently).length;
  const count = job.request.mode === 'set' ? job.request.count : Math.max(1, missing);
  const problems = await storeJob(parts, asker, {
    request: { ...job.request, count },
    warnings: [],
    references: job.references,
    delivery: job.delivery,
    private: job.private,
  });
  if (problems.length > 0) return refuse(parts, asker, { problems, prompt: job.request.prompt });
  await reply(parts, asker.ref, { text: words.say('answer.again') });
}

/** Others see a job where it was asked for, and a private one nowhere. */
async function findVisibleJob(
  parts: Parts,
  { person, place }: Asker,
  jobId: string,
): Promise<FullJob | null> {
  const job = await findFullJob(parts.db, jobId);
  const visible = job && (job.person === person || (!job.private && job.place === place));
  return visible ? job : null;
}

/** Mine first, all of them; then what others may know of theirs. */
export async function listOpenJobs(parts: Parts, person: string): Promise<JobSummary[]> {
  const states = ['collecting', 'queued', 'running'] as const;
  const mine = await listJobs(parts.db, { person, states, limit: maxListedJobs });
  const all = await listJobs(parts.db, { states, limit: maxListedJobs });
  const others = all.filter((job) => !job.private && job.person !== person);
  return Promise.all([...mine, ...others].map((job) => summarise(parts, job, person)));
}

async function summarise(parts: Parts, job: FullJob, person: string): Promise<JobSummary> {
  const { prompt, model, count } = job.request;
  return {
    id: job.id,
    mine: job.person === person,
    state: job.state === 'collecting' || job.state === 'queued' ? job.state : 'running',
    prompt,
    model: findModel(parts.config.catalogue, model)?.family.name ?? model,
    count,
    place: (await placeOf(parts, job))?.position ?? null,
  };
}
