import type { Address } from '../../request/address.ts';
import type { PersonRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';

export const platform = 'studio';
/** The one conversation everybody shares. It is the studio's only place, too. */
export const mainAddress: Address = 'studio:main';

export interface StudioAddress {
  /** Null is the shared conversation; otherwise only this person sees what is posted. */
  person: PersonRef | null;
  /** The id of the card whose thread it is. */
  card: string | null;
}

/** `studio:main`, `studio:@<person>`, and either with `/<card>` for a card's thread. */
export function encodeAddress({ person, card }: StudioAddress): Address {
  const base = person === null ? mainAddress : `${platform}:@${personIdOf(person)}`;
  return card === null ? base : `${base}/${card}`;
}

/** Null when the address is not one of the studio's. */
export function decodeAddress(address: Address): StudioAddress | null {
  const match = /^studio:(?:main|@([0-9a-zA-Z-]+))(?:\/([0-9a-zA-Z-]+))?$/.exec(address);
  if (!match) return null;
  return { person: match[1] === undefined ? null : personRefOf(match[1]), card: match[2] ?? null };
}

/** The conversation an address lies in: itself, or that of the card whose thread it is. Null when it is not ours. */
export function conversationOf(address: Address): Address | null {
  const where = decodeAddress(address);
  return where && encodeAddress({ person: where.person, card: null });
}

/** @throws ChatError when the address is not one of the studio's */
export function channelOf(address: Address): string {
  const channel = conversationOf(address);
  if (channel === null) throw unknownAddress();
  return channel;
}

export function unknownAddress(): ChatError {
  return new ChatError('address-unknown', 'not an address of the studio', { permanent: true });
}

export function personRefOf(id: string): PersonRef {
  return `${platform}:${id}`;
}

export function personIdOf(person: PersonRef): string {
  return person.slice(platform.length + 1);
}
