import * as acts from './acts.ts';
import { announce } from './announce.ts';
import type { FakeDiscord, FakeDiscordOptions } from './api.ts';
import { fileAt } from './cdn.ts';
import { Gateway } from './gateway.ts';
import { startHttp } from './http.ts';
import * as people from './people.ts';
import { isDirect, isThread } from './permissions.ts';
import { channelObject } from './render-guild.ts';
import { Troubles } from './trouble.ts';
import { type Channel, type Message, World } from './world.ts';

export type {
  FakeChannel,
  FakeDiscord,
  FakeFile,
  FakeGuild,
  FakeInteraction,
  FakeMessage,
  FakeUser,
} from './api.ts';

/** A loopback Discord that the real discord.js talks to. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const world = new World(options);
  const troubles = new Troubles();
  const server = await startHttp(world, troubles);
  const gateway = new Gateway(world, server);
  world.identifies = () => gateway.counts.identifies;
  const { origin: url, applicationId, interactions, log, violations, token } = world;
  return {
    url,
    env: { DISCORD_TOKEN: token, DISCORD_API_URL: `${url}/api`, DISCORD_CDN_URL: `${url}/cdn` },
    applicationId,
    botId: world.bot.id,
    ...placesOf(world, gateway),
    ...actsOf(world),
    ...sightsOf(world),
    interactions,
    failNext: (match, how) => troubles.add(match, how),
    dropGateway: (how) => gateway.drop(how),
    expireTokens() {
      for (const interaction of interactions) interaction.expired = true;
    },
    advance: (ms) => world.clock.advance(ms),
    now: () => world.clock.now(),
    log,
    violations,
    gateway: gateway.counts,
    async close() {
      world.clock.stop();
      gateway.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

type Places = 'addUser' | 'addGuild' | 'addChannel' | 'changeChannel' | 'removeChannel' | 'attach';

function placesOf(world: World, gateway: Gateway): Pick<FakeDiscord, Places> {
  return {
    addUser: (options) => people.addUser(world, options),
    addGuild(options) {
      const guild = people.addGuild(world, options);
      if (guild.botIsMember) gateway.joined(guild);
      return guild;
    },
    addChannel(guild, options) {
      const channel = people.addChannel(world, guild?.id ?? null, options);
      tell(world, channel, 'CREATE');
      return channel;
    },
    changeChannel(channel, changes) {
      const known = world.channel(channel);
      people.changeChannel(known, changes);
      tell(world, known, 'UPDATE');
    },
    removeChannel(channel) {
      const known = world.channel(channel);
      known.deleted = true;
      tell(world, known, 'DELETE');
    },
    attach: (name, bytes, contentType) => people.attach(world, name, bytes, contentType),
  };
}

function tell(world: World, channel: Channel, what: 'CREATE' | 'UPDATE' | 'DELETE'): void {
  if (channel.guildId === null) return;
  const event = `${isThread(channel) ? 'THREAD' : 'CHANNEL'}_${what}`;
  world.dispatch(event, channel.guildId, channelObject(world, channel), 1);
}

type Acts = 'command' | 'autocomplete' | 'press' | 'submitModal' | 'post' | 'repeat' | 'removeMessage';

function actsOf(world: World): Pick<FakeDiscord, Acts> {
  return {
    command: (act) => acts.command(world, act),
    autocomplete: (act) => acts.autocomplete(world, act),
    press: (act) => acts.press(world, act),
    submitModal: (act) => acts.submitModal(world, act),
    post: (act) => people.post(world, act),
    repeat: (message) => announce(world, 'MESSAGE_CREATE', world.messageOf(message)),
    removeMessage(message) {
      const known = world.messageOf(message);
      known.deleted = true;
      announce(world, 'MESSAGE_DELETE', known);
    },
  };
}

type Sights = 'messages' | 'thread' | 'ephemerals' | 'directMessages' | 'commands' | 'fileOf' | 'until';

function sightsOf(world: World): Pick<FakeDiscord, Sights> {
  const isShown = (message: Message) => !message.deleted && !message.loading;
  return {
    messages: (channelId) => world.messagesIn(channelId),
    thread(messageId) {
      const thread = world.channels.get(messageId);
      return thread && !thread.deleted ? thread : null;
    },
    ephemerals: ({ id }) =>
      [...world.messages.values()].filter((one) => one.ephemeralFor === id && isShown(one)),
    directMessages: ({ id }) =>
      [...world.channels.values()]
        .filter((channel) => isDirect(channel) && channel.recipientId === id)
        .flatMap((channel) => world.messagesIn(channel.id)),
    commands: (guildId = '') => world.commands.get(guildId) ?? [],
    fileOf: ({ url }) => fileAt(world, url)?.bytes ?? null,
    until: (check) => world.until(check),
  };
}
