import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutMessage } from '../../../src/chat/chat.ts';
import { allOf } from '../../../src/request/request.ts';
import type { FakeChannel, FakeMessage, FakeUser } from '../../fakes/discord/discord.ts';
import { type DiscordStage, openDiscordStage } from './stage.ts';

let stage: DiscordStage;
let bot: string;
beforeEach(async () => {
  stage = await openDiscordStage();
  bot = `<@${stage.fake.botId}>`;
});
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

const job = '0123456789ab';
const pixel = new Uint8Array([1, 2, 3]);
const attach = (name: string, type?: string) => stage.fake.attach(name, pixel, type);
const without = 'That message has no pictures Darkroom can use.';
const unreadable =
  'Darkroom cannot see the pictures of that message. Open its menu, choose Apps, then “Edit image”.';

/** What a message brings; fails when it brings nothing. */
async function said(
  what: { content: string; files?: string[]; replyTo?: FakeMessage; ping?: boolean },
  where?: FakeChannel,
) {
  const event = stage.nextCommand();
  const { files = [], ...rest } = what;
  const channel = where ?? stage.channel;
  const message = stage.fake.post({
    user: stage.ana,
    channel,
    ...rest,
    files: files.map((name) => attach(name)),
  });
  const { command, options, pictures = [], replied, ...more } = await event;
  return { ...more, message, command, options, names: pictures.map(({ name }) => name), pictures, replied };
}

/** What Ana is told when a message is not taken. */
async function told(
  what: { content: string; files?: string[]; replyTo?: FakeMessage },
  where = stage.channel,
) {
  const { files = [], ...rest } = what;
  const attached = files.map((name) => attach(name));
  stage.fake.post({ user: stage.ana, channel: where, ...rest, files: attached });
  const last = () =>
    stage.fake
      .directMessages(stage.ana)
      .filter(({ authorId }) => authorId === stage.fake.botId)
      .at(-1);
  await expect.poll(() => last()?.content ?? '').not.toBe('');
  return { content: last()?.content, prompt: JSON.stringify(last()?.embeds) };
}

/** A result of ours, with the buttons of its pictures. */
async function result(
  names: string[],
  address = stage.address,
  first = 0,
  jobId = job,
): Promise<FakeMessage> {
  const files = await Promise.all(names.map((name, index) => stage.file(name, pixel, first + index)));
  const row = names.map((_, n) => ({
    id: `v1:picture:${jobId}:${first + n}`,
    label: `${first + n + 1}`,
    style: 'plain' as const,
  }));
  const ref = await stage.chat.post(address, { files, buttons: [row] }, names.join());
  return messageCalled(ref.id);
}

function messageCalled(id: string): FakeMessage {
  const { fake, channel } = stage;
  const places = [channel.id, ...fake.messages(channel.id).map((message) => message.id)];
  const all = [...places.flatMap((place) => fake.messages(place)), ...fake.directMessages(stage.ana)];
  const found = all.find((message) => message.id === id);
  if (!found) throw new Error('that message is not there');
  return found;
}

const theirs = (content: string, names: string[], user: FakeUser = stage.bo) =>
  stage.fake.post({ user, channel: stage.channel, content, files: names.map((name) => attach(name)) });

/** A message of somebody else that may be read, because it mentions the bot. */
async function readable(content: string, names: string[]): Promise<FakeMessage> {
  const event = stage.nextCommand();
  const message = theirs(`${bot} ${content}`, names);
  await event;
  return message;
}

describe('a reply', () => {
  test('with a mention changes the pictures of ours it answers, and new files come after them', async () => {
    const replyTo = await result(['one.png', 'two.png']);
    const { command, options, pictures, names, replied } = await said({
      ...{ content: `${bot} make it night`, replyTo, ping: false },
      files: ['hat.png'],
    });
    expect(command).toBe('edit');
    expect(options).toEqual({ prompt: 'make it night' });
    expect(names).toEqual(['one.png', 'two.png', 'hat.png']);
    expect(pictures.map(({ image }) => image)).toEqual([`${job}-1`, `${job}-2`, undefined]);
    expect(replied).toBe(2);
  });

  test('that pings a message of ours needs no mention, and one that does not ping says nothing to us', async () => {
    const replyTo = await result(['one.png']);
    stage.fake.post({
      user: stage.ana,
      channel: stage.channel,
      content: 'not for you',
      replyTo,
      ping: false,
    });
    expect(await said({ content: 'make it night', replyTo })).toMatchObject({
      ...{ command: 'edit', options: { prompt: 'make it night' }, names: ['one.png'] },
    });
    expect(stage.commands).toHaveLength(1);
  });

  test('to somebody’s message that may be read changes its pictures, ten of them too', async () => {
    const names = Array.from({ length: 10 }, (_, n) => `photo-${n}.png`);
    const replyTo = await readable('look at these', names);
    const { pictures, replied } = await said({ content: `${bot} 2 make it night`, replyTo });
    expect(pictures.map(({ name }) => name)).toEqual(names);
    expect(pictures.every((picture) => !('image' in picture))).toBe(true);
    expect(replied).toBe(10);
  });

  test('to a message that arrives empty says to use its menu, and hands the words back', async () => {
    const replyTo = theirs('look', ['photo.png']);
    const { content, prompt } = await told({ content: `${bot} make it night`, replyTo });
    expect(content).toBe(unreadable);
    expect(prompt).toContain('make it night');
    expect(stage.commands).toEqual([]);
  });

  test('to a message without pictures, or with a video, draws nothing from the words alone', async () => {
    const words = await readable('what do you think', []);
    const first = await told({ content: `${bot} a fox`, replyTo: words });
    expect(first).toMatchObject({ content: without, prompt: expect.stringContaining('a fox') });
    const files = [attach('clip.mp4', 'video/mp4')];
    const video = stage.fake.post({ user: stage.bo, channel: stage.channel, content: `${bot} see`, files });
    const replies = () => stage.fake.directMessages(stage.ana).filter(({ content }) => content === without);
    stage.fake.post({ user: stage.ana, channel: stage.channel, content: `${bot} a hat`, replyTo: video });
    await expect.poll(() => replies().length).toBe(2);
    expect(stage.commands.filter(({ person }) => person === `discord:${stage.ana.id}`)).toEqual([]);
  });

  test('to a card changes the newest result of its thread, or of the replies to it', async () => {
    const { chat, address } = stage;
    const card: OutMessage = { text: 'the card' };
    const ref = await chat.post(address, card, 'card');
    const thread = await chat.threadFor({ card: ref, pictures: 4, title: 'a fox' });
    await result(['old.png'], thread);
    await result(['new.png'], thread);
    expect((await said({ content: 'at night', replyTo: messageCalled(ref.id) })).names).toEqual(['new.png']);
    const single = await chat.post(address, { text: 'another card' }, 'card-2');
    const beside = await chat.threadFor({ card: single, pictures: 1, title: 'a fox' });
    await result(['beside.png'], beside);
    expect((await said({ content: 'at night', replyTo: messageCalled(single.id) })).names).toEqual([
      'beside.png',
    ]);
  });

  test('to a card changes all pictures of its job, and none that its thread got later', async () => {
    const { chat, address } = stage;
    const buttons = [[{ id: `v1:repeat:${job}`, label: 'Again', style: 'plain' as const }]];
    const ref = await chat.post(address, { text: 'the card', buttons }, 'card');
    const thread = await chat.threadFor({ card: ref, pictures: 3, title: 'a fox' });
    await result(['first.png'], thread);
    await result(['second.png', 'third.png'], thread, 1);
    await result(['later.png'], thread, 0, 'ba9876543210');
    const names = ['first.png', 'second.png', 'third.png'];
    const replyTo = messageCalled(ref.id);
    expect(await said({ content: 'at night', replyTo })).toMatchObject({ names, replied: 3 });
  });

  test('to a message that is gone is refused too', async () => {
    const replyTo = await readable('look', ['photo.png']);
    stage.fake.removeMessage(replyTo);
    expect((await told({ content: `${bot} make it night`, replyTo })).content).toBe(without);
  });

  test('that names another command runs it, unless that may be about the pictures it cannot see', async () => {
    const replyTo = theirs('look', ['photo.png']);
    expect((await told({ content: `${bot} /imagine a fox`, replyTo })).content).toBe(unreadable);
    expect(await said({ content: `${bot} /queue`, replyTo })).toMatchObject({ command: 'queue', names: [] });
  });
});

describe('a mention', () => {
  test('with words draws, and with a line runs the command', async () => {
    expect(await said({ content: `${bot}  a fox\nin the snow --ratio 16:9` })).toMatchObject({
      ...{ command: 'imagine', options: { prompt: 'a fox\nin the snow', ratio: '16:9' }, names: [] },
    });
    expect(await said({ content: `hey ${bot} show a fox` })).toMatchObject({
      ...{ command: 'imagine', options: { prompt: 'hey show a fox' } },
    });
    expect(await said({ content: `${bot} show abc-1` })).toMatchObject({
      ...{ command: 'show', options: { id: 'abc-1' } },
    });
    expect(await said({ content: `${bot} </show:1234567890123456789> abc-1` })).toMatchObject({
      ...{ command: 'show', options: { id: 'abc-1' } },
    });
    expect((await said({ content: bot })).command).toBe('help');
  });

  test('with attached pictures changes them; a video is no picture', async () => {
    expect(await said({ content: `${bot} at night`, files: ['a.png', 'b.png'] })).toMatchObject({
      ...{ command: 'edit', options: { prompt: 'at night' }, names: ['a.png', 'b.png'], replied: 0 },
    });
    const files = [attach('clip.mp4', 'video/mp4')];
    stage.fake.post({ user: stage.ana, channel: stage.channel, content: `${bot} at night`, files });
    const direct = () => stage.fake.directMessages(stage.ana).map(({ content }) => content);
    await expect.poll(direct).toEqual([without]);
  });

  test('in a thread changes the newest result there, and draws where there is none', async () => {
    const { chat, fake, address, channel } = stage;
    const ref = await chat.post(address, { text: 'card' }, 'card');
    const to = await chat.threadFor({ card: ref, pictures: 4, title: 'a fox' });
    const thread = fake.thread(ref.id);
    if (!thread) throw new Error('a thread was opened');
    expect((await said({ content: `${bot} a fox` }, thread)).command).toBe('imagine');
    await result(['one.png'], to);
    await result(['two.png', 'three.png'], to);
    const { command, names, replied, ...event } = await said({ content: `${bot} make it night` }, thread);
    expect({ command, names, replied }).toEqual({
      command: 'edit',
      names: ['two.png', 'three.png'],
      replied: 2,
    });
    expect(chat.channelOf(event.address)).toBe(`discord:${channel.id}`);
    const posted = await chat.post(event.address, { text: 'the new card' }, 'new');
    expect(fake.messages(thread.id).at(-1)).toMatchObject({ id: posted.id, reference: event.message.id });
  });

  test('in a thread with a number means the pictures of the whole job, in whichever messages they came', async () => {
    const { chat, fake, address } = stage;
    const ref = await chat.post(address, { text: 'card' }, 'card');
    const to = await chat.threadFor({ card: ref, pictures: 3, title: 'a fox' });
    const thread = fake.thread(ref.id);
    if (!thread) throw new Error('a thread was opened');
    await result(['third.png'], to, 2);
    await result(['second.png'], to, 1);
    const { names, options } = await said({ content: `${bot} 3 make it night` }, thread);
    expect({ names, options }).toEqual({
      ...{ names: ['second.png', 'third.png'], options: { prompt: '3 make it night' } },
    });
    expect((await said({ content: `${bot} make it night` }, thread)).names).toEqual(['second.png']);
    await result(['edited.png'], to, 0, 'ba9876543210');
    for (const words of ['3 make it winter', 'image 2: no hat', '3'])
      expect((await said({ content: `${bot} ${words}` }, thread)).names).toEqual(['second.png', 'third.png']);
    for (const words of ['make it winter', 'the last one in red'])
      expect((await said({ content: `${bot} ${words}` }, thread)).names).toEqual(['edited.png']);
    await result(['first.png'], to, 0);
    const replyTo = messageCalled(ref.id);
    const replied = await said({ content: `${bot} 2 make it night`, replyTo });
    expect(replied).toMatchObject({ names: ['first.png', 'second.png', 'third.png'], replied: 3 });
  });

  test('in a thread that was archived before the start is known to lie in its channel', async () => {
    const { fake, guild, channel, chat } = stage;
    await chat.stop();
    const thread = fake.addChannel(guild, { type: 11, parent: channel.id, archived: true });
    const later = await stage.connect();
    const { address } = await said({ content: `${bot} a fox` }, thread);
    expect(later.channelOf(address)).toBe(`discord:${channel.id}`);
    await later.stop();
  });

  test('whose options cannot be read is refused in private, with the words handed back', async () => {
    const { content, prompt } = await told({ content: `${bot} a fox --colour red` });
    expect(content).toContain('colour');
    expect(prompt).toContain('a fox --colour red');
  });

  test('that says nothing of a picture is asked what should change, and how to say it', async () => {
    const replyTo = await result(['one.png']);
    expect((await told({ content: bot, replyTo })).content).toBe(
      'Say what should change, such as “@Darkroom make it night”.',
    );
  });

  test('that could not be stored says so in private', async () => {
    expect((await told({ content: `${bot} break` })).content).toBe(
      'That did not work. Send it again in a moment.',
    );
  });
});

describe('where a message is answered', () => {
  const post = async (address: string, key = 'card') => stage.chat.post(address, { text: 'the card' }, key);

  test('in its own thread, which is started once', async () => {
    const { fake, chat } = stage;
    const { address, message } = await said({ content: `${bot} a fox` });
    expect(fake.thread(message.id)).toBeNull();
    const ref = await post(address);
    const again = await post(address);
    expect(again).toEqual(ref);
    expect(fake.messages(message.id).map(({ content }) => content)).toEqual(['the card']);
    await chat.update(ref, { text: 'done' });
    expect(fake.messages(message.id).map(({ content }) => content)).toEqual(['done']);
    const pictures = await chat.threadFor({ card: ref, pictures: 4, title: 'a fox' });
    await chat.post(pictures, { text: 'picture' }, 'p1');
    expect(fake.messages(message.id).at(-1)).toMatchObject({ content: 'picture', reference: ref.id });
    expect(chat.channelOf(address)).toBe(chat.channelOf(pictures));
  });

  test('in the thread somebody started from it already', async () => {
    const { fake, guild, channel } = stage;
    const { address, message } = await said({ content: `${bot} a fox` });
    await stage.chat.threadFor({ card: { address: stage.address, id: message.id }, pictures: 4, title: 'x' });
    await post(address);
    expect(fake.messages(message.id).map(({ content }) => content)).toEqual(['the card']);
    expect(guild.id).toBe(channel.guildId);
  });

  test('as a reply where no thread can be started', async () => {
    const { fake, channel } = stage;
    const createPublicThreads = 1n << 35n;
    fake.changeChannel(channel, { permissions: ((1n << 53n) - 1n) & ~createPublicThreads & ~(1n << 3n) });
    const { address, message } = await said({ content: `${bot} a fox` });
    await post(address);
    expect(fake.messages(channel.id).at(-1)).toMatchObject({ content: 'the card', reference: message.id });
    expect(fake.thread(message.id)).toBeNull();
    expect(fake.log.filter(({ path }) => path.endsWith('/threads'))).toEqual([]);
  });

  test('with what the bot may not do there said before anything is drawn', async () => {
    const { fake, chat, channel } = stage;
    const attachFiles = 1n << 15n;
    fake.changeChannel(channel, { permissions: ((1n << 53n) - 1n) & ~attachFiles & ~(1n << 3n) });
    const { address } = await said({ content: `${bot} a fox` });
    expect(await chat.problemsIn(address)).toMatchObject([
      { code: 'chat-permissions', params: { permissions: allOf(['Attach Files']) } },
    ]);
  });

  test('directly, when it was written directly: no mention is needed there', async () => {
    const { fake, chat, ana } = stage;
    const direct = fake.addChannel(null, { recipient: ana });
    expect(await said({ content: 'a fox' }, direct)).toMatchObject({ command: 'imagine' });
    const { address, message, person, place } = await said({ content: 'at night', files: ['a.png'] }, direct);
    const ref = await post(address);
    expect(fake.messages(direct.id).at(-1)).toMatchObject({ id: ref.id, reference: message.id });
    expect([person, place]).toEqual([`discord:${ana.id}`, `discord:@${direct.id}`]);
    expect(chat.channelOf(address)).toBe(`discord:@${ana.id}`);
    const reply = await said({ content: 'brighter', replyTo: await result(['ours.png'], address) }, direct);
    expect(reply.names).toEqual(['ours.png']);
  });

  test('in the language its writer’s client has, a restart later too, else in that of the server', async () => {
    const { fake, channel, bo } = stage;
    const jana = fake.addUser({ name: 'Jana', locale: 'de' });
    const event = stage.nextCommand();
    fake.command({ user: jana, channel, name: 'imagine', options: { prompt: 'ein Fuchs' } });
    await event;
    await expect.poll(() => stage.memory.read(`locale:discord:${jana.id}`)).toBe('de');
    await stage.chat.stop();
    const later = await stage.connect();
    const locales: string[] = [];
    for (const user of [jana, bo]) {
      const next = stage.nextCommand();
      fake.post({ user, channel, content: `${bot} x` });
      locales.push((await next).locale);
    }
    expect(locales).toEqual(['de', 'en-US']);
    await later.stop();
  });
});

test('a message that is told twice is the same request, and its refusal is said once', async () => {
  const { fake, ana, channel } = stage;
  const { message, naturalKey } = await said({ content: `${bot} a fox` });
  expect(naturalKey).toBe(`discord:${message.id}`);
  const again = stage.nextCommand();
  fake.repeat(message);
  expect((await again).naturalKey).toBe(naturalKey);
  const refused = fake.post({ user: ana, channel, content: `${bot} a fox --colour red` });
  const direct = () => fake.directMessages(ana).length;
  await expect.poll(direct).toBe(1);
  await stage.chat.stop();
  const later = await stage.connect();
  fake.repeat(refused);
  await said({ content: `${bot} the next one` });
  expect(direct()).toBe(1);
  await later.stop();
});

test('whether its writer is a moderator comes from their roles', async () => {
  const { fake, bo, channel } = stage;
  const mo = fake.addUser({ name: 'Mo', moderator: true });
  for (const user of [mo, bo]) {
    const event = stage.nextCommand();
    fake.post({ user, channel, content: `${bot} a fox` });
    expect((await event).moderator).toBe(user === mo);
  }
});

test('other apps, ourselves and messages to others are not answered', async () => {
  const { fake, ana, channel, chat, address } = stage;
  const other = fake.addUser({ name: 'other app', bot: true });
  fake.post({ user: other, channel, content: `${bot} a fox` });
  fake.post({ user: ana, channel, content: 'a fox' });
  await chat.post(address, { text: `${bot} a fox` }, 'k1');
  fake.post({ user: ana, channel, content: `<@${stage.bo.id}> a fox` });
  expect((await said({ content: `${bot} the last one` })).options.prompt).toBe('the last one');
  expect(stage.commands).toHaveLength(1);
});

test('an option may be called as the client of the reader calls it', async () => {
  const { fake } = stage;
  const channel = fake.addChannel(fake.addGuild({ locale: 'de' }));
  const { options } = await said({ content: `${bot} ein Fuchs --anzahl 4` }, channel);
  expect(options).toEqual({ prompt: 'ein Fuchs', count: 4 });
});
