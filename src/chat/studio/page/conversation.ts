import type { Card } from '../../chat.ts';
import type { PageMessage, StudioFile } from '../message.ts';

export type Messages = ReadonlyMap<string, PageMessage>;

/** A message of the conversation with what was posted in its thread, oldest first. */
export interface Entry {
  message: PageMessage;
  thread: readonly PageMessage[];
}

/** Older writes never replace newer ones, whatever order they arrive in. */
export function addMessages(messages: Messages, arrived: readonly PageMessage[]): Messages {
  const next = new Map(messages);
  for (const message of arrived) {
    const known = next.get(message.id);
    if (!known || known.revision <= message.revision) next.set(message.id, message);
  }
  return next;
}

export function removeMessage(messages: Messages, id: string): Messages {
  const next = new Map(messages);
  next.delete(id);
  return next;
}

/** Puts threads under their cards. What belongs to a card that is gone stands alone. */
export function groupMessages(messages: Messages): Entry[] {
  const sorted = [...messages.values()].sort((a, b) => a.seq - b.seq);
  const threads = new Map<string, PageMessage[]>();
  const alone: PageMessage[] = [];
  for (const message of sorted) {
    const card = message.thread !== null && messages.has(message.thread) ? message.thread : null;
    if (card === null) alone.push(message);
    else threads.set(card, [...(threads.get(card) ?? []), message]);
  }
  return alone.map((message) => ({
    message,
    thread: withoutRepeats(message, threads.get(message.id) ?? []),
  }));
}

/** Elsewhere every message of a thread carries its job's buttons; here they stand together, so once is enough. */
function withoutRepeats(card: PageMessage, thread: readonly PageMessage[]): PageMessage[] {
  const known = new Set(card.buttons.flat().map(({ id }) => id));
  return thread.map((message) => {
    const rows = message.buttons.map((row) => row.filter(({ id }) => !known.has(id)));
    for (const { id } of rows.flat()) known.add(id);
    return { ...message, buttons: rows.filter((row) => row.length > 0) };
  });
}

/** A place in a card's grid: a picture, or what its square says while there is none. */
export interface Slot {
  state: Card['tiles'][number]['state'];
  label: string;
  picture: Picture | null;
}

export interface Picture {
  message: PageMessage;
  file: StudioFile;
}

/** How long after its card's last change a finished picture may still be on its way here. */
const arrivalMs = 15_000;

/** Every picture of an entry at its place, and a place for each that is still to come. */
export function slotsOf({ message, thread }: Entry, now: number): Slot[] {
  const tiles = message.card?.tiles ?? [];
  const slots: Slot[] = tiles.map((tile) => ({ ...tile, picture: null }));
  const rest: Picture[] = [];
  for (const picture of picturesOf([message, ...thread])) {
    const slot = slots[picture.file.index ?? -1];
    if (slot && !slot.picture) slot.picture = picture;
    else rest.push(picture);
  }
  for (const picture of rest) {
    const slot = slots.find(({ picture: taken, state }) => !taken && state === 'done');
    if (slot) slot.picture = picture;
    else slots.push({ state: 'done', label: picture.file.alt, picture });
  }
  return slots.filter((slot) => isShown(slot, message, now));
}

export function picturesOf(messages: readonly PageMessage[]): Picture[] {
  return messages.flatMap((message) => message.files.map((file) => ({ message, file })));
}

/** A picture of a job. Others are made from several, or show something else: nobody goes on from those. */
export function isOfJob({ message, file }: Picture): boolean {
  return file.index !== null || message.thread !== null;
}

/** Once a card has ended or was cancelled, a square without a picture has nothing to wait for. */
function isShown({ picture, state }: Slot, { card, updatedAt }: PageMessage, now: number): boolean {
  if (picture) return true;
  if (state === 'deleted' || (card?.isCancelled && state !== 'failed')) return false;
  if (state === 'done' && now - updatedAt < arrivalMs) return true;
  return card?.tone === 'working' || (card?.tone === 'partial' && state === 'failed');
}

/** The shape to keep free for pictures that are still to come, as width divided by height. */
export function expectedShape(slots: readonly Slot[], ratio: number): number {
  const known = slots.find((slot) => slot.picture !== null)?.picture?.file;
  return known ? known.width / known.height : ratio;
}
