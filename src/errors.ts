/**
 * The base of every error this project throws on purpose. `code` is a stable lower-case word that code may branch
 * on; the message is for logs. What a person reads is made from `code` in `words/`.
 */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, options: { retryable?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** Whether an error of the system or of a library carries one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** No room on the disk, or none left of this account's share of it. */
export function isDiskFull(error: unknown): boolean {
  return hasCode(error, 'ENOSPC', 'EDQUOT');
}

/** A start-up setting is missing or wrong. The message names the setting and never its value. */
export class ConfigError extends AppError {
  constructor(message: string) {
    super('config', message);
  }
}
