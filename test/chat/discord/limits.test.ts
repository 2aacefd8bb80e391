import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form, FormField, Menu as List, OutFile, OutMessage } from '../../../src/chat/chat.ts';
import { describeFiles, filesOf, renderBody } from '../../../src/chat/discord/body.ts';
import { createCommandLinks } from '../../../src/chat/discord/command-links.ts';
import { describeForRegistration } from '../../../src/chat/discord/commands.ts';
import { renderForm } from '../../../src/chat/discord/form.ts';
import { interactionSchema } from '../../../src/chat/discord/interaction.ts';
import { createMenu, describeMenus } from '../../../src/chat/discord/menu.ts';
import { mergeRows } from '../../../src/chat/discord/merge-rows.ts';
import { shownSchema } from '../../../src/chat/discord/shown.ts';
import { splitText } from '../../../src/chat/split-text.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { spoken } from '../../../src/words/en/english.ts';
import { createWords, languages, type MessageKey } from '../../../src/words/words.ts';
import { checkCommands } from '../../fakes/discord/limits/commands.ts';
import { checkMessage } from '../../fakes/discord/limits/message.ts';
import { checkModal } from '../../fakes/discord/limits/modal.ts';
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
  .uniqueArray(fc.uuid(), { maxLength: 25, size: 'max' })
  .chain((ids) =>
    hostile(200).map((label) =>
      Array.from({ length: Math.ceil(ids.length / 5) }, (_, row) =>
        ids
          .slice(row * 5, row * 5 + 5)
          .map((id) => ({ id: `v1:cancel:${id}`, label: label || 'x', style: 'plain' as const })),
      ),
    ),
  );

const url = fc.option(
  fc.integer({ min: 0, max: 700 }).map((length) => `https://e.org/${'x'.repeat(length)}`),
  {
    nil: undefined,
  },
);
const linked = fc.tuple(buttons, fc.array(url, { minLength: 25, maxLength: 25 })).map(([rows, urls]) =>
  rows.map((row, at) =>
    row.map((button, index) => {
      const target = urls[at * 5 + index];
      return target === undefined ? button : { ...button, url: target };
    }),
  ),
);
const named = (maxLength: number) => hostile(maxLength).map((name) => name || 'x');
const choices = fc.array(
  fc.record({ name: named(300), value: fc.string({ minLength: 1, maxLength: 120 }) }),
  {
    maxLength: 40,
  },
);
const list: fc.Arbitrary<List> = fc.record({ label: named(300), options: choices });
const sheet: OutFile = {
  ...{ key: 'k', index: null, name: 'sheet.png', mime: 'image/png', bytes: 1, width: 1, height: 1 },
  ...{ alt: 'W'.repeat(2000), title: '' },
};

const field: fc.Arbitrary<FormField> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    name: fc.uuid(),
    label: named(100),
    value: hostile(7000),
    required: fc.boolean(),
    long: fc.boolean(),
    maxLength: fc.integer({ min: 1, max: 8000 }),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    name: fc.uuid(),
    label: named(100),
    value: fc.option(fc.string()),
    choices,
  }),
  fc.record({
    kind: fc.constant('pictures' as const),
    name: fc.uuid(),
    label: named(100),
    most: fc.integer({ min: 1, max: 25 }),
  }),
);
const form: fc.Arbitrary<Form> = fc.record(
  {
    id: fc.constant(`v1:${'x'.repeat(24)}:${'0'.repeat(40)}:999`),
    title: named(200),
    text: named(5000),
    fields: fc.array(field, { minLength: 1, maxLength: 5 }),
  },
  { requiredKeys: ['id', 'title', 'fields'] },
);

describe.each(languages)('in %s', (language) => {
  const words = createWords(language);
  const options = { linkCommands: links.link, promptBack: words.say('chat.prompt-back') };
  const isTaken = (message: OutMessage & { returnPrompt?: string }) => {
    const body = { ...renderBody(message, options), attachments: describeFiles(filesOf(message)) };
    checkMessage(JSON.parse(JSON.stringify(body)), null);
  };

  test('the longest card, pictures, words and buttons are a message Discord takes', () => {
    fc.assert(
      fc.property(
        card,
        files,
        linked,
        list,
        hostile(1500),
        hostile(3900),
        (wanted, attached, rows, menu, text, returnPrompt) => {
          const titled = attached.map((file, index) => ({ ...file, name: `a-${index}.png` }));
          isTaken({ card: { ...wanted, sheet }, buttons: rows, menu });
          isTaken({ text, returnPrompt, buttons: rows, menu });
          isTaken({ text, files: titled, mention: 'discord:1234567890123456789' });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the longest form is one Discord opens', () => {
    const opened = fc.property(form, (asked) => {
      // A form of nothing but empty lists is no form.
      fc.pre(
        asked.fields.some(
          (one) => one.kind !== 'choice' || one.choices.some(({ value }) => value.length <= 100),
        ),
      );
      checkModal(JSON.parse(JSON.stringify(renderForm(asked, words))));
    });
    fc.assert(opened, { numRuns: 100 });
  });

  test('the form of a message’s menu is one Discord opens, however many pictures the message has', () => {
    const rules = { isAllowed: () => true, ownId: () => null };
    const api = { call: async () => null, send: async () => null, isRefused: () => false };
    const menu = createMenu({ api, rules, wordsFor: createWords });
    const id = '12345678901234567890';
    const interaction = interactionSchema.parse({
      ...{ id, application_id: id, type: 2, token: 't', channel_id: id },
      data: { target_id: id },
    });
    const names = fc.array(hostile(300), { minLength: 1, maxLength: 60 });
    const opened = fc.property(names, (given) => {
      const pictures = given.map((name) => ({ id: 'https://e.org/a.png', name, bytes: 1 }));
      checkModal(JSON.parse(JSON.stringify(menu.form(interaction, pictures, words))));
    });
    fc.assert(opened, { numRuns: 30 });
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
  const menus = describeMenus(createWords);
  const described = describeForRegistration(
    (language) => describeCommands(loaded, createWords(language)),
    menus,
  );
  checkCommands(JSON.parse(JSON.stringify(described)));
  expect(menus.length).toBeLessThanOrEqual(5);
  expect(described.length).toBe(loaded.size + menus.length);
});

test('the buttons of a card and of all its pictures fit one message', () => {
  const id = fc.tuple(
    fc.constantFrom('picture', 'edit', 'vary', 'repeat', 'details', 'cancel'),
    fc.option(fc.integer({ min: 0, max: 14 })),
  );
  const rows = fc.array(fc.uniqueArray(id, { minLength: 1, maxLength: 5, selector: String }), {
    maxLength: 5,
  });
  const rendered = (wanted: readonly (readonly [string, number | null])[][]) => {
    const ids = wanted.map((row) => row.map(([action, n]) => `v1:${action}:job${n === null ? '' : `:${n}`}`));
    const each = ids.map((row) =>
      row.map((custom_id) => ({ type: 2, style: 2 as const, label: 'x', custom_id })),
    );
    return each.map((components) => ({ type: 1, components }));
  };
  const merged = fc.property(rows, rows, fc.constantFrom('card', 'pictures'), (shown, given, part) => {
    const components = mergeRows({
      shown: shownSchema.parse({ id: '1', components: rendered(shown) }).components,
      given: rendered(given),
      part,
    });
    checkMessage(JSON.parse(JSON.stringify({ content: 'x', components })), null);
  });
  fc.assert(merged, { numRuns: 300 });
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
