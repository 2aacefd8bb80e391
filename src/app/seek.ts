import { setTimeout as wait } from 'node:timers/promises';
import type { CallIntent, ImageProvider, JobHandle } from '../provider/provider.ts';
import type { Database } from '../store/database.ts';
import { claimHandle, listUnanswered } from '../store/handles.ts';

/** A submit whose answer was lost is searched for at once and after these pauses; services list it a little later. */
const searchPausesMs = [0, 2_000, 3_000];
const searchMs = 30_000;
/** What is found may be the answer of a call that is still out: that one is waited for, as long as a submit can take. */
const answerPauseMs = 3_000;
const longestAnswerMs = 75_000;

export interface LostSubmit extends CallIntent {
  /** Service and its id of the model. */
  modelKey: string;
}

/** Searches a service for a submit whose answer was lost; null when it is not there, or may be another call's. */
export type Seek = (provider: ImageProvider, lost: LostSubmit) => Promise<JobHandle | null>;

export function createSeek({ db }: { db: Database }): Seek {
  /** Calls this process searches for: they do not stand in each other's way. */
  const sought = new Set<string>();

  async function look(provider: ImageProvider, lost: LostSubmit): Promise<JobHandle | 'too-early' | null> {
    const unanswered = await listUnanswered(db, lost);
    // The answer to another call with the same words may be on its way: what is found could be that one's.
    if (unanswered.some((id) => id !== lost.callId && !sought.has(id))) return 'too-early';
    const found = (await provider.find?.(lost, AbortSignal.timeout(searchMs))) ?? [];
    for (const handle of found) if (await claimHandle(db, lost.callId, handle)) return handle;
    return null;
  }

  async function search(provider: ImageProvider, lost: LostSubmit): Promise<JobHandle | null> {
    const giveUpAt = Date.now() + longestAnswerMs;
    for (let round = 1; ; round += 1) {
      await wait(searchPausesMs[round - 1] ?? answerPauseMs);
      const isLast = round >= searchPausesMs.length;
      const found = await look(provider, lost).catch((error: unknown) => {
        // What cut the submit's answer off may still be there: the next search has its own chance.
        if (isLast) throw error;
        return null;
      });
      if (found !== null && found !== 'too-early') return found;
      if (isLast && (found === null || Date.now() > giveUpAt)) return null;
    }
  }

  return async (provider, lost) => {
    if (!provider.find) return null;
    sought.add(lost.callId);
    try {
      return await search(provider, lost);
    } finally {
      sought.delete(lost.callId);
    }
  };
}
