import { randomUUID } from 'node:crypto';
import type { Form } from '../../../src/chat/chat.ts';
import type { PageMessage } from '../../../src/chat/studio/message.ts';
import { describeChat } from '../contract.ts';
import { type Browser, openBrowser } from './browser.ts';
import { openStudio } from './stage.ts';

const actionsOf = ({ buttons, menu }: PageMessage) => [
  ...buttons.flat().map(({ id }) => id),
  ...(menu?.options ?? []).map(({ value }) => value),
];

describeChat('the studio', async () => {
  const studio = await openStudio();
  const asker = await openBrowser(studio.base);
  const other = await openBrowser(studio.base);
  const browsers = { asker, other };
  let opened: { form: Form; message: string | null } | null = null;

  /** Does what the page does with an answer: a form in it is opened. */
  async function act(answer: Response, message: string | null): Promise<void> {
    const { form, error } = await answer.json();
    if (error) throw new Error(error);
    opened = form ? { form, message } : null;
  }
  async function use(action: string): Promise<void> {
    const message = (await asker.messages()).findLast((one) => actionsOf(one).includes(action));
    if (!message) throw new Error(`nothing has ${action}`);
    const body = { key: randomUUID(), message: message.id, action };
    await act(await asker.post('/studio/actions', body), message.id);
  }
  const uploadAll = (pictures: readonly Uint8Array[]) =>
    Promise.all(
      pictures.map(async (picture) => ({
        ...{ upload: await asker.upload(Uint8Array.from(picture)), name: 'dog.png' },
      })),
    );

  return {
    ...{ chat: studio.chat, address: 'studio:main', heard: studio.events, file: studio.file },
    async ask(picture) {
      const upload = await asker.upload(Uint8Array.from(picture));
      await asker.command('edit', { prompt: 'a fox', image: { upload, name: 'dog.png' } });
      const event = studio.events.commands.at(-1);
      if (!event) throw new Error('no command arrived');
      return event;
    },
    run: async (command) => act(await asker.command(command, {}), null),
    press: use,
    choose: use,
    async openForm() {
      const fields = opened?.form.fields.filter((field) => field.kind !== 'pictures') ?? [];
      const values = fields.map(({ name, value }) => [name, value ?? '']);
      return opened && { title: opened.form.title, values: Object.fromEntries(values) };
    },
    async fill(changes, pictures) {
      if (!opened) throw new Error('no form is open');
      const { form, message } = opened;
      const fields = form.fields.filter((field) => field.kind !== 'pictures');
      const values = fields.map(({ name, value }) => [name, changes[name] ?? value ?? '']);
      await act(
        await asker.post('/studio/filled', {
          ...{ key: randomUUID(), form: form.id, message, title: form.title },
          ...{ values: Object.fromEntries(values), pictures: await uploadAll(pictures) },
        }),
        null,
      );
    },
    async reply(to, words, pictures) {
      const shown = (await asker.messages()).find(({ id }) => id === to.id)?.files ?? [];
      const own = shown.map(({ name }) => ({ message: to.id, file: name }));
      const more = { pictures: [...own, ...(await uploadAll(pictures))], replied: own.length };
      await act(await asker.command('edit', { prompt: words }, more), null);
    },
    async textsSeenBy(who) {
      return (await browsers[who].messages()).flatMap(({ text }) => text ?? []);
    },
    filesSeenBy: (who) => readFiles(browsers[who]),
    close: () => studio.close(),
  };
});

async function readFiles(browser: Browser): Promise<Record<string, Uint8Array>> {
  const messages = await browser.messages();
  const files = messages.flatMap(({ id, files: own, card }) =>
    [...own, ...(card?.sheet ? [card.sheet] : [])].map((file) => ({ id, file })),
  );
  const read = files.map(async ({ id, file }) => {
    const response = await browser.send(`/studio/files/${file.key}?message=${id}`);
    return [file.name, new Uint8Array(await response.arrayBuffer())] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
