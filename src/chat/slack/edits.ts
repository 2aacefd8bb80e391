import type { Logger } from '../../log.ts';
import type { OutMessage, PostedRef } from '../chat.ts';
import { decodeAddress, type SlackAddress } from './address.ts';
import { changingCards } from './limits.ts';
import type { Lines } from './lines.ts';

export interface EditParts {
  lines: Lines;
  /** Makes the edit. */
  send(ref: PostedRef, message: OutMessage): Promise<void>;
  log: Logger;
}

/** Edits of all cards of a workspace share its minute: states in between may be left out, the last one never. */
export interface Edits {
  /** Resolves once it stands; for a card that will change again, also once it waits for its turn. */
  update(ref: PostedRef, message: OutMessage): Promise<void>;
}

export function createEdits({ lines, send, log }: EditParts): Edits {
  /** What a card is to show when its turn comes; a newer state takes the place of an older one. */
  const newest = new Map<string, OutMessage>();
  const onTheWay = new Map<string, Promise<void>>();

  /** One edit of a card at a time, or an older state could come out on top. */
  async function inOrder(card: string, work: () => Promise<void>): Promise<void> {
    const earlier = onTheWay.get(card) ?? Promise.resolve();
    // How that one ended is told to whoever waits for it.
    const next = earlier.catch(() => undefined).then(work);
    onTheWay.set(card, next);
    try {
      await next;
    } finally {
      if (onTheWay.get(card) === next) onTheWay.delete(card);
    }
  }

  async function whenItIsTheirTurn(address: SlackAddress, ref: PostedRef, card: string): Promise<void> {
    const leave = await lines.enter({ limit: changingCards(address), lane: card });
    const message = newest.get(card);
    newest.delete(card);
    if (!leave) return;
    try {
      if (message) await inOrder(card, () => send(ref, message));
    } finally {
      leave({ used: message !== undefined });
    }
  }

  return {
    async update(ref, message) {
      const address = decodeAddress(ref.address);
      const card = `${address.channel}:${ref.id}`;
      if (message.card?.tone !== 'working') {
        newest.delete(card);
        return inOrder(card, () => send(ref, message));
      }
      const waits = newest.has(card);
      newest.set(card, message);
      if (waits) return;
      const atOnce = lines.isFree(changingCards(address));
      const turn = whenItIsTheirTurn(address, ref, card);
      if (atOnce) return turn;
      turn.catch((error: unknown) => log.info({ error: String(error) }, 'a card was not edited in between'));
    },
  };
}
