import { serviceOf } from '../queue/job.ts';
import type { JobHandle } from '../request/job-handle.ts';
import { listOpenCalls, type OpenCall, takeUpCall } from '../store/handles.ts';
import { findFullJob } from '../store/jobs.ts';
import type { Parts } from './parts.ts';

/** Whether the service can still be asked or searched for what became of a call. */
export function mayComeBack(
  { services }: Pick<Parts, 'services'>,
  call: { modelKey: string; handle: JobHandle | null },
): boolean {
  const provider = services.get(serviceOf(call.modelKey));
  return Boolean(call.handle ? provider?.resume : provider?.find);
}

/**
 * Goes on with calls whose process is gone, where the service can be asked for them; each by one process only. `again`
 * asks once more for what ended as unknown.
 */
export async function takeUpCalls(parts: Parts, which: { all: boolean; again: boolean }): Promise<void> {
  const open = await listOpenCalls(parts.db, which, new Date());
  const out = parts.worker.callsOut();
  for (const call of open) {
    if (out.includes(call.id) || !mayComeBack(parts, call)) continue;
    const taken = await takeUpCall(parts.db, call, { all: which.all, now: new Date() });
    if (taken) void goOn(parts, call);
  }
}

async function goOn(parts: Parts, { id, jobId }: OpenCall): Promise<void> {
  try {
    const job = await findFullJob(parts.db, jobId);
    const call = job?.calls.find((candidate) => candidate.id === id);
    const provider = call && parts.services.get(serviceOf(call.modelKey));
    if (!job || !call || !provider) return;
    parts.delivery.changed(jobId);
    await parts.worker.follow(job, call, () => parts.drawing.takeUp(job, call, provider));
  } catch (error) {
    // Its lease runs out, and it is taken up again.
    parts.log.error({ jobId, callId: id, error: String(error) }, 'a call could not be gone on with');
  }
}
