import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Button, Card, Form } from '../../../src/chat/chat.ts';
import type { FakeChannel, FakeInteraction } from '../../fakes/discord/discord.ts';
import { type DiscordStage, openDiscordStage } from './stage.ts';

/** The app is installed by a person alone: the bot is no member and can only answer. */
let stage: DiscordStage;
let away: FakeChannel;
let laterMs = 0;
beforeEach(async () => {
  laterMs = 0;
  stage = await openDiscordStage({ now: () => Date.now() + laterMs });
  away = stage.fake.addChannel(stage.fake.addGuild({ botIsMember: false }));
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const job = '0123456789ab';
const edit: Button = { id: `v1:edit:${job}:1`, label: 'Edit', style: 'plain' };
const form: Form = {
  ...{ id: edit.id, title: 'Edit' },
  fields: [
    {
      ...{ kind: 'text', name: 'prompt', label: 'What', value: '' },
      ...{ required: true, long: true, maxLength: 100 },
    },
  ],
};
const cardOf = (status = 'Drawing'): Card => ({
  ...{ tone: 'working', heading: 'Ana asked for', prompt: 'a fox', settings: job, tiles: [], ratio: 1 },
  ...{ status, countdownTo: null, notes: [], sheet: null },
});

function imagine(): FakeInteraction {
  const options = { prompt: 'a fox' };
  return stage.fake.command({ user: stage.ana, channel: away, name: 'imagine', options, userInstall: true });
}

/** Opens the form of a button that only its person sees, and sends it off. */
async function editFromPanel(): Promise<{ sent: FakeInteraction; address: string }> {
  const { fake, chat, ana } = stage;
  const event = stage.nextCommand();
  const asked = imagine();
  await chat.answer((await event).ref, { text: 'a panel', buttons: [[edit]] });
  await expect.poll(() => asked.followUps).toHaveLength(1);
  const [panel] = asked.followUps;
  if (!panel) throw new Error('a panel was shown');
  stage.answerForm(async () => ({ kind: 'form', form }));
  const opened = fake.press({
    ...{ user: ana, channel: away, message: panel, customId: edit.id },
    userInstall: true,
  });
  await opened.waitFor(({ modal }) => modal !== null);
  const sent = fake.submitModal({
    ...{ user: ana, channel: away, customId: edit.id, fields: { prompt: 'at night' }, of: opened },
  });
  await expect.poll(() => stage.filled).toHaveLength(1);
  return { sent, address: stage.filled[0]?.address ?? '' };
}

test('a job that turns out to be private is shown to its asker alone, although its command was public', async () => {
  const { fake, chat, ana } = stage;
  const event = stage.nextCommand();
  const asked = imagine();
  const { person, address } = await event;
  const alone = await chat.privateAddress(person, address);
  const card = await chat.post(alone, { card: cardOf() }, 'card');
  const thread = await chat.threadFor({ card, pictures: 1, title: 'a fox' });
  await chat.post(thread, { files: [await stage.file('a-fox.png', new Uint8Array([1]))] }, 'picture');
  await chat.update(card, { card: cardOf('Done') });
  expect(fake.messages(away.id)).toEqual([]);
  expect(asked.original).toBeNull();
  const own = fake.ephemerals(ana);
  expect(own).toHaveLength(1);
  expect(own[0]?.attachments.map(({ filename }) => filename)).toEqual(['a-fox.png']);
  expect(JSON.stringify(own[0]?.embeds)).toContain('Done');
});

test('what is edited from a panel only its person sees is public like the picture it changes', async () => {
  const { fake, chat } = stage;
  const { sent, address } = await editFromPanel();
  expect(sent.acknowledged?.flags).toBe(64);
  const card = await chat.post(address, { card: cardOf() }, 'card');
  const thread = await chat.threadFor({ card, pictures: 1, title: 'a fox' });
  await chat.post(thread, { files: [await stage.file('night.png', new Uint8Array([1]))] }, 'picture');
  expect(fake.messages(away.id)).toMatchObject([{ attachments: [{ filename: 'night.png' }] }]);
});

test('what is edited from a private picture stays with its person', async () => {
  const { fake, chat, ana } = stage;
  const { sent, address } = await editFromPanel();
  const alone = await chat.privateAddress(`discord:${ana.id}`, address);
  await chat.post(alone, { card: cardOf() }, 'card');
  expect(sent.acknowledged?.flags).toBe(64);
  expect(JSON.stringify(sent.original?.embeds)).toContain('a fox');
  expect(sent.original?.flags).toBe(64);
  expect(fake.messages(away.id)).toEqual([]);
});

test('once the time to answer is over it is said that nothing can be posted there, and what can be done', async () => {
  const event = stage.nextCommand();
  imagine();
  const { address } = await event;
  expect(await stage.chat.problemsIn(address)).toEqual([]);
  laterMs = 15 * 60_000;
  const problems = await stage.chat.problemsIn(address);
  expect(problems).toEqual([{ code: 'chat-answer-over', params: { button: 'Post to channel' } }]);
});
