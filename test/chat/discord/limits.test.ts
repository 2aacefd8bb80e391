import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, OutMessage } from '../../../src/chat/chat.ts';
import { describeFiles, renderBody, splitText } from '../../../src/chat/discord/body.ts';
import { createCommandLinks } from '../../../src/chat/discord/command-links.ts';
import { describeForRegistration } from '../../../src/chat/discord/commands.ts';
import { describeMenu } from '../../../src/chat/discord/menu.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { spoken } from '../../../src/words/en/english.ts';
import { createWords, languages, type MessageKey } from '../../../src/words/words.ts';
import { checkCommands } from '../../fakes/discord/limits/commands.ts';
import { checkMessage } from '../../fakes/discord/limits/message.ts';

const loaded = await loadCommands();
const links = createCommandLinks();
links.learn(new Map([...loaded.keys()].map((name) => [name, '1234567890123456789'])));

/** Text that breaks layouts: long, without spaces, half of it markup, beyond the basic plane. */
const hostile = (maxLength: number) =>
  fc.oneof(
    fc.string({ maxLength, unit: 'grapheme' }),
    fc
      .constantFrom('*', '`', '```', '\\', '@everyone ', '/imagine ', '🦊', '한', '\n')
      .map((piece) => piece.repeat(Math.floor(maxLength / piece.length))),
  );

const tile = fc.record({
  state: fc.constantFrom('waiting', 'drawing', 'done', 'failed'),
  label: fc.string(),
});
const card: fc.Arbitrary<Card> = fc.record({
  tone: fc.constantFrom('working', 'done', 'partial', 'failed'),
  heading: hostile(200),
  prompt: hostile(200),
  settings: hostile(3000),
  tiles: fc.array(tile, { maxLength: 15 }),
  ratio: fc.constant(1),
  status: hostile(200),
  countdownTo: fc.option(fc.integer({ min: 0, max: 4e12 })),
  notes: fc.array(hostile(400), { maxLength: 20 }),
});
const files = fc.array(
  fc.record({
    ...{
      key: fc.constant('k'),
      index: fc.constant(0),
      mime: fc.constant('image/png'),
      bytes: fc.constant(1),
    },
    ...{ width: fc.constant(1), height: fc.constant(1), alt: hostile(3000), title: hostile(3000) },
  }),
  { maxLength: 10 },
);
const buttons = fc
  .uniqueArray(fc.uuid(), { maxLength: 25 })
  .chain((ids) =>
    hostile(200).map((label) =>
      Array.from({ length: Math.ceil(ids.length / 5) }, (_, row) =>
        ids
          .slice(row * 5, row * 5 + 5)
          .map((id) => ({ id: `v1:cancel:${id}`, label: label || 'x', style: 'plain' as const })),
      ),
    ),
  );

describe.each(languages)('in %s', (language) => {
  const words = createWords(language);
  const options = { linkCommands: links.link, promptBack: words.say('chat.prompt-back') };
  const isTaken = (message: OutMessage & { returnPrompt?: string }) => {
    const body = { ...renderBody(message, options), attachments: describeFiles(message.files ?? []) };
    checkMessage(JSON.parse(JSON.stringify(body)), null);
  };

  test('the longest card, pictures, words and buttons are a message Discord takes', () => {
    fc.assert(
      fc.property(
        card,
        files,
        buttons,
        hostile(1500),
        hostile(3900),
        (wanted, attached, rows, text, returnPrompt) => {
          const named = attached.map((file, index) => ({ ...file, name: `a-${index}.png` }));
          isTaken({ card: wanted, buttons: rows });
          isTaken({ text, returnPrompt, buttons: rows });
          isTaken({ text, files: named, mention: 'discord:1234567890123456789' });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('every sentence the bot can say fits a message, with the longest values put in', () => {
    const long = 'W'.repeat(300);
    for (const key of Object.keys(spoken) as MessageKey[]) {
      const text = createWords(language).say(key, { ...fill(key), prompt: long });
      for (const part of splitText(text, 1500)) isTaken({ text: part });
    }
  });
});

/** A value for every argument a message may take. */
function fill(key: MessageKey): Record<string, string | number> {
  const found = [...spoken[key as keyof typeof spoken].matchAll(/\{(\w+)/g)].map(
    ([, name = '']) => [name, 4] as const,
  );
  return Object.fromEntries(found);
}

test('the commands, their options and choices are within the limits in all languages together', () => {
  const menu = describeMenu(createWords);
  const described = describeForRegistration(
    (language) => describeCommands(loaded, createWords(language)),
    menu,
  );
  checkCommands(JSON.parse(JSON.stringify(described)));
  expect(described.length).toBe(loaded.size + 1);
});

test('a long text is split between lines and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 40 }), (lines) => {
      const text = lines.join('\n');
      const parts = splitText(text, 500);
      expect(parts.every((part) => part.length <= 500)).toBe(true);
      expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
    }),
  );
});
