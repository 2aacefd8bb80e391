import { opensForm } from '../../../src/chat/chat.ts';
import { decodePosted } from '../../../src/chat/slack/posted.ts';
import type { FakeMessage, FakeUser } from '../../fakes/slack/slack.ts';
import { describeChat } from '../contract.ts';
import { elementsIn, fieldsIn, filesIn } from './sights.ts';
import { openSlackStage, type SlackStage } from './stage.ts';

describeChat('slack', async () => {
  const stage = await openSlackStage();
  const { fake, channel, ana } = stage;

  async function findWith(has: (element: { action_id: string; values: string[] }) => boolean) {
    const find = () => seenBy(stage, ana).findLast((message) => elementsIn(message).some(has));
    await fake.until(() => find() !== undefined);
    const message = find();
    if (!message) throw new Error('nothing has it');
    return message;
  }
  /** What opens at once is filled in a moment later. */
  const opened = () =>
    fake.until(() => {
      const view = fake.openView(ana);
      return view !== null && !JSON.stringify(view.blocks).includes('One moment…');
    });
  const upload = (bytes: Uint8Array, at = 0) =>
    fake.upload({ name: `photo-${at}.png`, bytes, by: ana, mimetype: 'image/png' });

  return {
    ...{ chat: stage.chat, address: stage.address, heard: stage.heard, file: stage.file },
    async ask(bytes) {
      fake.slash({ user: ana, channel, command: '/imagine', text: '' });
      await fake.until(() => (fake.openView(ana)?.callbackId ?? '') !== '');
      const view = fake.openView(ana);
      if (!view) throw new Error('no form is open');
      const event = stage.nextCommand();
      await fake.submit({ user: ana, view, values: { prompt: 'a fox', pictures: [upload(bytes)] } }).done;
      return event;
    },
    async run(command) {
      await fake.slash({ user: ana, channel, command: '/darkroom', text: command }).done;
    },
    async press(action) {
      const message = await findWith(({ action_id: id }) => id === action);
      await fake.press({ user: ana, message, actionId: action }).done;
      if (opensForm(action)) await opened();
    },
    async choose(value) {
      const message = await findWith(({ values }) => values.includes(value));
      await fake.press({ user: ana, message, actionId: 'menu', value }).done;
    },
    async openForm() {
      const view = fake.openView(ana);
      const fields = view ? fieldsIn(view) : [];
      return view && fields.length > 0 ? { title: view.title, values: Object.fromEntries(fields) } : null;
    },
    async fill(values, pictures) {
      await fake.until(() => fake.openView(ana)?.callbackId === 'form');
      const view = fake.openView(ana);
      if (!view) throw new Error('no form is open');
      const files = pictures.length > 0 && { pictures: pictures.map(upload) };
      await fake.submit({ user: ana, view, values: { ...values, ...files } }).done;
    },
    async reply(to, words, pictures) {
      const { ts } = decodePosted(to.id);
      await fake.mention({ user: ana, channel, text: words, threadTs: ts, files: pictures.map(upload) }).done;
    },
    async textsSeenBy(who) {
      const person = stage[who === 'asker' ? 'ana' : 'bo'];
      const view = fake.openView(person);
      const texts = [...seenBy(stage, person).map(({ text }) => text), ...(view ? wordsOf(view.blocks) : [])];
      return texts.flatMap((text) => text.split('\n'));
    },
    async filesSeenBy(who) {
      const seen = seenBy(stage, stage[who === 'asker' ? 'ana' : 'bo']);
      const shown = seen.flatMap(filesIn).flatMap((id) => fake.file(id) ?? []);
      return Object.fromEntries(
        shown.filter(({ deleted }) => !deleted).map(({ name, bytes }) => [name, bytes]),
      );
    },
    close: stage.close,
  };
});

/** The channel, the person's direct messages, and what only they see. */
function seenBy({ fake, channel }: SlackStage, person: FakeUser): FakeMessage[] {
  const shared = [channel, fake.openDm(person)].flatMap(({ id }) =>
    fake.messages(id).flatMap((message) => [message, ...fake.thread(id, message.ts)]),
  );
  return [...shared, ...fake.ephemerals(person)];
}

function wordsOf(blocks: unknown): string[] {
  return [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, words = '']) => words);
}
