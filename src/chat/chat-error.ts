import { AppError } from '../errors.ts';
import type { Params } from '../request/request.ts';

/**
 * A platform would not do what was asked. `permanent` ends the trying; otherwise the same call may succeed later.
 * `unclear` means it may have been done although no answer came. `code` and `params` have a sentence.
 */
export class ChatError extends AppError {
  readonly permanent: boolean;
  readonly unclear: boolean;
  readonly params: Params;

  constructor(
    code: string,
    message: string,
    facts: { permanent: boolean; unclear?: boolean; params?: Params; cause?: unknown },
  ) {
    super(code, message, { retryable: !facts.permanent, cause: facts.cause });
    this.permanent = facts.permanent;
    this.unclear = facts.unclear ?? false;
    this.params = facts.params ?? {};
  }
}
