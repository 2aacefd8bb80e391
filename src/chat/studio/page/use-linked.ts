import { useEffect, useState } from 'preact/hooks';
import type { Messages, Picture } from './conversation.ts';

export interface LinkedOptions {
  messages: Messages;
  /** Null when there are no older messages. */
  loadOlder: (() => Promise<void>) | null;
  /** The linked message is nowhere. */
  onMissing(): void;
}

/** What a link led to: a message, or one of its pictures. */
export interface Linked {
  message: string;
  /** Which picture of its job; null is the whole message. */
  index: number | null;
}

/**
 * Brings what the page's address names (`#<message>` or `#<message>/<picture>`) into view, however old, and says what
 * it is.
 */
export function useLinked({ messages, loadOlder, onMissing }: LinkedOptions): Linked | null {
  const [wanted, setWanted] = useState(linked);
  const [marked, setMarked] = useState<Linked | null>(null);

  useEffect(() => {
    const follow = () => setWanted(linked());
    // The same link once more changes nothing in the address.
    const again = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
      if (link?.getAttribute('href') === location.hash) follow();
    };
    window.addEventListener('hashchange', follow);
    document.addEventListener('click', again);
    return () => {
      window.removeEventListener('hashchange', follow);
      document.removeEventListener('click', again);
    };
  }, []);

  useEffect(() => {
    if (wanted === null) return;
    const found = messages.get(wanted.message);
    if (!found && loadOlder) return void loadOlder();
    setWanted(null);
    const { index } = wanted;
    if (!found || (index !== null && found.files.every((file) => file.index !== index))) return onMissing();
    setMarked(wanted);
    // Once the list has settled at its end, it is left again.
    requestAnimationFrame(() => elementOf(wanted)?.scrollIntoView({ block: 'center' }));
  }, [wanted, messages]);
  return marked;
}

export function leadsTo({ message, index }: Linked, picture: Picture): boolean {
  return picture.message.id === message && (index === null || picture.file.index === index);
}

/** The id of a picture's element, where links lead to it. */
export function pictureAnchor({ message, file }: Picture): string {
  return `${message.id}/${file.index}`;
}

function elementOf({ message, index }: Linked): HTMLElement | null {
  return document.getElementById(`${message}/${index}`) ?? document.querySelector(`[id^="${message}"]`);
}

function linked(): Linked | null {
  const [, message, index] = /^#([0-9a-f-]{36})(?:\/(\d{1,3}))?$/.exec(location.hash) ?? [];
  return message === undefined ? null : { message, index: index === undefined ? null : Number(index) };
}
