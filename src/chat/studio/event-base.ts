import type { Address } from '../../request/address.ts';
import type { ChatHandlers, CommandSpec, Form } from '../chat.ts';
import { encodeAddress, mainAddress, personRefOf } from './address.ts';
import type { AttachmentSource } from './attachments.ts';
import type { Conversation } from './conversation.ts';
import { encodeEventRef } from './event-ref.ts';
import { isVisibleTo } from './hub.ts';
import type { StudioMessage } from './message.ts';
import type { StudioWords } from './page-words.ts';
import type { StudioPerson } from './people.ts';

export interface EventParts extends AttachmentSource {
  conversation: Conversation;
  commands: readonly CommandSpec[];
  words: StudioWords;
  /** Null while the studio is not running. */
  handlers(): ChatHandlers | null;
}

/** What the page is told when something was done: a form, where one is to be filled first. */
export interface Done {
  form?: Form;
}

/** What every event of a person says. */
export function eventBase(person: StudioPerson, cause: { key: string; line: string; address: Address }) {
  const ref = personRefOf(person.id);
  return {
    ref: encodeEventRef({ person: ref, ...cause }),
    ...{ place: mainAddress, address: cause.address },
    person: ref,
    personName: person.name,
    // Whoever may enter the studio operates it: there is nobody else.
    moderator: true,
    // The page speaks one language, and so do the cards on it.
    locale: 'en',
    naturalKey: `${ref}:${cause.key}`,
  };
}

/** A message as far as this person sees it. */
export async function findMessage(id: string, person: StudioPerson, { messages }: EventParts) {
  const message = await messages.get(id);
  return message && isVisibleTo(message, personRefOf(person.id)) ? message : null;
}

/** What was started from a message goes on there: a private card's stays private, an answer's goes where it was asked. */
export function goingOnFrom({ actsAt, visibleTo }: StudioMessage): Address {
  return actsAt ?? encodeAddress({ person: visibleTo, card: null });
}
