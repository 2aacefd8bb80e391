import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandSpec, Form } from '../../../src/chat/chat.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { createWords } from '../../../src/words/words.ts';
import type { FakeMessage } from '../../fakes/discord/discord.ts';
import { type DiscordStage, openDiscordStage } from './stage.ts';

const loaded = await loadCommands();
const blend: CommandSpec = {
  name: 'mixing',
  label: 'mixing',
  description: 'Combines pictures',
  form: 'v1:blend:new',
  draws: false,
  options: [
    {
      name: 'prompt',
      label: 'prompt',
      description: 'words',
      type: 'string',
      required: false,
      suggests: false,
    },
  ],
};
const form: Form = {
  id: 'v1:edit:0123456789ab:1',
  title: 'Edit picture 2',
  text: 'A fox in the snow.',
  fields: [
    {
      ...{ kind: 'text', name: 'prompt', label: 'What should change', value: 'a fox' },
      ...{ required: true, long: true, maxLength: 6000 },
    },
    {
      ...{ kind: 'choice', name: 'ratio', label: 'Shape', value: '1:1' },
      choices: [
        { name: 'Square', value: '1:1' },
        { name: 'Wide', value: '16:9' },
      ],
    },
    { kind: 'pictures', name: 'pictures', label: 'Pictures', most: 14 },
  ],
};

let stage: DiscordStage;
beforeEach(async () => {
  stage = await openDiscordStage({
    commandsIn: (language) => [...describeCommands(loaded, createWords(language)), blend],
  });
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

async function postButton(id: string): Promise<FakeMessage> {
  await stage.chat.post(
    stage.address,
    { text: 'done', buttons: [[{ id, label: 'Edit', style: 'plain' }]] },
    id,
  );
  const message = stage.fake.messages(stage.channel.id).at(-1);
  if (!message) throw new Error('nothing was posted');
  return message;
}

async function press(id: string) {
  const message = await postButton(id);
  return stage.fake.press({ user: stage.ana, channel: stage.channel, message, customId: id });
}

test('a text longer than an input takes stands in two, and arrives whole', async () => {
  const { fake, ana, channel } = stage;
  const value = 'a fox in the snow, '.repeat(300).trim();
  const field = { kind: 'text', name: 'prompt', label: 'Prompt', value, required: true, long: true } as const;
  const fields = [{ ...field, maxLength: 6000 }];
  stage.answerForm(async () => ({ kind: 'form', form: { id: form.id, title: 'Edit prompt', fields } }));
  const pressed = await press(form.id);
  await pressed.waitFor(({ modal }) => modal !== null);
  expect(pressed.modal?.components).toMatchObject([{ label: 'Prompt' }, { label: 'Prompt (2)' }]);
  fake.submitModal({ user: ana, channel, customId: form.id, fields: {}, of: pressed });
  await expect.poll(() => stage.filled.map(({ values }) => values)).toEqual([{ prompt: value }]);
});

test('a button that opens a form asks for it at once, and what is filled in arrives with its pictures', async () => {
  const { fake, ana, channel } = stage;
  stage.answerForm(async () => ({ kind: 'form', form }));
  const pressed = await press(form.id);
  await pressed.waitFor(({ modal }) => modal !== null);
  expect(stage.forms).toMatchObject([{ form: form.id, person: `discord:${ana.id}` }]);
  expect(stage.actions).toEqual([]);
  const pixel = new Uint8Array([1]);
  const attach = (name: string) => fake.attach(name, pixel);
  fake.submitModal({
    ...{ user: ana, channel, customId: form.id, of: pressed },
    fields: {
      prompt: 'at night',
      ratio: '16:9',
      'pictures:0': [attach('a.png'), attach('b.png')],
      'pictures:1': [attach('c.png')],
    },
  });
  await expect.poll(() => stage.filled.length).toBe(1);
  const [filled] = stage.filled;
  expect(filled).toMatchObject({ form: form.id, values: { prompt: 'at night', ratio: '16:9' } });
  expect(filled?.pictures.map(({ name }) => name)).toEqual(['a.png', 'b.png', 'c.png']);
  expect(filled?.naturalKey).not.toContain(pressed.id);
});

test('a form starts with what is set, takes fourteen pictures in two fields, and what is left empty is missing', async () => {
  const { fake, ana, channel } = stage;
  stage.answerForm(async () => ({ kind: 'form', form: { ...form, id: 'v1:blend:new' } }));
  const pressed = await press('v1:blend:new');
  await pressed.waitFor(({ modal }) => modal !== null);
  expect(pressed.modal).toMatchObject({
    title: 'Edit picture 2',
    components: [
      { type: 10, content: 'A fox in the snow.' },
      { type: 18, component: { type: 4, value: 'a fox', max_length: 4000 } },
      { component: { type: 3, options: [{ value: '1:1', default: true }, { value: '16:9' }] } },
      { label: 'Pictures (1/2)', description: 'Up to 10 pictures.', component: { type: 19, max_values: 10 } },
      { label: 'Pictures (2/2)', description: 'Up to 4 pictures.', component: { type: 19, max_values: 4 } },
    ],
  });
  fake.submitModal({ user: ana, channel, customId: 'v1:blend:new', fields: { prompt: 'x' }, of: pressed });
  await expect.poll(() => stage.filled.length).toBe(1);
  expect(stage.filled[0]).toMatchObject({ values: { prompt: 'x', ratio: '1:1' }, pictures: [] });
});

test('where only one field is left, it says that more pictures can be added afterwards', async () => {
  const text = form.fields[0];
  const pictures = form.fields[2];
  if (!text || !pictures) throw new Error('the form has three fields');
  const texts = ['a', 'b', 'c', 'd'].map((name) => ({ ...text, name }));
  stage.answerForm(async () => ({ kind: 'form', form: { ...form, fields: [...texts, pictures] } }));
  const pressed = await press(form.id);
  await pressed.waitFor(({ modal }) => modal !== null);
  const components = pressed.modal?.components;
  expect(components).toHaveLength(5);
  expect(components).toMatchObject([
    { description: 'A fox in the snow.' },
    {},
    {},
    {},
    { label: 'Pictures', description: 'Up to 10 pictures. More can be added afterwards.' },
  ]);
});

test('a form that is refused is answered privately', async () => {
  const { fake, ana } = stage;
  stage.answerForm(async () => ({ kind: 'refused', message: { text: 'That picture was deleted.' } }));
  const pressed = await press(form.id);
  await expect
    .poll(() => fake.ephemerals(ana).map(({ content }) => content))
    .toEqual(['That picture was deleted.']);
  expect(pressed.modal).toBeNull();
});

test('a form that is not there within a second, or cannot be made, is answered with “try again”', async () => {
  const { fake, ana } = stage;
  const said = () => fake.ephemerals(ana).map(({ content }) => content);
  stage.answerForm(() => new Promise(() => undefined));
  const slow = await press(form.id);
  await expect.poll(said).toEqual(['That took too long. Try again in a moment.']);
  expect(slow.acknowledged?.afterMs).toBeLessThan(3000);
  stage.answerForm(async () => Promise.reject(new Error('the store is away')));
  await press('v1:prompt:0123456789ab');
  await expect.poll(() => said().length).toBe(2);
  expect(stage.actions).toEqual([]);
});

test('a command with a form opens it when it is given nothing, and runs otherwise', async () => {
  const { fake, ana, channel } = stage;
  stage.answerForm(async () => ({ kind: 'form', form }));
  const bare = fake.command({ user: ana, channel, name: 'mixing' });
  await bare.waitFor(({ modal }) => modal !== null);
  expect(stage.forms.map((event) => event.form)).toEqual(['v1:blend:new']);
  const event = stage.nextCommand();
  fake.command({ user: ana, channel, name: 'mixing', options: { prompt: 'a fox' } });
  expect(await event).toMatchObject({ command: 'mixing', options: { prompt: 'a fox' } });
});

test('choosing from a list is pressing what was chosen, a form included', async () => {
  const { fake, chat, ana, channel } = stage;
  const options = [
    { name: 'First', value: 'v1:picture:0123456789ab:0' },
    { name: 'Edit it', value: form.id },
  ];
  await chat.post(stage.address, { text: 'which?', menu: { label: 'Choose a picture', options } }, 'k1');
  const [message] = fake.messages(channel.id);
  if (!message) throw new Error('nothing was posted');
  expect(message.components).toMatchObject([
    { components: [{ type: 3, placeholder: 'Choose a picture', options: [{ label: 'First' }, {}] }] },
  ]);
  const choose = (value: string) =>
    fake.press({ user: ana, channel, message, customId: 'menu', values: [value] });
  choose('v1:picture:0123456789ab:0');
  await expect.poll(() => stage.actions.map(({ action }) => action)).toEqual(['v1:picture:0123456789ab:0']);
  stage.answerForm(async () => ({ kind: 'form', form }));
  await choose(form.id).waitFor(({ modal }) => modal !== null);
});

test('where only its user installed it, what a form draws is public and the rest of them private', async () => {
  const { fake, ana } = stage;
  const away = fake.addChannel(fake.addGuild({ botIsMember: false }));
  stage.answerForm(async ({ form: id }) => ({ kind: 'form', form: { ...form, id } }));
  const opened = fake.command({ user: ana, channel: away, name: 'mixing', userInstall: true });
  await opened.waitFor(({ modal }) => modal !== null);
  const send = (customId: string) =>
    fake.submitModal({ user: ana, channel: away, customId, fields: { prompt: 'x' }, of: opened });
  const ids = ['v1:blend:new', 'v1:edit:0123456789ab:1', 'v1:tray-order:mine'];
  const sent = ids.map(send);
  for (const one of sent) await one.waitFor(({ acknowledged }) => acknowledged !== null);
  expect(sent.map(({ acknowledged }) => acknowledged?.flags)).toEqual([64, 0, 64]);
});
