import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerByHand } from '../../../src/chat/discord/discord.ts';
import { describeCommands } from '../../../src/command/dispatch.ts';
import { loadCommands } from '../../../src/command/load.ts';
import { createLogger } from '../../../src/log.ts';
import { createWords } from '../../../src/words/words.ts';
import { type DiscordStage, openDiscordStage } from './stage.ts';

describe('one connection', () => {
  let stage: DiscordStage;
  beforeEach(async () => {
    stage = await openDiscordStage();
  });
  afterEach(async () => {
    expect(stage.fake.violations).toEqual([]);
    await stage.close();
  });

  test('an interaction is acknowledged at once, although a server never reports itself', async () => {
    const { fake, ana, channel } = stage;
    fake.addGuild({ unavailableMs: Number.POSITIVE_INFINITY });
    await stage.chat.stop();
    const again = await stage.connect();
    const asked = fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'a fox' } });
    await asked.waitFor(({ acknowledged }) => acknowledged !== null);
    expect(asked.acknowledged).toMatchObject({ type: 5, flags: 64 });
    expect(asked.acknowledged?.afterMs).toBeLessThan(1000);
    await again.stop();
  });

  test('what comes together is acknowledged before anything is done for the first of it', async () => {
    const { fake, ana, channel } = stage;
    const asked = Array.from({ length: 20 }, (_, n) =>
      fake.command({ user: ana, channel, name: 'imagine', options: { prompt: `fox ${n}` } }),
    );
    await stage.nextCommand();
    expect(asked.filter(({ acknowledged }) => acknowledged === null)).toEqual([]);
    await expect.poll(() => stage.commands).toHaveLength(20);
  });

  test('it says when it is not connected, and when it is again', async () => {
    stage.fake.dropGateway();
    await expect.poll(() => stage.chat.connected()).toBe(false);
    await expect.poll(() => stage.chat.connected(), { timeout: 10_000 }).toBe(true);
  });

  test('what could be typed is offered while it is typed, with the options so far', async () => {
    const { fake, ana, channel } = stage;
    const typing = fake.autocomplete({
      ...{ user: ana, channel, name: 'imagine', option: 'model', typed: '4' },
      options: { prompt: 'a fox' },
    });
    expect(await typing.choices()).toEqual([{ name: '4!', value: 'a fox' }]);
  });

  test('what is neither stored nor answered says so, and the words come back', async () => {
    const { fake, ana, channel } = stage;
    fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'break' } });
    await expect
      .poll(() => fake.ephemerals(ana).map(({ content }) => content))
      .toEqual(['That did not work. Send it again in a moment.']);
    expect(JSON.stringify(fake.ephemerals(ana)[0]?.embeds)).toContain('break');
  });

  test('the commands are registered once, and again only when they changed', async () => {
    const { fake } = stage;
    const puts = () => fake.log.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    await expect.poll(() => puts().length).toBe(1);
    await expect.poll(() => stage.memory.read('discord-commands')).not.toBeNull();
    const same = await stage.connect();
    await same.stop();
    expect(puts()).toHaveLength(1);
    expect(fake.commands()).toHaveLength(16);
  });

  test('commands in our sentences can be pressed', async () => {
    const { fake, chat, channel } = stage;
    await expect.poll(() => stage.memory.read('discord-commands')).not.toBeNull();
    await chat.post(stage.address, { text: 'Bring it back with /show abc.' }, 'k1');
    expect(fake.messages(channel.id)[0]?.content).toMatch(/^Bring it back with <\/show:\d+> abc\.$/);
  });

  test('by hand they are registered for one server, and the invite link asks for what is needed', async () => {
    const { fake, guild } = stage;
    const loaded = await loadCommands();
    const { count, inviteUrl } = await registerByHand(
      {
        ...{ token: fake.env.DISCORD_TOKEN, apiUrl: fake.env.DISCORD_API_URL, wordsFor: createWords },
        commandsIn: (language) => describeCommands(loaded, createWords(language)),
      },
      guild.id,
    );
    expect(count).toBe(16);
    expect(fake.commands(guild.id)).toHaveLength(16);
    expect(inviteUrl).toBe(
      `https://discord.com/oauth2/authorize?client_id=${fake.applicationId}&scope=bot+applications.commands&permissions=309237763072`,
    );
  });

  test('a message found after an unclear answer is not posted again, however old it is', async () => {
    const { fake, chat, channel } = stage;
    const file = await stage.file('a-fox-abc-1.png', new Uint8Array([1, 2, 3]));
    const first = await chat.post(stage.address, { files: [file] }, 'abc:pictures-1');
    fake.advance(3_600_000);
    const second = await chat.post(stage.address, { files: [file] }, 'abc:pictures-1', true);
    expect(second.id).toBe(first.id);
    expect(fake.messages(channel.id)).toHaveLength(1);
  });

  test('a boosted server takes larger files, a direct message does not', async () => {
    const { fake, chat } = stage;
    const boosted = fake.addGuild({ premiumTier: 2 });
    const channel = fake.addChannel(boosted);
    const event = stage.nextCommand();
    fake.command({ user: stage.ana, channel, name: 'imagine', options: { prompt: 'a fox' } });
    const { address } = await event;
    expect(chat.limitsAt(address).bytesPerFile).toBe(Math.floor(50 * 1024 * 1024 * 0.95));
    const alone = await chat.privateAddress(`discord:${stage.bo.id}`, address);
    expect(chat.limitsAt(alone).bytesPerFile).toBe(Math.floor(10 * 1024 * 1024 * 0.95));
  });
});

test('several shards in one process hear the servers of each', async () => {
  const stage = await openDiscordStage({}, { shards: 2 });
  const { fake, ana } = stage;
  expect(fake.gateway.identifies).toBe(2);
  const channels = [stage.channel, fake.addChannel(fake.addGuild())];
  for (const [index, channel] of channels.entries())
    fake.command({ user: ana, channel, name: 'imagine', options: { prompt: `from ${index}` } });
  await expect
    .poll(() => stage.commands.map(({ options }) => options.prompt).sort())
    .toEqual(['from 0', 'from 1']);
  await stage.close();
});

test('a Discord that does not answer keeps nobody waiting, and is tried again until it does', async () => {
  const stage = await openDiscordStage();
  const { fake } = stage;
  await stage.chat.stop();
  fake.failNext({ path: /gateway/, times: 6 }, { status: 503 });
  const later = await stage.connect();
  expect(later.connected()).toBe(false);
  await expect.poll(() => later.connected(), { timeout: 15_000 }).toBe(true);
  const event = stage.nextCommand();
  fake.command({ user: stage.ana, channel: stage.channel, name: 'imagine', options: { prompt: 'at last' } });
  expect((await event).options.prompt).toBe('at last');
  await later.stop();
  await expect.poll(() => fake.gateway.connected).toBe(0);
  await stage.close();
});

test('a connection that was closed on purpose is not called lost', async () => {
  const log = createLogger('test');
  const said = vi.spyOn(log, 'info');
  const stage = await openDiscordStage({ log });
  const lines = () => said.mock.calls.map((line) => line.at(-1));
  stage.fake.dropGateway();
  await expect.poll(lines).toContain('the connection was lost; connecting again');
  await expect.poll(() => stage.chat.connected()).toBe(true);
  const before = lines().length;
  await stage.close();
  expect(lines().slice(before)).toEqual([]);
});

test('registering with a token that is refused, or while Discord is away, is answered with a sentence', async () => {
  const stage = await openDiscordStage();
  const { fake } = stage;
  const loaded = await loadCommands();
  const register = (token: string) =>
    registerByHand(
      {
        ...{ token, apiUrl: fake.env.DISCORD_API_URL, wordsFor: createWords },
        commandsIn: (language) => describeCommands(loaded, createWords(language)),
      },
      null,
    );
  await expect(register('wrong')).rejects.toThrow('DISCORD_TOKEN is not accepted.');
  await stage.close();
  await expect(register(fake.env.DISCORD_TOKEN)).rejects.toThrow('Discord cannot be reached.');
});
