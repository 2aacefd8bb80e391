import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HomeView, OutMessage } from '../../../src/chat/chat.ts';
import { renderMessage } from '../../../src/chat/slack/blocks.ts';
import { renderForm } from '../../../src/chat/slack/forms.ts';
import { renderHome, renderSettings } from '../../../src/chat/slack/homes.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { spoken } from '../../../src/words/en/english.ts';
import { createWords, languages, type MessageKey } from '../../../src/words/words.ts';
import { messageBlocks, viewSource } from '../../fakes/slack/blocks/surface.ts';
import { card, fillArguments, hostile } from '../hostile.ts';

const loaded = await loadCommands();

const files = fc
  .array(fc.record({ alt: hostile(3000), title: hostile(3000) }), { maxLength: 10 })
  .map((some) => some.map((file, index) => ({ ...file, id: `F${index}` })));
const buttons = fc
  .uniqueArray(fc.uuid(), { maxLength: 10 })
  .chain((ids) =>
    hostile(200).map((label) => [
      ids.map((id) => ({ id: `v1:cancel:${id}`, label, style: 'plain' as const })),
    ]),
  );

describe.each(languages)('in %s', (language) => {
  const words = createWords(language);
  const promptBack = words.say('chat.prompt-back');
  const isTaken = (
    message: OutMessage & { returnPrompt?: string },
    shown: { id: string; alt: string; title: string }[] = [],
  ) => {
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
    const pictures = Array.from({ length: 10 }, (_, index) => ({
      id: `["T","E","F${index}"]`,
      name: 'n'.repeat(60),
      bytes: 1,
    }));
    const places = {
      channel: 'C1',
      thread: '1.2',
      responseUrl: `https://hooks.slack.com/${'x'.repeat(150)}`,
    };
    for (const spec of specs) {
      for (const chosen of [[], pictures]) {
        const metadata = { ...places, command: spec.name, pictures: chosen };
        const view = await renderForm({
          spec,
          words,
          metadata,
          title: words.say('menu.new'),
          asksWhere: true,
          suggest,
        });
        viewSource(JSON.parse(JSON.stringify(view)), 'modal', () => null);
      }
    }
  });

  test('the fullest home is a view Slack takes', () => {
    const button = { id: 'v1:cancel:abc', label: 'W'.repeat(200), style: 'danger' as const };
    const jobs = Array.from({ length: 10 }, (_, index) => ({
      text: '<&>'.repeat(2000),
      button: { ...button, id: `v1:cancel:a${index}` },
    }));
    const past = Array.from({ length: 8 }, () => ({
      text: '<&>'.repeat(2000),
      link: 'https://pictures.example/x',
    }));
    const fields = Array.from({ length: 2 }, (_, index) => ({
      ...{ name: `field${index}`, label: 'W'.repeat(3000), value: 'v1' },
      choices: [{ name: 'W'.repeat(200), value: 'v1' }],
    }));
    const full: HomeView = {
      ...{ title: 'W'.repeat(300), fresh: words.say('menu.new'), help: words.say('answer.help') },
      jobs: { heading: words.say('home.jobs'), none: words.say('home.jobs-none'), entries: jobs },
      past: { heading: words.say('home.recent'), none: words.say('home.recent-none'), entries: past },
      settings: { label: words.say('home.settings'), save: words.say('form.save'), fields },
    };
    viewSource(JSON.parse(JSON.stringify(renderHome(full))), 'home', () => null);
    viewSource(JSON.parse(JSON.stringify(renderSettings(full))), 'modal', () => null);
  });
});
