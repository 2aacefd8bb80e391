import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionId,
  type Form,
  type HomeView,
  type OutMessage,
  parseActionId,
} from '../../../src/chat/chat.ts';
import { renderMessage, type ShownFile } from '../../../src/chat/slack/blocks.ts';
import { readView, readViewMetadata, renderView } from '../../../src/chat/slack/form-view.ts';
import { rememberPictures, renderForm } from '../../../src/chat/slack/forms.ts';
import { renderHome, renderSettings } from '../../../src/chat/slack/homes.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { spoken } from '../../../src/words/en/english.ts';
import { createWords, languages, type MessageKey } from '../../../src/words/words.ts';
import { list } from '../../fakes/discord/json.ts';
import { messageBlocks, viewSource } from '../../fakes/slack/blocks/surface.ts';
import { card, fillArguments, hostile } from '../hostile.ts';
import { fieldsIn } from './sights.ts';

const loaded = await loadCommands();

const files = fc
  .array(fc.record({ alt: hostile(3000), title: hostile(3000) }), { maxLength: 10 })
  .map((some) => some.map((file, index) => ({ ...file, id: `F${index}`, name: `${index}.png`, index })));
const buttons = fc
  .uniqueArray(fc.uuid(), { maxLength: 10 })
  .chain((ids) =>
    hostile(200).map((label) => [
      ids.map((id) => ({ id: `v1:cancel:${id}`, label, style: 'plain' as const })),
    ]),
  );

/** Of the longest there can be. */
const longActionId = (n: number) => actionId('a'.repeat(24), `${n}`.padStart(40, 'b'), 999);
const menuOptions = Array.from({ length: 25 }, (_, n) => ({ name: '', value: longActionId(n) }));
const fullMessage = hostile(200).map((label) => ({
  buttons: [0, 1, 2, 3, 4].map((row) =>
    [0, 1, 2, 3, 4].map((n) => ({
      ...{ id: longActionId(row * 5 + n), label, style: 'danger' as const },
      ...(n === 0 && { url: `https://files.example/${'x'.repeat(2000)}` }),
    })),
  ),
}));
const form: fc.Arbitrary<Form> = fc.record({
  id: fc.constant(longActionId(0)),
  title: hostile(100),
  text: hostile(4000),
  fields: hostile(300).map((label) => [
    {
      ...{ kind: 'text' as const, name: 'prompt', label, value: '' },
      required: true,
      long: true,
      maxLength: 6000,
    },
    {
      ...{ kind: 'text' as const, name: 'order', label, value: '' },
      required: false,
      long: false,
      maxLength: 9000,
    },
    {
      ...{ kind: 'choice' as const, name: 'model', label, value: '3' },
      choices: Array.from({ length: 25 }, (_, n) => ({ name: label, value: `${n}` })),
    },
    { kind: 'choice' as const, name: 'empty', label, value: null, choices: [] },
    { kind: 'pictures' as const, name: 'pictures', label, most: 14 },
  ]),
});

test('the longest id of an action fits the value of an option and the id of a button', () => {
  expect(parseActionId(longActionId(1))).not.toBeNull();
  expect(longActionId(1).length).toBeLessThanOrEqual(75);
});

describe.each(languages)('in %s', (language) => {
  const words = createWords(language);
  const promptBack = words.say('chat.prompt-back');
  const isTaken = (message: OutMessage & { returnPrompt?: string }, shown: ShownFile[] = []) => {
    const { text, blocks } = renderMessage(message, { files: shown, promptBack });
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text).not.toBe('');
    messageBlocks(JSON.parse(JSON.stringify(blocks)), () => null);
  };

  test('the longest card, pictures, words and buttons are a message Slack takes', () => {
    fc.assert(
      fc.property(
        card,
        files,
        buttons,
        hostile(5000),
        hostile(6000),
        (wanted, shown, rows, text, returnPrompt) => {
          isTaken({ card: wanted, buttons: rows });
          isTaken({ text, returnPrompt, buttons: rows });
          isTaken({ text: text.slice(0, 1500), mention: 'slack:U1' }, shown);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('every sentence the bot can say fits a message', () => {
    for (const key of Object.keys(spoken) as MessageKey[])
      isTaken({ text: words.say(key, { ...fillArguments(key), prompt: 'W'.repeat(500) }) });
  });

  test('the form of every command that draws is a view Slack takes, with the longest suggestions', async () => {
    const specs = describeCommands(loaded, words).filter(({ options }) =>
      options.some(({ name }) => name === 'prompt'),
    );
    const suggest = async () =>
      Array.from({ length: 120 }, (_, index) => ({
        name: 'W'.repeat(200),
        value: `${index}${'v'.repeat(100)}`,
      }));
    const pictures = rememberPictures(
      Array.from({ length: 30 }, (_, index) => ({
        id: JSON.stringify(['T'.repeat(11), 'E'.repeat(11), `F${index}`.padEnd(13, '0')]),
        name: 'n'.repeat(60),
        bytes: 50_000_000,
        image: `0123456789ab-${index + 1}`,
      })),
    );
    const places = {
      channel: 'C1',
      thread: '1.2',
      responseUrl: `https://hooks.slack.com/${'x'.repeat(150)}`,
    };
    for (const spec of specs) {
      for (const chosen of [[], pictures]) {
        const metadata = { ...places, command: spec.name, pictures: chosen };
        const view = await renderForm({
          ...{
            spec,
            words,
            metadata,
            typed: { prompt: 'W'.repeat(9000), size: '1x1', style: 'W'.repeat(32) },
          },
          title: words.say('menu.new'),
          asksWhere: true,
          suggest,
        });
        viewSource(JSON.parse(JSON.stringify(view)), 'modal', () => null);
      }
    }
  });

  test('the longest rows of buttons, lists, links and sheets in a card are a message Slack takes', () => {
    const sheet = { ...{ id: 'F99', name: 'references.jpg', index: null }, alt: 'W'.repeat(600), title: 'W' };
    fc.assert(
      fc.property(card, fullMessage, hostile(300), (wanted, message, label) => {
        const menu = { label, options: menuOptions.map((option) => ({ ...option, name: label || '1' })) };
        const origin = { channel: 'C'.repeat(12), thread: '1700000000.000100' };
        const everything = { ...message, card: wanted, menu };
        const { blocks } = renderMessage(everything, { files: [], sheet, promptBack, origin });
        const taken = messageBlocks(JSON.parse(JSON.stringify(blocks)), () => null);
        expect(taken.filter(({ type }) => type === 'actions')).toHaveLength(6);
        expect(taken.filter(({ type }) => type === 'image')).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  test('every form the core can lay out is a view Slack takes, and gives back what stood in it', () => {
    fc.assert(
      fc.property(form, hostile(9000), (wanted, value) => {
        const fields = wanted.fields.map((field) => (field.kind === 'text' ? { ...field, value } : field));
        const metadata = {
          ...{ form: actionId('a'.repeat(24), 'b'.repeat(40), 999), channel: 'C'.repeat(12) },
          ...{ thread: '1700000000.000100', responseUrl: `https://hooks.slack.com/${'x'.repeat(150)}` },
          origin: { channel: 'C'.repeat(12), thread: '1700000000.000100' },
        };
        const view = renderView({ ...wanted, fields }, { words, metadata });
        const { blocks, private_metadata: kept } = viewSource(
          JSON.parse(JSON.stringify(view)),
          'modal',
          () => null,
        );
        expect(readViewMetadata(String(kept))).toEqual(metadata);
        const state = fieldsIn({ blocks: list(blocks) }).map(([name, text]) => [
          name,
          { [name]: { value: text } },
        ]);
        const { values } = readView(Object.fromEntries(state.toReversed()), { team: 'T', enterprise: null });
        for (const { name, kind } of fields)
          if (kind === 'text') expect(values[name] ?? '').toBe(value.trim() === '' ? '' : value);
      }),
      { numRuns: 40 },
    );
  });

  test('every home is a view Slack takes, the fullest one too', () => {
    const posted = { address: 'slack:channel?channel=C1&person=U1&team=T1&at=0', id: '1.0 0:F1' };
    const entry = fc.record({
      text: hostile(4000),
      link: fc.constantFrom(null, 'https://pictures.example/x'),
      picture: fc.option(
        fc.record({ posted: fc.constant(posted), index: fc.constant(0), alt: hostile(3000) }),
      ),
    });
    const button = fc.record({
      id: fc.uuid().map((id) => `v1:cancel:${id}`),
      label: hostile(200),
      style: fc.constant('danger' as const),
    });
    const job = fc.record({ text: hostile(4000), button });
    const field = fc.record({
      name: fc.uuid(),
      label: fc.constant('W'.repeat(3000)),
      value: fc.constant('v1'),
    });
    const choices = [{ name: 'W'.repeat(200), value: 'v1' }];
    const isTaken = (
      title: string,
      jobs: HomeView['jobs']['entries'],
      past: HomeView['past']['entries'],
      fields: readonly { name: string; label: string; value: string }[],
    ) => {
      const full: HomeView = {
        ...{ title: title || 'W', fresh: words.say('menu.new'), help: words.say('answer.help-mentions') },
        jobs: { heading: words.say('home.jobs'), none: words.say('home.jobs-none'), entries: jobs },
        past: { heading: words.say('home.recent'), none: words.say('home.recent-none'), entries: past },
        settings: {
          ...{ label: words.say('home.settings'), save: words.say('form.save') },
          fields: fields.map((one) => ({ ...one, choices })),
        },
      };
      const files = new Map(past.filter(({ picture }) => picture).map((one) => [one, 'F1']));
      const home = renderHome(full, files);
      viewSource(JSON.parse(JSON.stringify(home)), 'home', () => null);
      viewSource(JSON.parse(JSON.stringify(renderSettings(full))), 'modal', () => null);
      expect(JSON.stringify(home).match(/"slack_file":/g)?.length ?? 0).toBe(files.size);
    };
    const full = { minLength: 10, maxLength: 10, size: 'max' } as const;
    const jobs = fc.uniqueArray(job, { ...full, selector: (one) => one.button.id });
    const past = fc.array(entry, { minLength: 0, maxLength: 8, size: 'max' });
    fc.assert(fc.property(hostile(300), jobs, past, fc.array(field, { maxLength: 2 }), isTaken), {
      numRuns: 40,
    });
  });
});
