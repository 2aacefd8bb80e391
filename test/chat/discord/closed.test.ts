import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeUser } from '../../fakes/discord/discord.ts';
import { type DiscordStage, openDiscordStage } from './stage.ts';

/** Somebody who takes no direct messages. */
let stage: DiscordStage;
let cleo: FakeUser;
beforeEach(async () => {
  stage = await openDiscordStage();
  cleo = stage.fake.addUser({ name: 'Cleo', directMessages: false });
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const write = (words: string) =>
  stage.fake.post({
    ...{ user: cleo, channel: stage.channel },
    content: `<@${stage.fake.botId}> ${words}`,
  });
const said = () =>
  stage.fake
    .messages(stage.channel.id)
    .filter(({ authorId }) => authorId === stage.fake.botId)
    .map(({ content, reference }) => ({ content, reference }));
const sentence = () =>
  expect.stringMatching(`^<@${cleo.id}> ?\nDarkroom could not send you a direct message`);

async function readLater(): Promise<string> {
  const event = stage.nextCommand();
  const { fake, channel } = stage;
  fake.command({ user: cleo, channel, name: 'queue' });
  await stage.chat.answer((await event).ref, { text: 'Nothing is waiting.' });
  await expect.poll(() => fake.ephemerals(cleo)).toHaveLength(2);
  return fake.ephemerals(cleo)[1]?.content ?? '';
}

test('who cannot be told why a line was refused reads in a reply how to get at it', async () => {
  const written = write('/imagine a secret wish --nonsense 4');
  await expect.poll(said).toEqual([{ content: sentence(), reference: written.id }]);
  const later = await readLater();
  expect(later).toContain('nonsense');
  expect(later).toContain('a secret wish');
});

test('an answer to a message is kept in the same way, and said once however many there are', async () => {
  const event = stage.nextCommand();
  const written = write('a fox');
  const { ref } = await event;
  await stage.chat.answer(ref, { text: 'There are too many.', returnPrompt: 'a fox' });
  await stage.chat.answer(ref, { text: 'And another thing.' });
  expect(said()).toEqual([{ content: sentence(), reference: written.id }]);
  expect(await readLater()).toMatch(/There are too many[\s\S]*And another thing/);
});

test('two processes that answer the same message say it once', async () => {
  const event = stage.nextCommand();
  stage.fake.post({
    ...{ user: stage.ana, channel: stage.channel },
    content: `<@${stage.fake.botId}> a fox`,
  });
  const { ref } = await event;
  const other = await stage.connect();
  for (const chat of [stage.chat, other]) await chat.answer(ref, { text: 'There are too many.' });
  await other.stop();
  expect(stage.fake.directMessages(stage.ana)).toHaveLength(1);
});
