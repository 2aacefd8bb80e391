import type { Readable } from 'node:stream';
import { AppError } from '../errors.ts';
import type { JobHandle } from '../request/job-handle.ts';
import type { ModelOffer, Operation } from '../request/offers.ts';
import type { ImageRequest, Money, Problem } from '../request/request.ts';

export type { JobHandle };

/** A reference picture on disk, in the order the model will see it. Its format was sniffed from its bytes. */
export interface ReferenceFile {
  path: string;
  /** `image/jpeg`, `image/png`, `image/webp` … lower case. */
  mime: string;
  bytes: number;
}

/** One paid call. A set is one call; n variations are n calls. */
export interface ProviderCall {
  callId: string;
  jobId: string;
  request: ImageRequest;
  /** Pictures this call is to draw: 1, or the size of the set. */
  images: number;
  references: readonly ReferenceFile[];
  operation: Operation;
  /** What the service calls the model for this operation. */
  modelId: string;
  /** Where the service may tell us that it is ready: unguessable, one per call. Null where nobody can reach us. */
  webhookUrl: string | null;
}

export interface CallContext {
  /** Aborting ends our waiting. It does not end the drawing or the bill where the service has no cancel. */
  signal: AbortSignal;
  /**
   * Resolves after so many milliseconds, or sooner when a webhook says that there is news. Rejects when `signal` is
   * aborted. Every wait between two questions goes through it.
   */
  pause(ms: number): Promise<void>;
}

/** A call that is asked after again. */
export interface ResumeContext extends CallContext {
  /** Pictures the call asked for. */
  images: number;
}

/** A submit whose answer was lost: what there is to search by. */
export interface CallIntent {
  callId: string;
  jobId: string;
  modelId: string;
  prompt: string;
  /** When it was sent. */
  sentAt: Date;
}

/** What came to a call's own address, exactly as it came. */
export interface WebhookRequest {
  headers: Headers;
  rawBody: Uint8Array;
  now: Date;
}

/** `hint`: the service signs nothing, so it may be anybody. `refused`: a bad signature or time. */
export type WebhookVerdict =
  | { kind: 'verified'; id: string }
  | { kind: 'hint'; id: string | null }
  | { kind: 'refused' };

/** A finished picture, not yet fetched. `open` answers a byte stream and may be called again after a failure. */
export interface ImageSource {
  open(signal: AbortSignal): Promise<Readable>;
}

export interface Usage {
  /** Pictures that are billed. */
  generatedImages: number;
  outputTokens?: number;
  /** What the call really cost, where the service says so. */
  cost?: Money;
}

export type ProviderEvent =
  /** The service has it: from here a crash may have been billed. */
  | { kind: 'accepted'; handle: JobHandle | null; requestId: string | null }
  | { kind: 'waiting'; position?: number }
  | { kind: 'progress'; fraction?: number }
  /** `index` counts from 0 within the call, successes and failures alike. */
  | { kind: 'image'; index: number; source: ImageSource; width?: number; height?: number }
  | { kind: 'image-failed'; index: number; error: ProviderError }
  | { kind: 'done'; usage?: Usage; warnings: readonly Problem[] };

export interface ImageProvider {
  readonly name: string;
  /** The catalogue's models it offers, and how they differ there. */
  models(): readonly ModelOffer[];
  /**
   * Runs one call to its end. A failure of the whole call is thrown as a `ProviderError`; a failure of one picture is
   * an event. After `done`, or after the iterator ends, nothing more comes.
   */
  generate(call: ProviderCall, ctx: CallContext): AsyncIterable<ProviderEvent>;
  /** Present only where the service can be asked again by id. */
  resume?(handle: JobHandle, ctx: ResumeContext): AsyncIterable<ProviderEvent>;
  cancel?(handle: JobHandle): Promise<'cancelled' | 'requested' | 'too-late'>;
  /** Searches for a submit whose answer was lost; newest last. Present only where the service can be searched. */
  find?(intent: CallIntent, signal: AbortSignal): Promise<readonly JobHandle[]>;
  /** Judges a webhook. Only `verified` is believed; a hint makes the service be asked. */
  webhook?(request: WebhookRequest): Promise<WebhookVerdict>;
}

export type ProviderErrorKind =
  | 'auth'
  | 'no-credit'
  /** The account lacks a key or a setting there, which `detail` names. */
  | 'not-set-up'
  | 'rate-limited'
  | 'overloaded'
  | 'refused-prompt'
  | 'refused-reference'
  | 'refused-output'
  | 'invalid'
  | 'input-unreachable'
  | 'too-large'
  | 'not-found'
  | 'timeout'
  /** No connection was made. */
  | 'unreachable'
  | 'upstream'
  | 'unknown-outcome'
  | 'cancelled';

/**
 * Why a call or one of its pictures failed.
 * `accepted` says whether the service took the work: `true` or `'unknown'` must never be submitted again by us.
 */
export class ProviderError extends AppError {
  readonly kind: ProviderErrorKind;
  readonly accepted: boolean | 'unknown';
  /** Whether what failed for certain costs money all the same. */
  readonly charged: 'no' | 'yes' | 'maybe';
  readonly retryAfterMs: number | null;
  /** The service's own code and request id, for logs and support. */
  readonly serviceCode: string | null;
  readonly requestId: string | null;
  /** The service's own words, for the operator's log, `invalid` and `not-set-up`; never parsed. */
  readonly detail: string | null;

  constructor(
    kind: ProviderErrorKind,
    message: string,
    facts: {
      accepted: boolean | 'unknown';
      charged?: 'no' | 'yes' | 'maybe';
      retryable?: boolean;
      retryAfterMs?: number | null;
      serviceCode?: string | null;
      requestId?: string | null;
      detail?: string | null;
      cause?: unknown;
    },
  ) {
    super(kind, message, { retryable: facts.retryable ?? false, cause: facts.cause });
    this.kind = kind;
    this.accepted = facts.accepted;
    this.charged = facts.charged ?? 'no';
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.serviceCode = facts.serviceCode ?? null;
    this.requestId = facts.requestId ?? null;
    this.detail = facts.detail ?? null;
  }
}
