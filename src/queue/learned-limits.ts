/** A call that a service turned away because it had too many. */
export interface Refusal {
  /** Pictures the service took within the last minute, besides this call's. */
  images: number;
  sentAt: Date;
  /** What the service says itself; null when it says nothing. */
  retryAfterMs: number | null;
}

/** What services that named no limit were found to take, as far as this process knows. */
export interface LearnedLimits {
  turnedAway(model: string, refusal: Refusal): void;
  /** The service drew something: after a minute without a refusal it may take more. */
  took(model: string): void;
  /** Pictures a minute, and until when this is believed (epoch ms); null where nothing was learned. */
  find(model: string): { images: number; until: number } | null;
  /** Aborted when the limit changes: who waits behind it asks for the new one. */
  changes(model: string): AbortSignal;
}

interface State {
  /** Refusals in a row, each of a call that was sent after the one before. */
  refusals: number;
  refusedAt: number;
  limit: { images: number; since: number; until: number } | null;
  changes: AbortController;
}

const windowMs = 60_000;
/** After this it is tried without a limit again. */
const believedMs = 600_000;
/** Told to come back sooner, a call met no limit of a minute: it waits, and nothing is learned. */
const shortRestMs = 30_000;
/** As many pictures within a minute may well be all a service takes; fewer only when it says so again and again. */
const manyImages = 10;
const enoughRefusals = 3;
/** Calls that were sent together are turned away together, and say one thing. */
const togetherMs = 1_000;

export function createLearnedLimits(now: () => number = Date.now): LearnedLimits {
  const states = new Map<string, State>();

  function stateOf(model: string): State {
    const state = states.get(model) ?? {
      refusals: 0,
      refusedAt: 0,
      limit: null,
      changes: new AbortController(),
    };
    states.set(model, state);
    return state;
  }

  function countRefusal(state: State, sentAt: Date): void {
    const isNext = sentAt.getTime() > state.refusedAt + togetherMs;
    if (!isNext) return;
    const goesOn = now() - state.refusedAt < 2 * windowMs;
    state.refusals = goesOn ? state.refusals + 1 : 1;
    state.refusedAt = now();
  }

  function change(state: State, limit: State['limit']): void {
    const isSame = state.limit?.images === limit?.images;
    state.limit = limit;
    if (isSame) return;
    state.changes.abort(new Error('the limit is another one now'));
    state.changes = new AbortController();
  }

  return {
    turnedAway(model, { images, sentAt, retryAfterMs }) {
      // A service that took nothing says nothing of its limit.
      if (images <= 0 || (retryAfterMs !== null && retryAfterMs < shortRestMs)) return;
      const state = stateOf(model);
      countRefusal(state, sentAt);
      if (images < manyImages && state.refusals < enoughRefusals) return;
      change(state, { images, since: now(), until: now() + believedMs });
    },
    took(model) {
      const state = states.get(model);
      if (!state?.limit || now() - state.limit.since < windowMs) return;
      change(state, { ...state.limit, images: 2 * state.limit.images, since: now() });
    },
    find(model) {
      const state = states.get(model);
      if (state?.limit && state.limit.until <= now()) change(state, null);
      return state?.limit ?? null;
    },
    changes: (model) => stateOf(model).changes.signal,
  };
}
