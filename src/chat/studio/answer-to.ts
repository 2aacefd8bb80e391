import { randomUUID } from 'node:crypto';
import type { EventRef, PrivateMessage } from '../chat.ts';
import { encodeAddress } from './address.ts';
import type { Posting } from './conversation.ts';
import { decodeEventRef } from './event-ref.ts';

/** Private words for who did something, headed by what they did. */
export function answerTo(ref: EventRef, message: PrivateMessage): Posting {
  const { person, address, ...answers } = decodeEventRef(ref);
  const own = encodeAddress({ person, card: null });
  return { address: own, message, key: `answer:${randomUUID()}`, answers, actsAt: address };
}
