import type { Readable } from 'node:stream';
import { AppError } from '../errors.ts';
import type { ImageRequest, Problem } from '../request/request.ts';

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
}

export interface CallContext {
  /** Aborting ends our waiting. It does not end the drawing or the bill where the service has no cancel. */
  signal: AbortSignal;
}

/** What a service gave us to ask again by; null where there is no such thing. */
export interface JobHandle {
  provider: string;
  id: string;
}

/** A finished picture, not yet fetched. `open` answers a byte stream and may be called again after a failure. */
export interface ImageSource {
  open(signal: AbortSignal): Promise<Readable>;
}

export interface Usage {
  /** Pictures that are billed. */
  generatedImages: number;
  outputTokens?: number;
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
  /**
   * Runs one call to its end. A failure of the whole call is thrown as a `ProviderError`; a failure of one picture is
   * an event. After `done`, or after the iterator ends, nothing more comes.
   */
  generate(call: ProviderCall, ctx: CallContext): AsyncIterable<ProviderEvent>;
  /** Present only where the service can be asked again by id. */
  resume?(handle: JobHandle, ctx: CallContext): AsyncIterable<ProviderEvent>;
  cancel?(handle: JobHandle): Promise<'cancelled' | 'requested' | 'too-late'>;
}

export type ProviderErrorKind =
  | 'auth'
  | 'no-credit'
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
  readonly retryAfterMs: number | null;
  /** The service's own code and request id, for logs and support. */
  readonly serviceCode: string | null;
  readonly requestId: string | null;
  /** The service's own words, for the operator's log and for `invalid`; never parsed. */
  readonly detail: string | null;

  constructor(
    kind: ProviderErrorKind,
    message: string,
    facts: {
      accepted: boolean | 'unknown';
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
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.serviceCode = facts.serviceCode ?? null;
    this.requestId = facts.requestId ?? null;
    this.detail = facts.detail ?? null;
  }
}
