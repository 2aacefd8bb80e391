import { randomUUID } from 'node:crypto';
import type { Address } from '../../request/address.ts';
import type { OutMessage, PostedRef, PrivateMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { decodeAddress } from './address.ts';
import { filesOf, type StudioMessage } from './message.ts';

/** Where the conversation is kept. `app.ts` hands in the store's. */
export interface StudioMessageStore {
  /** Inserts, or replaces by id. */
  put(message: StudioMessage): Promise<void>;
  findByKey(address: string, key: string): Promise<StudioMessage | null>;
  get(id: string): Promise<StudioMessage | null>;
  /** The last `limit` messages visible to a `PersonRef`, newest last; with `before`, only those of a lower `seq`. */
  list(filter: { person: string; before?: number; limit: number }): Promise<StudioMessage[]>;
  remove(id: string): Promise<void>;
}

export interface Posting {
  address: Address;
  key: string;
  message: PrivateMessage;
  answers?: StudioMessage['answers'];
  actsAt?: Address | null;
}

export interface Conversation {
  post(posting: Posting): Promise<PostedRef>;
  update(ref: PostedRef, message: OutMessage): Promise<void>;
  remove(ref: PostedRef): Promise<void>;
  /** Forgets private words their reader has dismissed. */
  dismiss(message: StudioMessage): Promise<void>;
}

export interface ConversationOptions {
  messages: StudioMessageStore;
  /** Called after every write, in the order of revisions. */
  publish(message: StudioMessage): void;
  now(): number;
}

/** Writes messages one after another, so that what is read before a write still holds when it is written. */
export function createConversation({ messages, publish, now }: ConversationOptions): Conversation {
  const inTurn = createTurns();
  let lastNumber = 0;
  // Counting from the clock keeps numbers growing across restarts without a read.
  const nextNumber = () => {
    lastNumber = Math.max(lastNumber + 1, now());
    return lastNumber;
  };

  async function write(message: StudioMessage): Promise<void> {
    const written = { ...message, revision: nextNumber(), updatedAt: now() };
    await messages.put(written);
    publish(written);
  }

  async function post(posting: Posting): Promise<PostedRef> {
    const { address, key } = posting;
    const where = decodeAddress(address);
    if (!where) throw new ChatError('address-unknown', 'not an address of the studio', { permanent: true });
    const earlier = await messages.findByKey(address, key);
    if (earlier) return { address, id: earlier.id };
    if (where.card !== null) await liveMessage(where.card);
    const id = randomUUID();
    const at = now();
    await write({
      ...contentOf(posting.message),
      ...{ id, seq: nextNumber(), revision: 0, address, key, removed: false },
      ...{ thread: where.card, visibleTo: where.person, createdAt: at, updatedAt: at },
      ...{ answers: posting.answers ?? null, actsAt: posting.actsAt ?? null },
    });
    return { address, id };
  }

  async function liveMessage(id: string): Promise<StudioMessage> {
    const message = await messages.get(id);
    if (message && !message.removed) return message;
    throw new ChatError('chat-gone', 'the message was removed', { permanent: true });
  }

  return {
    post: (posting) => inTurn(() => post(posting)),
    update: (ref, message) =>
      inTurn(async () => {
        const before = await liveMessage(ref.id);
        await write({ ...before, ...contentOf(keepKnown(message, before)) });
      }),
    remove: (ref) =>
      inTurn(async () => {
        const message = await messages.get(ref.id);
        if (message && !message.removed) await write({ ...message, ...contentOf({}), removed: true });
      }),
    dismiss: (message) =>
      inTurn(async () => {
        await messages.remove(message.id);
        publish({ ...message, revision: nextNumber(), removed: true });
      }),
  };
}

/** A message that adds no file to those it had before. */
function keepKnown(message: OutMessage, before: StudioMessage): OutMessage {
  const { card, files = [] } = message;
  const known = filesOf(before).map(({ name }) => name);
  const sheet = card?.sheet && known.includes(card.sheet.name) ? card.sheet : null;
  return {
    ...message,
    ...(card && { card: { ...card, sheet } }),
    files: files.filter(({ name }) => known.includes(name)),
  };
}

function contentOf(message: PrivateMessage) {
  const { card, menu } = message;
  return {
    card: card ? { ...card, tiles: [...card.tiles], notes: [...card.notes] } : null,
    text: message.text ?? null,
    files: [...(message.files ?? [])],
    buttons: (message.buttons ?? []).map((row) => [...row]),
    menu: menu ? { ...menu, options: [...menu.options] } : null,
    mention: message.mention ?? null,
    returnPrompt: message.returnPrompt ?? null,
  };
}

/** Runs tasks one after another; a failed one does not stop the next. */
function createTurns(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => null);
    return mine;
  };
}
