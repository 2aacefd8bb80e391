import type { JobSummary } from '../command/command.ts';
import { mayTurnOutDifferently } from '../delivery/card.ts';
import { renderPictures } from '../delivery/pictures.ts';
import { billOf, type FullJob, hasEnded } from '../queue/job.ts';
import { imageIdFor } from '../request/address.ts';
import { plainPrompt } from '../request/follow-up.ts';
import { findModel } from '../request/models.ts';
import { cancelJob } from '../store/calls.ts';
import { findFullJob, listJobs } from '../store/jobs.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPrompt } from '../words/say-prompt.ts';
import { askToStop } from './ask-to-stop.ts';
import type { Parts } from './parts.ts';
import { isParked, placeOf } from './place.ts';
import { type Asker, chatOf, refuse, reply } from './replies.ts';
import { shrinkWith } from './shrink.ts';
import { storeJob } from './store-job.ts';
import { withoutTray } from './tray-references.ts';
import { findVisibleJob, isKept, isPictureVisible, mayUseReferences } from './visible.ts';

const maxListedJobs = 100;

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
  await askToStop({ ...parts, changed: parts.delivery.changed }, jobId);
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

/** Brings a job's pictures back, with their buttons, to the asker alone. `original`: by its link where there is one. */
export async function showFor(
  parts: Parts,
  asker: Asker,
  wish: { jobId: string; index: number | null; original?: boolean },
): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const job = await findVisibleJob(parts, asker, wish.jobId);
  if (!job) return reply(parts, asker.ref, { text: words.say('answer.job-unknown', { id: wish.jobId }) });
  const indexes = job.pictures
    .filter((picture) => isKept(picture) && isPictureVisible(job, picture, asker))
    .map((picture) => picture.index)
    .filter((index) => wish.index === null || index === wish.index);
  const [only] = indexes;
  if (only === undefined) return reply(parts, asker.ref, { text: words.say('answer.show-none') });
  const link = wish.original ? parts.linkFor(imageIdFor(job.id, only)) : null;
  if (link) return reply(parts, asker.ref, { text: words.say('answer.original', { link }) });
  return showPictures(parts, asker, { job, indexes });
}

/** As many messages as it takes. */
async function showPictures(
  parts: Parts,
  asker: Asker,
  { job, indexes }: { job: FullJob; indexes: readonly number[] },
): Promise<void> {
  const words = parts.wordsFor(asker.locale);
  const chat = chatOf(parts, asker.ref.platform);
  const limits = chat.limitsAt(await chat.privateAddress(asker.person, asker.address));
  const shrink = shrinkWith(parts);
  const text = words.say('answer.show', {
    count: indexes.length,
    prompt: cutText(sayPrompt(job.request.prompt, words), 100),
  });
  for (let at = 0; at < indexes.length; at += limits.filesPerMessage) {
    const some = indexes.slice(at, at + limits.filesPerMessage);
    const message = await renderPictures({
      job,
      words,
      limits,
      shrink,
      indexes: some,
      linkFor: parts.linkFor,
    });
    const lines = [...(at === 0 ? [text] : []), ...(message.text ? [message.text] : [])];
    await reply(parts, asker.ref, { ...message, ...(lines.length > 0 && { text: lines.join('\n') }) });
  }
}

/** Starts what is missing once more, as a new job of whoever pressed. */
export async function runAgain(parts: Parts, asker: Asker, jobId: string): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const job = await findVisibleJob(parts, asker, jobId);
  if (!job || !mayUseReferences(job, asker))
    return reply(parts, asker.ref, { text: words.say('answer.job-unknown', { id: jobId }) });
  const missing = job.pictures.filter(mayTurnOutDifferently).length;
  const count = job.request.mode === 'set' ? job.request.count : Math.max(1, missing);
  const problems = await storeJob(parts, asker, {
    request: { ...job.request, count },
    warnings: [],
    references: job.references.map(withoutTray),
    delivery: job.delivery,
    private: job.private,
  });
  if (problems.length > 0) return refuse(parts, asker, { problems, prompt: plainPrompt(job.request.prompt) });
  await reply(parts, asker.ref, { text: words.say('answer.again') });
}

/** Mine first, all of them; then what others may know of theirs. */
export async function listOpenJobs(parts: Parts, person: string): Promise<JobSummary[]> {
  const states = ['collecting', 'queued', 'running'] as const;
  const mine = await listJobs(parts.db, { person, states, limit: maxListedJobs });
  const all = await listJobs(parts.db, { states, limit: maxListedJobs });
  const others = all.filter((job) => !job.private && job.person !== person);
  return Promise.all([...mine, ...others].map((job) => summarise(parts, job, person)));
}

function listedState(parts: Parts, job: FullJob): JobSummary['state'] {
  if (job.cancelRequested) return 'stopping';
  if (job.state === 'collecting') return job.state;
  if (job.state !== 'queued') return 'running';
  return isParked(parts, job) ? 'parked' : 'queued';
}

async function summarise(parts: Parts, job: FullJob, person: string): Promise<JobSummary> {
  const { prompt, model, count } = job.request;
  return {
    id: job.id,
    mine: job.person === person,
    state: listedState(parts, job),
    prompt,
    model: findModel(parts.config.catalogue, model)?.family.name ?? model,
    count,
    place: (await placeOf(parts, job))?.position ?? null,
  };
}
