import type { Json } from '../discord/json.ts';

/** ok:false. A fault is what a good client should not have done, in words. */
export class Refused extends Error {
  readonly code: string;
  readonly fault: string | null;
  readonly details: Json;

  constructor(code: string, fault: string | null, details: Json) {
    super(fault ?? code);
    this.code = code;
    this.fault = fault;
    this.details = details;
  }
}

/** The world is not as the client believed. */
export function refused(code: string, details: Json = {}): Refused {
  return new Refused(code, null, details);
}

/** The client is wrong. */
export function faulted(code: string, fault: string, details: Json = {}): Refused {
  return new Refused(code, fault, details);
}

/** What a request too many gets. */
export class TooMany extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('ratelimited');
    this.retryAfter = retryAfter;
  }
}
