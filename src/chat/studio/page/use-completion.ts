import { useEffect, useState } from 'preact/hooks';
import type { OptionSpec, Suggestion } from '../../chat.ts';
import { findOptions, splitCommand } from '../../command-line.ts';
import { post } from './api.ts';
import type { DraftParts } from './build-command.ts';
import { optionsSoFar, plainCommandFor } from './build-command.ts';
import {
  type Completion,
  type CompletionItem,
  commandItems,
  completionAt,
  optionItems,
  valueItems,
} from './complete.ts';
import { useStudio } from './studio-context.ts';

/** Typing goes on for a moment before the core is asked. */
const pauseMs = 120;

export interface CompletionState {
  completion: Completion | null;
  items: readonly CompletionItem[];
}

/** What could come at the caret. */
export function useCompletion(parts: DraftParts, caret: number): CompletionState {
  const { commands } = useStudio();
  const completion = completionAt(parts.text, caret, commands, plainCommandFor(parts.pictures));
  const wanted = completion?.kind === 'value' ? completion : null;
  const suggestions = useSuggestions(wanted?.command.name ?? null, wanted?.option ?? null, {
    typed: wanted?.typed ?? '',
    options: wanted ? withoutOption(optionsSoFar(parts), wanted.option.name) : {},
  });
  return { completion, items: completion ? itemsFor(completion, parts, suggestions) : [] };
}

function itemsFor(
  completion: Completion,
  { text, commands, pictures }: DraftParts,
  suggestions: readonly Suggestion[],
) {
  if (completion.kind === 'command')
    return commandItems(completion.typed, commands, plainCommandFor(pictures));
  if (completion.kind === 'value') return valueItems(completion.typed, suggestions);
  const { rest, restFrom } = splitCommand(text);
  const others = findOptions(rest, completion.command).filter(
    ({ from }) => from + restFrom !== completion.from,
  );
  return optionItems(
    completion.typed,
    completion.command,
    others.map(({ name }) => name),
  );
}

/** The values an option can have: its choices, or what the core suggests for what is chosen so far. */
export function useSuggestions(
  command: string | null,
  option: OptionSpec | null,
  { typed, options }: { typed: string; options: Readonly<Record<string, string | number | boolean>> },
): readonly Suggestion[] {
  const [found, setFound] = useState<{ question: string; list: readonly Suggestion[] } | null>(null);
  const asks = command !== null && option?.suggests === true;
  const question = asks ? JSON.stringify({ command, option: option.name, typed, options }) : null;
  useEffect(() => {
    if (question === null) return;
    const timer = setTimeout(async () => {
      const result = await post<{ suggestions: Suggestion[] }>('/studio/suggest', JSON.parse(question));
      if (result.ok) setFound({ question, list: result.value.suggestions });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [question]);
  if (option?.choices) return option.choices;
  // An older answer for the same option is shown until the newer one is here.
  return asks && found && sameOption(found.question, command, option.name) ? found.list : [];
}

function sameOption(question: string, command: string, option: string): boolean {
  return question.startsWith(JSON.stringify({ command, option }).slice(0, -1));
}

function withoutOption<T>(options: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(options).filter(([other]) => other !== name));
}
