import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const button = {
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  label: 'More',
  custom_id: 'more',
} as const;
const components = [{ type: ComponentType.ActionRow, components: [button] }] as const;
const input = {
  type: ComponentType.TextInput,
  style: TextInputStyle.Paragraph,
  custom_id: 'prompt',
} as const;
const modal: APIModalInteractionResponseCallbackData = {
  title: 'Ask',
  custom_id: 'ask',
  components: [{ type: ComponentType.Label, label: 'Prompt', component: input }],
};

test('opens a modal from a button and receives what was filled in', async () => {
  const { discord, channel, user, client } = await scene();
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Cat', value: 'cat' }]);
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Press', components });
    if (interaction.isButton()) await interaction.showModal(modal);
    if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      await interaction.update(interaction.fields.getTextInputValue('prompt'));
    }
  });
  const typed = discord.autocomplete({ user, channel, name: 'draw', option: 'prompt', typed: 'c' });
  expect(await typed.choices()).toEqual([{ name: 'Cat', value: 'cat' }]);
  const asked = discord.command({ user, channel, name: 'draw' });
  await asked.waitFor(({ original }) => original !== null);
  const [message] = discord.messages(channel.id);
  if (!message) throw new Error('no message');
  const pressed = discord.press({ user, channel, message, customId: 'more' });
  await pressed.waitFor((one) => one.modal !== null);
  discord.submitModal({ user, channel, customId: 'ask', fields: { prompt: 'a dog' }, of: pressed });
  await discord.until(() => message.edits === 1);
  expect(message.content).toBe('a dog');
  expect(discord.violations).toEqual([]);
});

test('shows pictures in a gallery and reads a message through its menu', async () => {
  const { discord, channel, user, client } = await scene();
  const poster = discord.post({ user, channel, content: 'Look', files: [discord.attach('cat.png', png)] });
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    const [name] = interaction.targetMessage.attachments.map((attachment) => attachment.name);
    const gallery = {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: 'attachment://out.png' } }],
    } as const;
    const words = {
      type: ComponentType.TextDisplay,
      content: `${interaction.targetMessage.content} ${name}`,
    } as const;
    await interaction.deferReply();
    const files = [{ attachment: png, name: 'out.png' }];
    const shown = { files, components: [words, gallery], flags: MessageFlags.IsComponentsV2 } as const;
    await interaction.editReply({ ...shown, files });
  });
  const acted = discord.command({ user, channel, name: 'Edit this', type: 3, target: poster });
  await acted.waitFor(({ original }) => original !== null);
  expect(acted.original).toMatchObject({ content: '', attachments: [], edits: 0, flags: 1 << 15 });
  const media = { width: 3, height: 2, content_type: 'image/png' };
  expect(acted.original?.components).toMatchObject([{ content: 'Look cat.png' }, { items: [{ media }] }]);
  expect(discord.messages(channel.id)).toHaveLength(2);
  expect(discord.violations).toEqual([]);
});

test('without a privileged intent a message arrives empty unless it is meant for the bot', async () => {
  const { discord, channel, user, client } = await scene();
  const files = [discord.attach('cat.png', png)];
  const photo = discord.post({ user, channel, content: 'Look', files });
  const ours = await client.rest.post(`/channels/${channel.id}/messages`, { body: { content: 'Hello' } });
  const { id } = ours as { id: string };
  const [own] = discord.messages(channel.id).filter((message) => message.id === id);
  if (!own) throw new Error('no message');
  const read = async (message: { id: string }) => {
    const answer = await client.rest.get(`/channels/${channel.id}/messages/${message.id}`);
    const { content, attachments, referenced_message: answered } = answer as APIMessage;
    return { content, files: attachments.length, answered: answered?.attachments.length };
  };
  const bot = `<@${discord.botId}>`;
  expect(await read(photo)).toMatchObject({ content: '', files: 0 });
  const mention = discord.post({
    user,
    channel,
    content: `${bot} night`,
    files,
    replyTo: photo,
    ping: false,
  });
  expect(await read(mention)).toEqual({ content: `${bot} night`, files: 1, answered: 0 });
  expect(await read(discord.post({ user, channel, content: 'night', replyTo: own }))).toMatchObject({
    content: 'night',
  });
  expect(
    await read(discord.post({ user, channel, content: 'night', replyTo: own, ping: false })),
  ).toMatchObject({ content: '' });
  const asked = discord.command({ user, channel, name: 'draw' });
  const body = { type: 4, data: { content: 'An answer' } };
  await client.rest.post(`/interactions/${asked.id}/${asked.token}/callback`, { body, auth: false });
  if (!asked.original) throw new Error('no answer');
  const pinging = discord.post({ user, channel, content: 'night', replyTo: asked.original });
  expect(await read(pinging)).toMatchObject({ content: '' });
});

const header = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const png = Buffer.from([...header, 0, 0, 0, 3, 0, 0, 0, 2, 8, 6]);
