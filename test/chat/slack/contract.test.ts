import { describeChat } from '../contract.ts';
import { openSlackStage } from './stage.ts';

describeChat('slack', async () => {
  const stage = await openSlackStage();
  const { fake, channel, ana, bo } = stage;
  return {
    chat: stage.chat,
    address: stage.address,
    ask(bytes) {
      const event = stage.nextCommand();
      const picture = fake.upload({ name: 'photo.png', bytes, by: ana, mimetype: 'image/png' });
      fake.mention({ user: ana, channel, text: 'a fox', files: [picture] });
      return event;
    },
    async textsSeenBy(who) {
      const person = who === 'asker' ? ana : bo;
      const shared = [channel, fake.openDm(person)].flatMap(({ id }) =>
        fake.messages(id).flatMap((message) => [message, ...fake.thread(id, message.ts)]),
      );
      const texts = [...shared, ...fake.ephemerals(person)].map(({ text }) => text);
      return texts.flatMap((text) => text.split('\n'));
    },
    close: stage.close,
  };
});
