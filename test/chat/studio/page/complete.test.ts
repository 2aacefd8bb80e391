import { describe, expect, test } from 'vitest';
import {
  applyCompletion,
  commandItems,
  completionAt,
  optionItems,
  valueItems,
} from '../../../../src/chat/studio/page/complete.ts';
import { commands } from '../stage.ts';

/** The caret stands at the bar. */
const at = (line: string) => {
  const caret = line.indexOf('|');
  return completionAt(line.replace('|', ''), caret, commands, 'imagine');
};

describe('what is typed at the caret', () => {
  test.each([
    ['/|', ''],
    ['/im|', 'im'],
    ['  /Im|', 'im'],
  ])('%s is a command', (line, typed) => {
    expect(at(line)).toMatchObject({ kind: 'command', typed });
  });

  test.each([
    ['a fox --|', ''],
    ['a fox --ra| more', 'ra'],
    ['/imagine —ra|', 'ra'],
  ])('%s is the name of an option', (line, typed) => {
    expect(at(line)).toMatchObject({ kind: 'option', typed, command: { name: 'imagine' } });
  });

  test.each([
    ['a fox --ratio |', 'ratio', ''],
    ['a fox --ratio 16|', 'ratio', '16'],
    ['a fox --ratio=1|6:9', 'ratio', '1'],
    ['a fox --ratio=|', 'ratio', ''],
    ['/imagine model:4|', 'model', '4'],
    ['a fox --model "Mod|"', 'model', 'Mod'],
    ['--ratio | --private', 'ratio', ''],
  ])('%s is the value of an option', (line, option, typed) => {
    expect(at(line)).toMatchObject({ kind: 'value', option: { name: option }, typed });
  });

  test.each(['a fox|', 'a fox --ratio 16:9 |', 'a fox --private |', '/queue |', '/paint |', 'half -|'])(
    '%s is ordinary text',
    (line) => {
      expect(at(line)).toBeNull();
    },
  );
});

describe('a suggestion', () => {
  test('replaces what was typed of it, and nothing else', () => {
    const completion = at('a fox --ra|t --private');
    const [command] = commands;
    if (!completion || !command) throw new Error('nothing to complete');
    const [item] = optionItems('ra', command, []);
    if (!item) throw new Error('no suggestion');
    expect(applyCompletion('a fox --rat --private', completion, item)).toEqual({
      text: 'a fox --ratio --private',
      caret: 'a fox --ratio '.length,
    });
  });

  test('offers no option twice, none that needs a picture, and not the text', () => {
    const [command] = commands;
    const names = command && optionItems('', command, ['model']).map(({ label }) => label);
    expect(names).toEqual(['--ratio', '--size', '--count', '--guidance', '--private']);
  });

  test('a whole command name needs no suggestion', () => {
    expect(commandItems('queue', commands, 'imagine')).toEqual([]);
    expect(commandItems('q', commands, 'imagine').map(({ insert }) => insert)).toEqual(['/queue ']);
  });

  test('the command that plain words stand for comes first, then those that take pictures', () => {
    const listed = [...commands].reverse();
    const names = (plain: string) => commandItems('', listed, plain).map(({ label }) => label);
    expect(names('imagine')).toEqual(['/imagine', '/edit', '/queue']);
    expect(names('edit')).toEqual(['/edit', '/imagine', '/queue']);
  });

  test('a value is found by its name too, and quoted when it has spaces', () => {
    const values = [
      { name: 'Large', value: '4K' },
      { name: 'Film look', value: 'film look' },
    ];
    expect(valueItems('lar', values).map(({ insert }) => insert)).toEqual(['4K ']);
    expect(valueItems('film', values).map(({ insert }) => insert)).toEqual(['"film look" ']);
  });
});
