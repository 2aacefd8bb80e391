import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../log.ts';

const firstPauseMs = 200;
const longestPauseMs = 5_000;

/**
 * Repeats a write that follows a paid step until it succeeds: what the service has done must not be forgotten because
 * the database was away. Never rejects.
 */
export async function insist(log: Logger, write: () => Promise<void>): Promise<void> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    try {
      return await write();
    } catch (error) {
      log.error({ error: String(error) }, 'a paid step could not be written down; it is tried again');
      await wait(pauseMs);
    }
  }
}
