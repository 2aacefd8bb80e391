import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandSpec } from '../../src/chat/chat.ts';
import { checkOptions } from '../../src/chat/check-options.ts';
import { parseCommandLine } from '../../src/chat/command-line.ts';
import { describeCommands } from '../../src/command/dispatch.ts';
import { loadCommands } from '../../src/command/load.ts';
import { anyOf } from '../../src/request/request.ts';
import { createWords } from '../../src/words/words.ts';
import { commands } from './studio/stage.ts';

const all = await loadCommands();
const german: Readonly<Record<string, string>> = { count: 'anzahl', ratio: 'seitenverhältnis' };
const parse = (line: string) => parseCommandLine(line, commands, 'imagine');
const optionsOf = (line: string) => parse(line).options;
const codesOf = (line: string) => parse(line).problems.map(({ code }) => code);

describe('a typed line', () => {
  test('without a command is the text of the plain command, unchanged', () => {
    const line = '  a sign that says "OPEN — 24h", ratio of light: low\nsecond line';
    expect(parse(line).command?.name).toBe('imagine');
    expect(optionsOf(line)).toEqual({ prompt: line.trim() });
  });

  test.each(['--anzahl 4 a fox', 'a fox seitenverhältnis:16:9', '—anzahl=4 a fox', '--count 4 a fox'])(
    'may call options as they are called in the reader’s language: %s',
    (line) => {
      const inGerman = commands.map((command) => ({
        ...command,
        options: command.options.map((option) => ({ ...option, label: german[option.name] ?? option.label })),
      }));
      const { options, problems } = parseCommandLine(line, inGerman, 'imagine');
      expect(problems).toEqual([]);
      expect(options).toEqual({
        prompt: 'a fox',
        ...(line.includes('16:9') ? { ratio: '16:9' } : { count: 4 }),
      });
    },
  );

  test('with a command goes to that command, in any case', () => {
    expect(parse('/Edit make it night')).toMatchObject({
      command: { name: 'edit' },
      options: { prompt: 'make it night' },
    });
  });

  test.each([
    '/imagine a fox --ratio 16:9 --count 4',
    '/imagine --ratio=16:9 a fox --count=4',
    '/imagine a fox ratio:16:9 count:4',
    '/imagine prompt:a fox ratio:16:9 count:4',
    'a fox —ratio 16:9 –count 4',
    '--count 4, --ratio "16:9" a fox',
    '--RATIO 16:9 --prompt "a fox" --count 4',
    'a fox --ratio “16:9” --count 4',
  ])('reads options wherever they stand: %s', (line) => {
    expect(parse(line)).toMatchObject({
      options: { prompt: 'a fox', ratio: '16:9', count: 4 },
      problems: [],
    });
  });

  test('a yes-or-no option needs no value and never eats the next word', () => {
    expect(optionsOf('--private no people, please')).toEqual({ private: true, prompt: 'no people, please' });
    expect(optionsOf('--no-private a fox')).toEqual({ private: false, prompt: 'a fox' });
    expect(optionsOf('a fox --private=no')).toEqual({ private: false, prompt: 'a fox' });
    expect(optionsOf('a fox --private no')).toEqual({ private: false, prompt: 'a fox' });
    expect(optionsOf('a fox --private off --ratio 1:1')).toEqual({
      private: false,
      prompt: 'a fox',
      ratio: '1:1',
    });
    expect(optionsOf('--private true a fox')).toEqual({ private: true, prompt: 'a fox' });
  });

  test('a value with spaces stands in quotes', () => {
    expect(optionsOf('a fox --model "Model 4.5" at dawn')).toEqual({
      model: 'Model 4.5',
      prompt: 'a fox at dawn',
    });
  });

  test('what stands in quotes in the prompt is never an option', () => {
    expect(optionsOf('a sign "see --ratio 16:9" here')).toEqual({ prompt: 'a sign "see --ratio 16:9" here' });
  });

  test('a long dash or a colon in ordinary writing is left alone', () => {
    const line = 'a fox —quick and red— note:this, 5:00';
    expect(parse(line)).toMatchObject({ options: { prompt: line }, problems: [] });
  });

  test('an unknown option is refused with the options there are', () => {
    expect(parse('/imagine a fox --rato 16:9').problems).toEqual([
      {
        code: 'option-unknown',
        params: {
          option: 'rato',
          command: 'imagine',
          known: anyOf(['--model', '--ratio', '--size', '--count', '--guidance', '--private']),
        },
      },
    ]);
  });

  test.each([
    ['/paint a fox', 'command-unknown'],
    ['a fox --ratio', 'option-needs-value'],
    ['a fox --ratio --private', 'option-needs-value'],
    ['a fox --image dog.png', 'option-takes-picture'],
    ['/queue now', 'text-not-taken'],
  ])('%s is refused: %s', (line, code) => {
    expect(codesOf(line)).toEqual([code]);
  });

  test('any text at all is read without an error, and none of it is invented', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const { options } = parse(line);
        const letters = new Set(line);
        for (const letter of String(options.prompt ?? ''))
          expect(letters.has(letter) || letter === ' ').toBe(true);
      }),
    );
  });

  test('options survive every way of writing them, around any prompt', () => {
    const word = fc.stringMatching(/^[a-z,.'!]{1,8}$/);
    const prompt = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const style = fc.constantFrom(
      (name: string, value: string) => `--${name} ${value}`,
      (name: string, value: string) => `--${name}=${value}`,
      (name: string, value: string) => `—${name} "${value}"`,
      (name: string, value: string) => `${name}:${value}`,
    );
    const inputs = fc.record({ prompt, style, count: fc.integer({ min: 1, max: 4 }), atEnd: fc.boolean() });
    fc.assert(
      fc.property(inputs, ({ prompt, style, count, atEnd }) => {
        const written = [style('count', String(count)), style('ratio', '16:9')].join(' ');
        const line = atEnd ? `/imagine ${prompt} ${written}` : `/imagine ${written} ${prompt}`;
        expect(parse(line)).toMatchObject({ options: { prompt, count, ratio: '16:9' }, problems: [] });
      }),
    );
  });
});

test.each([
  ['/help --loud', '/help takes no options. Leave “loud” out.'],
  ['/info --loud yes', '/info has no option “loud”. It takes --id.'],
  ['/history --loud yes', '/history has no option “loud”. It takes --favourites.'],
  ['/style --loud yes', '--here.'],
])('%s is refused with a whole sentence', (line, sentence) => {
  const words = createWords('en');
  const { problems } = parseCommandLine(line, describeCommands(all, words), 'imagine');
  expect(problems.map((found) => words.explain(found)).join()).toContain(sentence);
});

describe('the options of a command', () => {
  const codes = (name: string, options: Parameters<typeof checkOptions>[1]) => {
    const command = commands.find((spec) => spec.name === name);
    return command && checkOptions(command, options).map(({ code }) => code);
  };
  const picture = { id: '1', name: 'dog.png', bytes: 3 };

  test('pass when they are as declared', () => {
    const options = {
      prompt: 'a fox',
      count: 4,
      ratio: '16:9',
      guidance: 2.5,
      private: true,
      image: picture,
    };
    expect(codes('imagine', options)).toEqual([]);
  });

  test.each([
    [{}, 'option-missing'],
    [{ prompt: 'x'.repeat(201) }, 'option-too-long'],
    [{ prompt: 7 }, 'option-not-text'],
    [{ prompt: picture }, 'option-not-text'],
    [{ prompt: 'a', count: 'four' }, 'option-not-number'],
    [{ prompt: 'a', count: 1.5 }, 'option-not-whole'],
    [{ prompt: 'a', count: 5 }, 'option-out-of-range'],
    [{ prompt: 'a', guidance: 0 }, 'option-out-of-range'],
    [{ prompt: 'a', guidance: NaN }, 'option-not-number'],
    [{ prompt: 'a', ratio: '5:7' }, 'option-not-choice'],
    [{ prompt: 'a', private: 'maybe' }, 'option-not-yes-or-no'],
    [{ prompt: 'a', image: 'dog.png' }, 'option-takes-picture'],
    [{ prompt: 'a', colour: 'red' }, 'option-unknown'],
  ])('%o is refused: %s', (options, code) => {
    expect(codes('imagine', options)).toEqual([code]);
  });

  test('a command that works on a picture asks for one', () => {
    expect(codes('edit', { prompt: 'night' })).toEqual(['picture-missing']);
  });
});

describe('a command that begins with choices', () => {
  const option = (name: string, more: object = {}) => ({
    ...{ name, label: name, description: name, type: 'string' as const, required: false, suggests: false },
    ...more,
  });
  const actions = ['list', 'save', 'use', 'delete'].map((value) => ({ name: value, value }));
  const style: CommandSpec = {
    ...{ name: 'style', label: 'style', description: 'Styles', form: null, draws: false },
    options: [
      option('action', { choices: actions }),
      option('name', { suggests: true }),
      ...[option('words'), option('ratio'), option('here', { type: 'boolean' })],
    ],
  };
  const tray: CommandSpec = { ...style, name: 'tray', options: [option('clear', { type: 'boolean' })] };
  const read = (line: string) => parseCommandLine(line, [style, tray], 'style');

  test.each([
    [
      '/style save noir "black and white, hard light" --ratio 16:9',
      { action: 'save', name: 'noir', words: 'black and white, hard light', ratio: '16:9' },
    ],
    ['/style SAVE noir black and white', { action: 'save', name: 'noir', words: 'black and white' }],
    ['/style save "soft light" morning haze', { action: 'save', name: 'soft light', words: 'morning haze' }],
    ['/style use noir --here', { action: 'use', name: 'noir', here: true }],
    ['/style save --words "hard light" noir', { action: 'save', name: 'noir', words: 'hard light' }],
    ['/style save --name noir hard light', { action: 'save', name: 'noir', words: 'hard light' }],
    ['/style list', { action: 'list' }],
    ['/style', {}],
  ])('is read word by word: %s', (line, options) => {
    expect(read(line)).toMatchObject({ options, problems: [] });
    expect(Object.keys(read(line).options).toSorted()).toEqual(Object.keys(options).toSorted());
  });

  test('refuses a first word that is none of them', () => {
    const { options } = read('/style noir');
    expect(checkOptions(style, options).map(({ code }) => code)).toEqual(['option-not-choice']);
  });

  test('a flag may be typed as a word where no words are taken', () => {
    expect(read('/tray clear')).toMatchObject({ options: { clear: true }, problems: [] });
    expect(read('/tray empty').problems.map(({ code }) => code)).toEqual(['text-not-taken']);
  });
});
