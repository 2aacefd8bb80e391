import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, openBrowser } from './browser.ts';
import { openStudio, type StudioStage } from './stage.ts';

let studio: StudioStage;
let ana: Browser;
beforeEach(async () => {
  studio = await openStudio();
  ana = await openBrowser(studio.base);
});
afterEach(() => studio.close());

const errorOf = async (response: Response) => [response.status, (await response.json()).error];

describe('a command from the page', () => {
  test('reaches the core with its options and the same key when it is sent again', async () => {
    const { me } = await ana.state();
    const key = randomUUID();
    const options = { prompt: 'a fox', count: 2, private: true };
    for (const _ of [1, 2]) expect((await ana.command('imagine', options, { key })).status).toBe(202);
    const [event, again] = studio.events.commands;
    expect(event).toMatchObject({
      command: 'imagine',
      options,
      person: me.ref,
      place: 'studio:main',
      address: 'studio:main',
      naturalKey: `${me.ref}:${key}`,
    });
    expect(again?.naturalKey).toBe(event?.naturalKey);
  });

  test('is answered only when the core has stored it', async () => {
    await studio.close();
    let store = () => {};
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    studio = await openStudio({
      handlers: {
        onCommand: () => {
          arrive();
          return stored;
        },
      },
    });
    const bob = await openBrowser(studio.base);
    let isAnswered = false;
    const answer = bob.command('imagine', { prompt: 'a fox' }).then((response) => {
      isAnswered = true;
      return response.status;
    });
    await arrived;
    await bob.state();
    expect(isAnswered).toBe(false);
    store();
    expect(await answer).toBe(202);
  });

  test.each([
    ['imagine', { prompt: 'a fox', count: 9 }, '--count can be 1–4, not 9.'],
    ['imagine', {}, 'Write the prompt after /imagine.'],
    ['imagine', { prompt: 'a fox', rato: '1:1' }, '/imagine has no option “rato”.'],
    ['edit', { prompt: 'night' }, '/edit needs a picture'],
    [
      'paint',
      { prompt: 'a fox' },
      'There is no command “/paint”. Try one of /imagine, /edit, /queue or /blend.',
    ],
    ['edit', { prompt: 'x', image: { upload: randomUUID(), name: 'a.png' } }, 'no longer here'],
  ])('%s %o is refused with a sentence', async (command, options, sentence) => {
    expect(await errorOf(await ana.command(command, options))).toEqual([
      400,
      expect.stringContaining(sentence),
    ]);
    expect(studio.events.commands).toEqual([]);
  });

  test.each([
    'nothing',
    '{}',
    '[]',
    '{"key":"1","command":"imagine","options":{}}',
    `{"key":"${randomUUID()}","command":"imagine","options":{"prompt":"a"},"more":1}`,
    `{"key":"${randomUUID()}","command":"imagine","options":{"prompt":["a"]}}`,
    `"${'x'.repeat(300_000)}"`,
  ])('a body of another shape is refused with a sentence', async (body) => {
    for (const path of ['commands', 'actions', 'suggest', 'name', 'dismiss']) {
      const response = await ana.send(`/studio/${path}`, { method: 'POST', body });
      expect(await errorOf(response)).toEqual([400, expect.stringMatching(/\.$/)]);
    }
    expect(studio.events.commands).toEqual([]);
  });

  test('is refused with a sentence while the studio stops', async () => {
    await studio.chat.stop();
    expect(await errorOf(await ana.command('queue', {}))).toEqual([503, expect.stringContaining('moment')]);
  });
});

describe('a private answer', () => {
  test('says what it answers and hands the prompt back, also after a reload', async () => {
    const key = randomUUID();
    await ana.command('imagine', { prompt: 'a fox', size: '1K' }, { key, line: 'a fox --size 1K' });
    const [event] = studio.events.commands;
    if (!event) throw new Error('no command arrived');
    await studio.chat.answer(event.ref, { text: 'Try 2K.', returnPrompt: 'a fox' });
    for (const _ of [1, 2]) {
      expect(await ana.messages()).toMatchObject([
        { text: 'Try 2K.', returnPrompt: 'a fox', answers: { key, line: 'a fox --size 1K' } },
      ]);
    }
  });

  test('can be dismissed by its reader only', async () => {
    await ana.command('queue', {});
    const [event] = studio.events.commands;
    if (!event) throw new Error('no command arrived');
    await studio.chat.answer(event.ref, { text: 'Nothing waits.' });
    const [answer] = await ana.messages();
    const bob = await openBrowser(studio.base);
    expect((await bob.post('/studio/dismiss', { message: answer?.id })).status).toBe(400);
    expect(await ana.messages()).toHaveLength(1);
    expect((await ana.post('/studio/dismiss', { message: answer?.id })).status).toBe(200);
    expect(await ana.messages()).toEqual([]);
  });

  test('a message for everybody cannot be dismissed', async () => {
    const { id } = await studio.chat.post('studio:main', { text: 'for all' }, 'k');
    expect((await ana.post('/studio/dismiss', { message: id })).status).toBe(400);
    expect(await ana.messages()).toHaveLength(1);
  });
});

describe('a button', () => {
  const cancel = { id: 'v1:cancel:job1', label: 'Cancel', style: 'danger' } as const;
  const press = (browser: Browser, message: string, action: string = cancel.id) =>
    browser.post('/studio/actions', { key: randomUUID(), message, action });

  test('reaches the core as it was put into the message', async () => {
    const card = await studio.chat.post('studio:main', { text: 'card', buttons: [[cancel]] }, 'k');
    const thread = await studio.chat.threadFor({ card, pictures: 1, title: '' });
    const { id } = await studio.chat.post(thread, { text: 'picture', buttons: [[cancel]] }, 'p');
    expect((await press(ana, id)).status).toBe(202);
    const { me } = await ana.state();
    expect(studio.events.actions).toMatchObject([
      { action: 'v1:cancel:job1', person: me.ref, address: 'studio:main' },
    ]);
  });

  test('of a private card keeps what follows private', async () => {
    const { me } = await ana.state();
    const alone = await studio.chat.privateAddress(me.ref, 'studio:main');
    const { id } = await studio.chat.post(alone, { text: 'card', buttons: [[cancel]] }, 'k');
    await press(ana, id);
    expect(studio.events.actions[0]?.address).toBe(alone);
    const bob = await openBrowser(studio.base);
    expect((await press(bob, id)).status).toBe(409);
    expect(studio.events.actions).toHaveLength(1);
  });

  test('that is no longer there is refused with a sentence', async () => {
    const ref = await studio.chat.post('studio:main', { text: 'card', buttons: [[cancel]] }, 'k');
    expect((await press(ana, ref.id, 'v1:delete:job1')).status).toBe(409);
    await studio.chat.update(ref, { text: 'done' });
    expect(await errorOf(await press(ana, ref.id))).toEqual([409, expect.stringContaining('button is gone')]);
    expect(studio.events.actions).toEqual([]);
  });
});

test('suggestions are asked with what was chosen so far', async () => {
  const question = { command: 'imagine', option: 'model', typed: '4', options: { ratio: '1:1' } };
  const response = await ana.post('/studio/suggest', question);
  expect(await response.json()).toEqual({ suggestions: [{ name: 'Model 4.5', value: '4.5' }] });
  expect(studio.events.suggests).toMatchObject([{ ...question, place: 'studio:main', locale: 'en' }]);
});
