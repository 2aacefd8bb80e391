import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutFile } from '../../../src/chat/chat.ts';
import { studioMessageSchema } from '../../../src/chat/studio/studio.ts';
import { type Browser, openBrowser, type StreamEvent } from './browser.ts';
import { createMemoryMessages, openStudio, type StudioStage } from './stage.ts';

let studio: StudioStage;
let ana: Browser;
beforeEach(async () => {
  studio = await openStudio();
  ana = await openBrowser(studio.base);
});
afterEach(() => studio.close());

async function take(events: AsyncGenerator<StreamEvent>, count: number): Promise<StreamEvent[]> {
  const taken: StreamEvent[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
const textOf = ({ event, data }: StreamEvent) => `${event} ${JSON.parse(data).text ?? ''}`.trim();
const post = (text: string) => studio.chat.post('studio:main', { text }, text);

describe('the event stream', () => {
  test('tells every browser what is posted, changed and removed', async () => {
    const bob = await openBrowser(studio.base);
    await post('before');
    const streams = [ana.events({ after: 0 }), bob.events({ after: 0 })];
    for (const stream of streams) expect((await take(stream, 1)).map(textOf)).toEqual(['message before']);
    const ref = await post('one');
    await studio.chat.update(ref, { text: 'two' });
    await studio.chat.remove(ref);
    for (const stream of streams) {
      const taken = await take(stream, 3);
      expect(taken.map(textOf)).toEqual(['message one', 'message two', 'removed']);
      expect(taken.map(({ data }) => JSON.parse(data).id)).toEqual([ref.id, ref.id, ref.id]);
      await stream.return(null);
    }
  });

  test('sends what was missed while the line was down, and only that', async () => {
    await post('seen');
    const gone = await post('goes');
    const stream = ana.events({ after: 0 });
    const [, last] = await take(stream, 2);
    await stream.return(null);
    await studio.chat.remove(gone);
    await post('missed');
    const again = ana.events({ lastEventId: last?.id ?? '' });
    expect((await take(again, 2)).map(textOf)).toEqual(['removed', 'message missed']);
    await again.return(null);
  });

  test('asks the page to load again when too much was missed', async () => {
    const { revision } = await ana.state();
    for (let index = 0; index < 201; index += 1) await post(`m${index}`);
    const stream = ana.events({ after: revision });
    expect((await take(stream, 1)).map(textOf)).toEqual(['reload']);
    await stream.return(null);
  });

  test('never carries what is private to somebody else', async () => {
    const bob = await openBrowser(studio.base);
    await post('before');
    const stream = bob.events({ after: 0 });
    await take(stream, 1);
    const { me } = await ana.state();
    await studio.chat.tell(me.ref, 'studio:main', { text: 'secret' }, 'k');
    await post('for all');
    expect((await take(stream, 1)).map(textOf)).toEqual(['message for all']);
    await stream.return(null);
  });

  test('ends when the studio stops', async () => {
    await post('first');
    const stream = ana.events({ after: 0 });
    expect(await take(stream, 1)).toHaveLength(1);
    const rest = take(stream, 1);
    await studio.chat.stop();
    expect(await rest).toEqual([]);
  });
});

describe('the messages of the page', () => {
  test('older ones are fetched until the beginning', async () => {
    for (let index = 0; index < 130; index += 1) await post(`m${index}`);
    const { messages, before } = await ana.state();
    const texts = messages.map(({ text }) => text);
    let cursor = before;
    while (cursor !== null) {
      const page = await (await ana.send(`/studio/older?before=${cursor}`)).json();
      texts.unshift(...page.messages.map(({ text }: { text: string }) => text));
      cursor = page.before;
    }
    expect(texts).toEqual(Array.from({ length: 130 }, (_, index) => `m${index}`));
  });

  test('a card comes along with the newest pictures of its thread', async () => {
    const card = await post('card');
    for (let index = 0; index < 80; index += 1) await post(`m${index}`);
    const thread = await studio.chat.threadFor({ card, pictures: 1, title: '' });
    await studio.chat.post(thread, { text: 'picture' }, 'p');
    const messages = await ana.messages();
    expect(messages[0]).toMatchObject({ id: card.id, text: 'card' });
    expect(messages.at(-1)).toMatchObject({ thread: card.id, text: 'picture' });
  });

  test('keep their order when the clock goes back', async () => {
    const messages = createMemoryMessages();
    await studio.close();
    const times = [1000, 1000, 999];
    studio = await openStudio({ messages, now: () => times.shift() ?? 5000 });
    for (const text of ['a', 'b', 'c']) await post(text);
    expect((await (await openBrowser(studio.base)).messages()).map(({ text }) => text)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('of an older version are read: their card is square and their pictures have no number', () => {
    const old = {
      ...{ id: 'm', seq: 1, revision: 1, address: 'studio:main', key: 'k', thread: null, visibleTo: null },
      ...{ answers: null, text: null, buttons: [], mention: null, returnPrompt: null },
      ...{ createdAt: 1, updatedAt: 1, removed: false },
      card: {
        ...{ tone: 'done', heading: 'Ana asked for', prompt: 'a fox', settings: '', tiles: [] },
        ...{ status: 'Done', countdownTo: null, notes: [] },
      },
      files: [
        { key: 'a', name: 'a.jpg', mime: 'image/jpeg', bytes: 1, width: 1, height: 1, alt: '', title: '' },
      ],
    };
    expect(studioMessageSchema.parse(old)).toMatchObject({ card: { ratio: 1 }, files: [{ index: null }] });
  });

  test('a removed message stays removed when it is posted again', async () => {
    const ref = await post('gone');
    await studio.chat.remove(ref);
    expect(await post('gone')).toEqual(ref);
    expect(await ana.messages()).toEqual([]);
  });

  test('pictures of a card that was removed have nowhere to go', async () => {
    const card = await post('card');
    const thread = await studio.chat.threadFor({ card, pictures: 1, title: '' });
    await studio.chat.remove(card);
    await expect(studio.chat.post(thread, { text: 'late' }, 'p')).rejects.toMatchObject({ permanent: true });
  });
});

describe('a file', () => {
  const file: OutFile = {
    key: 'ab/cd.jpg',
    index: 0,
    name: 'fôx "1".jpg',
    mime: 'image/jpeg',
    bytes: 9,
    width: 2,
    height: 3,
    alt: 'a fox',
    title: '1 of 1',
  };
  const path = (message: string, key = file.key) =>
    `/studio/files/${encodeURIComponent(key)}?message=${message}`;
  beforeEach(() => studio.keepBlob(file.key, 'the bytes', 'image/jpeg'));

  test('is shown, kept by the browser for ever, and downloaded under its name', async () => {
    const { id } = await studio.chat.post('studio:main', { files: [file] }, 'k');
    const shown = await ana.send(path(id));
    expect(await shown.text()).toBe('the bytes');
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '9',
      'content-disposition': 'inline',
      'cache-control': expect.stringContaining('immutable'),
      'x-content-type-options': 'nosniff',
    });
    const downloaded = await ana.send(`${path(id)}&download`);
    expect(downloaded.headers.get('content-disposition')).toBe(
      `attachment; filename="f_x _1_.jpg"; filename*=UTF-8''f%C3%B4x%20%221%22.jpg`,
    );
    await downloaded.text();
  });

  test('is only served as part of a message its reader can see', async () => {
    const { me } = await ana.state();
    const alone = await studio.chat.privateAddress(me.ref, 'studio:main');
    const { id } = await studio.chat.post(alone, { files: [file] }, 'k');
    const other = await studio.chat.post('studio:main', { text: 'no file' }, 'k2');
    const bob = await openBrowser(studio.base);
    expect((await ana.send(path(id))).status).toBe(200);
    for (const wrong of [path(id), path(other.id), path('none'), path(id, '../etc'), '/studio/files/%zz']) {
      expect((await bob.send(wrong)).status).toBe(404);
    }
    await studio.chat.remove({ address: alone, id });
    expect((await ana.send(path(id))).status).toBe(404);
  });

  test('that a browser might run is only ever downloaded', async () => {
    await studio.keepBlob('x.svg', '<svg/>', 'image/svg+xml');
    const { id } = await studio.chat.post('studio:main', { files: [{ ...file, key: 'x.svg' }] }, 'k');
    const { headers } = await ana.send(path(id, 'x.svg'));
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });
});
