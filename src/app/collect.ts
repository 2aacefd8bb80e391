import { rm } from 'node:fs/promises';
import type { Chat } from '../chat/chat.ts';
import { fitTogether, type PreparedReference, prepareReference } from '../image/image.ts';
import type { FullJob, Reference } from '../queue/job.ts';
import { parseImageId } from '../request/address.ts';
import type { ModelFamily } from '../request/models.ts';
import { type Problem, problem } from '../request/request.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { findFullJob, keepReference } from '../store/jobs.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { keepCopy } from './made.ts';

export interface CollectParts {
  db: Database;
  blobs: Blobs;
}

/** What was found out about one reference on the way to the model. `kept`: these very bytes are safe already. */
type Collected = { ok: true; reference: PreparedReference; kept: boolean } | { ok: false; problem: Problem };

/**
 * Fetches the references of a job, makes them fit its model, and keeps their bytes. Answers what was changed, or the
 * first problem. May be called again after a crash.
 */
export async function collectReferences(
  parts: CollectParts,
  job: FullJob,
  from: { chat: Chat; family: ModelFamily },
): Promise<{ ok: true; changes: Problem[] } | { ok: false; problem: Problem }> {
  const prepared: PreparedReference[] = [];
  const kept = new Set<PreparedReference>();
  const files: string[] = [];
  try {
    for (const reference of job.references) {
      const collected = await collectOne(parts, job, { ...from, reference, files });
      if (!collected.ok) return { ok: false, problem: numbered(collected.problem, reference) };
      prepared.push(collected.reference);
      if (collected.kept) kept.add(collected.reference);
    }
    const together = await fitTogether(prepared, { outDir: parts.blobs.incomingDir });
    if (!together.ok) return together;
    for (const [index, reference] of together.references.entries()) {
      if (kept.has(reference)) continue;
      if (reference !== prepared[index]) files.push(reference.path);
      await keepOne(parts, job.id, { index, reference });
    }
    const changes = together.references.flatMap(({ changed }, index) =>
      changed.map((change) => numbered(change, { index })),
    );
    return { ok: true, changes };
  } finally {
    await Promise.all(files.map((path) => rm(path, { force: true })));
  }
}

async function collectOne(
  parts: CollectParts,
  job: FullJob,
  from: { chat: Chat; family: ModelFamily; reference: Reference; files: string[] },
): Promise<Collected> {
  const { reference, family, files } = from;
  const kept = await findKept(parts, reference);
  const fetched =
    kept ?? (await findHere(parts, reference)) ?? (await fetchAttachment(parts, from.chat, reference.source));
  if ('problem' in fetched) return { ok: false, problem: fetched.problem };
  // A picture of ours stays where it is.
  if ('sha256' in fetched) files.push(fetched.path);
  const prepared = await prepareReference(fetched.path, {
    model: family,
    transparent: job.request.transparent && family.transparent === 'with-alpha',
    outDir: parts.blobs.incomingDir,
  });
  if (!prepared.ok) return prepared;
  const same = prepared.reference.path === fetched.path;
  if (!same) files.push(prepared.reference.path);
  return { ...prepared, kept: same && kept !== null };
}

/** The bytes of a picture of ours, or of one that was put aside. Null when it has to be fetched. */
async function findHere(
  { db, blobs }: CollectParts,
  { parent, source }: Reference,
): Promise<{ path: string } | { problem: Problem } | null> {
  const named = parent === null ? null : parseImageId(parent);
  if (!named && source.blob === undefined) return null;
  const job = named && (await findFullJob(db, named.jobId));
  const picture = job?.pictures.find(({ index, state }) => index === named?.index && state === 'kept');
  const key = named ? picture?.key : source.blob;
  const file = key ? await blobs.find(key) : null;
  return file ? { path: file.path } : { problem: problem('picture-deleted') };
}

/** Kept before a crash, or by the job this one repeats; that one's model may have taken what this one does not. */
async function findKept({ blobs }: CollectParts, { key }: Reference): Promise<{ path: string } | null> {
  const file = key === null ? null : await blobs.find(key);
  return file && { path: file.path };
}

async function keepOne(
  { db, blobs }: CollectParts,
  jobId: string,
  { index, reference }: { index: number; reference: PreparedReference },
): Promise<void> {
  const { key } = await keepCopy(blobs, reference.path);
  const { mime, bytes, width, height } = reference;
  await keepReference(db, jobId, { index, key, mime, bytes, width, height });
}

function numbered(found: Problem, { index }: { index: number }): Problem {
  return problem(found.code, { ...found.params, n: index + 1 });
}
