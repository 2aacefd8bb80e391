/** What this process knows of the delivery of one job. */
export interface Track {
  chain: Promise<unknown>;
  cardTimer: NodeJS.Timeout | null;
  flushTimer: NodeJS.Timeout | null;
  cardEditedAt: number;
  /** The chat's least time between two edits; known once the card was looked at. */
  spacingMs: number;
  failures: number;
  /** Nothing more will change: the track is forgotten once nothing is scheduled. */
  ended: boolean;
}

export interface Tracks {
  of(jobId: string): Track;
  /** One thing at a time per job, so that two flushes never race. */
  inTurn<T>(jobId: string, work: () => Promise<T>): Promise<T>;
  all(): [jobId: string, track: Track][];
}

export function createTracks(): Tracks {
  const tracks = new Map<string, Track>();

  function trackOf(jobId: string): Track {
    const track = tracks.get(jobId) ?? {
      chain: Promise.resolve(),
      cardTimer: null,
      flushTimer: null,
      cardEditedAt: 0,
      spacingMs: 0,
      failures: 0,
      ended: false,
    };
    tracks.set(jobId, track);
    return track;
  }

  function forgetEnded(jobId: string): void {
    const track = tracks.get(jobId);
    if (track?.ended && !track.cardTimer && !track.flushTimer) tracks.delete(jobId);
  }

  return {
    of: trackOf,
    inTurn(jobId, work) {
      const track = trackOf(jobId);
      const next = track.chain.then(work);
      track.chain = next.catch(() => undefined).then(() => forgetEnded(jobId));
      return next;
    },
    all: () => [...tracks],
  };
}
