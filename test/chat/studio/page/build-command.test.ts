import { describe, expect, test } from 'vitest';
import { buildCommand, chipOptionsOf, commandOf } from '../../../../src/chat/studio/page/build-command.ts';
import { keyActionFor } from '../../../../src/chat/studio/page/use-typing.ts';
import { formCommand } from '../../heard.ts';
import { commands, option } from '../stage.ts';

const build = (
  text: string,
  more: { chips?: Record<string, string | number | boolean>; pictures?: number } = {},
) => buildCommand({ text, chips: more.chips ?? {}, pictures: more.pictures ?? 0, commands });

describe('sending the box', () => {
  test('words alone make pictures; with reference pictures they change them', () => {
    expect(build('a fox').command?.name).toBe('imagine');
    expect(build('make it night', { pictures: 2 })).toMatchObject({
      command: { name: 'edit' },
      options: { prompt: 'make it night' },
      problems: [],
    });
  });

  test('what is chosen below the box counts, and what is typed counts more', () => {
    const chips = { ratio: '1:1', count: 2 };
    expect(build('a fox --ratio 16:9', { chips }).options).toEqual({
      prompt: 'a fox',
      ratio: '16:9',
      count: 2,
    });
  });

  test('a choice the command does not have is left out', () => {
    expect(build('night', { chips: { count: 4 }, pictures: 1 }).options).toEqual({ prompt: 'night' });
  });

  test('too many pictures are counted before they are sent', () => {
    expect(build('night', { pictures: 25 }).problems).toEqual([]);
    expect(build('night', { pictures: 28 }).problems).toEqual([
      { code: 'tooManyPictures', params: { command: 'edit', max: 25, extra: 3 } },
    ]);
    expect(build('/queue', { pictures: 1 }).problems).toEqual([
      { code: 'noPictures', params: { command: 'queue', max: 0, extra: 1 } },
    ]);
  });

  test('a command that opens a form takes nothing along that was only chosen below the box', () => {
    const blend = { ...formCommand, options: [option('prompt'), option('model')] };
    const typed = { chips: { model: '4.5' }, pictures: 0, commands: [blend] };
    expect(buildCommand({ ...typed, text: '/blend' }).options).toEqual({});
    expect(buildCommand({ ...typed, text: '/blend both' }).options).toEqual({ prompt: 'both', model: '4.5' });
  });

  test('the choices below the box follow the command', () => {
    const names = (text: string) =>
      chipOptionsOf(commandOf({ text, pictures: 0, commands })).map(({ name }) => name);
    expect(names('a fox')).toEqual(['model', 'ratio', 'size', 'count', 'private']);
    expect(names('/queue')).toEqual([]);
    expect(names('/paint')).toEqual([]);
  });
});

describe('a key in the box', () => {
  const quiet = { isOpen: false, isMarked: false, isEmpty: false, recalled: 0 };
  test.each([
    ['Enter', false, quiet, 'send'],
    ['Enter', true, quiet, null],
    ['Enter', false, { ...quiet, isOpen: true }, 'send'],
    ['Enter', false, { ...quiet, isOpen: true, isMarked: true }, 'choose'],
    ['Tab', false, { ...quiet, isOpen: true }, 'choose'],
    ['Tab', false, quiet, null],
    ['Tab', true, { ...quiet, isOpen: true }, null],
    ['Escape', false, { ...quiet, isOpen: true }, 'close'],
    ['ArrowDown', false, { ...quiet, isOpen: true }, 'next'],
    ['ArrowUp', false, { ...quiet, isOpen: true }, 'previous'],
    ['ArrowUp', false, { ...quiet, isEmpty: true }, 'recall'],
    ['ArrowUp', false, quiet, null],
    ['ArrowDown', false, { ...quiet, recalled: 1 }, 'forward'],
  ])('%s (shift: %s) with %o does: %s', (key, shift, now, action) => {
    expect(keyActionFor(key, shift, now)).toBe(action);
  });
});
