import { z } from 'zod';
import type { EventRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { platform } from './address.ts';

const tokenSchema = z.strictObject({
  person: z.string(),
  /** What the person did: the browser's id for it, and its words for the answer's heading. */
  key: z.string(),
  line: z.string(),
  /** Where it was done: what the answer's buttons start goes there. */
  address: z.string(),
});

export type StudioEvent = z.infer<typeof tokenSchema>;

/** Everything an answer needs is in the token, so nothing is remembered between. */
export function encodeEventRef(event: StudioEvent): EventRef {
  return { platform, token: JSON.stringify(event) };
}

/** @throws ChatError when the ref was made by another platform */
export function decodeEventRef(ref: EventRef): StudioEvent {
  if (ref.platform === platform) return tokenSchema.parse(JSON.parse(ref.token));
  throw new ChatError('event-unknown', 'not an event of the studio', { permanent: true });
}
