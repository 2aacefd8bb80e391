import type { Logger } from '../log.ts';
import type { Money } from '../request/request.ts';
import type { Call, Failure, FullJob } from './job.ts';
import type { Limiter } from './limiter.ts';

/** How a call ended, in words the queue can act on. */
export type CallOutcome =
  /** It ran to its end; its pictures say the rest. */
  | { kind: 'ended'; billedImages: number | null; cost?: Money | null }
  /** The service takes nothing now. The call waits again and it costs no attempt. */
  | { kind: 'busy'; retryAfterMs: number | null }
  /** The service certainly did not take it, and another can draw it: it is asked at once. */
  | { kind: 'elsewhere' }
  /** The call failed as a whole. `counts`: the service may have had it. */
  | { kind: 'failed'; failure: Failure; counts: boolean };

/** Where a call is sent. */
export interface Destination {
  /** Service and its id of the model: what limits are counted by. */
  model: string;
  /** Null is without a limit. */
  imagesPerMinute: number | null;
  /** Aborted when the call should not wait in that line any more; null where it always should. */
  leave: AbortSignal | null;
  /** Until when the service is left alone (epoch ms): so long the call waits outside every line. 0 when it is not. */
  parkedUntil: number;
}

/** What the worker needs from the rooms around it. */
export interface WorkerParts<D extends Destination> {
  load(jobId: string): Promise<FullJob | null>;
  /** Where the call goes now, or why it can go nowhere. */
  route(job: FullJob, call: Call): Promise<D | { failure: Failure }>;
  /** Nothing of the call is waiting any more, as far as this process goes. */
  forget(call: Call): void;
  /** Asked right before a call is sent: 0, or how many milliseconds the service is to be left alone. */
  admit(destination: D): Promise<number>;
  /** Writes the intent down. False when the call must not be sent any more. */
  claim(callId: string, destination: D): Promise<boolean>;
  unclaim(callId: string): Promise<void>;
  /** Sends the call and keeps what comes. Never rejects. */
  perform(job: FullJob, call: Call, to: D & { accepted(): void }): Promise<CallOutcome>;
  end(
    callId: string,
    end: { failure: Failure | null; billedImages: number | null; counts: boolean; cost?: Money | null },
  ): Promise<void>;
  renewLeases(callIds: readonly string[]): Promise<void>;
  /** Something a person can see changed. */
  changed(jobId: string): void;
  limiter: Limiter;
  log: Logger;
}
