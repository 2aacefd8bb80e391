import { expect, test } from 'vitest';
import { renderPictures } from '../../src/delivery/pictures.ts';
import { fileName } from '../../src/image/label.ts';
import type { FullJob, Picture } from '../../src/queue/job.ts';
import { createWords } from '../../src/words/words.ts';
import { newJob } from '../store/samples.ts';

function jobOf(count: number): FullJob {
  const stored = newJob({ count });
  const file = { key: 'k', mime: 'image/jpeg', bytes: 10, width: 2848, height: 1600 };
  const picture: Omit<Picture, 'index'> = {
    ...{
      jobId: stored.id,
      callId: 'call',
      state: 'kept',
      keptAt: null,
      packed: false,
      published: false,
      failure: null,
      ...file,
    },
  };
  const times = { createdAt: stored.now, queuedAt: null, startedAt: null, endedAt: null };
  return {
    ...{ ...stored, ...times, state: 'done', cancelRequested: false, failure: null, sheet: null },
    ...{ references: [], calls: [] },
    pictures: Array.from({ length: count }, (_, index) => ({ ...picture, index })),
  };
}

const limits = {
  ...{
    filesPerMessage: 10,
    bytesPerFile: 100,
    bytesPerMessage: 1000,
    formats: ['jpeg'],
    altTextLength: 100,
    editSpacingMs: 0,
  },
};
const words = createWords('en');

test('a picture carries its number, and says which of how many it is', async () => {
  const shrink = async () => Promise.reject(new Error('it fits'));
  const message = await renderPictures({
    job: jobOf(4),
    indexes: [2],
    limits,
    words,
    shrink,
    linkFor: () => null,
  });
  expect(message.text).toBeUndefined();
  expect(message.files).toMatchObject([{ index: 2, title: '3 of 4 · 2848×1600', key: 'k' }]);
});

test('a picture of a storyboard has its scene as its caption', async () => {
  const job = jobOf(2);
  const request = { ...job.request, mode: 'set' as const, prompt: '1. a fox wakes\n2. they dance' };
  const message = await renderPictures({
    ...{ job: { ...job, request }, indexes: [0, 1], limits, words, linkFor: () => null },
    shrink: async () => Promise.reject(new Error('it fits')),
  });
  expect(message.files?.map(({ caption }) => caption)).toEqual(['a fox wakes', 'they dance']);
});

test('the file of a variation keeps the name it was posted under, by which an edit finds it again', async () => {
  const job = jobOf(1);
  const prompt = 'Render image 1 again at a higher resolution and change nothing in it: a fox';
  const message = await renderPictures({
    ...{ job: { ...job, request: { ...job.request, prompt } }, indexes: [0], limits, words },
    ...{ linkFor: () => null, shrink: async () => Promise.reject(new Error('it fits')) },
  });
  expect(message.files).toMatchObject([{ name: fileName(prompt, `${job.id}-1`, 'jpeg'), alt: 'a fox' }]);
});

test('what is too large for a chat is sent as a smaller copy that keeps its number, and that is said', async () => {
  const job = jobOf(2);
  const copy = { key: 'small', mime: 'image/jpeg', bytes: 3, width: 100, height: 56 };
  const message = await renderPictures({
    ...{ job, indexes: [1], words, limits: { ...limits, bytesPerFile: 5 } },
    shrink: async () => copy,
    linkFor: () => null,
  });
  expect(message.files).toMatchObject([{ ...copy, index: 1, title: '2 of 2 · 2848×1600' }]);
  expect(message.text).toContain(`in the studio (${job.id})`);
});

test('where originals can be reached, a smaller copy comes with the link to its own', async () => {
  const copy = { key: 'small', mime: 'image/jpeg', bytes: 3, width: 100, height: 56 };
  const job = jobOf(2);
  const message = await renderPictures({
    ...{ job, indexes: [0, 1], words, limits: { ...limits, bytesPerFile: 5 } },
    ...{ shrink: async () => copy, linkFor: (imageId) => `https://darkroom.example/${imageId}` },
  });
  const links = job.pictures.map(({ index }) => `https://darkroom.example/${job.id}-${index + 1}`);
  expect(message.text).toContain(`The originals: ${links.join(' ')}`);
});
