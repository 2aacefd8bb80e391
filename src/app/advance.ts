import type { PrivateMessage } from '../chat/chat.ts';
import { drawStrip } from '../image/image.ts';
import type { FullJob } from '../queue/job.ts';
import { parseImageId, platformOf } from '../request/address.ts';
import { plainPrompt } from '../request/follow-up.ts';
import { findModel } from '../request/models.ts';
import { familyFor, liveFamilies } from '../request/offers.ts';
import { anyOf, type Problem, problem } from '../request/request.ts';
import { addWarnings, endUnpaid, findFullJob, keepSheet, markQueued } from '../store/jobs.ts';
import { noteCopy } from '../store/removal.ts';
import { cutText } from '../words/cut-text.ts';
import { collectReferences } from './collect.ts';
import { keepMade } from './made.ts';
import type { Parts } from './parts.ts';
import { chatOf } from './replies.ts';
import { giveBackToTrays } from './tray-references.ts';

/**
 * Brings a stored job into line: references are fetched, the card is posted, the queue is told. Every step may be
 * repeated after a crash. Never rejects.
 */
export async function advanceJob(parts: Parts, jobId: string): Promise<void> {
  if (parts.advancing.has(jobId)) return;
  parts.advancing.add(jobId);
  try {
    const job = await findFullJob(parts.db, jobId);
    if (job?.state === 'collecting') await collect(parts, job);
    const queued = await findFullJob(parts.db, jobId);
    if (queued?.state === 'queued' || queued?.state === 'running') await sendToQueue(parts, queued);
  } catch (error) {
    // It stays where it is; the sweep, or the next start, takes it up again.
    const level = parts.stopping() ? 'info' : 'error';
    parts.log[level]({ jobId, error: String(error) }, 'a job could not be brought into line');
  } finally {
    parts.advancing.delete(jobId);
  }
}

async function collect(parts: Parts, job: FullJob): Promise<void> {
  const found = findModel(parts.config.catalogue, job.request.model);
  if (!found) return endWith(parts, job, modelGone(parts, job));
  const chat = chatOf(parts, platformOf(job.address));
  if (job.references.length > 0) {
    const family = familyFor(parts.config.catalogue, found.family, job.request);
    const collected = await collectReferences(parts, job, { chat, family });
    if (!collected.ok) return endWith(parts, job, collected.problem);
    if (collected.changes.length > 0) await addWarnings(parts.db, job, collected.changes);
    await keepReferenceSheet(parts, job.id);
  }
  const card = await parts.delivery.postCard(job.id);
  if (card.standing) {
    if (await markQueued(parts.db, job.id, new Date())) parts.delivery.changed(job.id);
    return;
  }
  const words = parts.wordsFor(job.locale);
  parts.log.warn({ jobId: job.id, error: card.error.code }, 'the card was refused; the job ends unpaid');
  const reason = words.explain(card.error);
  await endWith(parts, job, problem('card-refused'), words.say('answer.card-refused', { reason }));
}

/** The references as the model will see them, side by side, for the card. */
async function keepReferenceSheet({ db, blobs }: Parts, jobId: string): Promise<void> {
  const job = await findFullJob(db, jobId);
  if (!job || job.sheet) return;
  const pictures = await Promise.all(
    job.references.map(async ({ key, index }) => {
      const file = key === null ? null : await blobs.find(key);
      return { path: file?.path ?? null, label: `${index + 1}` };
    }),
  );
  const sheet = await keepMade(blobs, await drawStrip(pictures, { outDir: blobs.incomingDir }));
  await keepSheet(db, jobId, sheet);
  for (const reference of job.references) {
    const named = reference.parent === null ? null : parseImageId(reference.parent);
    const parent = named && (await findFullJob(db, named.jobId));
    const original = parent?.pictures.find(({ index }) => index === named?.index)?.key;
    for (const key of [original, reference.key]) if (key) await noteCopy(db, key, sheet.key);
  }
}

/** The models file no longer has it. */
function modelGone({ config }: Parts, { request }: FullJob): Problem {
  const accepted = liveFamilies(config.catalogue, new Date()).map((family) => family.family);
  return problem('model-unknown', { model: request.model, accepted: anyOf(accepted) });
}

/**
 * Ends a job before anything was paid, with a private sentence and the prompt handed back. The asker is told first:
 * telling twice is telling once, and a job that has ended is not looked at again.
 */
async function endWith(
  parts: Parts,
  job: FullJob,
  found: Problem,
  text = parts.wordsFor(job.locale).explain(found),
): Promise<void> {
  await tellAsker(parts, job, { text, returnPrompt: plainPrompt(job.request.prompt) });
  // What is being drawn has used them.
  if (job.state !== 'running') await giveBackToTrays(parts, job);
  const failure = { ...found, charged: 'no' as const };
  if (!(await endUnpaid(parts.db, job.id, { state: 'failed', failure, now: new Date() }))) return;
  parts.metrics.jobRefused(found.code);
  parts.delivery.changed(job.id);
}

async function tellAsker(parts: Parts, job: FullJob, message: PrivateMessage): Promise<void> {
  try {
    await chatOf(parts, platformOf(job.address)).tell(job.person, job.address, message, `${job.id}:ended`);
  } catch (error) {
    parts.log.warn(
      { jobId: job.id, error: String(error), short: cutText(message.text ?? '', 80) },
      'the asker could not be told',
    );
  }
}

async function sendToQueue(parts: Parts, job: FullJob): Promise<void> {
  if (!findModel(parts.config.catalogue, job.request.model))
    return endWith(parts, job, modelGone(parts, job));
  await parts.queue.send({
    jobId: job.id,
    model: job.request.model,
    person: job.person,
    queuedAt: job.queuedAt ?? job.createdAt,
  });
}
