import type { Call, FullJob } from '../queue/job.ts';
import type { Parts } from './parts.ts';

/** Asks the services to stop what they have of a job. Answers the calls that certainly will not be drawn. */
export async function askToStop(parts: Parts, job: FullJob): Promise<string[]> {
  const out = job.calls.filter((call) => call.state === 'sent');
  const stopped = await Promise.all(
    out.map(async (call) => ((await stopCall(parts, call)) ? [call.id] : [])),
  );
  return stopped.flat();
}

async function stopCall({ services, wakers, log }: Parts, { id, jobId, handle }: Call): Promise<boolean> {
  const provider = handle && services.get(handle.provider);
  if (!handle || !provider?.cancel) return false;
  try {
    const verdict = await provider.cancel(handle);
    log.info({ jobId, callId: id, verdict }, 'a service was asked to stop');
    // Whoever follows the call sees at once what became of it.
    wakers.wake(id);
    return verdict === 'cancelled';
  } catch (error) {
    log.warn({ jobId, callId: id, error: String(error) }, 'a service could not be asked to stop');
    return false;
  }
}
