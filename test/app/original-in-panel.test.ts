import { expect, test } from 'vitest';
import { openStudioSuite } from './harness.ts';

const { person } = await openStudioSuite();

test('a small copy says that it is one, and its original comes when it is asked for', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'a large fox', size: '4K', count: 2, delivery: 'batched' });
  const card = await ana.cardSays('a large fox', /^Done/);
  const [together] = await ana.threadOf(card, 2);
  if (!together) throw new Error('no pictures');
  const [first] = together.files;
  expect(first?.isCopy).toBeUndefined();
  expect(first?.bytes).toBeGreaterThan(400_000);
  await ana.press(together, '1');
  const panel = await ana.answerSays(/^1 of 2/);
  expect(panel.files).toMatchObject([{ isCopy: true }]);
  expect(panel.files[0]?.key).not.toBe(first?.key);
  await ana.press(panel, 'Download original');
  const answer = await ana.answerSays(/^(?!1 of 2)[\s\S]*a large fox/);
  expect(answer.files.map(({ key, isCopy }) => [key, isCopy])).toEqual([[first?.key, undefined]]);
}, 60_000);
