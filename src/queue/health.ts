/** What a call learned about the service it was sent to. */
export type Sign =
  /** It works: it took the call, or refused it for what was asked. */
  | 'works'
  /** It failed, or broke off. */
  | 'failed'
  /** Nobody was there. */
  | 'unreachable'
  /** It takes no more right now. */
  | 'turned-away';

export interface HealthOptions {
  /** True for one process: the others leave the service alone for so long. */
  claimProbe(model: string, forMs: number): Promise<boolean>;
  /** Failures in a row after which a service is left alone; where nobody was there counts for two. */
  failuresToOpen?: number;
  /** How long it is left alone at first; doubled each time it fails again. */
  openMs?: number;
  /** How long calls wait for a service that turns them away before they go to another. */
  patienceMs?: number;
  now?(): number;
}

/**
 * How each model does at each service, as far as this process knows. Nothing of it is kept: after a restart every
 * service counts as one that works, until its own failures say otherwise.
 */
export interface Health {
  /** `restMs`: for so long the service wants no call. */
  report(model: string, sign: Sign, restMs?: number | null): void;
  /** Whether a call should be sent there if it has a choice. */
  isUsable(model: string): boolean;
  /** Until when it is left alone (epoch ms); 0 when it is not. */
  parkedUntil(model: string): number;
  /** Asked right before a call is sent: 0, or how many milliseconds to wait before asking again. */
  admit(model: string): Promise<number>;
  /** Aborted when calls that wait there and have a choice should go elsewhere. */
  leave(model: string): AbortSignal;
  /** Aborted when it is left alone from now on: nobody waits in its line. */
  parks(model: string): AbortSignal;
  stop(): void;
}

interface State {
  failures: number;
  opened: number;
  openUntil: number;
  /** A call is out that tries it; 0 when there is none. */
  probingUntil: number;
  avoidUntil: number;
  turnedAwaySince: number | null;
  /** As long as it counts: the next refusal after that is the first of others. */
  turnedAwayUntil: number;
  leave: AbortController;
  parks: AbortController;
}

const longestOpenMs = 300_000;
/** A probe that says nothing for this long, or was never sent, is over; the next one may try. */
const probeMs = 60_000;
const askAgainMs = 1_000;

/**
 * A breaker for every model at every service. After failures in a row it is left alone; then one call at a time, of one
 * process, tries whether it works again.
 */
export function createHealth(options: HealthOptions): Health {
  const { failuresToOpen = 5, openMs = 15_000, patienceMs = 30_000, now = Date.now } = options;
  const states = new Map<string, State>();
  const timers = new Set<NodeJS.Timeout>();

  function stateOf(model: string): State {
    const state = states.get(model) ?? {
      failures: 0,
      opened: 0,
      openUntil: 0,
      probingUntil: 0,
      avoidUntil: 0,
      turnedAwaySince: null,
      turnedAwayUntil: 0,
      leave: new AbortController(),
      parks: new AbortController(),
    };
    states.set(model, state);
    return state;
  }

  const isOpen = (state: State) => state.failures >= failuresToOpen;
  const isProbed = ({ probingUntil }: State) => probingUntil > now();
  /** Left alone, or being tried; once its time is over the next call may try it. */
  const isParked = (state: State) => isOpen(state) && (state.openUntil > now() || isProbed(state));

  function sendAway(state: State): void {
    state.leave.abort(new Error('another service is free'));
    state.leave = new AbortController();
  }

  function fail(state: State, weight: number): void {
    // Calls that were out when it was left alone add nothing: only a probe does.
    const known = isOpen(state) && state.probingUntil === 0;
    state.failures += weight;
    state.probingUntil = 0;
    if (known || !isOpen(state)) return;
    state.openUntil = now() + Math.min(longestOpenMs, openMs * 2 ** state.opened);
    state.opened += 1;
    sendAway(state);
    state.parks.abort(new Error('the service is left alone'));
    state.parks = new AbortController();
  }

  function recover(state: State): void {
    Object.assign(state, { failures: 0, opened: 0, openUntil: 0, avoidUntil: 0, turnedAwaySince: null });
    state.probingUntil = 0;
  }

  function turnAway(state: State, restMs: number): void {
    const goesOn = state.turnedAwaySince !== null && state.turnedAwayUntil > now();
    state.probingUntil = 0;
    // Longer than the longest pause between two tries.
    state.turnedAwayUntil = now() + Math.max(3 * patienceMs, restMs);
    if (goesOn && isSaturated(state)) sendAway(state);
    if (goesOn) return;
    state.turnedAwaySince = now();
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (isSaturated(state)) sendAway(state);
    }, patienceMs).unref();
    timers.add(timer);
  }

  /** It has turned calls away for as long as they wait, and did so lately. */
  function isSaturated({ turnedAwaySince, turnedAwayUntil }: State): boolean {
    return turnedAwaySince !== null && now() - turnedAwaySince >= patienceMs && turnedAwayUntil > now();
  }

  return {
    report(model, sign, restMs) {
      const state = stateOf(model);
      if (sign === 'works') return recover(state);
      if (sign === 'turned-away') return turnAway(state, restMs ?? 0);
      if (sign === 'failed') return fail(state, 1);
      state.avoidUntil = now() + patienceMs;
      sendAway(state);
      fail(state, 2);
    },
    isUsable(model) {
      const state = stateOf(model);
      return !isParked(state) && (isOpen(state) || state.avoidUntil <= now()) && !isSaturated(state);
    },
    parkedUntil(model) {
      const state = stateOf(model);
      return isParked(state) ? Math.max(state.openUntil, now() + askAgainMs) : 0;
    },
    async admit(model) {
      const state = stateOf(model);
      if (!isOpen(state)) return 0;
      if (state.openUntil > now()) return state.openUntil - now();
      if (isProbed(state)) return askAgainMs;
      state.probingUntil = now() + probeMs;
      if (await options.claimProbe(model, Math.min(probeMs, openMs))) return 0;
      state.probingUntil = 0;
      state.openUntil = now() + askAgainMs;
      return askAgainMs;
    },
    leave: (model) => stateOf(model).leave.signal,
    parks: (model) => stateOf(model).parks.signal,
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
