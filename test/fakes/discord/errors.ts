import type { Json } from './json.ts';

/** An answer that is not 2xx. `fault` says what the client should never have done. */
export class Refused extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Json | undefined;
  readonly fault: string | null;
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { errors?: Json; fault?: string; retryAfter?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = more.errors;
    this.fault = more.fault ?? null;
    this.retryAfter = more.retryAfter ?? null;
  }

  get body(): Json {
    const { message, code, errors, retryAfter } = this;
    const waiting = retryAfter === null ? {} : { retry_after: retryAfter };
    return { message, code, ...(errors ? { errors } : {}), ...waiting };
  }
}

const table: Record<number, [status: number, message: string]> = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  30015: [400, 'Maximum number of attachments in a message reached (10)'],
  30046: [400, 'Maximum number of edits to messages older than 1 hour reached. Try again later'],
  40005: [413, 'Request entity too large'],
  40058: [400, 'Cannot message this channel until it has a thread'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'This interaction has reached the maximum number of follow-up messages.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [400, 'Thread is locked'],
};

/** One of Discord's numbered refusals. */
export function refused(code: number, fault?: string): Refused {
  const [status, message] = table[code] ?? [400, 'Error'];
  return new Refused(status, code, message, fault === undefined ? {} : { fault });
}

type Step = string | number;

/** Collects what is wrong with a form, for one 50035 that names every field. */
export class Form {
  readonly #errors: Json = {};
  readonly #faults: string[] = [];

  wrong(path: readonly Step[], code: string, message: string): void {
    let node = this.#errors;
    for (const step of path) {
      const next = (node[step] ?? {}) as Json;
      node[step] = next;
      node = next;
    }
    node._errors = [...((node._errors as Json[] | undefined) ?? []), { code, message }];
    this.#faults.push(`${path.join('.') || 'body'}: ${message} [${code}]`);
  }

  check(): void {
    if (this.#faults.length > 0) throw invalidForm(this.#errors, this.#faults.join('; '));
  }
}

export function invalidForm(errors: Json, fault?: string): Refused {
  return new Refused(400, 50035, 'Invalid Form Body', fault === undefined ? { errors } : { errors, fault });
}
