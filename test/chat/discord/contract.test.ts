import { expect } from 'vitest';
import type { FakeInteraction } from '../../fakes/discord/discord.ts';
import { describeChat } from '../contract.ts';
import { elementsIn, fieldsIn, filesIn, seenBy, spreadOver } from './sights.ts';
import { openDiscordStage } from './stage.ts';

type Element = ReturnType<typeof elementsIn>[number];

describeChat('discord', async () => {
  const stage = await openDiscordStage();
  const { fake, channel, ana } = stage;
  const seen = (who: 'asker' | 'other') => seenBy(fake, stage[who === 'asker' ? 'ana' : 'bo'], channel.id);
  const upload = (bytes: Uint8Array, at = 0) => fake.attach(`photo-${at}.png`, bytes, 'image/png');
  /** What was done last: its form is open until it is sent off. */
  let latest: FakeInteraction | null = null;

  async function settled(interaction: FakeInteraction): Promise<void> {
    await interaction.waitFor(({ acknowledged }) => acknowledged !== null);
    latest = interaction;
  }
  async function use(has: (element: Element) => boolean, values: string[] = []): Promise<void> {
    const find = () => seen('asker').findLast((message) => elementsIn(message).some(has));
    await fake.until(() => find() !== undefined);
    const message = find();
    const element = message && elementsIn(message).find(has);
    if (!message || !element) throw new Error('nothing has it');
    await settled(fake.press({ user: ana, channel, message, customId: element.id, values }));
  }

  return {
    ...{ chat: stage.chat, address: stage.address, heard: stage.heard, file: stage.file },
    ask(bytes) {
      const event = stage.nextCommand();
      const options = { prompt: 'a fox', image: upload(bytes) };
      fake.command({ user: ana, channel, name: 'imagine', options });
      return event;
    },
    run: (command) => settled(fake.command({ user: ana, channel, name: command })),
    press: (action) => use(({ id }) => id === action),
    choose: (value) => use(({ values }) => values.includes(value), [value]),
    async openForm() {
      if (!latest?.modal) return null;
      return { title: String(latest.modal.title), values: Object.fromEntries(fieldsIn(latest)) };
    },
    async fill(values, pictures) {
      const of = latest;
      if (!of?.modal) throw new Error('no form is open');
      const fields = { ...values, ...spreadOver(of, pictures.map(upload)) };
      const customId = String(of.modal.custom_id);
      await settled(fake.submitModal({ user: ana, channel, customId, fields, of }));
    },
    async reply(to, words, pictures) {
      const replyTo = fake.messages(channel.id).find(({ id }) => id === to.id);
      if (!replyTo) throw new Error('nobody sees that message');
      fake.post({ user: ana, channel, content: words, files: pictures.map(upload), replyTo });
    },
    textsSeenBy: async (who) => seen(who).map(({ content }) => content),
    async filesSeenBy(who) {
      const files = seen(who).flatMap(filesIn);
      return Object.fromEntries(
        files.flatMap(({ name, url }) => {
          const bytes = fake.fileOf({ url });
          return bytes ? [[name, bytes]] : [];
        }),
      );
    },
    async close() {
      await stage.close();
      expect(fake.violations).toEqual([]);
    },
  };
});
