import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLines, type LeaveLine, type Limit } from '../../../src/chat/slack/lines.ts';

const limit: Limit = { name: 'posts', most: 2, windowMs: 10_000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Enters and notes when it was served; leaves at once. */
function enter(lines: ReturnType<typeof createLines>, lane: string, served: string[]): Promise<void> {
  return lines.enter({ limit, lane }).then((leave) => {
    served.push(lane);
    leave?.({ used: true });
  });
}

test('no more than the limit pass in any window, counted from their answers on', async () => {
  const lines = createLines();
  const served: string[] = [];
  const slow = await lines.enter({ limit, lane: 'slow' });
  void enter(lines, 'a', served);
  void enter(lines, 'b', served);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(served).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(1);
  expect(served).toEqual(['a', 'b']);
  void enter(lines, 'c', served);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(served).toHaveLength(2);
  slow?.({ used: true });
  await vi.advanceTimersByTimeAsync(1);
  expect(served).toEqual(['a', 'b', 'c']);
});

test('those who wait take turns, however many one of them has', async () => {
  const lines = createLines();
  const served: string[] = [];
  for (const lane of ['a', 'a', 'a', 'a', 'a', 'b', 'c', 'b']) void enter(lines, lane, served);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(served).toEqual(['a', 'a', 'b', 'c', 'a', 'b', 'a', 'a']);
});

test('a pause is kept by all, and the longest one counts', async () => {
  const lines = createLines();
  const served: string[] = [];
  lines.pause(limit, 3_000);
  lines.pause(limit, 1_000);
  void enter(lines, 'a', served);
  await vi.advanceTimersByTimeAsync(2_999);
  expect([served, lines.isFree(limit)]).toEqual([[], false]);
  await vi.advanceTimersByTimeAsync(1);
  expect(served).toEqual(['a']);
});

test('who cannot wait leaves, and who was not needed gives the place back at once', async () => {
  const lines = createLines();
  const leaves: (LeaveLine | null)[] = [];
  for (const lane of ['a', 'b']) leaves.push(await lines.enter({ limit, lane }));
  const hurried = lines.enter({ limit, lane: 'c', patienceMs: 500 });
  const patient = lines.enter({ limit, lane: 'c' });
  await vi.advanceTimersByTimeAsync(500);
  expect(await hurried).toBeNull();
  expect(lines.isFree(limit)).toBe(false);
  leaves[0]?.({ used: false });
  expect(await patient).not.toBeNull();
});
