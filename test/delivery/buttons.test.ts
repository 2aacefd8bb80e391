import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Button, opensForm, parseActionId } from '../../src/chat/chat.ts';
import { cardButtons, messageButtons, pictureButtons } from '../../src/delivery/buttons.ts';
import type { FullJob } from '../../src/queue/job.ts';
import { jobIdFor } from '../../src/request/address.ts';
import { createWords, languages } from '../../src/words/words.ts';
import { keptFile, newJob } from '../store/samples.ts';

interface Shape {
  key: string;
  count: number;
  mode: 'variations' | 'set';
  hidden: boolean;
  published: boolean;
  state: FullJob['state'];
  cancelRequested: boolean;
}

function jobOf({ key, count, mode, hidden, published, state, cancelRequested }: Shape): FullJob {
  const { modelKey: _modelKey, now, ...stored } = newJob({ count, mode, private: hidden });
  return {
    ...{ ...stored, id: jobIdFor(key), state, cancelRequested, failure: null, sheet: null },
    ...{ createdAt: now, queuedAt: now, startedAt: now, endedAt: now, references: [], calls: [] },
    pictures: Array.from({ length: count }, (_, index) => ({
      ...{ ...keptFile, index, jobId: jobIdFor(key), callId: 'c', state: 'kept' as const, keptAt: now },
      ...{ failure: null, packed: true, published },
    })),
  };
}

const shapes = fc.record({
  key: fc.string({ minLength: 1 }),
  count: fc.integer({ min: 1, max: 15 }),
  mode: fc.constantFrom('variations' as const, 'set' as const),
  hidden: fc.boolean(),
  published: fc.boolean(),
  state: fc.constantFrom<FullJob['state'][]>('queued', 'running', 'done', 'failed', 'cancelled', 'unknown'),
  cancelRequested: fc.boolean(),
});

/** What the tightest of the chats takes: ids of Discord, labels of Slack, rows of both. */
function expectToFit(rows: readonly (readonly Button[])[]): void {
  expect(rows.length).toBeLessThanOrEqual(5);
  const buttons = rows.flat();
  for (const row of rows) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.length).toBeLessThanOrEqual(5);
  }
  for (const { id, label } of buttons) {
    expect(id.length).toBeLessThanOrEqual(100);
    expect(parseActionId(id)).not.toBeNull();
    expect(label.length).toBeLessThanOrEqual(75);
    expect(label).not.toBe('');
  }
  expect(new Set(buttons.map(({ id }) => id)).size).toBe(buttons.length);
}

test('the buttons of any job fit every chat, in every language', () => {
  fc.assert(
    fc.property(shapes, fc.constantFrom(...languages), fc.nat(), (shape, language, from) => {
      const job = jobOf(shape);
      const words = createWords(language);
      const indexes = job.pictures.map(({ index }) => index).slice(from % job.pictures.length);
      expectToFit(messageButtons(job, indexes, words));
      expectToFit(pictureButtons(job, indexes[0] ?? 0, words));
      expectToFit(cardButtons(job, words, true));
      expectToFit(cardButtons(job, words, false));
    }),
  );
});

const words = createWords('en');
const shape: Shape = {
  ...{ key: 'k', count: 1, mode: 'variations', hidden: false, published: false },
  ...{ state: 'done', cancelRequested: false },
};

test('only the buttons that ask for something open a form', () => {
  const ids = messageButtons(jobOf(shape), [0], words)
    .flat()
    .map(({ id }) => id);
  const actions = ids.filter(opensForm).map((id) => parseActionId(id)?.action);
  expect(actions).toEqual(['edit', 'prompt', 'settings']);
});

test('a card offers what no message of its pictures offers', () => {
  const labels = (job: FullJob, again = false) =>
    cardButtons(job, words, again)
      .flat()
      .map(({ label }) => label);
  expect(labels(jobOf(shape))).toEqual([]);
  expect(labels(jobOf({ ...shape, count: 2 }))).toEqual([
    'Again',
    'Edit prompt',
    'Change settings',
    'Details',
    'Try on a stronger model',
  ]);
  expect(labels(jobOf({ ...shape, state: 'running' }))).toEqual(['Cancel']);
  expect(labels(jobOf({ ...shape, state: 'running', cancelRequested: true }))).toEqual([]);
  expect(labels(jobOf({ ...shape, count: 2 }), true)[0]).toBe('Run again');
});

test('a private picture can be posted to the channel until it is there', () => {
  const labels = (changes: Partial<Shape>) =>
    pictureButtons(jobOf({ ...shape, ...changes }), 0, words)
      .flat()
      .map(({ label }) => label);
  expect(labels({ hidden: true })).toContain('Post to channel');
  expect(labels({ hidden: true, published: true })).not.toContain('Post to channel');
  expect(labels({})).not.toContain('Post to channel');
});
