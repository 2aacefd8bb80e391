import type { CommandSpec, PersonRef } from '../chat.ts';
import type { StudioMessageStore } from './conversation.ts';
import { isVisibleTo } from './hub.ts';
import { type PageMessage, type StudioMessage, toPageMessage } from './message.ts';
import type { StudioWords } from './page-words.ts';

/** Messages a page loads at once. */
const pageSize = 60;
/** Messages looked through for what a browser missed; past that it loads the conversation again. */
const missedSize = 200;

export interface MessagePage {
  /** Oldest first. */
  messages: PageMessage[];
  /** Ask for older ones with this; null when there are none. */
  before: number | null;
}

/** The answer to `GET /studio/state`: all a page needs to draw itself. */
export interface StudioState extends MessagePage {
  me: { ref: PersonRef; name: string };
  commands: readonly CommandSpec[];
  words: StudioWords;
  maxUploadBytes: number;
  /** Where the event stream goes on from. */
  revision: number;
}

/** The newest messages a person can see, or those before a `seq`, with the cards their threads belong to. */
export async function readPage(
  store: StudioMessageStore,
  person: PersonRef,
  before?: number,
): Promise<MessagePage & { revision: number }> {
  const found = await store.list({ person, limit: pageSize, ...(before !== undefined && { before }) });
  const visible = found.filter((message) => !message.removed);
  const cards = await cardsOutside(store, visible, person);
  const messages = [...cards, ...visible].sort((a, b) => a.seq - b.seq);
  return {
    messages: messages.map(toPageMessage),
    before: found.length < pageSize ? null : (found[0]?.seq ?? null),
    revision: Math.max(0, ...found.map((message) => message.revision)),
  };
}

/** A page may begin between a card and its pictures; the card then comes along. */
async function cardsOutside(
  store: StudioMessageStore,
  messages: readonly StudioMessage[],
  person: PersonRef,
) {
  const present = new Set(messages.map(({ id }) => id));
  const wanted = new Set(messages.flatMap(({ thread }) => (thread && !present.has(thread) ? [thread] : [])));
  const cards = await Promise.all([...wanted].map((id) => store.get(id)));
  return cards.flatMap((card) => (card && !card.removed && isVisibleTo(card, person) ? [card] : []));
}

/** What was written after a revision, in that order; null when it may be more than was looked through. */
export async function readMissed(
  store: StudioMessageStore,
  person: PersonRef,
  after: number,
): Promise<StudioMessage[] | null> {
  const found = await store.list({ person, limit: missedSize });
  const missed = found.filter(({ revision }) => revision > after).sort((a, b) => a.revision - b.revision);
  const [oldest] = found;
  const mayBeMore = found.length === missedSize && oldest !== undefined && oldest.seq > after;
  return mayBeMore ? null : missed;
}
