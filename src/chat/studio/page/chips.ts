import { h } from 'preact';
import type { OptionSpec, Suggestion } from '../../chat.ts';
import { chipOptionsOf, commandOf, type DraftParts, optionsSoFar } from './build-command.ts';
import { useStudio } from './studio-context.ts';
import { useSuggestions } from './use-completion.ts';
import type { Draft } from './use-draft.ts';

/** The most values a number can have to be offered as a list. */
const maxListed = 20;

/** Model, ratio, size and count without any syntax. */
export function Chips({ draft, parts }: { draft: Draft; parts: DraftParts }) {
  const command = commandOf(parts);
  if (!command) return null;
  return chipOptionsOf(command).map((option) =>
    h(Chip, { key: option.name, option, command: command.name, draft, parts }),
  );
}

interface ChipProps {
  option: OptionSpec;
  command: string;
  draft: Draft;
  parts: DraftParts;
}

function Chip({ option, command, draft, parts }: ChipProps) {
  const { words } = useStudio();
  const { [option.name]: _own, ...others } = optionsSoFar(parts);
  const suggested = useSuggestions(command, option, { typed: '', options: others });
  const value = draft.chips[option.name];
  const choose = (typed: string) => draft.setChip(option.name, typed === '' ? null : read(option, typed));
  if (option.type === 'boolean') return h(Toggle, { option, on: value === true, choose });

  const listed = option.choices ?? (option.type === 'integer' ? numbersOf(option) : suggested);
  const isListed = listed.some((one) => one.value === String(value));
  const known =
    value === undefined || isListed ? listed : [...listed, { name: `${value}`, value: `${value}` }];
  return h(
    'label',
    { class: 'chip', 'data-chosen': value !== undefined, title: option.description },
    h('span', {}, option.name),
    known.length > 0 || option.suggests
      ? h(
          'select',
          {
            value: value === undefined ? '' : String(value),
            onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
              choose(currentTarget.value),
          },
          h('option', { value: '' }, words.automatic),
          known.map((one) => h('option', { key: one.value, value: one.value }, one.name)),
        )
      : h('input', {
          value: value ?? '',
          size: 6,
          placeholder: words.automatic,
          onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
            choose(currentTarget.value.trim()),
        }),
  );
}

function Toggle({ option, on, choose }: { option: OptionSpec; on: boolean; choose(typed: string): void }) {
  return h(
    'button',
    {
      type: 'button',
      class: 'chip',
      'aria-pressed': on,
      'data-chosen': on,
      title: option.description,
      onClick: () => choose(on ? '' : 'true'),
    },
    option.name,
  );
}

function numbersOf({ min, max }: OptionSpec): Suggestion[] {
  if (min === undefined || max === undefined || max - min >= maxListed) return [];
  return Array.from({ length: max - min + 1 }, (_, index) => {
    const text = String(min + index);
    return { name: text, value: text };
  });
}

function read({ type }: OptionSpec, typed: string): string | number | boolean {
  if (type === 'boolean') return typed === 'true';
  return type === 'string' ? typed : Number(typed);
}
