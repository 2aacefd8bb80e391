import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Process, startProcess } from '../../app/process.ts';
import { startFakeDiscord } from '../../fakes/discord/discord.ts';
import { startFakeSlack } from '../../fakes/slack/slack.ts';
import type { DiscordScene } from './discord.ts';
import { everyMessage, type SlackScene } from './slack.ts';

/** What is told everywhere: a picture, a variation of it, two wishes that change it, and how it was made. */
export const prompt = 'A sailing boat on a quiet lake, mountains behind';
export const wishes = ['let it snow', 'make it night'] as const;
const channelName = 'pictures';

export interface Story<Scene> {
  scene: Scene;
  close(): Promise<void>;
}

async function startBot(env: Record<string, string>): Promise<{ process: Process; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-preview-'));
  const process = await startProcess({ ...env, DATA_DIR: dataDir, SANDBOX_SPEED: '50' });
  if (process.url === '') throw new Error(process.output());
  return {
    process,
    async close() {
      await process.end('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The id of a message's first button for an action. */
function buttonFor(action: string, parts: readonly unknown[]): string {
  const [id] = new RegExp(`v1:${action}:[0-9a-z:]+`).exec(JSON.stringify(parts)) ?? [];
  if (id === undefined) throw new Error(`The message has no button for ${action}`);
  return id;
}

type Until = (check: () => boolean) => Promise<void>;

/** The message at that place of a list, as soon as there are so many. */
async function nth<Message>(look: () => Message[], until: Until, place: number): Promise<Message> {
  await until(() => look().length > place);
  const found = look()[place];
  if (found === undefined) throw new Error('It is gone again');
  return found;
}

export async function tellOnDiscord(): Promise<Story<DiscordScene>> {
  const fake = await startFakeDiscord();
  const guild = fake.addGuild({ name: 'Garden' });
  const channel = fake.addChannel(guild, { name: channelName });
  const [ana, ben] = [fake.addUser({ name: 'Ana' }), fake.addUser({ name: 'Ben' })];
  const bot = await startBot(fake.env);
  const close = async () => {
    await bot.close();
    await fake.close();
  };
  await fake.until(() => fake.gateway.connected > 0);
  const seen = () => {
    const inChannel = fake.messages(channel.id);
    return inChannel.flatMap((message) => [message, ...fake.messages(fake.thread(message.id)?.id ?? '')]);
  };
  const pictures = () => seen().filter(({ components }) => JSON.stringify(components).includes('v1:vary:'));
  const drawn = (place: number) => nth(pictures, fake.until, place);
  fake.command({ user: ana, channel, name: 'imagine', options: { prompt, ratio: '16:9' } });
  const first = await drawn(0);
  fake.press({ user: ana, channel, message: first, customId: buttonFor('vary', first.components) });
  const second = await drawn(1);
  const reply = fake.post({ user: ben, channel, content: `<@${fake.botId}> ${wishes[0]}`, replyTo: second });
  await drawn(2);
  const thread = fake.thread(reply.id);
  if (!thread) throw new Error('What came of a reply is not in its thread');
  fake.post({ user: ana, channel: thread, content: `<@${fake.botId}> ${wishes[1]}` });
  const last = await drawn(3);
  const cards = () => seen().filter(({ embeds }) => JSON.stringify(embeds).includes('Done'));
  await fake.until(() => cards().length === 4);
  const answers = () => fake.ephemerals(ana).filter(({ attachments }) => attachments.length > 0);
  fake.press({
    user: ana,
    channel: thread,
    message: last,
    customId: buttonFor('details', last.components),
  });
  await nth(answers, fake.until, 0);
  return { scene: { fake, channel, channelName, people: [ana, ben], reader: ana, threadOf: reply }, close };
}

export async function tellOnSlack(): Promise<Story<SlackScene>> {
  const fake = await startFakeSlack();
  const channel = fake.addChannel({ name: channelName });
  const [ana, ben] = [fake.addUser({ name: 'Ana' }), fake.addUser({ name: 'Ben' })];
  const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL } = fake.env;
  const bot = await startBot({ SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL });
  const close = async () => {
    await bot.close();
    await fake.close();
  };
  await fake.until(() => fake.sockets > 0);
  const seen = () => everyMessage(fake, channel.id);
  const pictures = () => seen().filter(({ blocks }) => JSON.stringify(blocks).includes('v1:vary:'));
  const drawn = (place: number) => nth(pictures, fake.until, place);
  fake.slash({ user: ana, channel, command: '/imagine', text: `${prompt} --ratio 16:9` });
  const first = await drawn(0);
  const threadOf = fake.messages(channel.id).find(({ ts }) => ts === first.threadTs);
  if (!threadOf) throw new Error('The picture is not in the thread of its card');
  fake.press({ user: ana, message: first, actionId: buttonFor('vary', first.blocks) });
  await drawn(1);
  fake.mention({ user: ben, channel, text: wishes[0], threadTs: threadOf.ts });
  await drawn(2);
  fake.mention({ user: ana, channel, text: wishes[1], threadTs: threadOf.ts });
  const last = await drawn(3);
  await fake.until(() => seen().filter(({ text }) => text.endsWith('Done')).length === 4);
  const answers = () => everyMessage(fake, fake.openDm(ana).id);
  fake.slash({ user: ana, channel, command: '/darkroom', text: 'history' });
  await nth(answers, fake.until, 0);
  fake.press({ user: ana, message: last, actionId: buttonFor('details', last.blocks) });
  await nth(answers, fake.until, 1);
  return { scene: { fake, channel, channelName, people: [ana, ben], reader: ana, threadOf }, close };
}
