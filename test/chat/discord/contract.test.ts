import { describeChat } from '../contract.ts';
import { openDiscordStage } from './stage.ts';

describeChat('discord', async () => {
  const stage = await openDiscordStage();
  const { fake, channel, ana, bo } = stage;
  return {
    chat: stage.chat,
    address: stage.address,
    ask(bytes) {
      const event = stage.nextCommand();
      const image = fake.attach('photo.png', bytes, 'image/png');
      fake.command({ user: ana, channel, name: 'imagine', options: { prompt: 'a fox', image } });
      return event;
    },
    async textsSeenBy(who) {
      const person = who === 'asker' ? ana : bo;
      const shared = fake.messages(channel.id);
      const threads = shared.flatMap(({ id }) => {
        const thread = fake.thread(id);
        return thread ? fake.messages(thread.id) : [];
      });
      const alone = [...fake.ephemerals(person), ...fake.directMessages(person)];
      return [...shared, ...threads, ...alone].map(({ content }) => content);
    },
    close: stage.close,
  };
});
