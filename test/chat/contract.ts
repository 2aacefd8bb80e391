import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Chat, OutMessage } from '../../src/chat/chat.ts';
import { ChatError } from '../../src/chat/chat-error.ts';
import { platformOf } from '../../src/request/address.ts';
import { type ChatStage, readAttachment, samplePicture } from './contract-stage.ts';
import { describeTalk } from './contract-talk.ts';

export type { ChatStage } from './contract-stage.ts';

const card = (status: string): OutMessage => ({
  card: {
    tone: 'working',
    heading: 'Ana asked for',
    prompt: 'a fox',
    settings: '1 picture',
    tiles: [{ state: 'drawing', label: 'Picture 1 of 1: drawing' }],
    ratio: 1,
    status,
    countdownTo: null,
    notes: [],
    sheet: null,
  },
});

/** What the core relies on, whatever the platform. */
export function describeChat(name: string, openStage: () => Promise<ChatStage>): void {
  describeTalk(name, openStage);
  describe(`${name} is a chat`, () => {
    let stage: ChatStage;
    let chat: Chat;
    beforeEach(async () => {
      stage = await openStage();
      chat = stage.chat;
    });
    afterEach(() => stage.close());

    test('it is connected from start to stop', async () => {
      expect(chat.connected()).toBe(true);
      await chat.stop();
      expect(chat.connected()).toBe(false);
    });

    test('everybody in a shared place reads what is posted there', async () => {
      await chat.post(stage.address, { text: 'hello' }, 'k1');
      expect(await stage.textsSeenBy('asker')).toContain('hello');
      expect(await stage.textsSeenBy('other')).toContain('hello');
    });

    test('posting again with the same key makes one message', async () => {
      const [first, second] = await Promise.all([
        chat.post(stage.address, { text: 'once' }, 'k1'),
        chat.post(stage.address, { text: 'once' }, 'k1'),
      ]);
      expect(second).toEqual(first);
      expect(await chat.post(stage.address, { text: 'once' }, 'k1')).toEqual(first);
      expect((await stage.textsSeenBy('other')).filter((text) => text === 'once')).toHaveLength(1);
    });

    test('an update replaces what was said', async () => {
      const ref = await chat.post(stage.address, { text: 'before' }, 'k1');
      await chat.update(ref, { text: 'after' });
      const texts = await stage.textsSeenBy('other');
      expect(texts).toContain('after');
      expect(texts).not.toContain('before');
    });

    test('a removed message is read by nobody, removing it twice is fine, updating it fails for good', async () => {
      const ref = await chat.post(stage.address, { text: 'gone' }, 'k1');
      await chat.remove(ref);
      await chat.remove(ref);
      expect(await stage.textsSeenBy('asker')).not.toContain('gone');
      const error = await chat.update(ref, { text: 'back' }).catch((caught) => caught);
      expect(error).toBeInstanceOf(ChatError);
      expect(error.permanent).toBe(true);
    });

    test('what is posted where a card’s pictures go is read by those who see the card', async () => {
      const ref = await chat.post(stage.address, card('Drawing'), 'card');
      const thread = await chat.threadFor({ card: ref, pictures: 4, title: 'a fox' });
      expect(platformOf(thread)).toBe(chat.platform);
      await chat.post(thread, { text: 'picture 1' }, 'p1');
      expect(await stage.textsSeenBy('other')).toContain('picture 1');
    });

    test('at a private address only that person reads, in the thread of a private card too', async () => {
      const { person } = await stage.ask(new Uint8Array([1]));
      const alone = await chat.privateAddress(person, stage.address);
      const ref = await chat.post(alone, { ...card('Drawing'), text: 'secret card' }, 'card');
      const thread = await chat.threadFor({ card: ref, pictures: 1, title: 'a fox' });
      await chat.post(thread, { text: 'secret picture' }, 'p1');
      expect(await stage.textsSeenBy('asker')).toEqual(
        expect.arrayContaining(['secret card', 'secret picture']),
      );
      const others = await stage.textsSeenBy('other');
      expect(others.filter((text) => text.startsWith('secret'))).toEqual([]);
    });

    test('a command arrives with who asked, where, and a key', async () => {
      const event = await stage.ask(new Uint8Array([1]));
      await chat.post(event.address, { text: 'on its way' }, 'k1');
      expect(await stage.textsSeenBy('other')).toContain('on its way');
      expect(event.personName).not.toBe('');
      for (const ref of [event.person, event.place]) expect(platformOf(ref)).toBe(chat.platform);
      expect(event.naturalKey).toContain(chat.platform);
    });

    test('an answer is read by who asked and nobody else', async () => {
      const event = await stage.ask(new Uint8Array([1]));
      await chat.answer(event.ref, { text: 'not like this' });
      expect(await stage.textsSeenBy('asker')).toContain('not like this');
      expect(await stage.textsSeenBy('other')).not.toContain('not like this');
    });

    test('words told later are private, and told once for each key', async () => {
      const { person } = await stage.ask(new Uint8Array([1]));
      await chat.tell(person, stage.address, { text: 'it failed' }, 'late');
      await chat.tell(person, stage.address, { text: 'it failed' }, 'late');
      expect((await stage.textsSeenBy('asker')).filter((text) => text === 'it failed')).toHaveLength(1);
      expect(await stage.textsSeenBy('other')).not.toContain('it failed');
    });

    test('an attached picture is read byte for byte', async () => {
      const bytes = samplePicture(1, 70_000);
      const event = await stage.ask(bytes);
      const attached = Object.values(event.options).find((value) => typeof value === 'object');
      if (!attached) throw new Error('the command carried no picture');
      expect((await readAttachment(chat, attached)).equals(bytes)).toBe(true);
    });

    test('an update drops the files it does not name, and the others stay readable', async () => {
      const bytes = [1, 2, 3].map((n) => samplePicture(n));
      const files = await Promise.all(bytes.map((one, at) => stage.file(`fox-${at + 1}.png`, one, at)));
      const ref = await chat.post(stage.address, { text: 'three', files }, 'k1');
      await expect
        .poll(async () => Object.keys(await stage.filesSeenBy('other')))
        .toEqual(files.map(({ name }) => name));
      const left = files.filter((_, at) => at !== 1);
      await chat.update(ref, { text: 'two', files: left });
      const seen = await stage.filesSeenBy('other');
      expect(Object.keys(seen)).toEqual(['fox-1.png', 'fox-3.png']);
      expect(Object.values(seen).map((one) => Buffer.from(one))).toEqual(
        [bytes[0], bytes[2]].map((one) => Buffer.from(one ?? [])),
      );
    });

    test('an update adds no file', async () => {
      const [first, second] = await Promise.all(
        [1, 2].map((n) => stage.file(`fox-${n}.png`, samplePicture(n), n)),
      );
      if (!first || !second) throw new Error('there are no files');
      const ref = await chat.post(stage.address, { text: 'one', files: [first] }, 'k1');
      await chat.update(ref, { text: 'still one', files: [first, second] });
      expect(Object.keys(await stage.filesSeenBy('other'))).toEqual(['fox-1.png']);
    });

    test('the pictures a card starts from are shown with it, and stay when it changes', async () => {
      const sheet = await stage.file('references.jpg', samplePicture(9), 0);
      const message = (status: string): OutMessage => {
        const { card: plain, ...rest } = card(status);
        return { ...rest, ...(plain && { card: { ...plain, sheet: { ...sheet, index: null } } }) };
      };
      const ref = await chat.post(stage.address, message('Drawing'), 'k1');
      for (const status of ['Still drawing', 'Done']) {
        await chat.update(ref, message(status));
        const seen = await stage.filesSeenBy('other');
        expect(Buffer.from(seen['references.jpg'] ?? [])).toEqual(Buffer.from(samplePicture(9)));
      }
    });

    test('a place and the threads in it are one channel; what one person sees alone is another', async () => {
      const ref = await chat.post(stage.address, card('Drawing'), 'card');
      const thread = await chat.threadFor({ card: ref, pictures: 4, title: 'a fox' });
      await chat.post(thread, { text: 'picture 1' }, 'p1');
      const { person, address } = await stage.ask(samplePicture(1));
      const alone = await chat.privateAddress(person, stage.address);
      expect(chat.channelOf(thread)).toBe(chat.channelOf(stage.address));
      expect(chat.channelOf(address)).toBe(chat.channelOf(stage.address));
      expect(chat.channelOf(alone)).not.toBe(chat.channelOf(stage.address));
    });

    test('a message has a link, and asking for that of a removed one is no error', async () => {
      const ref = await chat.post(stage.address, { text: 'here' }, 'k1');
      expect(await chat.linkTo(ref)).toMatch(/./);
      await chat.remove(ref);
      expect([null, expect.any(String)]).toContainEqual(await chat.linkTo(ref));
    });

    test('an address of another platform is refused for good', async () => {
      const error = await chat.post('elsewhere:1', { text: 'hi' }, 'k1').catch((caught) => caught);
      expect(error).toBeInstanceOf(ChatError);
      expect(error.permanent).toBe(true);
    });
  });
}
