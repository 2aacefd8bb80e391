import { setTimeout as wait } from 'node:timers/promises';
import type { ImageProvider, ImageSource, JobHandle, ProviderEvent } from '../provider/provider.ts';
import type { Call, FullJob } from '../queue/job.ts';
import type { CallOutcome } from '../queue/work.ts';
import { markAccepted } from '../store/calls.ts';
import { addWarnings } from '../store/jobs.ts';
import { failPicture } from '../store/pictures.ts';
import { type StopParts, stopIfCancelled } from './ask-to-stop.ts';
import { errorFacts, failureOf } from './call-faults.ts';
import { insist } from './insist.ts';
import { createKeep, type KeepParts } from './keep-pictures.ts';

/** What is known of a call that is out. */
export interface Following {
  job: FullJob;
  call: Call;
  provider: ImageProvider;
  model: string;
  modelId: string;
  handle: JobHandle | null;
  sentAt: Date;
  accepted(): void;
}

/** Longest for the look at an ended call that tells its pictures' links again. */
const renewLinkMs = 60_000;

type Bill = Extract<CallOutcome, { kind: 'ended' }>;

/** Writes down what a service says of a call, and keeps its pictures. Rejects with what the service fails with. */
export function createFollow(
  parts: KeepParts & StopParts,
): (following: Following, events: AsyncIterable<ProviderEvent>) => Promise<Bill> {
  const { db, log } = parts;
  const keep = createKeep(parts);

  async function follow(following: Following, events: AsyncIterable<ProviderEvent>): Promise<Bill> {
    const keeping: Promise<void>[] = [];
    let bill: Bill = { kind: 'ended', billedImages: null };
    try {
      for await (const event of events) {
        if (event.kind === 'image') keeping.push(...takeImage(following, event));
        else if (event.kind === 'done') bill = await takeEnd(following.job, event);
        else await takeNews(following, event);
      }
    } finally {
      await Promise.all(keeping);
    }
    return bill;
  }

  /** A picture that was kept before a restart is not fetched again, nor is one that was deleted. */
  function takeImage(
    following: Following,
    { index, source }: Extract<ProviderEvent, { kind: 'image' }>,
  ): Promise<void>[] {
    const { job, call } = following;
    if (index < 0 || index >= call.images) return [];
    const place = call.firstPicture + index;
    const known = job.pictures.find((picture) => picture.index === place);
    if (known?.key || known?.state === 'deleted') return [];
    return [keep(job, { index: place, source, renew: () => askAgain(following, index) })];
  }

  async function takeNews(following: Following, event: ProviderEvent): Promise<void> {
    const { job, call } = following;
    if (event.kind === 'accepted') {
      following.accepted();
      following.handle = event.handle ?? following.handle;
      const facts = { requestId: event.requestId, handle: event.handle, now: new Date() };
      await insist(log, () => markAccepted(db, call.id, facts));
      await stopIfCancelled(parts, following);
    } else if (event.kind === 'image-failed' && event.index >= 0 && event.index < call.images) {
      const index = call.firstPicture + event.index;
      log.info({ jobId: job.id, picture: index + 1, ...errorFacts(event.error) }, 'a picture was not made');
      await insist(log, () => failPicture(db, { jobId: job.id, index }, failureOf(event.error)));
      parts.changed(job.id);
    }
  }

  async function takeEnd(
    job: FullJob,
    { usage, warnings }: Extract<ProviderEvent, { kind: 'done' }>,
  ): Promise<Bill> {
    // That pictures are missing is seen on the card itself.
    const told = warnings.filter(({ code }) => code !== 'fewer-pictures');
    if (told.length > 0) await insist(log, () => addWarnings(db, job, told));
    return { kind: 'ended', billedImages: usage?.generatedImages ?? null, cost: usage?.cost ?? null };
  }

  return follow;
}

/** Links expire: the service tells new ones where it can be asked after the call. */
async function askAgain({ provider, handle, call }: Following, index: number): Promise<ImageSource | null> {
  if (!provider.resume || !handle) return null;
  const signal = AbortSignal.timeout(renewLinkMs);
  const pause = (ms: number) => wait(ms, undefined, { signal });
  for await (const event of provider.resume(handle, { signal, pause, images: call.images })) {
    if (event.kind === 'image' && event.index === index) return event.source;
  }
  return null;
}
