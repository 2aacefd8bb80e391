import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Chat, CommandEvent, OutMessage } from '../../src/chat/chat.ts';
import { ChatError } from '../../src/chat/chat-error.ts';
import { type Address, platformOf } from '../../src/request/address.ts';

/** A chat, started, with two people in one shared place. */
export interface ChatStage {
  chat: Chat;
  /** Where both people read. */
  address: Address;
  /** The asker sends a command with one picture of these bytes; resolves with what the handlers were given. */
  ask(picture: Uint8Array): Promise<CommandEvent>;
  /** Every text this person can read now, oldest first. */
  textsSeenBy(who: 'asker' | 'other'): Promise<string[]>;
  close(): Promise<void>;
}

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
  },
});

/** What the core relies on, whatever the platform. */
export function describeChat(name: string, openStage: () => Promise<ChatStage>): void {
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
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
      const event = await stage.ask(bytes);
      const attached = Object.values(event.options).find((value) => typeof value === 'object');
      if (!attached) throw new Error('the command carried no picture');
      const chunks: Uint8Array[] = [];
      for await (const chunk of await chat.openAttachment(attached, AbortSignal.timeout(5000)))
        chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    });

    test('an address of another platform is refused for good', async () => {
      const error = await chat.post('elsewhere:1', { text: 'hi' }, 'k1').catch((caught) => caught);
      expect(error).toBeInstanceOf(ChatError);
      expect(error.permanent).toBe(true);
    });
  });
}
