import { useEffect, useState } from 'preact/hooks';
import type { Messages } from './conversation.ts';

export interface LinkedOptions {
  messages: Messages;
  /** Null when there are no older messages. */
  loadOlder: (() => Promise<void>) | null;
  /** The linked message is nowhere. */
  onMissing(): void;
}

/** Brings the message that the page's address names (`#<id>`) into view, however old, and says which one it is. */
export function useLinked({ messages, loadOlder, onMissing }: LinkedOptions): string | null {
  const [wanted, setWanted] = useState(linkedId);
  const [marked, setMarked] = useState<string | null>(null);

  useEffect(() => {
    const follow = () => setWanted(linkedId());
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
    if (messages.has(wanted)) {
      setMarked(wanted);
      setWanted(null);
      // Once the list has settled at its end, it is left again.
      requestAnimationFrame(() => document.getElementById(wanted)?.scrollIntoView({ block: 'center' }));
    } else if (loadOlder) void loadOlder();
    else {
      setWanted(null);
      onMissing();
    }
  }, [wanted, messages]);
  return marked;
}

function linkedId(): string | null {
  return /^#([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null;
}
