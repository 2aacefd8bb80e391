import type { Logger } from '../log.ts';
import type { ImageProvider, JobHandle } from '../provider/provider.ts';
import type { Call } from '../queue/job.ts';
import { isJobCancelled, isStopped, stopCall } from '../store/calls.ts';
import type { Database } from '../store/database.ts';
import { findFullJob } from '../store/jobs.ts';
import type { Wakers } from './wakers.ts';

export interface StopParts {
  db: Database;
  wakers: Wakers;
  /** Something a person can see changed. */
  changed(jobId: string): void;
  log: Logger;
}

/** A call that a service has, and what to ask it by. */
interface OutCall {
  call: Call;
  provider: ImageProvider;
  handle: JobHandle | null;
}

/** Asks the services to stop what they have of a job whose wish to stop is stored. */
export async function askToStop(
  parts: StopParts & { services: ReadonlyMap<string, ImageProvider> },
  jobId: string,
): Promise<void> {
  // What is accepted from now on meets the stored wish itself.
  const job = await findFullJob(parts.db, jobId);
  const out = job?.calls.filter((call) => call.state === 'sent') ?? [];
  await Promise.all(
    out.map(async (call) => {
      const provider = call.handle && parts.services.get(call.handle.provider);
      if (provider) await ask(parts, { call, provider, handle: call.handle });
    }),
  );
}

/**
 * The wish to stop may have come before there was anything to ask by. True when the call is over, because its service
 * stopped it in time. Never rejects.
 */
export async function stopIfCancelled(parts: StopParts, out: OutCall): Promise<boolean> {
  const { id, jobId } = out.call;
  try {
    if (!out.handle || !(await isJobCancelled(parts.db, jobId))) return false;
    if (!(await isStopped(parts.db, id))) await ask(parts, out);
    return await isStopped(parts.db, id);
  } catch (error) {
    parts.log.warn({ jobId, callId: id, error: String(error) }, 'a wish to stop could not be looked up');
    return false;
  }
}

async function ask(
  { db, wakers, changed, log }: StopParts,
  { call, provider, handle }: OutCall,
): Promise<void> {
  const facts = { jobId: call.jobId, callId: call.id };
  if (!handle || !provider.cancel) return;
  try {
    const verdict = await provider.cancel(handle);
    log.info({ ...facts, verdict }, 'a service was asked to stop');
    if (verdict === 'cancelled') await stopCall(db, call.id, new Date());
    changed(call.jobId);
    // Whoever follows the call sees at once what became of it.
    wakers.wake(call.id);
  } catch (error) {
    log.warn({ ...facts, error: String(error) }, 'a service could not be asked to stop');
  }
}
