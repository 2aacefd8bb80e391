import type { SlackAddress } from './address.ts';

/** Edits of all cards of a workspace together: Slack allows about 50 a minute. */
const editsPerMinute = 45;
const minuteMs = 60_000;
const leastSpacingMs = 5_000;

interface Edit {
  card: string;
  at: number;
}

/** Shares the edits of a workspace among the cards that are changing: the more there are, the rarer each is edited. */
export interface Pace {
  /** Takes one edit of the minute; false when there is none left, and the edit has to wait. */
  take(address: SlackAddress, card: string): boolean;
  /** Least time between two edits of one card, in milliseconds. */
  spacingMs(address: SlackAddress): number;
}

export function createPace(now: () => number): Pace {
  const workspaces = new Map<string, Edit[]>();

  function editsOf({ team, enterprise }: SlackAddress): Edit[] {
    const key = team ?? enterprise ?? '';
    const recent = (workspaces.get(key) ?? []).filter(({ at }) => now() - at < minuteMs);
    workspaces.set(key, recent);
    return recent;
  }

  return {
    take(address, card) {
      const edits = editsOf(address);
      if (edits.length >= editsPerMinute) return false;
      edits.push({ card: `${address.channel}:${card}`, at: now() });
      return true;
    },
    spacingMs(address) {
      const cards = new Set(editsOf(address).map(({ card }) => card)).size;
      return Math.max(leastSpacingMs, (cards * minuteMs) / editsPerMinute);
    },
  };
}
