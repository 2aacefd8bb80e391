import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Card, OutMessage, PostedRef } from '../../../src/chat/chat.ts';
import { createEdits } from '../../../src/chat/slack/edits.ts';
import { createLines } from '../../../src/chat/slack/lines.ts';
import { createLogger } from '../../../src/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refOf = (card: number): PostedRef => ({
  address: 'slack:channel?channel=C1&person=U1&team=T1&at=0',
  id: `${card}.0`,
});
const stateOf = (tone: Card['tone'], status: string): OutMessage => ({
  card: {
    ...{ tone, status, heading: 'Ana asked for', prompt: 'a fox', settings: '1 picture' },
    ...{ tiles: [], ratio: 1, countdownTo: null, notes: [], sheet: null },
  },
});

function stage(send = async (_ref: PostedRef, _message: OutMessage) => {}) {
  const sent: { card: string; status: string; at: number }[] = [];
  const edits = createEdits({
    lines: createLines(),
    log: createLogger('test'),
    async send(ref, message) {
      await send(ref, message);
      sent.push({ card: ref.id, status: message.card?.status ?? '', at: Date.now() });
    },
  });
  return { edits, sent };
}

test('thirty changing cards share 25 edits a minute evenly, and each shows its newest state', async () => {
  const { edits, sent } = stage();
  const from = Date.now();
  for (let second = 0; second < 300; second += 5) {
    for (let card = 0; card < 30; card += 1)
      await edits.update(refOf(card), stateOf('working', `${second} s`));
    await vi.advanceTimersByTimeAsync(5_000);
  }
  for (let at = from; at < from + 240_000; at += 1_000) {
    expect(sent.filter((edit) => edit.at >= at && edit.at < at + 60_000).length).toBeLessThanOrEqual(25);
  }
  const counts: number[] = [];
  for (let card = 0; card < 30; card += 1) {
    const mine = sent.filter((edit) => edit.card === `${card}.0`);
    counts.push(mine.length);
    for (const { status, at } of mine)
      expect(at - from - Number(status.split(' ')[0]) * 1000).toBeLessThan(5_001);
  }
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  expect(sent.length).toBeGreaterThanOrEqual(4 * 25);
});

test('the last state is sent at once when those in between have used up their share, and stays on top', async () => {
  const { edits, sent } = stage();
  for (let card = 0; card < 30; card += 1) await edits.update(refOf(card), stateOf('working', 'drawing'));
  expect(sent).toHaveLength(25);
  await edits.update(refOf(29), stateOf('done', 'Done'));
  expect(sent.at(-1)).toMatchObject({ card: '29.0', status: 'Done' });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sent.filter(({ card }) => card === '29.0').map(({ status }) => status)).toEqual(['Done']);
  expect(sent).toHaveLength(30);
});

test('a last state waits for an edit of the same card that is on its way', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { edits, sent } = stage(async (_ref, message) =>
    message.card?.tone === 'working' ? held : undefined,
  );
  const early = edits.update(refOf(1), stateOf('working', 'drawing'));
  await vi.advanceTimersByTimeAsync(0);
  const last = edits.update(refOf(1), stateOf('done', 'Done'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([]);
  release();
  await Promise.all([early, last]);
  expect(sent.map(({ status }) => status)).toEqual(['drawing', 'Done']);
});

test('an edit that fails is reported when there is nothing to wait for', async () => {
  const { edits } = stage(async () => {
    throw new Error('gone');
  });
  await expect(edits.update(refOf(1), stateOf('working', 'drawing'))).rejects.toThrow('gone');
  await expect(edits.update(refOf(1), stateOf('done', 'Done'))).rejects.toThrow('gone');
});
