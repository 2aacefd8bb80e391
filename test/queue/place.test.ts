import { expect, test } from 'vitest';
import { type LineFacts, placeInLine, takeTurns } from '../../src/queue/place.ts';

const roomy = { imagesPerMinute: 500, free: 500, returns: [] };
const facts = (changes: Partial<LineFacts>): LineFacts => ({
  ...{ waiting: [], ownRunning: 0, personRunningJobs: 3, model: roomy, own: roomy },
  ...{ typicalMs: 10_000, pausedUntil: 0, now: 1_000_000 },
  ...changes,
});
const jobs = (...people: string[]) =>
  people.map((person, n) => ({ jobId: `${person}${n}`, person, images: 2 }));

test('the next person stands behind the first job of somebody with many, not behind all of them', () => {
  const waiting = jobs('ana', 'ana', 'ana', 'ben');
  expect(takeTurns(waiting).map((entry) => entry.jobId)).toEqual(['ana0', 'ben3', 'ana1', 'ana2']);
  expect(placeInLine('ben3', facts({ waiting }))?.position).toBe(2);
  expect(placeInLine('ana2', facts({ waiting }))?.position).toBe(4);
});

test('a job that is not waiting has no place', () => {
  expect(placeInLine('gone', facts({ waiting: jobs('ana') }))).toBeNull();
});

test('with room for its pictures a job starts now', () => {
  expect(placeInLine('ana0', facts({ waiting: jobs('ana') }))).toEqual({ position: 1, startsAt: 1_000_000 });
});

test('without room it starts when enough pictures of the last minute have passed', () => {
  const waiting = jobs('ana', 'ben');
  const returns = [1_010_000, 1_020_000, 1_030_000, 1_040_000];
  expect(placeInLine('ana0', facts({ waiting, model: { ...roomy, free: 0, returns } }))?.startsAt).toBe(
    1_020_000,
  );
  expect(placeInLine('ben1', facts({ waiting, model: { ...roomy, free: 0, returns } }))?.startsAt).toBe(
    1_040_000,
  );
  expect(placeInLine('ben1', facts({ waiting, model: { ...roomy, free: 2, returns } }))?.startsAt).toBe(
    1_020_000,
  );
});

test('beyond what is known each further minute brings one limit of pictures', () => {
  const waiting = [{ jobId: 'a', person: 'ana', images: 25 }];
  const place = placeInLine(
    'a',
    facts({ waiting, model: { free: 0, returns: [1_010_000], imagesPerMinute: 10 } }),
  );
  expect(place?.startsAt).toBe(1_010_000 + 3 * 60_000);
});

test('a person with all job slots in use waits for one of them, as long as jobs usually take', () => {
  const waiting = jobs('ana', 'ana');
  expect(placeInLine('ana0', facts({ waiting, ownRunning: 3 }))?.startsAt).toBe(1_010_000);
  expect(placeInLine('ana0', facts({ waiting, ownRunning: 3, typicalMs: null }))?.startsAt).toBeNull();
});

test('a paused model starts nothing before the pause is over', () => {
  expect(placeInLine('ana0', facts({ waiting: jobs('ana'), pausedUntil: 1_060_000 }))?.startsAt).toBe(
    1_060_000,
  );
});

test('somebody over their own limit waits for their own pictures, whatever the model has left', () => {
  const own = { imagesPerMinute: 4, free: 0, returns: [1_030_000, 1_050_000] };
  const waiting = jobs('ana', 'ben');
  expect(placeInLine('ana0', facts({ waiting, own }))?.startsAt).toBe(1_050_000);
});
