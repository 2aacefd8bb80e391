import type { ImageProvider } from '../../src/provider/provider.ts';
import type { ModelOffer, Operation } from '../../src/request/offers.ts';
import type { Answer, Received, Speak } from '../fakes/service-server.ts';

/** What a submit said, in common words. What was not on the wire is undefined. */
export interface Wire {
  /** The model or endpoint. */
  modelId: string;
  prompt: string;
  /** The bytes of each reference as the service got them, in its order. */
  references: readonly Buffer[];
  /** How many pictures were asked for, as a number. */
  images?: number | undefined;
  seed?: number | undefined;
  guidance?: number | undefined;
  format?: string | undefined;
  watermark?: boolean | undefined;
}

/** A fake service that runs, and the few things a contract makes it do. Each holds for the next submit only. */
export interface Rig {
  /** A new provider, as after a restart. `baseUrl` replaces the fake's; the key is `goodKey` unless told. */
  provider(given?: { apiKey?: string; baseUrl?: string }): ImageProvider;
  goodKey: string;
  /** Everything the fake was asked, oldest first. */
  requests: readonly Received[];
  /** Whether a request asks for paid work. */
  isSubmit(request: Received): boolean;
  /** Whether a request went to the service itself: results and uploads by a ready-made address do not. */
  mayCarryKey(request: Received): boolean;
  wire(submit: Received): Wire;
  /** The submit is not taken and answered by this: the service's own words for it. */
  refuseSubmit(how: Refusal): void;
  /** The submit is answered by this, whatever it is. */
  answerSubmit(answer: Answer | Speak): void;
  /**
   * The submit is taken; its answer breaks off after so many bytes of its body (0: before its headers), or so many
   * before its end (negative).
   */
  cutSubmit(afterBytes: number): void;
  /** The bytes of the first picture the fake draws. */
  picture: Buffer;
  /** The work is taken and refused for its content, wherever the service says so. */
  refuseContent(): void;
  /** Of the pictures that are asked for, so many come. Absent where sets are not offered. */
  drawOnly?(pictures: number): void;
  /** Links to results answer 403 or 404 from now on, or work again. Absent where pictures come in the answer. */
  expireLinks?(expired: boolean): void;
  /** The work is taken and does not end until `release`. Absent where a submit waits for its pictures. */
  hold?(): void;
  release?(): void;
  /** So many questions after work are not answered as they should be: a cut, a 503, a page. Absent as `hold` is. */
  breakLooks?(questions: number): void;
  close(): Promise<void>;
}

export type Refusal = 'no-credit' | 'rate-limited' | 'broken';

export interface RigFacts {
  name: string;
  start(): Promise<Rig>;
  /** Families to try things with; null where the service has none. */
  families: { generate: string; edit: string | null; set: string | null };
  /** Where an operation of a model takes other fields than its family. */
  fields?(offer: ModelOffer, operation: Operation): Partial<Wire>;
  /** Whether the number of pictures of a set is said in the prompt as well. */
  countInPrompt: boolean;
  /** How a refusal for content is judged: of the whole call, or of its one picture. */
  contentRefusal: { as: 'call' | 'picture'; kind: string; accepted: boolean | 'unknown' };
  /** What a `Retry-After` of 7 s on `rate-limited` becomes; null where the service sends none. */
  retryAfterMs: 7000 | null;
  /** What cancelling held work answers; null where there is no cancel. */
  cancels: 'cancelled' | 'requested' | null;
}
