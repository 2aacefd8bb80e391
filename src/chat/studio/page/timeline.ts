import { type ComponentChildren, h } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry, Picture } from './conversation.ts';
import { Icon } from './icons.ts';
import { MessageView } from './message.ts';
import { useStudio } from './studio-context.ts';

/** Closer to the end than this counts as being at the end. */
const nearPixels = 80;

export interface TimelineProps {
  entries: readonly Entry[];
  /** Grows when this person sends something: they want to see what comes of it. */
  sent: number;
  onOpen(picture: Picture): void;
  /** Null when there are no older messages. */
  onOlder: (() => Promise<void>) | null;
  /** Shown while there are no messages. */
  empty: ComponentChildren;
}

/** The conversation. It stays at its end only for those who are at its end. */
export function Timeline({ entries, sent, onOpen, onOlder, empty }: TimelineProps) {
  const { words } = useStudio();
  const { box, list, isBehind, toEnd } = useScroll(entries.at(-1)?.message.id ?? null, sent);
  const [loading, setLoading] = useState(false);

  async function loadOlder(load: () => Promise<void>) {
    setLoading(true);
    const fromEnd = (box.current?.scrollHeight ?? 0) - (box.current?.scrollTop ?? 0);
    await load();
    setLoading(false);
    requestAnimationFrame(() => {
      if (box.current) box.current.scrollTop = box.current.scrollHeight - fromEnd;
    });
  }

  return h(
    'main',
    { class: 'timeline', ref: box },
    onOlder &&
      h(
        'button',
        { type: 'button', class: 'button older', disabled: loading, onClick: () => loadOlder(onOlder) },
        words.olderMessages,
      ),
    h(
      'div',
      {
        class: 'messages',
        ref: list,
        role: 'log',
        'aria-live': 'polite',
        'aria-relevant': 'additions',
        'aria-label': words.conversation,
      },
      entries.map((entry) => h(MessageView, { key: entry.message.id, entry, onOpen })),
    ),
    entries.length === 0 && empty,
    isBehind &&
      h(
        'button',
        { type: 'button', class: 'button pill', onClick: () => toEnd() },
        h(Icon, { name: 'down' }),
        words.newMessages,
      ),
  );
}

function useScroll(newest: string | null, sent: number) {
  const box = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  const [isBehind, setBehind] = useState(false);

  function toEnd() {
    if (box.current) {
      box.current.scrollTop = box.current.scrollHeight;
      lastTop.current = box.current.scrollTop;
    }
    atEnd.current = true;
    setBehind(false);
  }

  useEffect(() => {
    const element = box.current;
    const onScroll = () => {
      if (!element) return;
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearPixels;
      // Only who goes up leaves the end: what grew since is not seen to have grown yet.
      if (isNear || element.scrollTop < lastTop.current) atEnd.current = isNear;
      lastTop.current = element.scrollTop;
      if (atEnd.current) setBehind(false);
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    // Cards grow and the window changes; whoever is at the end stays there.
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    if (element) observer.observe(element);
    if (list.current) observer.observe(list.current);
    return () => {
      element?.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBehind(true);
  }, [newest]);
  useLayoutEffect(toEnd, [sent]);

  return { box, list, isBehind, toEnd };
}
