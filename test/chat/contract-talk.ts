import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionId, type Form, type OutMessage } from '../../src/chat/chat.ts';
import { imageIdFor } from '../../src/request/address.ts';
import { type ChatStage, readAttachment, samplePicture } from './contract-stage.ts';
import { formCommand } from './heard.ts';

const job = '0123456789ab';
const form: Form = {
  ...{ id: actionId('edit', job, 0), title: 'Edit picture 1', text: 'Say what should change.' },
  fields: [
    ...[{ kind: 'text', name: 'prompt', label: 'Change', value: 'as it was', required: true } as const].map(
      (field) => ({ ...field, long: true, maxLength: 2000 }),
    ),
    { kind: 'text', name: 'seed', label: 'Seed', value: '7', required: false, long: false, maxLength: 20 },
    {
      ...{ kind: 'choice', name: 'ratio', label: 'Ratio', value: '1:1' },
      choices: ['1:1', '16:9'].map((value) => ({ name: value, value })),
    },
    { kind: 'pictures', name: 'pictures', label: 'More pictures', most: 14 },
  ],
};
const edit = { id: form.id, label: 'Edit', style: 'plain' } as const;
const vary = { id: actionId('vary', job, 0), label: 'Vary', style: 'plain' } as const;

/** Forms, menus and replies: how people talk to pictures, whatever the platform. */
export function describeTalk(name: string, openStage: () => Promise<ChatStage>): void {
  describe(`${name} is talked to`, () => {
    let stage: ChatStage;
    beforeEach(async () => {
      stage = await openStage();
    });
    afterEach(() => stage.close());
    const post = (message: OutMessage, key = 'k1') => stage.chat.post(stage.address, message, key);

    test('a button that opens a form opens what the core lays out, with its values', async () => {
      stage.heard.form = { kind: 'form', form };
      await post({ text: 'a picture', buttons: [[edit]] });
      await stage.press(edit.id);
      expect(await stage.openForm()).toMatchObject({
        title: 'Edit picture 1',
        values: { prompt: 'as it was', seed: '7', ratio: '1:1' },
      });
      expect(stage.heard.forms.map((event) => event.form)).toEqual([edit.id]);
      expect(stage.heard.actions).toEqual([]);
    });

    test('a filled form arrives with its id, what was typed and chosen, and its pictures in order', async () => {
      stage.heard.form = { kind: 'form', form };
      await post({ text: 'a picture', buttons: [[edit]] });
      await stage.press(edit.id);
      const pictures = [samplePicture(3), samplePicture(7)];
      await stage.fill({ prompt: 'at night', seed: '', ratio: '16:9' }, pictures);
      await expect.poll(() => stage.heard.filled.length).toBe(1);
      const [event] = stage.heard.filled;
      expect(event).toMatchObject({
        form: form.id,
        naturalKey: expect.stringContaining(stage.chat.platform),
      });
      expect(event?.values).toEqual({ prompt: 'at night', ratio: '16:9' });
      const arrived = (event?.pictures ?? []).map((ref) => readAttachment(stage.chat, ref));
      expect(await Promise.all(arrived)).toEqual(pictures.map((picture) => Buffer.from(picture)));
    });

    test('why there is no form is said to who asked and nobody else', async () => {
      stage.heard.form = { kind: 'refused', message: { text: 'that picture was deleted' } };
      await post({ text: 'a picture', buttons: [[edit]] });
      await stage.press(edit.id);
      await expect.poll(() => stage.textsSeenBy('asker')).toContain('that picture was deleted');
      expect(await stage.textsSeenBy('other')).not.toContain('that picture was deleted');
      expect(await stage.openForm()).toBeNull();
    });

    test('a command that has a form opens it when nothing is given to it', async () => {
      const id = formCommand.form ?? '';
      stage.heard.form = { kind: 'form', form: { ...form, id } };
      await stage.run(formCommand.name);
      await expect.poll(() => stage.heard.forms.map((event) => event.form)).toEqual([id]);
      await stage.fill({ prompt: 'both in one' }, []);
      await expect.poll(() => stage.heard.filled.map((event) => event.form)).toEqual([id]);
      expect(stage.heard.commands).toEqual([]);
    });

    test('what is chosen in a menu arrives as a press', async () => {
      const options = [1, 2].map((n) => ({ name: `Picture ${n}`, value: actionId('picture', job, n - 1) }));
      await post({ text: 'my pictures', menu: { label: 'Open a picture', options } });
      await stage.choose(options[1]?.value ?? '');
      await expect.poll(() => stage.heard.actions.map(({ action }) => action)).toEqual([options[1]?.value]);
    });

    test('a button of a private answer works, and goes on where the question was asked', async () => {
      const event = await stage.ask(samplePicture(1));
      await stage.chat.answer(event.ref, { text: 'only for you', buttons: [[vary]] });
      await expect.poll(() => stage.textsSeenBy('asker')).toContain('only for you');
      await stage.press(vary.id);
      await expect.poll(() => stage.heard.actions.map(({ action }) => action)).toEqual([vary.id]);
      const [pressed] = stage.heard.actions;
      expect(pressed?.person).toBe(event.person);
      expect(stage.chat.channelOf(pressed?.address ?? '')).toBe(stage.chat.channelOf(event.address));
    });

    test('presses in one message name it, and those in another name that one', async () => {
      const event = await stage.ask(samplePicture(2));
      for (const text of ['the first answer', 'the second answer']) {
        await stage.chat.answer(event.ref, { text, buttons: [[vary]] });
        await expect.poll(() => stage.textsSeenBy('asker')).toContain(text);
        for (let presses = 0; presses < 2; presses += 1) await stage.press(vary.id);
      }
      await expect.poll(() => stage.heard.actions).toHaveLength(4);
      const [one, oneAgain, two, twoAgain] = stage.heard.actions.map(({ message }) => message);
      expect([one, two]).toEqual([oneAgain, twoAgain]);
      expect(new Set(['', one, two]).size).toBe(3);
    });

    test('an answer to a message with pictures is an edit of all of them, then of the new ones', async () => {
      const bytes = [1, 2].map((n) => samplePicture(n + 10));
      const files = await Promise.all(bytes.map((one, at) => stage.file(`fox-${at + 1}.png`, one, at)));
      const buttons = files.map((_, at) => ({
        ...vary,
        id: actionId('picture', job, at),
        label: `${at + 1}`,
      }));
      const ref = await post({ files, buttons: [buttons] });
      const added = samplePicture(13);
      await stage.reply(ref, 'make it night', [added]);
      await expect.poll(() => stage.heard.commands.length).toBe(1);
      const [event] = stage.heard.commands;
      expect(event).toMatchObject({ command: 'edit', options: { prompt: 'make it night' }, replied: 2 });
      const pictures = event?.pictures ?? [];
      expect(pictures.map(({ image }) => image)).toEqual([imageIdFor(job, 0), imageIdFor(job, 1), undefined]);
      const arrived = await Promise.all(pictures.map((picture) => readAttachment(stage.chat, picture)));
      expect(arrived).toEqual([...bytes, added].map((one) => Buffer.from(one)));
    });
  });
}
