import { createHash } from 'node:crypto';

/**
 * Where to post, as one opaque string: `platform:…`. Only the platform's own folder reads what follows the colon. It
 * outlives reply tokens and processes.
 */
export type Address = string;

export function platformOf(address: Address): string {
  return address.slice(0, address.indexOf(':'));
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A job's id: 60 bits of a hash of the request's natural key, so that a redelivery is not a second job. */
export function jobIdFor(naturalKey: string): string {
  const bytes = createHash('sha256').update(naturalKey).digest();
  return Array.from(bytes.subarray(0, 12), (byte) => alphabet[byte % 32]).join('');
}

/** A picture's short id, good in every chat: the job's id and the picture's number, counted from 1. */
export function imageIdFor(jobId: string, index: number): string {
  return `${jobId}-${index + 1}`;
}

export function parseImageId(text: string): { jobId: string; index: number } | null {
  const match = /^([0-9a-z]{12})-(\d{1,2})$/.exec(text.trim().toLowerCase());
  return match?.[1] ? { jobId: match[1], index: Number(match[2]) - 1 } : null;
}
