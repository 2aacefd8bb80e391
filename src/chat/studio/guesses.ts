/** Wrong ones of everybody together: behind a proxy all come from one address. */
const maxWrong = 10;
const windowMs = 60_000;

/** How many wrong guesses there were lately. */
export interface Guesses {
  /** Milliseconds until the next guess is looked at; 0 when it is at once. */
  waitMs(): number;
  countWrong(): void;
}

export function createGuesses(now: () => number): Guesses {
  let wrong: number[] = [];
  return {
    waitMs() {
      wrong = wrong.filter((at) => now() - at < windowMs);
      return wrong.length < maxWrong ? 0 : Math.min(...wrong) + windowMs - now();
    },
    countWrong: () => void wrong.push(now()),
  };
}
