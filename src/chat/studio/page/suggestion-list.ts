import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CompletionItem } from './complete.ts';
import { useStudio } from './studio-context.ts';

export const suggestionListId = 'suggestions';

export interface SuggestionListProps {
  items: readonly CompletionItem[];
  active: number;
  onChoose(item: CompletionItem): void;
}

export function SuggestionList({ items, active, onChoose }: SuggestionListProps) {
  const { words } = useStudio();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  return h(
    'ul',
    {
      class: 'suggestions',
      id: suggestionListId,
      role: 'listbox',
      'aria-label': words.suggestions,
      ref: list,
    },
    items.map((item, index) =>
      h(
        'li',
        {
          key: item.label,
          id: suggestionId(index),
          role: 'option',
          'aria-selected': index === active,
          // The box keeps the focus.
          onMouseDown: (event: Event) => event.preventDefault(),
          onClick: () => onChoose(item),
        },
        h('span', { class: 'suggestion-label' }, item.label),
        h('span', { class: 'suggestion-detail' }, item.detail),
      ),
    ),
  );
}

export function suggestionId(index: number): string {
  return `${suggestionListId}-${index}`;
}
