import { describeChat } from '../contract.ts';
import { openBrowser } from './browser.ts';
import { openStudio } from './stage.ts';

describeChat('the studio', async () => {
  const studio = await openStudio();
  const asker = await openBrowser(studio.base);
  const other = await openBrowser(studio.base);
  return {
    chat: studio.chat,
    address: 'studio:main',
    async ask(picture) {
      const upload = await asker.upload(Uint8Array.from(picture));
      await asker.command('edit', { prompt: 'a fox', image: { upload, name: 'dog.png' } });
      const event = studio.events.commands.at(-1);
      if (!event) throw new Error('no command arrived');
      return event;
    },
    async textsSeenBy(who) {
      const messages = await (who === 'asker' ? asker : other).messages();
      return messages.flatMap(({ text }) => text ?? []);
    },
    close: () => studio.close(),
  };
});
