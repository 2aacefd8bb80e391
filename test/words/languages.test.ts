import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { german } from '../../src/words/de/german.ts';
import { spoken } from '../../src/words/en/english.ts';
import { spanish } from '../../src/words/es/spanish.ts';
import { french } from '../../src/words/fr/french.ts';
import { japanese } from '../../src/words/ja/japanese.ts';
import { korean } from '../../src/words/ko/korean.ts';
import { portuguese } from '../../src/words/pt/portuguese.ts';
import { createWords, languageOf, languages } from '../../src/words/words.ts';
import { chinese } from '../../src/words/zh-CN/chinese.ts';

const catalogues: readonly [string, Readonly<Record<string, string>>][] = [
  ['zh-CN', chinese],
  ['ja', japanese],
  ['ko', korean],
  ['es', spanish],
  ['fr', french],
  ['de', german],
  ['pt', portuguese],
];
const english: Readonly<Record<string, string>> = spoken;

/** The names a message is given, and the choices of each `select`. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [element.value];
    const choices =
      element.type === TYPE.select
        ? Object.keys(element.options).map((key) => `${element.value}=${key}`)
        : [];
    const inside = Object.values(element.options).flatMap(({ value }) => argumentsOf(value));
    return [element.value, ...choices, ...inside];
  });
}

const namesIn = (message: string) => [...new Set(argumentsOf(parse(message, { ignoreTag: true })))].sort();

test('eight languages are spoken', () => {
  expect([...languages].sort()).toEqual(['en', ...catalogues.map(([name]) => name)].sort());
});

describe.each(catalogues)('%s', (language, catalogue) => {
  test('has every message and none more', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(Object.keys(english))('%s takes what the English one takes', (key) => {
    const [message = '', original = ''] = [catalogue[key], english[key]];
    expect(namesIn(message)).toEqual(namesIn(original));
    expect(message.trim()).not.toBe('');
  });

  test('its names can be typed as commands and options, and no two are the same', () => {
    const words = createWords(language);
    const names = Object.keys(english).filter((key) => key.startsWith('name.'));
    const said = names.map((key) => words.say(key as keyof typeof spoken, { n: '2' }));
    for (const name of said) {
      expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
      expect(name).toBe(name.toLowerCase());
    }
    expect(new Set(said.slice(0, 13)).size).toBe(13);
    expect(new Set(said.slice(13)).size).toBe(said.length - 13);
  });

  test('its descriptions fit the tightest chat', () => {
    const long = Object.entries(catalogue).filter(
      ([key, text]) => /^(command|option|choice)\./.test(key) && text.length > 100,
    );
    expect(long).toEqual([]);
  });
});

test.each([
  ['en-GB', 'en'],
  ['es-419', 'es'],
  ['pt-BR', 'pt'],
  ['zh-TW', 'zh-CN'],
  ['de', 'de'],
  ['nl', 'en'],
  ['', 'en'],
])('a reader of %s reads %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test('plurals, numbers and money follow the language', () => {
  expect(createWords('de').money({ currency: 'USD', amount: 0.16 })).toMatch(/^0,16\s\$$/);
  expect(createWords('ja').say('card.count', { count: 4 })).toContain('4');
});

test.each(languages)(
  'in %s the button and the menu of a message call the same thing the same',
  (language) => {
    const words = createWords(language);
    expect(words.say('menu.use-image')).toBe(words.say('button.use'));
  },
);
