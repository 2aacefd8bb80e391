import { describe, expect, test } from 'vitest';
import type { Card, Tile } from '../../../../src/chat/chat.ts';
import type { PageMessage } from '../../../../src/chat/studio/message.ts';
import {
  addMessages,
  expectedShape,
  groupMessages,
  isOfJob,
  picturesOf,
  removeMessage,
  slotsOf,
} from '../../../../src/chat/studio/page/conversation.ts';

const long = 1_000_000;

function message(id: string, more: Partial<PageMessage> = {}): PageMessage {
  const empty = { thread: null, visibleTo: null, answers: null, card: null, text: null, mention: null };
  const rest = {
    returnPrompt: null,
    files: [],
    buttons: [],
    menu: null,
    createdAt: 0,
    updatedAt: 0,
    removed: false,
  };
  return { id, seq: Number(id), revision: Number(id), ...empty, ...rest, ...more };
}

function picture(id: string, index: number | null): PageMessage {
  const name = { name: 'a.jpg', alt: 'fox', title: 'fox' };
  const file = { key: `k${id}`, index, ...name, mime: 'image/jpeg', bytes: 1, width: 200, height: 100 };
  return message(id, { thread: '1', files: [file] });
}

function card(tone: Card['tone'], states: Tile['state'][]): PageMessage {
  const tiles = states.map((state, index) => ({ state, label: `${index + 1}: ${state}` }));
  const words = {
    heading: '',
    prompt: '',
    settings: '',
    ratio: 1,
    status: '',
    countdownTo: null,
    notes: [],
    sheet: null,
  };
  return message('1', { card: { tone, tiles, ...words } });
}

describe('the conversation', () => {
  test('an older write never replaces a newer one', () => {
    const newer = message('1', { revision: 9, text: 'new' });
    const messages = addMessages(addMessages(new Map(), [newer]), [message('1', { text: 'old' })]);
    expect(messages.get('1')?.text).toBe('new');
  });

  test('pictures stand under their card, whatever came between', () => {
    const all = [message('2'), picture('3', 0), card('working', ['drawing'])];
    const entries = groupMessages(addMessages(new Map(), all));
    expect(entries.map(({ message: { id }, thread }) => [id, thread.length])).toEqual([
      ['1', 1],
      ['2', 0],
    ]);
  });

  test('pictures of a card that is gone stand alone', () => {
    const all = addMessages(new Map(), [card('done', ['done']), picture('3', 0)]);
    expect(groupMessages(removeMessage(all, '1')).map(({ message: { id } }) => id)).toEqual(['3']);
  });
});

test('the buttons of a job stand under its card once, whoever else carries them', () => {
  const [own, again] = ['own', 'again'].map((id) => ({ id, label: id, style: 'plain' as const }));
  if (!own || !again) throw new Error('there are no buttons');
  const thread = ['2', '3'].map((id) => ({
    ...picture(id, 0),
    buttons: [[{ ...own, id: `own-${id}` }], [again]],
  }));
  const idsIn = (card_: PageMessage) =>
    groupMessages(addMessages(new Map(), [card_, ...thread])).flatMap(({ message: head, thread: below }) =>
      [head, ...below].map(({ buttons }) => buttons.flat().map(({ id }) => id)),
    );
  const plain = card('done', ['done']);
  expect(idsIn(plain)).toEqual([[], ['own-2', 'again'], ['own-3']]);
  expect(idsIn({ ...plain, buttons: [[again]] })).toEqual([['again'], ['own-2'], ['own-3']]);
});

test('a picture of a job can be gone on from; a sheet of several in an answer cannot', () => {
  const [own] = picturesOf([picture('2', 0)]);
  const [old] = picturesOf([picture('2', null)]);
  const [sheet] = picturesOf([{ ...picture('2', null), thread: null }]);
  expect([own, old, sheet].map((one) => one && isOfJob(one))).toEqual([true, true, false]);
});

describe('the places under a card', () => {
  test('a picture that finishes first stands where it belongs', () => {
    const entry = {
      message: card('working', ['drawing', 'done', 'waiting']),
      thread: [picture('2', 1)],
    };
    expect(slotsOf(entry, long).map(({ picture: found, state }) => found?.message.id ?? state)).toEqual([
      'drawing',
      '2',
      'waiting',
    ]);
  });

  test('a picture without a number takes the first finished place', () => {
    const entry = { message: card('working', ['failed', 'done']), thread: [picture('2', null)] };
    expect(slotsOf(entry, long).map(({ picture: found }) => found !== null)).toEqual([false, true]);
  });

  test('a failed picture keeps its place among the others', () => {
    const entry = { message: card('partial', ['done', 'failed']), thread: [picture('2', 0)] };
    expect(slotsOf(entry, long).map(({ state }) => state)).toEqual(['done', 'failed']);
  });

  test('nothing is kept free for what will never come', () => {
    expect(slotsOf({ message: card('failed', ['failed', 'failed']), thread: [] }, long)).toEqual([]);
    expect(slotsOf({ message: card('done', ['done']), thread: [] }, long)).toEqual([]);
  });

  test('a finished picture has a moment to arrive after its card', () => {
    expect(slotsOf({ message: card('done', ['done']), thread: [] }, 1000)).toHaveLength(1);
  });

  test('a picture whose number the card does not have stands after the others', () => {
    const entry = { message: card('done', ['done']), thread: [picture('2', 7), picture('3', 0)] };
    expect(slotsOf(entry, long).map(({ picture: found }) => found?.message.id)).toEqual(['3', '2']);
  });

  test('their shape is that of a finished picture, else what the card says', () => {
    const entry = { message: card('working', ['done', 'drawing']), thread: [picture('2', 0)] };
    expect(expectedShape(slotsOf(entry, long), 0.5)).toBe(2);
    expect(expectedShape([], 0.5)).toBe(0.5);
  });
});
