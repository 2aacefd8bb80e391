const minuteMs = 60_000;
const maxPrompts = 1000;

interface Entry {
  calls: number;
  recentCalls: number;
  lastAt: number;
  /** When a word last turned this prompt away. */
  turnedAway: Map<string, number>;
}

/** What the simulator remembers of prompts, to tell separate calls of one prompt apart. */
export interface History {
  /** Counts a call. `recent` starts again at 1 after a minute without that prompt; `total` never does. */
  arrive(prompt: string): { recent: number; total: number };
  /** True for the first try of a prompt within a minute, for each word on its own. */
  isFirstTry(prompt: string, word: string): boolean;
}

export function createHistory(now: () => number): History {
  const entries = new Map<string, Entry>();

  /** The map's order is that of use, so that the longest unused goes first. */
  function entryFor(prompt: string): Entry {
    const entry = entries.get(prompt) ?? { calls: 0, recentCalls: 0, lastAt: now(), turnedAway: new Map() };
    entries.delete(prompt);
    entries.set(prompt, entry);
    const [oldest] = entries.keys();
    if (entries.size > maxPrompts && oldest !== undefined) entries.delete(oldest);
    return entry;
  }

  function arrive(prompt: string): { recent: number; total: number } {
    const entry = entryFor(prompt);
    if (now() - entry.lastAt >= minuteMs) entry.recentCalls = 0;
    entry.lastAt = now();
    entry.calls += 1;
    entry.recentCalls += 1;
    return { recent: entry.recentCalls, total: entry.calls };
  }

  function isFirstTry(prompt: string, word: string): boolean {
    const { turnedAway } = entryFor(prompt);
    const last = turnedAway.get(word);
    if (last !== undefined && now() - last < minuteMs) return false;
    turnedAway.set(word, now());
    return true;
  }

  return { arrive, isFirstTry };
}
