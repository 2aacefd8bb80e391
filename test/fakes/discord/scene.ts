import { type ChatInputCommandInteraction, Client, GatewayIntentBits } from 'discord.js';
import { afterEach } from 'vitest';
import type { FakeDiscordOptions } from './api.ts';
import { type FakeDiscord, startFakeDiscord } from './discord.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  while (open.length > 0) await open.pop()?.();
});

export async function started(options?: FakeDiscordOptions): Promise<FakeDiscord> {
  const discord = await startFakeDiscord(options);
  open.push(() => discord.close());
  return discord;
}

export async function connected(discord: FakeDiscord, timeout = 15_000): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    waitGuildTimeout: 0,
    shards: 'auto',
    allowedMentions: { parse: [] },
    rest: { api: discord.env.DISCORD_API_URL, cdn: discord.env.DISCORD_CDN_URL, timeout },
  });
  open.push(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(discord.env.DISCORD_TOKEN);
  return ready;
}

/** A guild with a channel and a person in it, and a bot that is connected. */
export async function scene(options?: FakeDiscordOptions) {
  const discord = await started(options);
  const guild = discord.addGuild();
  const channel = discord.addChannel(guild);
  const user = discord.addUser({ name: 'ada', locale: 'uk' });
  const client = await connected(discord);
  return { discord, guild, channel, user, client };
}

export function nextCommand(client: Client): Promise<ChatInputCommandInteraction> {
  return new Promise((resolve) => {
    client.once('interactionCreate', (interaction) => {
      if (interaction.isChatInputCommand()) resolve(interaction);
    });
  });
}
