import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import type { FakeFile } from './discord.ts';
import { scene } from './scene.ts';

test('a modal takes files and a choice', async () => {
  const { discord, channel, user, client } = await scene();
  const upload = { type: ComponentType.FileUpload, custom_id: 'files', max_values: 10 } as const;
  const options = [
    { label: 'Wide', value: 'wide' },
    { label: 'Tall', value: 'tall' },
  ];
  const select = { type: ComponentType.StringSelect, custom_id: 'shape', options } as const;
  const label = (component: typeof upload | typeof select) =>
    ({ type: ComponentType.Label, label: 'Label', component }) as const;
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const components = [label(upload), label(select)];
      await interaction.showModal({ title: 'Ask', custom_id: 'ask', components });
    }
    if (!interaction.isModalSubmit()) return;
    const names = interaction.fields.getUploadedFiles('files')?.map(({ name }) => name);
    const [shape] = interaction.fields.getStringSelectValues('shape');
    await interaction.reply(`${names} ${shape}`);
  });
  const asked = discord.command({ user, channel, name: 'draw' });
  await asked.waitFor(({ modal }) => modal !== null);
  const files: FakeFile[] = ['a.png', 'b.png'].map((name) => discord.attach(name, Buffer.from(name)));
  const fields = { files, shape: ['wide'] };
  const submitted = discord.submitModal({ user, channel, customId: 'ask', fields, of: asked });
  await submitted.waitFor(({ original }) => original !== null);
  expect(submitted.original?.content).toBe('a.png,b.png wide');
  expect(discord.violations).toEqual([]);
});

test('a modal takes no more than its fields allow', async () => {
  const { discord, channel, user, client } = await scene();
  const upload = { type: ComponentType.FileUpload, custom_id: 'files', max_values: 2 } as const;
  const options = [{ label: 'Wide', value: 'wide' }];
  const select = { type: ComponentType.StringSelect, custom_id: 'shape', options } as const;
  const label = (component: typeof upload | typeof select) =>
    ({ type: ComponentType.Label, label: 'Label', component }) as const;
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.showModal({
      title: 'Ask',
      custom_id: 'ask',
      components: [label(upload), label(select)],
    });
  });
  const of = discord.command({ user, channel, name: 'draw' });
  await of.waitFor(({ modal }) => modal !== null);
  const files = ['a.png', 'b.png', 'c.png'].map((name) => discord.attach(name, Buffer.from(name)));
  const submit = (fields: Record<string, string[] | FakeFile[]>) => () =>
    discord.submitModal({ user, channel, customId: 'ask', fields, of });
  expect(submit({ files, shape: ['wide'] })).toThrow('Nobody can upload 3 files');
  expect(submit({ files: [], shape: ['wide'] })).toThrow('Nobody can leave files empty');
  expect(submit({ files: files.slice(0, 2), shape: ['tall'] })).toThrow('The list does not offer tall');
});
