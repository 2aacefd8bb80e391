import { statfs } from 'node:fs/promises';
import { closedGate } from '../policy/gates.ts';
import { jobIdFor } from '../request/address.ts';
import type { Problem } from '../request/request.ts';
import { countOpenJobs, hasJob, insertJob, type NewJob } from '../store/jobs.ts';
import { advanceJob } from './advance.ts';
import type { Parts } from './parts.ts';
import { imagesPerMinuteOf, modelKeyOf } from './place.ts';
import { type Asker, chatOf } from './replies.ts';

/** What is to be drawn, checked and complete. */
export type Wish = Pick<NewJob, 'request' | 'warnings' | 'references' | 'delivery' | 'private'>;

/** Stores a job and sets it going, or says what stands in the way. A redelivery is neither. */
export async function storeJob(parts: Parts, asker: Asker, wish: Wish): Promise<readonly Problem[]> {
  const id = jobIdFor(asker.naturalKey);
  if (await hasJob(parts.db, id)) return [];
  const closed = await findClosedGate(parts, asker.person, wish);
  if (closed) return [closed];
  const chat = chatOf(parts, asker.ref.platform);
  const target = wish.private ? await chat.privateAddress(asker.person, asker.address) : asker.address;
  const missing = await chat.problemsIn(target);
  if (missing.length > 0) return missing;
  const { person, personName, place, locale, address } = asker;
  const stored = await insertJob(parts.db, {
    request: wish.request,
    warnings: wish.warnings,
    references: wish.references,
    delivery: wish.delivery,
    private: wish.private,
    id,
    person,
    personName,
    place,
    locale,
    address,
    modelKey: modelKeyOf(parts, wish.request),
    now: new Date(),
  });
  if (!stored) return [];
  parts.metrics.jobAccepted({ platform: asker.ref.platform, model: wish.request.model });
  void advanceJob(parts, id);
  return [];
}

async function findClosedGate(parts: Parts, person: string, { request }: Wish): Promise<Problem | null> {
  const disk = await statfs(parts.config.store.dataDir);
  return closedGate({
    request,
    modelImagesPerMinute: imagesPerMinuteOf(parts, request, modelKeyOf(parts, request)),
    openJobs: await countOpenJobs(parts.db, person),
    personImagesPerMinute: parts.config.person.imagesPerMinute,
    freeBytes: disk.bavail * disk.bsize,
    stopping: parts.stopping(),
  });
}
