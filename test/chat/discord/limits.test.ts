import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutMessage } from '../../../src/chat/chat.ts';
import { describeFiles, renderBody } from '../../../src/chat/discord/body.ts';
import { createCommandLinks } from '../../../src/chat/discord/command-links.ts';
import { describeForRegistration } from '../../../src/chat/discord/commands.ts';
import { describeMenu } from '../../../src/chat/discord/menu.ts';
import { splitText } from '../../../src/chat/split-text.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { spoken } from '../../../src/words/en/english.ts';
import { createWords, languages, type MessageKey } from '../../../src/words/words.ts';
import { checkCommands } from '../../fakes/discord/limits/commands.ts';
import { checkMessage } from '../../fakes/discord/limits/message.ts';
import { card, fillArguments, hostile } from '../hostile.ts';

const loaded = await loadCommands();
const links = createCommandLinks();
links.learn(new Map([...loaded.keys()].map((name) => [name, '1234567890123456789'])));

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
      const text = createWords(language).say(key, { ...fillArguments(key), prompt: long });
      for (const part of splitText(text, 1500)) isTaken({ text: part });
    }
  });
});

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
