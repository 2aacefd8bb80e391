import { expect, test } from 'vitest';
import { decodeAddress } from '../../../src/chat/slack/address.ts';
import { createPace } from '../../../src/chat/slack/pace.ts';

const address = decodeAddress('slack:channel?channel=C1&person=U1&team=T1');
const other = decodeAddress('slack:channel?channel=C1&person=U1&team=T2');

test('one card is edited every five seconds, many share the minute of their workspace', () => {
  let now = 0;
  const pace = createPace(() => now);
  pace.take(address, 'one');
  expect(pace.spacingMs(address)).toBe(5_000);
  for (let card = 0; card < 29; card += 1) pace.take(address, `card ${card}`);
  expect(pace.spacingMs(address)).toBe(40_000);
  expect(pace.spacingMs(other)).toBe(5_000);
  now = 60_000;
  expect(pace.spacingMs(address)).toBe(5_000);
});

test('thirty changing cards never take more than 45 edits a minute, and each has its turn', () => {
  let now = 0;
  const pace = createPace(() => now);
  const edits: { card: string; at: number }[] = [];
  const due = new Map(Array.from({ length: 30 }, (_, card) => [`card ${card}`, 0]));
  for (; now < 300_000; now += 500) {
    for (const [card, at] of due) {
      if (at > now) continue;
      if (pace.take(address, card)) edits.push({ card, at: now });
      due.set(card, now + (edits.at(-1)?.card === card ? pace.spacingMs(address) : 2_000));
    }
  }
  for (let from = 0; from < 240_000; from += 1_000) {
    expect(edits.filter(({ at }) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(45);
  }
  for (const card of due.keys()) expect(edits.filter((edit) => edit.card === card).length).toBeGreaterThan(3);
});
