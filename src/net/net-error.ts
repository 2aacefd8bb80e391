import { AppError, hasCode } from '../errors.ts';

type NetErrorCode =
  | 'refused-address'
  | 'too-large'
  | 'too-many-redirects'
  | 'timeout'
  | 'unreachable'
  | 'interrupted'
  | 'http-status'
  | 'cancelled';

/**
 * A download that did not work. `refused-address` covers hosts outside the rule and addresses that are not public;
 * `interrupted` is a body that ended early. Messages name the host at most: links carry signatures.
 */
export class NetError extends AppError {
  /** The HTTP status, for `http-status` alone. */
  readonly status: number | null;

  constructor(
    code: NetErrorCode,
    message: string,
    facts: { status?: number; retryable?: boolean; cause?: unknown } = {},
  ) {
    super(code, message, { retryable: facts.retryable ?? false, cause: facts.cause });
    this.status = facts.status ?? null;
  }
}

const timeoutCodes = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

/** `otherwise` is what an error that is neither ours, nor an abort, nor a timeout means at this stage. */
export function asNetError(
  error: unknown,
  signal: AbortSignal,
  otherwise: 'unreachable' | 'interrupted',
): NetError {
  if (error instanceof NetError) return error;
  if (signal.aborted) return new NetError('cancelled', 'The download was cancelled', { cause: error });
  if (hasCode(error, ...timeoutCodes))
    return new NetError('timeout', 'The server took too long', { retryable: true, cause: error });
  const message = otherwise === 'interrupted' ? 'The download broke off' : 'The server was not reached';
  return new NetError(otherwise, message, { retryable: true, cause: error });
}
