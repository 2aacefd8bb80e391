import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DraftParts } from './build-command.ts';
import { applyCompletion, type CompletionItem } from './complete.ts';
import { useCompletion } from './use-completion.ts';
import type { Draft } from './use-draft.ts';

export interface Situation {
  /** Suggestions are shown. */
  isOpen: boolean;
  /** One of them is marked. */
  isMarked: boolean;
  isEmpty: boolean;
  /** How many lines back the box shows; 0 is none. */
  recalled: number;
}

export type KeyAction = 'close' | 'next' | 'previous' | 'choose' | 'send' | 'recall' | 'forward';

/** What a key does in the box; null leaves it to the browser. */
export function keyActionFor(key: string, shift: boolean, now: Situation): KeyAction | null {
  if (now.isOpen && key === 'Escape') return 'close';
  if (now.isOpen && key === 'ArrowDown') return 'next';
  if (now.isOpen && key === 'ArrowUp') return 'previous';
  if (now.isOpen && key === 'Tab' && !shift) return 'choose';
  if (key === 'Enter' && !shift) return now.isOpen && now.isMarked ? 'choose' : 'send';
  if (key === 'ArrowUp' && (now.isEmpty || now.recalled > 0)) return 'recall';
  if (key === 'ArrowDown' && now.recalled > 0) return 'forward';
  return null;
}

export interface TypingParts {
  box: RefObject<HTMLTextAreaElement | null>;
  onSent(): void;
}

/** The keys of the box: Enter sends, Tab completes, arrows choose, Up recalls, Escape closes. */
export function useTyping(draft: Draft, parts: DraftParts, { box, onSent }: TypingParts) {
  const [caret, setCaret] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const [recalled, setRecalled] = useState(0);
  const moveCaret = useCaret(box);
  const { completion, items } = useCompletion(parts, caret);
  const isOpen = items.length > 0 && closedFor !== draft.text;
  // Only a command is completed by Enter without being marked: everywhere else Enter sends.
  const active = Math.min(marked ?? (completion?.kind === 'command' ? 0 : -1), items.length - 1);

  function setText(text: string, at = text.length) {
    moveCaret(at);
    setCaret(at);
    setMarked(null);
    setClosedFor(null);
    draft.setText(text);
  }
  function choose(item: CompletionItem | undefined) {
    if (!completion || !item) return;
    const next = applyCompletion(draft.text, completion, item);
    setText(next.text, next.caret);
  }
  async function send() {
    setRecalled(0);
    setClosedFor(draft.text);
    await draft.send();
    onSent();
  }
  function recall(place: number) {
    const line = place === 0 ? '' : draft.history.at(-place);
    if (line === undefined) return;
    setRecalled(place);
    setText(line);
    setClosedFor(line);
  }

  const actions: Record<KeyAction, () => void> = {
    close: () => setClosedFor(draft.text),
    next: () => setMarked(active + 1 < items.length ? active + 1 : 0),
    previous: () => setMarked(active > 0 ? active - 1 : items.length - 1),
    choose: () => choose(items[Math.max(0, active)]),
    send,
    recall: () => recall(recalled + 1),
    forward: () => recall(recalled - 1),
  };
  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      const now = { isOpen, isMarked: active >= 0, isEmpty: draft.text === '', recalled };
      const action = event.isComposing ? null : keyActionFor(event.key, event.shiftKey, now);
      if (action === null) return;
      event.preventDefault();
      actions[action]();
    },
    onInput({ currentTarget }: { currentTarget: HTMLTextAreaElement }) {
      moveCaret(null);
      setCaret(currentTarget.selectionStart);
      setMarked(null);
      setRecalled(0);
      draft.setText(currentTarget.value);
    },
    onSelect({ currentTarget }: { currentTarget: HTMLTextAreaElement }) {
      setCaret(currentTarget.selectionStart);
    },
    onBlur: () => setClosedFor(draft.text),
    onPaste(event: ClipboardEvent) {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      draft.references.add(files);
    },
  };
  return { handlers, items, active, isOpen, choose, send, setText };
}

/** Moves the caret once the box shows the text it was meant for. */
function useCaret(box: RefObject<HTMLTextAreaElement | null>): (to: number | null) => void {
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    box.current?.focus();
    box.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  return (to) => {
    wanted.current = to;
  };
}
