import { listJobIds } from '../store/jobs.ts';
import { loseCalls, renewLeases } from '../store/lost-calls.ts';
import { sweepPassing } from '../store/passing.ts';
import { purgeDeleted } from '../store/removal.ts';
import { settleStuck } from '../store/settle.ts';
import { advanceJob } from './advance.ts';
import type { Parts } from './parts.ts';
import { finishDeletions } from './remove.ts';
import { mayComeBack, takeUpCalls } from './take-up.ts';

const refreshMs = 5_000;
/** Waiting cards that are looked at in one round; the next round takes the next ones. */
const cardsPerRound = 40;
const sweepMs = 30_000;
const jobsPerSweep = 500;
const tidyMs = 3_600_000;
/** A sheet that was made for one answer stays as long, for chats that are slow to take it. */
const passingMs = 24 * 3_600_000;
const open = ['collecting', 'queued', 'running'] as const;

/** Takes up what the last process left: calls nobody can be asked about are unknown, everything else goes on. */
export async function recoverJobs(
  parts: Parts,
  { lost, exclusive }: { lost: readonly string[]; exclusive: boolean },
): Promise<void> {
  for (const jobId of lost) {
    parts.log.warn({ jobId }, 'a call was out when the last process ended; its outcome is unknown');
  }
  await parts.delivery.recover(exclusive);
  await takeUpCalls(parts, { all: exclusive, again: true });
  for (const jobId of lost) parts.delivery.changed(jobId);
  for (const jobId of await listJobIds(parts.db, { states: open, before: new Date(), limit: 100_000 })) {
    void advanceJob(parts, jobId);
  }
}

/** Keeps places in line up to date and finds jobs that fell out of it. Returns what stops it. */
export function startUpkeep(parts: Parts): () => void {
  let round = 0;
  const guard = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) => {
      // A round that the stop overtakes is no failure.
      if (!parts.stopping()) parts.log.warn({ error: String(error) }, 'upkeep failed; it is tried again');
    });
  };

  async function refreshWaiting(): Promise<void> {
    const waiting = await listJobIds(parts.db, { states: ['queued'], before: new Date(), limit: 10_000 });
    if (round * cardsPerRound >= waiting.length) round = 0;
    for (const jobId of waiting.slice(round * cardsPerRound, (round + 1) * cardsPerRound))
      parts.delivery.changed(jobId);
    round += 1;
  }

  async function sweep(): Promise<void> {
    const now = new Date();
    // After a long pause of this process its own calls are renewed first.
    await renewLeases(parts.db, parts.worker.callsOut(), now);
    await parts.delivery.takeUp();
    const lost = await loseCalls(parts.db, { expired: true }, now, (call) => mayComeBack(parts, call));
    await takeUpCalls(parts, { all: false, again: false });
    const settled = await settleStuck(parts.db, now);
    await purgeDeleted(parts.db, parts.blobs);
    for (const jobId of [...lost, ...settled]) parts.delivery.changed(jobId);
    const before = new Date(now.getTime() - sweepMs);
    for (const jobId of await listJobIds(parts.db, { states: open, before, limit: jobsPerSweep })) {
      await advanceJob(parts, jobId);
    }
  }

  async function tidy(): Promise<void> {
    const now = Date.now();
    await parts.blobs.sweepIncoming(new Date(now - tidyMs));
    await sweepPassing(parts.db, parts.blobs, new Date(now - passingMs));
    await finishDeletions(parts);
  }

  guard(tidy)();
  const timers = [
    setInterval(guard(tidy), tidyMs).unref(),
    setInterval(guard(refreshWaiting), refreshMs).unref(),
    setInterval(guard(sweep), sweepMs).unref(),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
